"""Names that the tagger takes for several things in one text: most of its verdicts decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rupress.normalizer.entities.repair import Found
from rupress.normalizer.gazetteer import key_of, known_organization, known_place
from rupress.normalizer.nominative import Reading, read_name

_MARKS = frozenset('«»"„“”')
_OUTWEIGHS = 1.5
_UNSURE = 0.7
"""Below this confidence a place may be somebody of its name."""


def outvoted(
    text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading] = read_name
) -> tuple[Found, ...]:
    """Give all mentions of an unknown word the type that most of them have.

    What the tables know may well be two things («Амазонка»), and quotation marks make a club of a town. Verdicts of one
    type change nothing, two against one do. Of several words («Озёрский монастырь») one more is enough.

    Args:
        text: the text.
        found: the names found, sorted.
        read: reads a name, as `read_name` does.
    """
    found = _surnames(text, found, read)
    votes: dict[str, dict[str, float]] = {}
    keys: dict[int, str] = {}
    for start, stop, kind, confidence in found:
        full = kind == "PER" and " " in text[start:stop]
        if full or text[start - 1 : start] in _MARKS or not text[start].isupper():
            continue
        normal = read(text, start, stop).out
        if known_place(normal) is None and known_organization(normal) is None:
            keys[start] = key_of(normal)
            own = votes.setdefault(keys[start], {})
            own[kind] = own.get(kind, 0.0) + confidence
    winners = {key: _winner(own, surely=" " not in key) for key, own in votes.items() if len(own) > 1}
    if not any(winners.values()):
        return tuple(found)
    return tuple(
        (start, stop, winners.get(keys.get(start, ""), "") or kind, confidence)
        for start, stop, kind, confidence in found
    )


def _surnames(text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading]) -> tuple[Found, ...]:
    """Make a person of a body's name that was said to be somebody's surname: «Кристиан Мир … | Мир | отметил».

    So of a place's, where that is unsure: «Грант Мельбурн … | Мельбурн | добавил».
    """
    named: set[str] = set()
    kept: list[Found] = []
    for start, stop, found_kind, confidence in found:
        kind, name = found_kind, text[start:stop]
        if kind == "PER" and " " in name:
            named.add(key_of(read(text, start, stop).out.rpartition(" ")[2]))
        elif (
            named
            and (kind == "ORG" or (kind == "LOC" and confidence < _UNSURE))
            and name.istitle()
            and " " not in name
            and text[start - 1 : start] not in _MARKS
        ):
            kind = "PER" if key_of(name) in named or key_of(read(text, start, stop).out) in named else kind
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _winner(votes: dict[str, float], *, surely: bool) -> str:
    """Give the type with most confidence, surely with much more than all others together; empty if there is none."""
    best = max(votes, key=lambda kind: votes[kind])
    return best if not surely or votes[best] > _OUTWEIGHS * (sum(votes.values()) - votes[best]) else ""
