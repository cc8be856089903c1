"""What sites and archives say to their visitors is no text: visitors.toml has it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import rupress

TABLE = tomllib.loads((Path(__file__).parent / "visitors.toml").read_text(encoding="utf-8"))
MENU = "<nav><a href=/1>Новости</a> <a href=/2>Спорт</a> <a href=/3>Культура</a></nav>"
FOOT = "<footer>© 2024 Заречный вестник</footer>"


def page_of(inner: str, *, menu: str = MENU) -> str:
    return f"<html><head><title>{TABLE['title']} — Вестник</title></head><body>{menu}{inner}{FOOT}</body></html>"


def story(*more: str) -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in (*TABLE["paragraphs"], *more))
    return f"<article><h1>{TABLE['title']}</h1><time>{TABLE['date']}</time>{paragraphs}</article>"


@pytest.mark.parametrize("menu", ["", MENU], ids=["bare", "menu"])
@pytest.mark.parametrize(
    ("over", "under"), [(words, "") for words in TABLE["over"]] + [("", w) for w in TABLE["under"]]
)
def test_an_article_is_read_without_it(over: str, under: str, menu: str) -> None:
    page = rupress.parse(page_of(f"{over}{menu}{story()}{under}", menu=""))
    for found in (page, rupress.parse(page.text, media="text")):
        assert found.headline == TABLE["title"]
        assert list(found.paragraphs) == TABLE["paragraphs"]
        assert found.published is not None
        assert found.published.isoformat()[:16] == "2024-03-12T14:05"
        assert found.deck is None


@pytest.mark.parametrize("inner", TABLE["instead"])
def test_it_is_no_article(inner: str) -> None:
    page = rupress.parse(page_of(inner))
    for found in (page, rupress.parse(page.text, media="text")):
        assert found.headline is None
        assert not found.paragraphs


@pytest.mark.parametrize("words", TABLE["texts"])
def test_a_text_may_speak_of_such_things(words: str) -> None:
    page = rupress.parse(page_of(story(words)))
    assert list(page.paragraphs) == [*TABLE["paragraphs"], words]
