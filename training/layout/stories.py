"""Articles of the Instant View set (raw/instantview): labelled by block, they make the insides of composed pages."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import NamedTuple

from rupress.fold import fold
from rupress.tokenizer.shapes import shape_of


class Article(NamedTuple):
    """An article of the Instant View set."""

    site: str
    blocks: list[tuple[str, str]]

    @property
    def title(self) -> str:
        """Give its headline."""
        return self.first("h1")

    @property
    def text(self) -> list[str]:
        """Give its paragraphs."""
        return [words for kind, words in self.blocks if kind == "p"]

    def first(self, kind: str) -> str:
        """Give its first block of a kind, or nothing."""
        return next((words for k, words in self.blocks if k == kind), "")


def articles(path: Path, every: int = 3) -> list[Article]:
    """Read every n-th article of the set that has a title and some text."""
    found: list[Article] = []
    with gzip.open(path, "rt") as lines:
        for number, line in enumerate(lines):
            if number % every:
                continue
            record = json.loads(line)
            blocks = [(k, re.sub(r"[ \t]+", " ", t).strip()) for k, t in record["blocks"] if isinstance(t, str)]
            article = Article(record["site"], [(k, t) for k, t in blocks if t])
            if 20 < len(article.title) < 200 and "\n" not in article.title and len(article.text) > 1:
                found.append(article)
    return found


def first_sentence(words: str) -> str:
    """Give the first sentence of a paragraph."""
    return re.split(r"(?<=[.!?])\s", words)[0]


def stands_for_itself(sentence: str) -> bool:
    """Tell whether a sentence says neither when nor who said so: decks seldom do."""
    return {"says:day", "says:said", "opens:said"}.isdisjoint(shape_of(fold(sentence).text).traits)
