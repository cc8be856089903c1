"""Texts that are an article and nothing else: what their headline is, and that the rest is text (articles.tsv)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import rupress

LINES = (Path(__file__).parent / "articles.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader(LINES[2:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("text", "headline"), CASES)
def test_the_first_line_is_the_headline_or_text(text: str, headline: str) -> None:
    lines = text.split(" ¶ ")
    page = rupress.parse("\n\n".join(lines), media="article")
    assert page.headline == (headline or None)
    assert list(page.paragraphs) == lines[bool(headline) :]
