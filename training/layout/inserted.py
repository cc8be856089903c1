"""Copies of invented pages with inserts in them (inserts.py), as text and as HTML in which sites set such things."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import escape

from data import Example, fold_of
from drawing import Drawing, Line
from inserts import PLACES, drawn
from stories import Article

from invented import FOLDER, InventedPage, expand, html_example, invented_pages, page_of, text_example

TURNS = 3
"""In so many turns all invented pages are copied, one in each draw of the composed ones."""
HEADINGS = ("h3", "h4", "div")
LINKED = ("nav", "share", "related", "ad", "ticker_title", "ticker_item")
"""Labels of what are often links."""
NAMES = {
    "nav": ("nav", "toolbar", "controls"), "share": ("share", "subscribe", "social"), "embed": ("embed", "player"),
    "related": ("related", "read-also", "incut"), "ad": ("ad", "banner", "promo"), "comment": ("comments",),
    "legal": ("disclaimer", "notice"), "tags": ("tags",), "byline": ("author", "source"), "caption": ("caption",),
    "credit": ("credit",), "body": ("box", "inset", "text"), "subhead": ("box", "inset", "fact"),
}  # fmt: skip
"""How the elements of inserts are called, by the label of the first line; those of lists are called as related ones."""
NAMES |= dict.fromkeys(("ticker_head", "ticker_title", "ticker_item", "ticker_time", "ticker_teaser"), NAMES["related"])
_KNOWN, _TAG = 30, 200
"""Characters of a paragraph that tell where it stands, and most that its opening tags have."""
_OPENED = re.compile(r"<(?:p|div)\b[^<>]*>\s*(?:<(?:b|span|strong|i|em)\b[^<>]*>\s*)*\Z")


def with_more(page: InventedPage, source: str, draw: Drawing) -> InventedPage | None:
    """Put an insert or two into a page.

    Args:
        page: the page.
        source: its annotated HTML.
        draw: what chance is drawn from.

    Returns:
        The page with inserts; None if its text is set in a way that leaves no place for them, or hides them.
    """
    for _ in range(draw.rng.choice((1, 1, 2, 3))):
        places = places_of(page, source)
        if len(places) < 2:
            return None
        where = draw.rng.choice(PLACES)
        at = {"head": places[0], "tail": end_of(source, places[-1]), "body": draw.rng.choice(places[1:])}[where]
        source = source[:at] + _marked_up(drawn(draw, where), draw) + source[at:]
    more = page_of(page.name, source)
    try:
        html_example(more)
    except ValueError:  # the reader leaves out what a page does, a line of signs for one
        return None
    return more


def places_of(page: InventedPage, source: str) -> list[int]:
    """Find where the elements of paragraphs begin in annotated HTML."""
    found, last = [], 0
    for line in page.lines:
        at = source.find(escape(line.text[:_KNOWN], quote=False), last) if line.kind == "body" else -1
        opened = _OPENED.search(source, max(last, at - _TAG), at) if at >= 0 else None
        if opened:
            found.append(opened.start())
            last = at
    return found


def end_of(source: str, start: int) -> int:
    """Find where an element ends that holds no other of its name."""
    end = "</" + source[start + 1 :].split(maxsplit=1)[0].partition(">")[0] + ">"
    return source.index(end, start) + len(end)


def copies(part: int, seed: int, turn: int, pool: list[Article]) -> Iterator[Example]:
    """Copy invented pages of a part of the sites with inserts in them: as text, and every other one as HTML, too.

    Args:
        part: the part.
        seed: of what chance is drawn from.
        turn: which of the pages are copied: there are `TURNS`.
        pool: articles of the same part, for titles of other stories.
    """
    draw = Drawing(pool, seed)
    for page in invented_pages():
        if fold_of(f"invented-{page.name}") != part or zlib.crc32(page.name.encode()) % TURNS != turn:
            continue
        source = (FOLDER / page.name / "source.html").read_text(encoding="utf-8")
        more = with_more(page, expand(page.name, source), draw)
        if more:
            yield text_example(more)
            if draw.chance(0.5):
                yield html_example(more, facts=draw.chance(0.5))


def _marked_up(lines: list[Line], draw: Drawing) -> str:
    """Write an insert as annotated HTML, in one of the ways in which sites write them."""
    rng = draw.rng
    inner, linked = rng.choice(("div", "div", "p", "li")), draw.chance(0.6)
    made = []
    for k, (words, label) in enumerate(lines):
        tag = rng.choice(HEADINGS) if label == "subhead" or (k == 0 < len(lines) - 1 and draw.chance(0.5)) else inner
        shown = escape(words, quote=False)
        shown = f'<a href="#">{shown}</a>' if linked and label in LINKED else shown
        made.append(f"<{tag} k={label}>{shown}</{tag}>")
    if inner == "li":
        return f"<ul>{''.join(made)}</ul>"
    name = rng.choice((rng.choice(NAMES[lines[0][1]]), f"css-{rng.randint(16**5, 16**6):x}", "", ""))
    boxed = inner == "div" or draw.chance(0.5)
    return f'<div class="{name}">{"".join(made)}</div>' if boxed else "".join(made)
