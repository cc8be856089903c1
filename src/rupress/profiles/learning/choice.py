"""Which selectors a profile says: few and plain ones, for what is of the article, and where they mend something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rupress.profiles.learning.evidence import ARTICLE, Seen
from rupress.profiles.learning.groups import choices_of, groups_of, plainness
from rupress.profiles.learning.said import Said
from rupress.profiles.learning.templates import templates_of
from rupress.profiles.learning.votes import Place, Verdict, verdicts
from rupress.tokenizer.hints import OUTSIDE

_LARGE = 0.7
"""Share of a page's lines that is the page rather than a part of it."""
_PAGES = 3
"""Pages on which a selector names lines that no other does."""
_KINDS = (
    "headline", "deck", "section", "byline", "caption", "credit", "tags", "subhead", "body", "ticker_head",
    "ticker_time", "ticker_badge", "ticker_title", "ticker_item", "ticker_teaser", "related", "ad", "share", "comment",
    "legal", "embed", "nav", OUTSIDE,
)  # fmt: skip
"""Kinds in the order of a profile."""
_DESCRIBED = ARTICLE | {"ticker_time", "ticker_title", "ticker_item", "related", "comment"}
"""Kinds that are said even if every page was read so: the next page may not be. Others are said where they mend."""


def selectors_of(pages: Sequence[Seen]) -> tuple[list[Said], set[Place]]:
    """Choose the selectors of a site.

    Returns:
        What the profile says, and the lines that it takes out of articles.
    """
    groups = groups_of(pages)
    sizes = [len(page.kinds) for page in pages]
    parts = [g for g in groups if g.ranges and all(stop - start <= _LARGE * sizes[p] for p, start, stop in g.ranges)]
    templates = templates_of(pages)
    found: dict[str, list[Verdict]] = defaultdict(list)
    for choice in choices_of(groups, parts):
        for verdict in verdicts(choice, pages, templates):
            found[verdict.kind].append(verdict)
    said: list[Said] = []
    named: set[int] = set()
    hinted: set[Place] = set()
    outside: set[Place] = set()
    for kind in _KINDS:
        for one in _cover(found[kind], named):
            mended = {(n, k) for n, k in one.wrong - hinted if _matters(pages[n].kinds[k], kind)}
            if mended or kind in _DESCRIBED:
                hinted |= one.lines
                outside |= one.lines if kind not in ARTICLE else set()
                named.update(id(group) for group in one.choice.groups)
                said.append(Said(kind, one.choice.selector, one.agreed, one.pages, len(mended)))
    return said, outside


def _matters(kind: str, said: str) -> bool:
    """Tell whether it makes a difference that a line of one kind is taken for another: not among menus and buttons."""
    return any(one in ARTICLE or one.startswith("ticker") for one in (kind, said))


def _cover(found: Sequence[Verdict], named: set[int]) -> Iterator[Verdict]:
    """Choose few selectors for the lines of one kind: always that with the most lines that no other has.

    Args:
        found: those that may be chosen.
        named: elements that are of another kind already.
    """
    left = [one for one in found if not any(id(group) in named for group in one.choice.groups)]
    done: set[Place] = set()
    while left:
        best = min(left, key=lambda one: (-len(one.lines - done), plainness(one.choice.selector)))
        left.remove(best)
        if len({page for page, _ in best.lines - done}) < _PAGES:
            continue
        yield best
        if best.kind == "headline":  # there is one
            return
        done |= best.lines
