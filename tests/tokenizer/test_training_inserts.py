"""The inserts that pages to learn from are given: each line has a label, and placeholders that are filled."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

from rupress.tokenizer.pieces import KINDS

FOLDER = Path(__file__).parents[2] / "training/layout/inserts"
FILLED = {"title", "lead", "person", "clock", "date_line", "n", "city"}
INSERTS = [
    (path.stem, one)
    for path in sorted(FOLDER.glob("*.toml"))
    for one in tomllib.loads(path.read_text(encoding="utf-8"))["insert"]
]


def test_each_line_has_a_label_and_words() -> None:
    lines = [line.partition(" ") for _, one in INSERTS for line in one["lines"]]
    assert {label for label, _, _ in lines} <= set(KINDS)
    assert all(words.strip() for _, _, words in lines)


def test_each_insert_has_places_and_a_class() -> None:
    for _, one in INSERTS:
        assert one["class"]
        assert one["where"].split()
        assert set(one["where"].split()) <= {"top", "head", "body", "tail"}


def test_placeholders_are_those_that_are_filled() -> None:
    named = {name for _, one in INSERTS for line in one["lines"] for _, name, _, _ in string.Formatter().parse(line)}
    assert named - {None} <= FILLED


def test_no_insert_stands_twice() -> None:
    written = ["\n".join(one["lines"]) for _, one in INSERTS]
    assert len(written) == len(set(written))
