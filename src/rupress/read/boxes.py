"""Places and elements: what visible text stands in, with what its line needs to know of the markup around."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
_ALIASES = {"amp-sidebar": "nav"}
"""Elements of AMP, and what they are on other pages."""


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
        name = tag
        tag = _ALIASES.get(name, name)
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
            self.inner[name] = place
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
