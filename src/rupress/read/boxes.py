"""Boxes: the elements that enclose visible text, with what the lines in them need to know of the markup around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

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
INLINE, TEXT, BLOCK, BREAK, UNSEEN = range(5)
ROLES: dict[str | None, int] = {"-text": TEXT, "br": BREAK, "hr": BREAK, None: UNSEEN}
"""What an element is to the flow of text; all that are not named stand in their line. `-text` and None are the parser's."""
ROLES |= dict.fromkeys(_BLOCKS.split(), BLOCK) | dict.fromkeys(_UNSEEN.split(), UNSEEN)

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BOLD = HEADINGS | {"b", "strong"}
LANDMARKS = HEADINGS | frozenset(
    "address article aside blockquote details dialog dl figcaption figure footer form header main nav ol section table "
    "ul".split()
)
_LIST = 3
"""So many boxes of one name side by side make a list."""
_CLASSES = 12
"""How many words of class and id attributes a line carries."""


@frozen(eq=False)
class Place:
    """A way of element names from the root; all boxes with the same way share one."""

    tag: str
    """Name of the innermost element."""
    path: str
    """Names of all, outermost first, joined by `>`."""
    depth: int
    """How many they are."""
    block: str
    """Name of the innermost block element."""
    landmarks: tuple[str, ...]
    """Names of those that tell a part of the page, innermost first."""
    bold: bool
    """Whether the text in it is bold by its element."""
    pre: bool
    """Whether its line breaks count."""
    marked: bool
    """Whether it is or stands in a link or a `<time>` element."""
    link: bool
    """Whether it is or stands in a link."""
    time: bool
    """Whether it is or stands in a `<time>` element."""
    inner: dict[str, Place]
    """The places one element further in that were met."""

    def within(self, tag: str) -> Place:
        """Give the place of an element of this name inside this place."""
        place = self.inner.get(tag)
        if place is None:
            role = ROLES.get(tag, INLINE)
            place = self.inner[tag] = Place(
                tag,
                f"{self.path}>{tag}" if self.path else tag,
                self.depth + 1,
                tag if role == BLOCK else self.block,
                (tag, *self.landmarks) if tag in LANDMARKS else self.landmarks,
                self.bold or tag in BOLD,
                self.pre or tag in ("pre", "listing", "xmp", "plaintext"),
                self.marked or tag in ("a", "time"),
                self.link or tag == "a",
                self.time or tag == "time",
                {},
            )
        return place


def top() -> Place:
    """Give a fresh place outside all elements; it holds the places of one document."""
    return Place("", "", 0, "", (), bold=False, pre=False, marked=False, link=False, time=False, inner={})


class Box:
    """An element that encloses a line of text, or other boxes."""

    __slots__ = ("copy", "found", "holds", "item", "number", "parent", "place", "words")

    def __init__(self, attributes: Mapping[str, str | None], place: Place, parent: Box | None, *, copy: bool) -> None:
        self.place = place
        self.parent = parent
        self.copy = copy
        """Whether its text is kept from screen readers, perhaps as a second copy of what stands elsewhere."""
        self.holds: dict[str, int] = {}
        """How many boxes of each name stand directly in it."""
        self.item = 0
        """Its number among its parent's boxes of its name."""
        self.number = 0
        """Its number among the lists of the page, once it is known to be one."""
        self.found: tuple[int, int, int] | None = None
        """The list it stands in: number of the list, number of its item, number of items."""
        words: tuple[str, ...] = ()
        if parent is not None:
            tag = place.tag
            self.item = parent.holds[tag] = parent.holds.get(tag, 0) + 1
            words = parent.words
        if attributes and ("class" in attributes or "id" in attributes):
            own = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
            words = (*own, *words)[:_CLASSES]
        self.words = words
        """Words of its class and id and of those around it, nearest first."""

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
            elif (items := parent.holds[box.place.tag]) >= _LIST:
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
