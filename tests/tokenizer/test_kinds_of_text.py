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


def is_read(found: Layout, title: str, lines: list[str]) -> bool:
    """Tell whether a page has its headline, its date and all lines of its text, and no other."""
    if found.headline is None or found.published is None:
        return False
    headed = found.source.text[found.headline.start : found.headline.stop].strip() == title
    return headed and lines_of(found) == lines and (found.published.day, found.published.month) == (5, 6)


@pytest.mark.parametrize("title", TABLE["stories"])
def test_a_text_of_any_kind_is_an_article(title: str) -> None:
    story = TABLE["stories"][title]
    missed = []
    for menu, other, date, foot, before in AROUND:
        main = f"<div><h1>{title}</h1>{date}{story['html']}</div>"
        body = f"{other}{main}" if before else f"{main}{other}"
        page = f"<html><title>{title} — Голос Кедровска</title><body>{menu}{body}{foot}</body></html>"
        layout = rupress.tokenize(page, media="html")
        read = [layout, rupress.tokenize(layout.source.text, media="text")] if "sentences" in story else [layout]
        missed += [found for found in read if not is_read(found, title, story["lines"])]
    assert len(missed) == story.get("known", 0), f"one of them:\n{missed[:1]}"


@pytest.mark.parametrize("name", TABLE["none"])
def test_pages_without_an_article(name: str) -> None:
    layout = rupress.tokenize(TABLE["none"][name], media="html")
    assert not layout.paragraphs
    assert not rupress.tokenize(layout.source.text, media="text").paragraphs
