"""Utterances in marks of their own, one after another, under one cue: ««Он красив», «Жаль его», — пишут жители»."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from rupress.normalizer.quotes.found import Scene
from rupress.normalizer.quotes.lists import alternation
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.scene import Paragraph

_TELLING = frozenset("!?")
_GAP = 6
"""A comma and «и» between two utterances fit into so many characters."""
_MANY = 2
"""Of three remarks or more, two of them utterances, all are somebody's."""
_WORDS = 3
"""A name in marks has fewer words than an utterance without a verb."""


def before(scene: Scene, paragraph: Paragraph, marked: Marked, *, many: bool = False) -> list[Marked]:
    """Give the utterances before the last of a series that opens a sentence, in order; none if names stand there.

    Of several people who speak («— пишут жители») one may have said a word or two: «Красиво», «Жаль его».
    """
    pairs = paragraph.pairs
    at = first = _place(pairs, marked)
    while first > 0 and _joined(scene, paragraph, pairs[first - 1], pairs[first], many=many):
        first -= 1
    opens = not paragraph.seen(paragraph.sentence_at(pairs[first].open).start, pairs[first].open).strip()
    return pairs[first:at] if opens and first < at else []


def _are_many(scene: Scene, remarks: list[Marked]) -> bool:
    """Say whether two utterances stand in a series of remarks, which all are somebody's then."""
    return len(remarks) > _MANY and sum(_says(scene, remark) for remark in remarks) >= _MANY


def _free(scene: Scene, marked: Marked) -> bool:
    """Say whether marked words with a capital are no name behind its noun."""
    return scene.text[marked.start : marked.start + 1].isupper() and not scene.decider.headed(marked)


def behind(scene: Scene, paragraph: Paragraph, marked: Marked) -> list[Marked]:
    """Give the utterances behind the first of a series that closes a sentence, in order; none if names stand there."""
    pairs = paragraph.pairs
    at = last = _place(pairs, marked)
    while last + 1 < len(pairs) and _joined(scene, paragraph, pairs[last], pairs[last + 1]):
        last += 1
    many = at
    while (
        many + 1 < len(pairs)
        and _beside(scene, paragraph, pairs[many], pairs[many + 1])
        and _free(scene, pairs[many + 1])
    ):
        many += 1
    several = _are_many(scene, pairs[at : many + 1]) and _free(scene, marked)
    last = many if several else last
    closes = not paragraph.seen(pairs[last].close, paragraph.sentence_at(pairs[last].open).stop).strip(" .!?…;")
    return pairs[at + 1 : last + 1] if closes and (several or _says(scene, marked)) else []


def _place(pairs: list[Marked], marked: Marked) -> int:
    """Give the index of a pair among those of its paragraph, which are in order."""
    return bisect_left(pairs, marked.open, key=lambda pair: pair.open)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,\s*|,?\s+(?:{alternation('grammar', 'conjunctions')})\s+)")


def _joined(scene: Scene, paragraph: Paragraph, left: Marked, right: Marked, *, many: bool = False) -> bool:
    """Say whether nothing but a comma or «и» stands between two utterances."""
    beside = _beside(scene, paragraph, left, right)
    return beside and _says(scene, left, many=many) and _says(scene, right, many=many)


def _beside(scene: Scene, paragraph: Paragraph, left: Marked, right: Marked) -> bool:
    """Say whether nothing but a comma or «и» stands between two stretches."""
    near = right.open - left.close <= _GAP and scene.free(left) and scene.free(right)
    between = paragraph.seen(left.close, right.open) if near else ""
    return _joint().fullmatch(between) is not None


def _says(scene: Scene, marked: Marked, *, many: bool = False) -> bool:
    """Say whether marked words with a capital are an utterance rather than a name."""
    inside = scene.text[marked.start : marked.stop]
    if not inside[:1].isupper() or scene.decider.headed(marked):
        return False
    if many and scene.known.at(marked.start) is None:
        return True
    told = scene.decider.verbal(marked) or inside.rstrip()[-1:] in _TELLING
    return scene.decider.speech(marked) or (told and len(inside.split()) >= _WORDS)
