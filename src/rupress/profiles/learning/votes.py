"""What the lines of a selector are read as, page by page, and whether that is enough to say it of them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from rupress.profiles.learning.evidence import ARTICLE, MIXED, SURE, Seen
from rupress.profiles.learning.groups import Choice
from rupress.tokenizer.hints import HINTS, OUTSIDE

_PAGES = 3
"""Pages that a selector is seen on at least …"""
_SHARE = 0.15
"""… and of all that share."""
_GOOD = 0.6
"""Share of its lines, as far as is known, that makes a page agree."""
_ODD, _ODD_ELSE = 0.34, 0.2
"""Share of the pages of a template that may not agree, for parts of articles and lists, and for all else …"""
_CLEAN = {"body": 0.75}
"""… and, by kind, that of all pages on which every line agrees."""
_SOME = 0.3
"""That of the other kinds."""
_SURELY = 0.8
"""How sure a line is that is not made another kind …"""
_TAKEN = 0.1
"""… but on that share of the pages."""
_PARTS = ARTICLE - {"byline"}
"""Kinds that are told from others by what they are; dates and names stand in furniture, too."""
_ARTICLES = -1
"""Pages with an article, beside the numbers of templates."""
_ONE = frozenset({"headline", "deck"})
"""Kinds of which a page has one."""

Place = tuple[int, int]
"""A line: the numbers of page and line."""


@frozen(eq=False)
class Verdict:
    """That the lines of a selector are of a kind."""

    choice: Choice
    kind: str
    agreed: int
    """Pages that agree."""
    pages: int
    """Pages that it was seen on."""
    lines: frozenset[Place]
    """Its lines."""
    wrong: frozenset[Place]
    """Those that were read as something else."""


class Votes:
    """What the lines of a selector on one page are read as."""

    def __init__(self, page: Seen, spans: Sequence[tuple[int, int]]) -> None:
        self.spans = spans
        self.article = page.is_article
        self.lines = [k for start, stop in spans for k in range(start, stop) if page.kinds[k]]
        self.counts: Counter[str] = Counter()
        self.weights: Counter[str] = Counter()
        self.sure: set[str] = set()
        """Kinds that one of them surely is."""
        for k in self.lines:
            kind, weight = page.kinds[k], page.weights[k]
            self.counts[kind] += 1
            self.weights[kind] += weight
            if weight >= _SURELY * SURE:
                self.sure.add(kind)

    def agree(self, kind: str) -> bool:
        """Tell whether most of them are of a kind."""
        yes = sum(weight for one, weight in self.weights.items() if is_of(one, kind))
        if kind == OUTSIDE:  # what may not be this sort of furniture may still be another: half of the doubt
            yes += (
                sum(SURE * self.counts[one] - weight for one, weight in self.weights.items() if is_of(one, kind)) // 2
            )
        return yes >= _GOOD * SURE * len(self.lines) and (kind not in _ONE or len(self.spans) == 1)

    def clean(self, kind: str) -> bool:
        """Tell whether all of them are."""
        return all(is_of(one, kind) for one in self.counts)


def is_of(kind: str, said: str) -> bool:
    """Tell whether a line that was read as one kind is what a profile would say."""
    return kind == said or (said == OUTSIDE and kind not in ARTICLE and kind != MIXED)


def differs(kind: str, said: str) -> bool:
    """Tell whether it matters that a line of one kind is taken for another: not among menus and buttons."""
    listed = any(one == "related" or one.startswith("ticker") for one in (kind, said)) and said != OUTSIDE
    return kind != said and (listed or kind in ARTICLE or said in ARTICLE)


def verdicts(choice: Choice, pages: Sequence[Seen], templates: Sequence[int]) -> Iterator[Verdict]:
    """Give the kinds of which a selector's lines are on nearly all pages.

    Args:
        choice: the selector.
        pages: the pages.
        templates: the numbers of their templates.
    """
    votes = {number: Votes(pages[number], spans) for number, spans in choice.ranges().items()}
    votes = {number: one for number, one in votes.items() if one.lines}
    if len(votes) < max(_PAGES, _SHARE * len(pages)):
        return
    total: Counter[str] = Counter()
    for one in votes.values():
        total.update(one.weights)
    kind = max(sorted(total), key=lambda one: total[one])
    lines = frozenset((number, k) for number, one in votes.items() for k in one.lines)
    for said in (kind, OUTSIDE) if kind not in ARTICLE else (kind,):
        if said in HINTS and _holds(said, votes, templates):
            agreed = sum(one.agree(said) for one in votes.values())
            wrong = frozenset((n, k) for n, k in lines if not is_of(pages[n].kinds[k], said))
            yield Verdict(choice, said, agreed, len(votes), lines, wrong)


def _holds(kind: str, votes: dict[int, Votes], templates: Sequence[int]) -> bool:
    """Tell whether lines may be said to be of a kind on all pages."""
    if kind == "headline" and any(stop - start > 1 for one in votes.values() for start, stop in one.spans):
        return False  # a heading of two lines is read as such; one that is named would be its first line
    odd: dict[int, list[bool]] = defaultdict(list)
    for number, one in votes.items():
        odd[templates[number]].append(not one.agree(kind))
        if kind not in ARTICLE and one.article:  # where no article was found, its parts are taken for those of lists
            odd[_ARTICLES].append(not one.agree(kind))
    odds = _ODD if kind in _PARTS or kind.startswith("ticker") else _ODD_ELSE
    if any(sum(several) > odds * len(several) for several in odd.values()):
        return False
    if sum(one.clean(kind) for one in votes.values()) < _CLEAN.get(kind, _SOME) * len(votes):
        return False
    taken = sum(any(differs(one, kind) for one in several.sure) for several in votes.values())
    return taken <= max(_TAKEN * len(votes), len(votes) > 4)
