"""Recipes, posters, forecasts, protocols: texts that are no news, in pages with little else (kinds_of_text.toml)."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

import rupress
from rupress import Layout

TABLE = tomllib.loads((Path(__file__).parent / "kinds_of_text.toml").read_text(encoding="utf-8"))
AROUND = list(itertools.product(TABLE["menus"], TABLE["lists"], TABLE["dates"], TABLE["feet"], [True, False]))


def lines_of(layout: Layout) -> list[str]:
    """Give the lines of the text: a paragraph may be several."""
    said = [layout.source.text[span.start : span.stop] for span in layout.paragraphs]
    return [line.strip() for words in said for line in words.split("\n") if line.strip()]


@pytest.mark.parametrize("title", TABLE["stories"])
def test_a_text_of_any_kind_is_an_article(title: str) -> None:
    story = TABLE["stories"][title]
    for menu, other, date, foot, before in AROUND:
        main = f"<div><h1>{title}</h1>{date}{story['html']}</div>"
        body = f"{other}{main}" if before else f"{main}{other}"
        page = f"<html><title>{title} — Голос Кедровска</title><body>{menu}{body}{foot}</body></html>"
        layout = rupress.tokenize(page, media="html")
        read = [layout, rupress.tokenize(layout.source.text, media="text")] if "sentences" in story else [layout]
        for found in read:
            assert found.headline is not None
            assert found.source.text[found.headline.start : found.headline.stop].strip() == title
            assert lines_of(found) == story["lines"]
            assert found.published is not None
            assert (found.published.day, found.published.month) == (5, 6)


@pytest.mark.parametrize("name", TABLE["none"])
def test_pages_without_an_article(name: str) -> None:
    layout = rupress.tokenize(TABLE["none"][name], media="html")
    assert not layout.paragraphs
    assert not rupress.tokenize(layout.source.text, media="text").paragraphs
