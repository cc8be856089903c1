"""Boxes: the elements that enclose visible text, with what the lines in them need to know of the markup around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
)
_UNSEEN = (
    "applet audio canvas datalist head iframe map noembed noframes noscript object picture script select style svg "
    "template textarea title video"
)
_EMPTY = "! area base basefont bgsound col embed frame img input keygen link meta param source track wbr"
TIME, LINK, INLINE, BLOCK, BREAK, EMPTY, UNSEEN = range(-2, 5)
"""What an element is to the flow of text: BLOCK and BREAK end a line, those up to INLINE stand in it, EMPTY ones and
those that nobody sees do nothing to it. BREAK and EMPTY elements hold nothing."""
ROLES: dict[str | None, int] = {"br": BREAK, "hr": BREAK, "a": LINK, "time": TIME}
"""Roles by name; all that are not named are INLINE. `!` stands for comments."""
ROLES.update(dict.fromkeys(_BLOCKS.split(), BLOCK))
ROLES.update(dict.fromkeys(_EMPTY.split(), EMPTY))
ROLES.update(dict.fromkeys(_UNSEEN.split(), UNSEEN))

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BOLD = HEADINGS | {"b", "strong"}
PRE = frozenset(("pre", "listing", "plaintext", "xmp"))
_LANDMARKS = (
    "address article aside blockquote details dialog dl figcaption figure footer form header main nav ol section "
    "table ul"
)
LANDMARKS = HEADINGS.union(_LANDMARKS.split())
_LIST = 3
"""So many boxes of one name side by side make a list."""


@define(eq=False)
class Place:
    """A way of element names from the root; all boxes with the same way share one."""

    tag: str
    """Name of the innermost element."""
    path: str
    """Names of all, outermost first, joined by `>`."""
    depth: int
    """How many they are."""
    role: int
    """Role of the innermost element."""
    outer: Place | None
    """The place without it."""
    block: str
    """Name of the innermost block element."""
    landmarks: tuple[str, ...]
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
    """The places one element further in that were met, by how a tag without text begins: `p` and `p>`."""

    def within(self, start: str) -> Place:
        """Make the place of elements of one name inside this place.

        Args:
            start: the tag up to the first space, without its `<`.
        """
        tag = "!" if start[0] in "!?" else start.partition(">")[0]
        place = self.inner.get(tag)
        if place is not None:
            return place
        role = ROLES.get(tag, INLINE)
        if role == BREAK or role == EMPTY:
            place = Place(tag, "", 0, role, self, "", ())
        else:
            bold = self.bold or tag in BOLD
            link = self.link or role == LINK
            place = Place(
                tag,
                f"{self.path}>{tag}" if self.path else tag,
                self.depth + 1,
                role,
                self,
                tag if role == BLOCK else self.block,
                (tag, *self.landmarks) if tag in LANDMARKS else self.landmarks,
                bold,
                self.pre or tag in PRE,
                link,
                self.time or role == TIME,
                bold or link,
            )
        self.inner[tag] = self.inner[tag + ">"] = place
        return place


def top() -> Place:
    """Give a fresh place outside all elements; it holds the places of one document."""
    return Place("", "", 0, BLOCK, None, "", ())


class Box:
    """An element that encloses a line of text, or other boxes. No slots: most never differ from the defaults."""

    holds: dict[str, int] | None = None
    """How many boxes of each name stand directly in it."""
    number = 0
    """Its number among the lists of the page, once it is known to be one."""
    found: tuple[int, int, int] | None = None
    """The list it stands in: number of the list, number of its item, number of items."""
    words: tuple[str, ...] | None = None
    """Words of its class and id and of those around it, nearest first, once they are asked for."""

    def __init__(self, place: Place, parent: Box | None, piece: str) -> None:
        self.place = place
        self.parent = parent
        self.piece = piece
        """Its tag."""
        self.item = 0
        """Its number among its parent's boxes of its name."""
        if parent is not None:
            holds = parent.holds
            if holds is None:
                parent.holds = {place.tag: 1}
                self.item = 1
            else:
                self.item = holds[place.tag] = holds.get(place.tag, 0) + 1

    def list_around(self, numbers: Iterator[int]) -> tuple[int, int, int]:
        """Find the nearest list around it, once all boxes of the page are known.

        Args:
            numbers: the numbers for lists that have none yet.

        Returns:
            Number of the list, number of the item that holds this box, number of items; zeros if there is no list.
        """
        chain: list[Box] = []
        box = self
        found = box.found
        while found is None:
            chain.append(box)
            parent = box.parent
            if parent is None:
                found = (0, 0, 0)
            elif parent.holds is not None and (items := parent.holds[box.place.tag]) >= _LIST:
                if not parent.number:
                    parent.number = next(numbers)
                found = (parent.number, box.item, items)
            else:
                box = parent
                found = box.found
        for inner in chain:
            inner.found = found
        return found


HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
UNHIDABLE = frozenset(("html", "body", "main", "article"))
"""Elements that pages hide only until their script runs; what they hold is the page."""
