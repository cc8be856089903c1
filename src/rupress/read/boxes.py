"""Places and elements: what visible text stands in, with what its line needs to know of the markup around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Protocol

from attrs import define, field

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
)
_UNSEEN = (
    "-comment -doctype applet area audio base basefont canvas datalist embed frame head iframe img input link map meta "
    "noembed noframes noscript object param picture script select source style svg template textarea title track video "
    "wbr"
)
TIME, LINK, INLINE, BLOCK, BREAK, UNSEEN = range(-2, 4)
"""What a node is to the flow of text: BLOCK and BREAK end a line, those up to 0 stand in it."""
ROLES: dict[str | None, int] = {"br": BREAK, "hr": BREAK, "a": LINK, "time": TIME, None: UNSEEN}
"""Roles by name; all that are not named are INLINE. `-comment` and None are the parser's."""
ROLES.update(dict.fromkeys(_BLOCKS.split(), BLOCK))
ROLES.update(dict.fromkeys(_UNSEEN.split(), UNSEEN))

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BOLD = HEADINGS | {"b", "strong"}
PRE = frozenset(("pre", "listing", "plaintext", "xmp"))
_LANDMARKS = (
    "address article aside blockquote details dialog dl figcaption figure footer form header main nav ol section "
    "table ul"
)
LANDMARKS = HEADINGS.union(_LANDMARKS.split())


@define(eq=False)
class Place:
    """A way of element names from the root; all elements with the same way share one."""

    tag: str
    """Name of the innermost element."""
    path: str
    """Names of all, outermost first, joined by `>`."""
    depth: int
    """How many they are."""
    role: int
    """Role of the innermost element."""
    block: str = ""
    """Name of the innermost block element."""
    landmarks: tuple[str, ...] = ()
    """Names of those that tell a part of the page, innermost first."""
    bold: bool = False
    """Whether the text in it is bold by its element."""
    pre: bool = False
    """Whether its line breaks count."""
    link: bool = False
    """Whether it is or stands in a link."""
    time: bool = False
    """Whether it is or stands in a `<time>` element."""
    marked: bool = False
    """Whether it is or stands in a link or in bold."""
    inner: dict[str, Place] = field(factory=dict)
    """The places one element further in that were met, by the element's name."""
    known: list[str] = field(factory=list)
    """Paths of all places that are remembered with it, in one list that they share."""

    def within(self, tag: str) -> Place:
        """Make the place of elements of one name inside this place."""
        role = ROLES.get(tag, INLINE)
        bold = self.bold or tag in BOLD
        link = self.link or role == LINK
        path = f"{self.path}>{tag}" if self.path else tag
        place = Place(
            tag,
            path,
            self.depth + 1,
            role,
            tag if role == BLOCK else self.block,
            (tag, *self.landmarks) if tag in LANDMARKS else self.landmarks,
            bold,
            self.pre or tag in PRE,
            link,
            self.time or role == TIME,
            bold or link,
            {},
            self.known,
        )
        if len(self.known) < _MANY and len(path) < _LONG:
            self.inner[tag] = place
            self.known.append(path)
        return place


_MANY, _LONG = 10_000, 1_000
"""So many places are remembered, and none of a longer path: real pages have a hundred, hostile ones any number."""
_remembered: dict[str, Place] = {}


def top() -> Place:
    """Give the place outside all elements; it remembers the places of pages read before, for sites repeat theirs."""
    place = _remembered.get("")
    if place is None or len(place.known) >= _MANY:
        place = _remembered[""] = Place("", "", 0, BLOCK)
    return place


def forget() -> None:
    """Forget the places of pages read before, for measurements."""
    _remembered.clear()


