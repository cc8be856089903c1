"""What the page around a line says of it: repetition, the run of body text, the likeliest headline."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from attrs import frozen

from rupress.read.boxes import HEADINGS
from rupress.records import Facts
from rupress.tokenizer.anchors import Search, chances
from rupress.tokenizer.contents import contents_of
from rupress.tokenizer.keys import is_stated, letters_of, stated_titles
from rupress.tokenizer.links import is_linked
from rupress.tokenizer.rows import Row
from rupress.tokenizer.tally import Tallies, tallies
from rupress.tokenizer.zones import best_stretch


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
    """Score of each row that may be the headline: 1 beyond doubt, below 0 unlikely; see `anchors.chances`."""
    overlap: list[float]
    """Share of each row's longer words whose beginnings stand in the run of body text."""
    times: Counter[str]
    """How often each line stands on the page."""
    description: str = ""
    """Key of the summary that the metadata state (`keys.letters_of`)."""
    titles: tuple[str, ...] = ()
    """Keys of the titles that they state, `<title>` among them."""
    dated: bool = False
    """Whether they say when the article was published."""
    contents: range = range(0)
    """Rows that list the headings of the text's parts before it."""

    def states(self, row: Row) -> bool:
        """Tell whether a line is a title that the metadata state; a link is none, unless it is a heading, too."""
        ours = row.line.tag in HEADINGS or not is_linked(row.line)
        return ours and is_stated(row.key, self.titles)


def context_of(rows: list[Row], facts: Facts, learnt: Tallies | None = None) -> Context:
    """Look over the page once.

    Args:
        rows: the rows of the page.
        facts: what its metadata state.
        learnt: weights to use instead of the package's own, as cross-validation does.
    """
    learnt = learnt or tallies()
    times, titles = times_of(rows), stated_titles(facts)
    start, stop, _ = best_stretch(rows, learnt.zone)
    overlap, anchors = [0.0] * len(rows), dict[int, float]()
    contents = contents_of(rows, times, start, stop)
    if stop > start:
        overlap = known_words(rows, start, stop)
        headline = letters_of(facts.headline)
        search = Search(rows, start, stop, overlap, times, titles, headline if headline in titles else "")
        anchors = {i: chance for i, chance in chances(search, learnt.anchor).items() if i not in contents}
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
        tuple(titles),
        facts.published is not None,
        contents,
    )


def times_of(rows: list[Row]) -> Counter[str]:
    """Count how often each line stands on the page."""
    return Counter(row.key for row in rows if row.key)


def known_words(rows: list[Row], start: int, stop: int) -> list[float]:
    """Give every row the share of its words that the run of body text knows, without the row itself."""
    counts = Counter(chain.from_iterable(row.stems for row in rows[start:stop]))
    known = frozenset(counts)
    twice = frozenset(stem for stem, count in counts.items() if count > 1)
    return [
        len(row.stems & (twice if start <= i < stop else known)) / len(row.stems) if row.stems else 0.0
        for i, row in enumerate(rows)
    ]
