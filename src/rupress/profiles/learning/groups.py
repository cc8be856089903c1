"""Elements of a site's pages that its markup tells from others, and the selectors that name them.

Elements of one name and the same names around are a group. A selector names the groups that it matches; what is said of
it is weighed on the lines of their elements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import Factory, define, frozen

from rupress.profiles.learning.evidence import Seen

_NEAR = 3
"""So many named elements around one may be the first step of its selector."""
_FEW = 3
"""Pages that a name stands on at least: others are numbers of pages, of pictures, of days."""
_ABOVE = 200
"""So many names around an element are looked at."""
_BARE = "html body main article section div span p a ul ol li b i em strong table tbody tr td font"
_GENERIC = frozenset(_BARE.split())
"""Elements whose bare name tells nothing."""

Range = tuple[int, int, int]
"""Lines of an element: the number of the page, the first line, the one after the last."""


@define(eq=False)
class Group:
    """Elements that markup does not tell apart."""

    tag: str
    names: tuple[str, ...]
    around: Group | None
    above: frozenset[str]
    """Names of the elements around, the nearest first as far as there are too many."""
    ranges: list[Range] = Factory(list)
    """Where they stand."""
    inline: bool = False
    """Whether one of them is but a part of a line."""

    def forms(self) -> Iterator[str]:
        """Give the one-step selectors of its elements."""
        yield from self.names
        if self.tag:
            yield self.tag
            yield from (self.tag + name for name in self.names if name.startswith("."))

    def selectors(self) -> Iterator[str]:
        """Give the selectors that may be proposed for them."""
        for form in self.forms():
            if form not in _GENERIC:
                yield form
        near: list[str] = []
        outer, steps = self.around, 0
        while outer is not None and steps < _NEAR:
            if outer.names:
                near += outer.names
                steps += 1
            outer = outer.around
        for name in near:
            for form in (*self.names, self.tag):
                if form and name != form:
                    yield f"{name} {form}"


@frozen(eq=False)
class Choice:
    """A selector, and what it matches."""

    selector: str
    groups: tuple[Group, ...]

    def ranges(self) -> dict[int, list[tuple[int, int]]]:
        """Give the lines of the outermost elements that it matches, by page."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for page, start, stop in sorted((r for g in self.groups for r in g.ranges), key=lambda r: (r[0], r[1], -r[2])):
            if not found[page] or stop > found[page][-1][1]:
                found[page].append((start, stop))
        return found


def groups_of(pages: Sequence[Seen]) -> list[Group]:
    """Sort the elements of a site's pages into groups."""
    times = Counter(name for page in pages for name in {name for element in page.elements for name in element.names})
    stable = {name for name, count in times.items() if count >= _FEW}
    found: dict[tuple[int, str, tuple[str, ...]], Group] = {}
    for number, page in enumerate(pages):
        placed: list[Group] = []
        for element in page.elements:
            around = placed[element.around] if element.around >= 0 else None
            names = tuple(name for name in element.names if name in stable)
            key = id(around), element.tag, names
            group = found.get(key)
            if group is None:
                group = found[key] = Group(element.tag, names, around, _above(around))
            placed.append(group)
            if element.stop > element.start:
                group.ranges.append((number, element.start, element.stop))
            else:
                group.inline = True
    return list(found.values())


def _above(around: Group | None) -> frozenset[str]:
    if around is None:
        return frozenset()
    return around.above.union(around.names) if len(around.above) < _ABOVE else around.above


def choices_of(groups: Sequence[Group], wanted: Sequence[Group]) -> list[Choice]:
    """Give the selectors for some groups, of those that match the same the plainest, with all that each matches."""
    proposed = {selector for group in wanted for selector in group.selectors()}
    steps: dict[str, set[str]] = defaultdict(set)
    for selector in proposed:
        first, _, last = selector.rpartition(" ")
        steps[last].add(first)
    matched: dict[str, list[int]] = defaultdict(list)
    for k, group in enumerate(groups):
        for form in dict.fromkeys(group.forms()):
            for first in steps.get(form, ()):
                if not first or first in group.above:
                    matched[f"{first} {form}" if first else form].append(k)
    plainest: dict[tuple[int, ...], str] = {}
    for selector in sorted(matched, key=plainness):
        plainest.setdefault(tuple(matched[selector]), selector)
    return [
        Choice(selector, tuple(groups[k] for k in found))
        for found, selector in plainest.items()
        if not any(groups[k].inline for k in found)
    ]


def plainness(selector: str) -> tuple[bool, int, int, str]:
    """Order selectors: one step before two, classes before other names, then the shorter ones."""
    return " " in selector, selector.count("["), len(selector), selector