class Node(Protocol):
    """What is asked of the parser's nodes here."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """Its attributes by name."""


Element = tuple[int, Place, "Element | None", int, Node]
"""An element that holds visible text: its number, its place, the element around it, the number of the innermost block
element (perhaps itself), its node. A plain tuple, for there are many."""


def common(one: Element, two: Element) -> Element:
    """Give the innermost element that encloses two of one document."""
    while one[0] != two[0]:
        if one[1].depth < two[1].depth:
            one, two = two, one
        if one[2] is None:
            break
        one = one[2]
    return one


def stated(element: Element | None, role: int, attribute: str) -> str | None:
    """Give an attribute of the nearest of an element and those around it that has a role."""
    while element is not None and element[1].role != role:
        element = element[2]
    return element[4].attributes.get(attribute) if element is not None else None


_WORD = 3
"""Characters of a link that is a word by itself."""
_TITLES, _TITLE = 3, 25
"""So many links with so many characters each are a list of titles, set apart by a style sheet."""


def titles_apart(texts: list[str], holders: list[Element]) -> list[tuple[list[str], list[Element]]]:
    """Tell apart what is one line only without its style sheet: titles side by side, and links that touch.

    Links too long for a menu's entries are titles; links without white space between them («ПолитикаЭкономика») are
    entries or keywords. Text between two links goes with the one after it if the line begins with text
    («18:40 <a>…</a> 18:31 <a>…</a>»), else with the one before it.

    Returns:
        The texts of each link with what they stand in; nothing if the line is one.
    """
    owners = [link[0] if (link := link_of(holder)) else 0 for holder in holders]
    leads = owners[0] == 0
    groups: list[tuple[list[str], list[Element]]] = []
    last = waiting = 0
    for at, owner in enumerate(owners):
        if owner and owner != last:
            start = at - waiting if leads else at
            if groups and leads and waiting:
                del groups[-1][0][-waiting:], groups[-1][1][-waiting:]
            groups.append((texts[start:at], holders[start:at]))
            last = owner
        waiting = 0 if owner else waiting + 1
        if groups:
            groups[-1][0].append(texts[at])
            groups[-1][1].append(holders[at])
    sizes = [sum(len(t.strip()) for t, h in zip(*group, strict=True) if h[1].link) for group in groups]
    titles = len(groups) >= _TITLES and sum(sizes) >= _TITLE * len(groups) and min(sizes) > 1
    return groups if titles or _touch(groups, sizes) else []


def _touch(groups: list[tuple[list[str], list[Element]]], sizes: list[int]) -> bool:
    """Tell whether the links of a line follow one another without white space or a mark, each a word at least."""
    if len(groups) < 2 or min(sizes) < _WORD:
        return False
    return all(
        one[0][-1][-1:].isalnum() and two[0][0][:1].isalnum() and one[1][-1][1].link and two[1][0][1].link
        for one, two in pairwise(groups)
    )


def link_of(element: Element) -> Element | None:
    """Give the link that an element is or stands in."""
    around: Element | None = element if element[1].link else None
    while around is not None and around[1].role != LINK:
        around = around[2]
    return around


def part_touching(texts: list[str], holders: list[Element]) -> list[int]:
    """Find the texts of a line that touch the one before it in another element, as a style sheet parts them.

    Digits get a space between them («15:40» and «1204» views). What is set high or low is a part of its word.
    """
    touching: list[int] = []
    for k, (one, two) in enumerate(pairwise(texts), 1):
        if not (one[-1:].isalnum() and two[:1].isalnum()) or holders[k] is holders[k - 1]:
            continue
        if not _RAISED.intersection((holders[k][1].tag, holders[k - 1][1].tag)):
            touching.append(k)
            if one[-1].isdigit() and two[0].isdigit():
                texts[k] = " " + two
    return touching


_RAISED = frozenset({"sup", "sub"})


def longest_part(texts: list[str], holders: list[Element], links: float, touching: list[int]) -> str:
    """Give the words of the longest part of a line: of its longest link, or of elements that touch their neighbours.

    Args:
        texts: the texts of the line.
        holders: what each of them stands in.
        links: the share of the line in links.
        touching: the texts that touch the one before them.
    """
    if _MIXED < links < 1:
        linked: dict[int, str] = {}
        for text, holder in zip(texts, holders, strict=True):
            if (link := link_of(holder)) is not None:
                linked[link[0]] = linked.get(link[0], "") + text
        return max(linked.values(), key=len)
    edges = [0, *touching, len(texts)]
    return max(("".join(texts[a:b]) for a, b in pairwise(edges)), key=len)


_MIXED = 0.3
"""Share of a line in links from which the longest may be another story's title, with its time and rubric beside it."""
HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
UNHIDABLE = frozenset(("html", "body", "main", "article"))
"""Elements that pages hide only until their script runs; what they hold is the page."""


_SMALL = 60
"""Pixels of a picture's side that make it a picture: smaller ones are icons, counters, flags, faces."""


def is_small(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a picture says of itself that it is an icon."""
    for side in (attributes.get("width"), attributes.get("height")):
        if side and len(side) < 3 and side.isascii() and side.isdigit() and int(side) < _SMALL:
            return True
    return False


def shares(texts: list[str], holders: list[Element]) -> tuple[float, float]:
    """Say what shares of the visible characters of a line stand in links and in bold."""
    linked = heavy = total = 0
    for text, (_, place, *_) in zip(texts, holders, strict=True):
        size = len(text.strip())
        total += size
        if place.link:
            linked += size
        if place.bold:
            heavy += size
    return (linked / total, heavy / total) if total else (0.0, 0.0)
