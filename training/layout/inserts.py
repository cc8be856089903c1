"""What stands between the paragraphs of an article and is no part of it: players, forms, boxes, buttons (inserts/).

In bare text their words alone tell them from paragraphs, and most are seen on few of the pages to learn from. So they
are put into composed pages, and into copies of invented ones, where such things stand; some are text, on purpose.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drawing import Drawing, Line
from stories import first_sentence

from rupress.read import read
from rupress.tokenizer.groups import spelled
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.wording import wording_column

FOLDER = Path(__file__).parent / "inserts"
COUNTS = (0, 0, 1, 1, 2, 3)
"""How many inserts a page has, each as often as another."""
TEXT = ("body", "subhead")
PLACES = ("head", "body", "body", "body", "tail")
"""Where inserts stand, each as often as another."""


class Insert(NamedTuple):
    """One insert."""

    sort: str
    """What it is, in words («audio player»)."""
    where: tuple[str, ...]
    """Where it may stand: `top`, over the headline; `head`, over the text; `body`, in it; `tail`, after it."""
    lines: tuple[Line, ...]


@cache
def inserts() -> tuple[Insert, ...]:
    """Read all inserts."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(
        Insert(
            one["class"],
            tuple(one["where"].split()),
            tuple((words, label) for label, _, words in (line.partition(" ") for line in one["lines"])),
        )
        for table in tables
        for one in table["insert"]
    )


@cache
def _at(where: str) -> tuple[tuple[Insert, ...], ...]:
    """List the inserts that may stand at a place, those of a sort together: each sort is as likely as another."""
    here = [insert for insert in inserts() if where in insert.where]
    return tuple(tuple(one for one in here if one.sort == sort) for sort in sorted({one.sort for one in here}))


def drawn(draw: Drawing, where: str) -> list[Line]:
    """Draw an insert that may stand at a place, its placeholders filled."""
    insert = draw.rng.choice(draw.rng.choice(_at(where)))
    story = draw.story()
    more = {
        "title": story.title,
        "lead": first_sentence(story.text[0]),
        "person": draw.person(),
        "date_line": draw.date(),
        "n": str(draw.rng.randint(2, 4000)),
        "city": draw.pick("cities"),
    }
    return [(draw.fill(words, **more), label) for words, label in insert.lines]


def with_inserts(lines: list[Line], draw: Drawing) -> list[Line]:
    """Put inserts into the lines of a composed page."""
    for _ in range(draw.rng.choice(COUNTS)):
        inside = [k for k, (_, label) in enumerate(lines) if label in TEXT]
        if inside:
            where = draw.rng.choice(PLACES)
            at = {"head": inside[0], "tail": inside[-1] + 1, "body": draw.rng.choice(inside[1:] or inside)}[where]
            lines = [*lines[:at], *drawn(draw, where), *lines[at:]]
    return lines


def words_of_inserts(least: int) -> set[str]:
    """List the features of wording that several inserts have."""
    counts: dict[str, int] = {}
    for insert in inserts():
        source = read("\n\n".join(words for words, _ in insert.lines), media="text")
        for name in {name for line in spelled([wording_column(rows_of(source))]) for name in line}:
            counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count >= least}
