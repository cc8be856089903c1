"""From probabilities of tags to spans: the likeliest sequence of tags that makes sense."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rupress.matrices import Floats
from rupress.ner.features import Ints

TYPES = ("PER", "LOC", "ORG")
"""What a name can be; the order is part of the model."""

TAGS = ("O", *(f"{place}-{type_}" for type_ in TYPES for place in "BIES"))
"""Tags of a piece: outside of names, or at the beginning, inside, at the end of a name, or single."""

SURE = 0.995
"""A piece that is outside with this probability ends the stretch that is searched: no name reaches over it."""

Name = tuple[int, int, str, float]
"""First piece, last piece, type, confidence."""

LONGEST = 40
"""Most pieces in a stretch searched at once, so that a hostile text cannot ask for endless ones; names are shorter."""

_NEVER = -1e9


def _transitions() -> Floats:
    """Forbid every pair of tags that no text can have: a name inside which another begins, an end without beginning."""
    table = np.full((len(TAGS), len(TAGS)), _NEVER, np.float32)
    for i, tag in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            goes_on = after[0] in "IE"
            if goes_on == (tag[0] in "BI") and (not goes_on or after[2:] == tag[2:]):
                table[i, j] = 0.0
    return table


ALLOWED = _transitions()
"""Zero for each pair of neighbouring tags that can be, a large negative number for the others."""

_MAY_BEGIN = np.array([tag[0] in "OBS" for tag in TAGS])
_MAY_END = np.array([tag[0] in "OES" for tag in TAGS])


def decode(scores: Floats, breaks: NDArray[np.bool_]) -> list[Name]:
    """Find the names.

    Args:
        scores: pieces x tags, the network's scores (logits).
        breaks: which pieces are line breaks.

    Returns:
        (first piece, last piece, type, confidence) of each name, in order. Confidence is the least probability that one
        of its pieces belongs to a name of this type.
    """
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    open_ = (logs[:, 0] < np.log(SURE)) & ~breaks
    starts, stops = _stretches(open_)
    if not len(starts):
        return []
    tags = np.zeros(len(scores), np.int64)
    lengths = stops - starts
    for low, high in ((1, 1), (2, 4), (5, 10), (11, LONGEST)):  # like with like: little padding
        chosen = (lengths >= low) & (lengths <= high)
        if chosen.any():
            _search(logs, starts[chosen], lengths[chosen], tags)
    return _spans(tags, logs)


def nested(names: list[Name], inner: list[Name]) -> list[Name]:
    """Put names that lie within others («Казани» in «суд Казани») behind them; what reaches out of them is dropped.

    Args:
        names: outermost names, in order.
        inner: names that may lie within them, in order.
    """
    within: dict[int, tuple[int, int]] = {}
    for first, last, *_ in names:
        within.update(dict.fromkeys(range(first, last + 1), (first, last)))
    kept = [name for name in inner if name[0] in within and within[name[0]] == within.get(name[1]) != name[:2]]
    return sorted([*names, *kept], key=lambda name: (name[0], -name[1]))


def _stretches(open_: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return where the runs of pieces that may belong to names begin and end, long ones cut."""
    edges = np.diff(open_.astype(np.int8), prepend=0, append=0)
    starts, stops = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if len(starts) and int((stops - starts).max()) > LONGEST:
        parts = [
            (part, min(part + LONGEST, stop))
            for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
            for part in range(start, stop, LONGEST)
        ]
        starts, stops = np.array(parts, np.int64).T
    return starts, stops


def _search(logs: Floats, starts: Ints, lengths: Ints, tags: Ints) -> None:
    """Write the best allowed sequence (Viterbi) of every stretch into `tags`; all stretches step together."""
    longest = int(lengths.max())
    places = starts[:, None] + np.minimum(np.arange(longest), lengths[:, None] - 1)
    emitted = logs[places]
    best = np.where(_MAY_BEGIN, emitted[:, 0], np.float32(_NEVER))
    back = np.zeros((longest, *best.shape), np.int8)
    for step in range(1, longest):
        ways = best[:, :, None] + ALLOWED
        back[step] = ways.argmax(axis=1)
        further = ways.max(axis=1) + emitted[:, step]
        best = np.where((step < lengths)[:, None], further, best)
    tag = np.where(_MAY_END, best, np.float32(_NEVER)).argmax(axis=1)
    every = np.arange(len(starts))
    for step in range(longest - 1, -1, -1):
        inside = step < lengths
        tags[places[inside, step]] = tag[inside]
        tag = np.where(inside, back[step][every, tag], tag)


def _spans(tags: Ints, logs: Floats) -> list[Name]:
    """Collect the names that the tags spell, with their confidence."""
    places = (tags - 1) % 4
    named = tags > 0
    firsts = np.flatnonzero(named & ((places == 0) | (places == 3)))
    lasts = np.flatnonzero(named & (places >= 2))
    if not len(firsts):
        return []
    kinds = (tags[firsts] - 1) // 4
    belongs = np.exp(logs[:, 1:]).reshape(len(logs), len(TYPES), 4).sum(axis=2)
    found: list[Name] = []
    for first, last, kind in zip(firsts.tolist(), lasts.tolist(), kinds.tolist(), strict=True):
        least = float(belongs[first : last + 1, kind].min())
        found.append((first, last, TYPES[kind], min(round(least, 4), 1.0)))
    return found
