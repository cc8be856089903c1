"""Lines that stand on most pages of a site by the same words: its furniture, and the edges of its articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import Factory, define, evolve

from rupress.profiles.learning.evidence import ARTICLE, MIXED, SURE, Seen
from rupress.profiles.learning.said import Said
from rupress.tokenizer.hints import OUTSIDE

_STORIES = 4
"""Stories beside which a line stands at least …"""
_SHARE = 0.5
"""… and of all that share."""
_AGREE = 0.6
"""Share of its lines' weight that must be of one kind."""
_TOLD_ONCE = frozenset({"headline", "deck", "body"})
"""Kinds whose words are of one article: what stands on most pages is none of them, however it was read."""
_INSIDE = 0.1
"""Share of its lines' weight that may be of other parts of an article, such as a rubric or a date."""
_WORDS = 4
"""Spaces in a sentence: «Да, конечно» may be said in many articles."""
_FURNITURE = "nav"
"""What a line is that all pages read as text."""
_LEAST, _MOST = 4, 300
"""Characters of a line that says which it is."""
_NEARLY = 0.7
"""Share of the pages on which the edge of articles stands."""
_MENDED = 2
"""Pages that it mends."""
_DIGIT = re.compile(r"\d")
_BEYOND = 0.7
"""Share of the pages on which nothing of the article stands beyond an edge."""
_FEW = 0.3
"""Share of the article's lines that may stand beyond it on the others."""


@define(eq=False)
class Repeated:
    """A line that stands on several pages."""

    text: str
    """Its words, as most pages spell them."""
    places: dict[int, list[int]] = Factory(dict)
    """Where it stands, by page."""
    stories: int = 0
    """How many different headlines those pages have."""


def repeated_lines(pages: Sequence[Seen]) -> list[Repeated]:
    """List the lines that stand beside most stories, by their words."""
    places: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, page in enumerate(pages):
        for k, words in enumerate(page.words):
            if _LEAST <= len(words) <= _MOST and page.kinds[k] and "*" not in (words[0], words[-1]):
                places[words][number].append(k)
    told = [_story(page, number, len(places.get(page.story, ())), len(pages)) for number, page in enumerate(pages)]
    least = max(_STORIES, _SHARE * len(set(told)))
    found = []
    for words in sorted(places):
        stories = len({told[number] for number in places[words]}) if len(places[words]) >= least else 0
        if stories >= least:
            spellings = Counter(pages[n].texts[k] for n, where in places[words].items() for k in where)
            text = min(spellings, key=lambda one: (-spellings[one], one))
            found.append(Repeated(text, dict(places[words]), stories))
    return found


def _story(page: Seen, number: int, times: int, pages: int) -> str | int:
    """Give the headline of a page, by which its story is known; its number if its headline stands on most pages."""
    return number if not page.story or times >= max(_STORIES, _SHARE * pages) else page.story


def without_refrains(pages: Sequence[Seen], repeated: Sequence[Repeated]) -> list[Seen]:
    """Leave open what lines on most pages are that were read as what is told once: a slogan is no headline."""
    places: dict[int, set[int]] = defaultdict(set)
    for line in repeated:
        if line.text.count(" ") >= _WORDS:
            for number, where in line.places.items():
                places[number].update(k for k in where if pages[number].kinds[k] in _TOLD_ONCE)
    return [
        evolve(page, kinds=tuple("" if k in places[number] else kind for k, kind in enumerate(page.kinds)))
        if places[number]
        else page
        for number, page in enumerate(pages)
    ]


def slogans(pages: Sequence[Seen], repeated: Sequence[Repeated]) -> list[int]:
    """Number the pages whose headline is a line that stands on most pages."""
    found = {
        number
        for line in repeated
        if line.text.count(" ") >= _WORDS
        for number, where in line.places.items()
        if any(pages[number].kinds[k] == "headline" for k in where)
    }
    return sorted(found)


def lines_of(pages: Sequence[Seen], repeated: Sequence[Repeated], outside: set[tuple[int, int]]) -> Iterator[Said]:
    """Say of which kinds lines are by their words, where some page reads one as a part of its article.

    Args:
        pages: the pages.
        repeated: the lines that stand on most of them.
        outside: lines that selectors take out of articles.
    """
    for line in repeated:
        votes: Counter[str] = Counter()
        roles = 0
        mended = set()
        for number, where in line.places.items():
            page = pages[number]
            roles = max(roles, len({page.kinds[k] in ARTICLE for k in where}))
            for k in where:
                votes[page.kinds[k]] += page.weights[k]
                if page.kinds[k] in _TOLD_ONCE and (number, k) not in outside:
                    mended.add((number, k))
        kind = _kind_of(votes, line.text) if roles == 1 else None
        if kind and mended:
            agreed = sum(any(pages[n].kinds[k] not in ARTICLE for k in where) for n, where in line.places.items())
            yield Said(kind, line.text, agreed, len(line.places), len(mended))


def _kind_of(votes: Counter[str], text: str) -> str | None:
    """Say what a line is that was read so; None if that is left open."""
    total = votes.total()
    told = sum(votes[kind] for kind in _TOLD_ONCE)
    inside = sum(votes[kind] for kind in ARTICLE) - told + votes[MIXED]
    if inside > _INSIDE * total or (told > (1 - _AGREE) * total and text.count(" ") < _WORDS):
        return None
    kind = max(sorted(votes), key=lambda one: votes[one])
    return kind if kind not in ARTICLE and kind != MIXED and votes[kind] >= 0.5 * total else _FURNITURE


def edges_of(pages: Sequence[Seen], repeated: Sequence[Repeated], *, last: bool) -> list[Said]:
    """Find the line before which all articles have ended, or after which they begin.

    Args:
        pages: the pages.
        repeated: the lines that stand on most of them.
        last: whether the end is wanted.
    """
    best: list[tuple[int, int, str, Said]] = []
    for line in repeated:
        if len(line.places) < _NEARLY * len(pages) or _DIGIT.search(line.text) or " " not in line.text:
            continue  # «1 мин.» and «Новости» may stand anywhere on the next page
        beyond = {number: _beyond(pages[number], where, last=last) for number, where in line.places.items()}
        mended = sum(len(several) for several in beyond.values() if several)
        clear = sum(several == [] for several in beyond.values())
        if None in beyond.values() or clear < _BEYOND * len(beyond) or len(beyond) - clear < _MENDED:
            continue
        said = Said(OUTSIDE, line.text, clear, len(beyond), mended)
        best.append((-mended, -len(beyond), line.text, said))
    return [min(best)[3]] if best else []


def _beyond(page: Seen, where: Sequence[int], *, last: bool) -> list[int] | None:
    """List the lines of the article beyond an edge; None if they are too many or too sure for it to be one."""
    own = [k for k, kind in enumerate(page.kinds) if kind in ARTICLE]
    beyond = [k for k in own if (k >= where[0] if last else k <= where[0])]
    lost = len(where) > 1 or len(beyond) > _FEW * len(own) or _is_lost(page, beyond)
    return None if lost else beyond


def _is_lost(page: Seen, lines: list[int]) -> bool:
    """Tell whether lines are the headline, or surely of the article."""
    return any(page.kinds[k] == "headline" or page.weights[k] > 0.9 * SURE for k in lines)
