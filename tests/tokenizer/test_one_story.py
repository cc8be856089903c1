"""Pages with one story and little else: one_story.toml has the stories and what stands around them."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

import rupress

TABLE = tomllib.loads((Path(__file__).parent / "one_story.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("title", TABLE["stories"])
@pytest.mark.parametrize("menu", TABLE["menus"])
def test_one_story_is_an_article(title: str, menu: str) -> None:
    wanted = TABLE["stories"][title]
    text = "".join(f"<p>{words}</p>" for words in wanted)
    for date, author, foot in itertools.product(TABLE["dates"], TABLE["authors"], TABLE["feet"]):
        page = f"<html><body>{menu}<h1>{title}</h1>{date}{author}{text}{foot}</body></html>"
        layout = rupress.tokenize(page, media="html")
        for found in (layout, rupress.tokenize(layout.source.text, media="text")):
            seen = found.source.text
            assert found.headline is not None
            assert seen[found.headline.start : found.headline.stop].strip() == title
            assert [seen[span.start : span.stop].strip() for span in found.paragraphs] == wanted


@pytest.mark.parametrize("page", TABLE["lists"])
def test_a_short_list_is_none(page: str) -> None:
    assert not rupress.tokenize(page, media="html").paragraphs
