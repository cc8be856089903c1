"""Templates: which pages of a site are built alike, so that what holds for most of them spoils none of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rupress.profiles.learning.evidence import Seen

_ALIKE = 0.35
"""Share of the names of a page and of its template that both have."""
_MOST = 8
"""So many templates are told apart; the rest of the pages is one more."""


def templates_of(pages: Sequence[Seen]) -> list[int]:
    """Number the template of each page: the one that most pages have first."""
    names = [frozenset(name for element in page.elements for name in (element.tag, *element.names)) for page in pages]
    found = [_MOST] * len(pages)
    left = list(range(len(pages)))
    for number in range(_MOST):
        times = Counter(name for k in left for name in names[k])
        common = {name for name, count in times.items() if 2 * count >= len(left)}
        same = [k for k in left if len(names[k] & common) >= _ALIKE * len(names[k] | common)]
        for k in same:
            found[k] = number
        left = [k for k in left if found[k] == _MOST]
        if not same or not left:
            break
    return found
