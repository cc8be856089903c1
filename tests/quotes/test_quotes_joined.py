"""The text of a quote that the author interrupts: `joined.tsv`, where ¶ stands for a line's end of the text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import rupress
from rupress import find_quotes
from rupress.ru.tables import read_toml

ROWS = list(
    csv.DictReader(
        (Path(__file__).parent / "joined.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
JOINS = read_toml("speech.toml")["joins"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_parts_are_joined_as_an_editor_would(row: dict[str, str]) -> None:
    (quote,) = find_quotes(row["text"].replace("¶", "\n"))
    assert quote.text == row["said"].replace("\\n", "\n")


@pytest.mark.parametrize("word", JOINS["divided"])
def test_a_comma_stands_before(word: str) -> None:
    (quote,) = find_quotes(f"«Мост узок, — сказал Седов, — {word} лодка тонет».")
    assert quote.text == f"Мост узок, {word} лодка тонет"


@pytest.mark.parametrize("stem", JOINS["divided_stems"])
def test_a_comma_stands_before_a_word_that_begins_so(stem: str) -> None:
    (quote,) = find_quotes(f"«Вот мост, — сказал Седов, — {stem}о лодка».")
    assert quote.text == f"Вот мост, {stem}о лодка"


@pytest.mark.parametrize("words", JOINS["introducing"])
def test_a_comma_stands_behind(words: str) -> None:
    (quote,) = find_quotes(f"«{words.capitalize()}, — сказал Седов, — лодку смыло».")
    assert quote.text == f"{words.capitalize()}, лодку смыло"


@pytest.mark.parametrize("word", JOINS["sums"])
def test_none_stands_before(word: str) -> None:
    (quote,) = find_quotes(f"«Мост узнали, — сказал Седов, — {word} снесли».")
    assert quote.text == f"Мост узнали {word} снесли"


@pytest.mark.parametrize("word", JOINS["predicates"])
def test_a_clause_may_have_no_verb(word: str) -> None:
    (quote,) = find_quotes(f"«Моста {word}, — сказал Седов, — лодка тонет».")
    assert quote.text == f"Моста {word}, лодка тонет"


def test_what_stands_between_paragraphs_of_the_page_is_no_part_of_the_text() -> None:
    body = "Мост через Лугу простоял сто лет, и никто не помнит, кто его построил и сколько он стоил городу."
    article = f"Мост в Луге закрыт\n\n{body} Седов сказал: «Мы ждали.\n\nДорога готова», — и ушёл.\n\n{body}"
    page = rupress.parse(article, media="article")
    (quote,) = [quote for quote in page.quotes if len(quote.parts) > 1]
    assert quote.text == "Мы ждали.\nДорога готова"
    assert not rupress.check(page)
