"""What names of elements tell: a line of classes.tsv has words of attributes and what they tell, near and around."""

from __future__ import annotations

from pathlib import Path

import pytest

from rupress.records import Line
from rupress.ru.tables import read_toml
from rupress.span import Span
from rupress.tokenizer.classes import told_of

LINES = (Path(__file__).parent / "classes.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]
TABLE = read_toml("markup.toml")
WORDS = [(part, what, word) for part, lists in TABLE.items() for what, words in lists.items() for word in words]


def told(*words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return told_of(Line(Span(0, 1), classes=words))


@pytest.mark.parametrize(("words", "near", "around"), CASES)
def test_names_of_elements(words: str, near: str, around: str) -> None:
    found = [" ".join(part) or "-" for part in told(*words.split())]
    assert found == [near, around]


@pytest.mark.parametrize(("part", "what", "word"), WORDS)
def test_every_word_tells(part: str, what: str, word: str) -> None:
    alone, begins, ends, within = (
        what in told(name)[0] for name in (f"b-{word}", f"{word}qq", f"qq{word}", f"q{word}q")
    )
    assert alone
    assert not within
    assert part == "whole" or (begins and ends)


def test_what_elements_tell_is_one_set() -> None:
    assert set(TABLE) == {"begin", "whole"}
    assert set(TABLE["whole"]) <= set(TABLE["begin"])
