"""Pages of the old web and saved ones: old_web.toml has the stories, and how pages without style sheets were set."""

from __future__ import annotations

import itertools
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest

import rupress
from rupress.read import read
from rupress.records import Layout
from rupress.tokenizer.rows import rows_of

TABLE = tomllib.loads((Path(__file__).parent / "old_web.toml").read_text(encoding="utf-8"))


def body_of(paragraphs: list[str], form: dict[str, Any]) -> str:
    made = []
    for words in paragraphs:
        lines = textwrap.wrap(words, form["wide"], break_on_hyphens=False) if "wide" in form else [words]
        made.append(form["first"] + (form.get("break", "") + "\n").join(lines) + form["last"])
    before, after = form["before"], "</pre>" if "pre" in form["before"] else ""
    return f"{before}{''.join(made)}{after}"


def check(layout: Layout, title: str, wanted: list[str]) -> None:
    text = layout.source.text
    assert layout.headline is not None
    assert text[layout.headline.start : layout.headline.stop].strip() == title
    assert [" ".join(text[span.start : span.stop].split()) for span in layout.paragraphs] == wanted
    assert layout.published is not None
    assert (layout.published.year, layout.published.month, layout.published.day) == (2003, 3, 21)


@pytest.mark.parametrize("title", TABLE["stories"])
@pytest.mark.parametrize("shell", TABLE["shells"], ids=["bare", "tables", "print", "saved"])
@pytest.mark.parametrize("head", TABLE["heads"], ids=["small date", "one line", "centre", "cells"])
def test_a_page_without_style_sheets(title: str, shell: str, head: str) -> None:
    wanted = TABLE["stories"][title]
    for date, form in itertools.product(TABLE["dates"], TABLE["texts"]):
        page = shell.replace("{head}", head).replace("{title}", title).replace("{date}", date)
        check(rupress.tokenize(page.replace("{text}", body_of(wanted, form)), media="html"), title, wanted)


@pytest.mark.parametrize("title", TABLE["stories"])
@pytest.mark.parametrize("wide", [58, 64, 72])
@pytest.mark.parametrize("form", ["{0}\n\n", "   {0}\n", "\t{0}\n"], ids=["apart", "indented", "tabs"])
def test_a_text_of_one_width(title: str, wide: int, form: str) -> None:
    wanted = TABLE["stories"][title]
    paragraphs = [form.format("\n".join(textwrap.wrap(words, wide, break_on_hyphens=False))) for words in wanted]
    page = f"Главная\nНовости\nАрхив\t{title}\n21 марта 2003, 14:35\n\n" + "".join(paragraphs)
    check(rupress.tokenize(page, media="text"), title, wanted)


@pytest.mark.parametrize("name", TABLE["kept"])
@pytest.mark.parametrize("media", ["html", "text"])
def test_other_lines_are_left_as_they_are(name: str, media: str) -> None:
    lines = TABLE["kept"][name].split("\n")
    page = "<body>" + "<br>".join(lines) + "</body>" if media == "html" else "\n".join(lines)
    assert [row.folded for row in rows_of(read(page, media=media))] == [line.replace("ё", "е") for line in lines]
