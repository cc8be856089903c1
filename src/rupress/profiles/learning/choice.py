"""Which selectors a profile says, and what of them: those whose elements are read alike on nearly all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attrs import frozen

from rupress.profiles.learning.evidence import ARTICLE, MIXED, SURE, Seen
from rupress.profiles.learning.groups import Choice, choices_of, groups_of, plainness
from rupress.profiles.learning.said import Said
from rupress.tokenizer.hints import HINTS, OUTSIDE

_TAKEN = 0.1
_SURE = 800
_PAGES = 3
"""Pages that a selector is seen on at least …"""
_SHARE = 0.25
"""… and of all pages that share."""
_GOOD = 0.75
"""Share of its lines' weight that makes a page agree."""
import os
_ODD = float(os.environ.get("ODD","0.34"))
_CLEAN = float(os.environ.get("CLEAN","0.3"))
_GOODX=float(os.environ.get("GOOD","0.6"))
"""Share of the pages that may not agree."""
_LARGE = 0.7
"""Share of a page's lines that is the page rather than a part of it."""
_KINDS = (
    "headline", "deck", "section", "byline", "caption", "credit", "tags", "subhead", "body", "ticker_head", "ticker_time", "ticker_badge",
    "ticker_title", "ticker_item", "ticker_teaser", "related", "ad", "share", "comment", "legal", "embed", "nav", OUTSIDE,
)  # fmt: skip
"""Kinds in the order of a profile."""
import os
_ALWAYS = frozenset({"headline", "deck", "caption", "credit", "byline"}|set(os.environ.get("ALW","body section tags subhead ticker_title ticker_item ticker_time related comment").split()))
_TK=os.environ.get("TK")
"""Kinds of which is said what is known even if every page was read so."""


@frozen(eq=False)
class _Weighed:
    """What the lines of a selector are read as."""

    choice: Choice
    kind: str
    good: int
    seen: int
    lines: frozenset[tuple[int, int]]
    """All lines: numbers of page and line."""
    wrong: frozenset[tuple[int, int]]
    """Those that were read as something else."""


def selectors_of(pages: Sequence[Seen]) -> tuple[list[Said], set[tuple[int, int]]]:
    """Choose the selectors of a site."""
    groups = groups_of(pages)
    sizes = [len(page.kinds) for page in pages]
    wanted = [g for g in groups if g.ranges and all(stop - start <= _LARGE * sizes[p] for p, start, stop in g.ranges)]
    weighed: dict[str, list[_Weighed]] = defaultdict(list)
    for choice in choices_of(groups, wanted):
        for one in _weigh(choice, pages):
            weighed[one.kind].append(one)
    said: list[Said] = []
    claimed: dict[int, str] = {}
    mended: set[tuple[int, int]] = set()
    for kind in _KINDS:
        for one in _cover(weighed[kind], claimed):
            fresh = {(n, k) for n, k in one.wrong - mended if _matters(pages[n].kinds[k], kind)}
            if not fresh and kind not in _ALWAYS:
                continue
            mended |= one.lines
            claimed |= {id(group): kind for group in one.choice.groups}
            said.append(Said(kind, one.choice.selector, one.good, one.seen, len(fresh)))
    return said, mended


def _matters(kind: str, said: str) -> bool:
    """Tell whether it makes a difference that a line of one kind is taken for another."""
    if _TK: return said in ARTICLE or kind in ARTICLE or said in ("ticker_title","ticker_item")
    return said in ARTICLE or kind in ARTICLE or said.startswith("ticker") or kind.startswith("ticker")


def _cover(weighed: Iterable[_Weighed], claimed: dict[int, str]) -> Iterable[_Weighed]:
    """Choose few selectors for the lines of one kind: always that with the most lines that no other has."""
    left = [one for one in weighed if not any(id(group) in claimed for group in one.choice.groups)]
    done: set[tuple[int, int]] = set()
    while left:
        best = min(left, key=lambda one: (-len(one.lines - done), plainness(one.choice.selector)))
        fresh = best.lines - done
        if len({page for page, _ in fresh}) < _PAGES:
            return
        yield best
        if best.kind == "headline":
            return
        done |= best.lines
        left = [one for one in left if one is not best]


def _weigh(choice: Choice, pages: Sequence[Seen]) -> Iterable[_Weighed]:
    """Say of which kinds a selector's elements are on nearly all pages."""
    ranges = choice.ranges()
    if len(ranges) < max(_PAGES, _SHARE * len(pages)):
        return
    of_page: dict[int, _Votes] = {}
    total: Counter[str] = Counter()
    for number, spans in ranges.items():
        votes = of_page[number] = _Votes(pages[number], [k for a, b in spans for k in range(a, b) if pages[number].kinds[k]])
        total += votes.weights
    of_page = {n: votes for n, votes in of_page.items() if votes.lines}
    if not total or len(of_page) < max(_PAGES, _SHARE * len(pages)):
        return
    kind = max(sorted(total), key=lambda one: total[one])
    for one in (kind, OUTSIDE):
        if one not in HINTS or (one == OUTSIDE and kind in ARTICLE):
            continue
        if one == "headline" and any(b - a > 1 for spans in ranges.values() for a, b in spans):
            continue
        bad = [n for n, votes in of_page.items() if votes.share(one) < _GOODX or not _fits(one, ranges[n])]
        clean = sum(votes.clean(one) for votes in of_page.values())
        taken = sum(votes.takes(one) for votes in of_page.values())
        if len(bad) > _ODD * len(of_page) or clean < _CLEAN * len(of_page) or taken > max(_TAKEN * len(of_page), len(of_page) > 4):
            continue
        if one == "body" and sum(votes.clean(one) for votes in of_page.values()) < 0.75 * len(of_page):
            continue
        lines = frozenset((n, k) for n, votes in of_page.items() for k in votes.lines)
        wrong = frozenset((n, k) for n, k in lines if not _is(pages[n].kinds[k], one))
        yield _Weighed(choice, one, len(of_page) - len(bad), len(of_page), lines, wrong)


class _Votes:
    """What the lines of one page say."""

    def __init__(self, page: Seen, lines: list[int]) -> None:
        self.lines = lines
        self.weights: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.sure: set[str] = set()
        for k in lines:
            kind, weight = page.kinds[k], page.weights[k]
            self.weights[kind] += weight
            self.counts[kind] += 1
            if weight >= _SURE:
                self.sure.add(kind)

    def share(self, kind: str) -> float:
        """Give the share of the lines that are of a kind, as far as is known."""
        yes = sum(weight for one, weight in self.weights.items() if _is(one, kind))
        if kind == OUTSIDE:  # what is not one sort of furniture may be another
            yes += sum(SURE * self.counts[one] - weight for one, weight in self.weights.items() if _is(one, kind)) // 2
        return yes / (SURE * max(len(self.lines), 1))

    def clean(self, kind: str) -> bool:
        """Tell whether all lines are of a kind."""
        return all(_is(one, kind) for one in self.counts)

    def takes(self, kind: str) -> bool:
        """Tell whether a kind would take away what is surely of the article."""
        return kind not in ARTICLE and not ARTICLE.isdisjoint(self.sure)


def _is(kind: str, said: str) -> bool:
    return kind == said or (said == OUTSIDE and kind not in ARTICLE and kind != MIXED)


def _fits(kind: str, spans: list[tuple[int, int]]) -> bool:
    """Tell whether so many elements on one page may be of a kind."""
    return len(spans) == 1 if kind in ("headline", "deck") else True
