"""Texts that have lost the ends of their lines: joined.toml has them, and the lines found."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rupress.read import read

TEXTS = tomllib.loads((Path(__file__).parent / "joined.toml").read_text(encoding="utf-8"))["texts"]


@pytest.mark.parametrize("case", TEXTS, ids=[case["text"][:30] for case in TEXTS])
def test_lines_are_found_where_something_else_joins_them(case: dict[str, Any]) -> None:
    source = read(case["text"], media="text")
    lines = [source.text[line.span.start : line.span.stop].strip() for line in source.lines if not line.hint]
    assert lines == case["lines"]


def test_an_article_already_extracted_stays_as_it_is() -> None:
    text = "Мост | паром | лодка | плот | брод | переправа | объезд"
    assert len(read(text, media="article").lines) == 1
