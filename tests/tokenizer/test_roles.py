"""What an author is, on a line of its own: roles.toml has the names, the roles and the pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import rupress
from rupress.tokenizer.roles import is_role

TABLE = tomllib.loads((Path(__file__).parent / "roles.toml").read_text(encoding="utf-8"))
WAYS = [(way, "text") for way in TABLE["texts"]] + [(way, "html") for way in TABLE["pages"]]


@pytest.mark.parametrize("role", TABLE["roles"])
@pytest.mark.parametrize(("way", "media"), WAYS)
def test_a_role_under_the_author_is_of_the_byline(way: str, media: str, role: str) -> None:
    given = {key: TABLE[key] for key in ("title", "date")} | {"role": role, "text": "\n".join(TABLE["paragraphs"])}
    given["markup"] = "".join(f"<p>{words}</p>" for words in TABLE["paragraphs"])
    for name in TABLE["names"]:
        page = rupress.parse(way.format(name=name, **given), media=media)
        assert page.headline == TABLE["title"]
        assert list(page.paragraphs) == TABLE["paragraphs"]
        assert [author.name for author in page.authors] == [name]
        assert page.deck is None
        kinds = [s.kind for s in page.segments if role in page.text[s.span.start : s.span.stop]]
        assert kinds == ["byline"]


@pytest.mark.parametrize("words", TABLE["is"])
def test_a_role_is_told(words: str) -> None:
    assert is_role(words)


@pytest.mark.parametrize("words", TABLE["not"])
def test_what_is_no_role(words: str) -> None:
    assert not is_role(words)
