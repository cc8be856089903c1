"""Quotation marks paired, with repair: which stretch of a paragraph stands in which marks.

Marks of all families are read: «angle», „low“, “high”, "straight", two apostrophes, the C1 controls of misread
windows-1252. Whether a mark opens or closes is told by its neighbours, for pages use the wrong one («так « или " так").
A mark that finds no partner never swallows the rest of the page: it is handed back as `opens` or `strays`.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.span import Span

_FAMILY = {"«": "angle", "»": "angle", '"': "straight", "'": "straight"}
_BEFORE_OPENING = frozenset(' \t\n\xa0\u202f([{—–-/«„“"\x97\x96')
_ENDS = frozenset(" \t\n\xa0.,;:!?…)]}—–-»”“\"'")
# What follows a mark that ends an utterance: «Мы ждём «Север», — сказал он», or the end of the paragraph.
_UTTERANCE_ENDS = re.compile(r"\s*[.!?…]*\s*(?:,?\s*[—–-]\s|$)")
# An apostrophe before a Russian capital or after the end of a word; those inside words are no marks.
_SINGLE_OPENS = re.compile(r"(?<![\w'’])['’‘](?=[А-ЯЁ\d])")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.!?…])['’](?![\w'’])")
_SHORTEST = 12
"""Stretches between apostrophes have at least so many characters."""
_DEEP = 8
"""Unpaired marks looked at in one paragraph; a page of nothing but «««« has no quotes."""


@frozen
class Marked:
    """A stretch in quotation marks."""

    open: int
    """Offset of the opening mark."""
    start: int
    """Offset of the first character inside."""
    stop: int
    """Offset just past the last character inside."""
    close: int
    """Offset just past the closing mark."""
    depth: int = 0
    """How many other pairs it stands in."""
    repaired: bool = False
    """Whether its closing mark serves another pair, too, or is of another family."""


@frozen
class Marks:
    """The quotation marks of one paragraph."""

    pairs: tuple[Marked, ...]
    """Pairs in order of their opening marks."""
    opens: tuple[Span, ...]
    """Opening marks without a partner."""
    strays: tuple[Span, ...]
    """Closing marks without a partner."""


@cache
def _mark(unit: int) -> re.Pattern[str]:
    """Give the pattern of a mark where so many straight ones stand for one, or one that lost its twins."""
    return re.compile(rf"[«»“”„‟\x93\x94]|''|\"{{{unit}}}|\"")


def pair(text: str, start: int, stop: int, unit: int = 1) -> Marks:
    """Pair the quotation marks of the paragraph `text[start:stop]`, of whose straight ones `unit` stand for one."""
    stack: list[tuple[int, int, str]] = []
    found: list[Marked] = []
    strays: list[Span] = []
    for match in _mark(unit).finditer(text, start, stop):
        at, end = match.span()
        family = _FAMILY.get(text[at], "curly")
        if _opens(match, start, stop, inside=bool(stack)):
            stack.append((at, end, family))
        elif stack:
            partner = _partner(stack, family)
            opened = stack[partner]
            del stack[partner:]
            found.append(Marked(opened[0], opened[1], at, end, len(stack), opened[2] != family))
        else:
            strays.append(Span(at, end))
    opens = [Span(at, end) for at, end, _ in stack]
    for lone in opens[:_DEEP]:
        shared = _shared(text, lone, found, stop)
        if shared is not None:
            found.append(Marked(lone.start, lone.stop, shared.stop, shared.close, 0, repaired=True))
    if text.find("'", start, stop) >= 0:
        found += _apostrophes(text, start, stop, found)
    repaired = {m.open for m in found}
    return Marks(_nested(found), tuple(s for s in opens if s.start not in repaired), tuple(strays))


def _apostrophes(text: str, start: int, stop: int, found: list[Marked]) -> list[Marked]:
    """Pair apostrophes that stand for quotation marks: 'Мы ждём весны', - сказал он."""
    pairs: list[Marked] = []
    at = start
    while (opening := _SINGLE_OPENS.search(text, at, stop)) is not None:
        closing = _SINGLE_CLOSES.search(text, opening.end() + _SHORTEST, stop)
        if closing is None:
            break
        span = (opening.start(), closing.end())
        if not any(m.open < span[0] < m.close < span[1] or span[0] < m.open < span[1] < m.close for m in found):
            pairs.append(Marked(span[0], opening.end(), closing.start(), span[1]))
        at = closing.end()
    return pairs


def _opens(match: re.Match[str], start: int, stop: int, *, inside: bool) -> bool:
    """Say whether a mark opens, by its form and its neighbours."""
    mark, text = match.group(), match.string
    at, end = match.span()
    left = text[at - 1] if at > start else " "
    right = text[end] if end < stop else " "
    if mark == "»":
        return False
    if mark in "«„‟":
        # «… о статусе правосудия «.»: an opening mark set where only a closing one can stand
        closes = end >= stop or (right in ".,;:!?)" and not text.startswith("...", end))
        # «… ждём весны«, — сказал он»
        return not (inside and (closes or (right.isspace() and left not in _BEFORE_OPENING)))
    free = left in _BEFORE_OPENING
    tight = right not in _ENDS or right in '«„"…'
    if free and tight:
        return True
    if left in ".!?…" and right.isupper() and not inside:
        return True  # «…сказал он."Мост готов", — …», glued to the sentence before
    if left == "," and right.isalpha() and not inside:
        return True  # «… слова,"которых ждали"», the space lost
    # a mark between two spaces: « слово " слово »
    return free and right.isspace() and end < stop and not inside


def _partner(stack: list[tuple[int, int, str]], family: str) -> int:
    """Choose the open mark that a closing one belongs to: the last of its family among the near ones, else the last."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[index][2] == family:
            return index
    return len(stack) - 1


def _shared(text: str, lone: Span, found: list[Marked], stop: int) -> Marked | None:
    """Find the pair whose closing mark serves this opening mark, too: «Мы ждём «Север», — сказал он."""
    for inner in sorted(found, key=lambda m: m.close):
        if inner.open > lone.start and inner.depth <= _DEEP and _UTTERANCE_ENDS.match(text, inner.close, stop):
            return inner
    return None


def _nested(found: list[Marked]) -> tuple[Marked, ...]:
    """Order the pairs and count how deep each stands."""
    ordered = sorted(found, key=lambda m: (m.open, -m.close))
    closes: list[int] = []
    result: list[Marked] = []
    for m in ordered:
        while closes and closes[-1] <= m.open:
            closes.pop()
        result.append(Marked(m.open, m.start, m.stop, m.close, len(closes), m.repaired))
        closes.append(m.close)
    return tuple(result)
