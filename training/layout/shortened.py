"""Copies of invented pages that leave no more than the first paragraphs of the article: short news among long lists.

Agencies' news is often a paragraph or two. Written pages have mostly more, and a model that has seen no other calls a
lone paragraph under a title the teaser of one of the stories around it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from data import Example, fold_of
from drawing import Drawing
from inserted import TURNS

from invented import InventedPage, invented_pages, text_example

PARAGRAPHS = (1, 1, 1, 2, 2, 3)
"""How many are left, each as often as another."""
SHARE = 0.5
"""Share of the articles that are copied so."""
LONGER = 2
"""Paragraphs that are cut at least, else a copy teaches nothing new."""
ENOUGH = 120
"""Characters that are left at least: below, nobody says that a page has an article."""
OF_THE_TEXT = frozenset({"body", "subhead", "caption", "credit"})
"""Labels of the lines that go."""


def kept(labels: Sequence[str], sizes: Sequence[int], paragraphs: int) -> list[int]:
    """List the lines that are left if the text of an article ends after some paragraphs.

    Args:
        labels: of the lines of a page.
        sizes: their lengths in characters.
        paragraphs: how many are to be left; more are if these are shorter than `ENOUGH`.

    Returns:
        Their numbers; none if the text is hardly longer, or no text.
    """
    text = [k for k, label in enumerate(labels) if label == "body"]
    while paragraphs < len(text) and sum(sizes[k] for k in text[:paragraphs]) < ENOUGH:
        paragraphs += 1
    if len(text) < paragraphs + LONGER:
        return []
    last = text[paragraphs - 1]
    return [k for k, label in enumerate(labels) if k <= last or label not in OF_THE_TEXT]


def shortened(page: InventedPage, paragraphs: int) -> InventedPage | None:
    """Cut the text of a page's article; None for lists and for what is short anyway. Its HTML stays as it was."""
    left = kept([line.kind for line in page.lines], [len(line.text) for line in page.lines], paragraphs)
    return page._replace(lines=tuple(page.lines[k] for k in left)) if left else None


def short_copies(part: int, seed: int, turn: int) -> Iterator[Example]:
    """Copy invented pages of a part of the sites, cut, as text.

    Args:
        part: the part.
        seed: of what chance is drawn from.
        turn: which of the pages are copied: there are `TURNS` (inserted.py).
    """
    draw = Drawing([], seed)
    for page in invented_pages():
        if fold_of(f"invented-{page.name}") == part and zlib.crc32(page.name.encode()) % TURNS == turn:
            less = shortened(page, draw.rng.choice(PARAGRAPHS)) if draw.chance(SHARE) else None
            if less:
                yield text_example(less)
