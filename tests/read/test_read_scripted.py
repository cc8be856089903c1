"""Pages whose text is only in their scripts: scripted.toml has the pages and the stories."""

from __future__ import annotations

import html
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.growth import growth

import rupress
from rupress.invariants import check

TABLE = tomllib.loads((Path(__file__).parent / "scripted.toml").read_text(encoding="utf-8"))
LONG = "Паром через реку встал до весны, рассказали на пристани в среду. Пассажиров перевезут на автобусах. " * 4


def escaped(text: str, *, ascii_only: bool = False) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1].replace("<", "\\u003C")


def page_of(template: str, story: dict[str, Any]) -> str:
    title, paragraphs = story["title"], story["paragraphs"]
    markup = "".join(f"<p>{words}</p>" for words in paragraphs)
    state = json.dumps({"article": {"title": title, "text": markup}})
    words = {"title": title, "title_": escaped(title), "m": markup, "h": escaped(markup), "q": escaped(state)}
    words |= {"t": escaped("\n\n".join(paragraphs)), "e": escaped(html.escape(markup)), "deep": '{"title":[' * 30_000}
    words |= {"long": escaped(LONG), "lead_": escaped(LONG[:180])}
    words |= {"p1a": escaped(paragraphs[0][:20]), "p1b": escaped(paragraphs[0][20:])}
    words |= {f"p{k}": one for k, one in enumerate(paragraphs, 1)}
    words |= {f"p{k}_": escaped(one) for k, one in enumerate(paragraphs, 1)}
    return re.sub(r"\{(\w+)\}", lambda name: words[name[1]], template)


@pytest.mark.parametrize("name", TABLE["pages"])
def test_a_text_that_only_scripts_would_show_is_taken(name: str) -> None:
    made = TABLE["pages"][name]
    for story in TABLE["stories"]:
        page = rupress.parse(page_of(made["html"], story), media="html")
        assert page.headline == story["title"]
        assert list(page.paragraphs) == story["paragraphs"]
        assert [note.code for note in page.notes] == ["unseen_text"]
        assert not check(page)
        lines = page.text.split("\n")
        seen = [page_of(words, story) for words in made.get("seen", ())]
        assert lines == [*seen, *[words for words in (story["title"], *story["paragraphs"]) if words not in seen]]


@pytest.mark.parametrize("name", TABLE["same"])
def test_what_is_visible_and_what_is_no_article_stays(name: str) -> None:
    made = TABLE["same"][name]
    for story in TABLE["stories"]:
        markup = page_of(made["html"], story)
        page = rupress.parse(markup, media="html")
        assert page.text == rupress.parse(re.sub(r"(?s)<script.*?</script>", "", markup), media="html").text
        assert [note.code for note in page.notes if note.code != "no_article"] == [
            made[key] for key in ("note",) if key in made
        ]


@pytest.mark.parametrize(
    "piece", ['window.S={"a":', '{"title":"Мост открыли утром","b":[', '="', "={", '"Мост открыли утром",', "[1,2],"]
)  # fmt: skip
def test_time_grows_with_a_script(piece: str) -> None:
    def run(script: str) -> object:
        head = "<title>Мост открыли утром</title>"
        return rupress.parse(f"<html><head>{head}</head><body><script>{script}</script></body></html>")

    small, middle, large = (piece * (size // len(piece)) for size in (20_000, 60_000, 200_000))
    assert growth(run, small, large, allowed=20.0, attempts=3, middle=middle) < 20.0
