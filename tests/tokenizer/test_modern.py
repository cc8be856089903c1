"""Pages of today's frameworks and site builders: modern.toml has the parts, the names of elements and the stories."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import rupress

TABLE = tomllib.loads((Path(__file__).parent / "modern.toml").read_text(encoding="utf-8"))
NAMES: dict[str, dict[str, str]] = TABLE["names"]
PARTS: dict[str, list[str]] = TABLE["page"]


def filled(words: str, names: Mapping[str, str]) -> str:
    """Put what they stand for in the place of all `{names}`, those inside names too."""
    more = re.sub(r"\{(\w+)\}", lambda name: names[name[1]], words)
    return more if more == words else filled(more, names)


def pages() -> Iterator[Any]:
    """List a page for each way to write each part, the other parts as their first, with each way to name elements."""
    for part, ways in PARTS.items():
        for way in range(len(ways)):
            for name in NAMES:
                yield pytest.param({part: way}, name, id=f"{part}-{way}-{name}")


def page_of(story: Mapping[str, Any], ways: Mapping[str, int], name: str) -> str:
    """Make the page of a story."""
    classes = {role: f' class="{NAMES[name][role]}"' if role in NAMES[name] else "" for role in NAMES["blocks"]}
    parts = {part: found[ways.get(part, 0)] for part, found in PARTS.items()}
    paragraphs = {f"p{k}": words for k, words in enumerate(story["paragraphs"], 1)}
    given = {"other": TABLE["other"], "others": TABLE["others"], "title_": story["title"], "body": story["body"]}
    stated = json.dumps({"@type": "NewsArticle", "headline": story["title"]}, ensure_ascii=False)
    head = f"<title>{story['title']} — Вестник</title><script type=application/ld+json>{stated}</script>"
    body = filled(parts["shell"], {**parts, **given, **paragraphs, **classes})
    return f"<html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(("ways", "name"), list(pages()))
def test_a_story_of_today_is_read(ways: Mapping[str, int], name: str) -> None:
    for story in TABLE["story"]:
        page = rupress.parse(page_of(story, ways, name), media="html")
        assert page.headline == story["title"]
        assert [words for words in page.paragraphs if words not in story.get("subheads", ())] == story["paragraphs"]
        assert page.published is not None
        assert page.published.isoformat()[:16] == "2024-03-12T14:05"
        assert page.deck is None
