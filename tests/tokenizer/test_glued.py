"""Buttons that are glued to other lines: glued.toml has the buttons and the story."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import rupress
from rupress.invariants import check
from rupress.read import read
from rupress.tokenizer.rows import rows_of

TABLE = tomllib.loads((Path(__file__).parent / "glued.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("buttons", TABLE["buttons"])
@pytest.mark.parametrize("over", range(len(TABLE["over"])))
@pytest.mark.parametrize("under", range(len(TABLE["under"])))
def test_a_line_is_what_it_is_without_its_buttons(buttons: str, over: int, under: int) -> None:
    story = [TABLE["headline"], TABLE["date"], TABLE["author"], *TABLE["paragraphs"]]
    ways = [[*story[:k], story[k] + buttons, *story[k + 1 :]] for k in (0, 1, 2, 3, 5)]
    ways += [[*story[:k], buttons + story[k], *story[k + 1 :]] for k in (0, 3)]
    for lines in ways:
        page = rupress.parse(TABLE["over"][over] + "\n".join(lines) + TABLE["under"][under], media="text")
        assert page.headline == TABLE["headline"]
        assert list(page.paragraphs) == TABLE["paragraphs"]
        assert [author.name for author in page.authors] == ["Иван Ветров"]
        assert page.published is not None
        assert page.published.isoformat()[:16] == "2024-03-12T14:05"
        assert not check(page)


@pytest.mark.parametrize("marked", TABLE["lines"])
def test_where_a_line_is_cut(marked: str) -> None:
    text = marked.replace("|", "")
    rows = rows_of(read(text, media="text"))
    assert "|".join(text[row.span.start : row.span.stop] for row in rows) == marked
