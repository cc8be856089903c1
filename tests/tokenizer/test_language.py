"""The language of an article: a line of languages.tsv is a text and what the note calls its language."""

from __future__ import annotations

from pathlib import Path

import pytest

import rupress
from rupress.ru.tables import read_toml

PAGES = sorted((Path(__file__).parents[1] / "fixtures/layouts").glob("*/page.html"))
LINES = (Path(__file__).parent / "languages.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_an_article_in_another_language_has_a_note(language: str, text: str) -> None:
    notes = [note.message for note in rupress.tokenize(text, media="article").notes if note.code == "not_russian"]
    assert len(notes) == (language != "-")
    assert language == "-" or f"in {language}:" in notes[0]


def test_every_language_has_an_example() -> None:
    assert {one["name"] for one in read_toml("languages.toml")["language"]} == {case[0] for case in CASES} - {"-"}


@pytest.mark.parametrize("page", PAGES, ids=[page.parent.name for page in PAGES])
def test_furniture_in_another_language_is_no_article(page: Path) -> None:
    """Several of these pages have menus and feet in Ukrainian, Kazakh, Belarusian or Tatar."""
    assert "not_russian" not in [note.code for note in rupress.tokenize(page.read_bytes()).notes]
