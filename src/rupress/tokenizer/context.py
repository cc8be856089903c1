"""What the page around a line says of it: repetition, the run of body text, the likeliest headline."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

from attrs import frozen

from rupress.fold import fold
from rupress.records import Facts
from rupress.tokenizer.anchors import Search, chances
from rupress.tokenizer.rows import Row
from rupress.tokenizer.tally import Tallies, tallies
from rupress.tokenizer.zones import best_stretch

_TITLE = 8
"""Letters that a title of the metadata has more than."""


@frozen
class Context:
    """What holds for the page as a whole."""

    start: int
    """First row of the likeliest run of body text; equal to `stop` if there is none."""
    stop: int
    """Row after its last."""
    anchor: int
    """Row of the likeliest headline, or -1."""
    anchors: dict[int, float]
    """How well each row that may be the headline would do as it: 1 beyond doubt, below 0 hardly."""
    overlap: list[float]
    """Share of each row's longer words whose beginnings stand in the run of body text."""
    times: Counter[str]
    """How often each line stands on the page."""
    description: str = ""
    """Letters and digits of the summary that the metadata state, as rows' keys are made."""
    titles: tuple[str, ...] = ()
    """The same of the titles that they state, that of the window among them."""
    dated: bool = False
    """Whether they say when the article was published."""


def context_of(rows: list[Row], facts: Facts, learnt: Tallies | None = None) -> Context:
    """Look over the page once.

    Args:
        rows: the rows of the page.
        facts: what its metadata state.
        learnt: weights to use instead of the package's own, as cross-validation does.
    """
    learnt = learnt or tallies()
    times = times_of(rows)
    start, stop, _ = best_stretch(rows, learnt.zone)
    overlap, anchors = [0.0] * len(rows), dict[int, float]()
    if stop > start:
        overlap = known_words(rows, start, stop)
        headline = letters_of(facts.headline)
        search = Search(
            rows, start, stop, overlap, times, stated_titles(facts), headline if len(headline) > _TITLE else ""
        )
        anchors = chances(search, learnt.anchor)
    anchor = max(anchors, key=lambda i: (anchors[i], i), default=-1)
    if anchor >= 0 and anchors[anchor] < 0:
        anchor = -1  # none is likely
    return Context(
        start,
        stop,
        anchor,
        anchors,
        overlap,
        times,
        letters_of(facts.description),
        tuple(stated_titles(facts)),
        facts.published is not None,
    )


def times_of(rows: list[Row]) -> Counter[str]:
    """Count how often each line stands on the page."""
    return Counter(row.key for row in rows if row.key)


def stated_titles(facts: Facts) -> list[str]:
    """List the titles that the metadata state, as rows' keys are made."""
    return [key for key in (letters_of(facts.headline), letters_of(facts.title)) if len(key) > _TITLE]


def known_words(rows: list[Row], start: int, stop: int) -> list[float]:
    """Give every row the share of its words that the run of body text knows, without the row itself."""
    counts = Counter(chain.from_iterable(row.stems for row in rows[start:stop]))
    known = frozenset(counts)
    twice = frozenset(stem for stem, count in counts.items() if count > 1)
    return [
        len(row.stems & (twice if start <= i < stop else known)) / len(row.stems) if row.stems else 0.0
        for i, row in enumerate(rows)
    ]


def letters_of(text: str | None) -> str:
    """Letters and digits of a text of the metadata, as rows' keys are made."""
    if not text:
        return ""
    return _letters(text) if len(text) < _SHORT else _letters.__wrapped__(text)


_SHORT = 1_000
"""Characters of a text worth remembering: several rules ask for the title's letters."""


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text.lower()))


def stems_of(text: str) -> frozenset[str]:
    """First letters of the longer words of a text of the metadata, as rows' stems are made."""
    return frozenset(w[:5] for w in re.findall(r"[a-zа-я]{4,}", fold(text).text.lower()))
