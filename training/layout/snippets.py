"""Snippets: what people try first, a few sentences with a title or without, as text or as a piece of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from data import Example
from drawing import Drawing, Line
from stories import Article

from rupress.read import read
from rupress.tokenizer.rows import rows_of

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[А-Я«])")


def snippet(draw: Drawing, story: Callable[[], Article], name: str) -> Example:
    """Make one of the first sentences of a story's paragraphs.

    Args:
        draw: what chance is drawn from.
        story: gives a story.
        name: of the example.
    """
    while True:
        lines = _lines(draw, story())
        if draw.chance(0.5):
            tags = {"headline": draw.rng.choice(("h1", "h1", "h2", "p")), "body": "p", "byline": "div"}
            markup = "".join(f"<{tags[label]}>{escape(words)}</{tags[label]}>" for words, label in lines)
            source = read(markup, media="html")
        else:
            source = read(draw.rng.choice(("\n", "\n\n")).join(words for words, _ in lines), media="text")
        rows = rows_of(source)
        if len(rows) == len(lines):  # else a line goes on with the one before
            return Example(name, "composed", source, rows, [label for _, label in lines])


def _lines(draw: Drawing, story: Article) -> list[Line]:
    lines: list[Line] = [(story.title, "headline")] if draw.chance(0.75) else []
    if lines and draw.chance(0.2):
        lines.append((draw.fill("{date} {month} {year}, {clock}"), "byline"))
    for words in story.text[: draw.rng.choice((1, 2, 2, 3, 4))]:
        sentences = _SENTENCES.split(" ".join(words.split()))
        lines.append((" ".join(sentences[: draw.rng.choice((1, 1, 2))]), "body"))
    return lines
