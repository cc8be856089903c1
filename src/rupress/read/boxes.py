"""Boxes: the elements that enclose visible text, with what the lines in them need to know of the markup around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

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
TIME, LINK, INLINE, BLOCK, BREAK, TEXT, UNSEEN = range(-2, 5)
"""What a node is to the flow of text: BLOCK and BREAK end a line, those up to 0 stand in it."""
ROLES: dict[str | None, int] = {"-text": TEXT, "br": BREAK, "hr": BREAK, "a": LINK, "time": TIME, None: UNSEEN}
"""Roles by name; all that are not named are INLINE. `-text` and None are the parser's."""
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
_LIST = 3
"""So many boxes of one name side by side make a list."""


@frozen(eq=False)
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
    inner: dict[int, Place] = field(factory=dict)
    """The places one element further in that were met, by the parser's number for the element's name."""

    def within(self, number: int, tag: str) -> Place:
        """Make the place of elements of one name inside this place.

        Args:
            number: the parser's number for the name.
            tag: the name.
        """
        role = ROLES.get(tag, INLINE)
        bold = self.bold or tag in BOLD
        place = self.inner[number] = Place(
            tag,
            f"{self.path}>{tag}" if self.path else tag,
            self.depth + 1,
            role,
            self,
            tag if role == BLOCK else self.block,
            (tag, *self.landmarks) if tag in LANDMARKS else self.landmarks,
            bold,
            self.pre or tag in PRE,
            self.link or role == LINK,
            self.time or role == TIME,
            bold or self.link or role == LINK,
        )
        return place


def top() -> Place:
    """Give a fresh place outside all elements; it holds the places of one document."""
    return Place("", "", 0, BLOCK, None, "", ())


class Box:
    """An element that encloses a line of text, or other boxes."""

    __slots__ = ("copy", "found", "holds", "item", "number", "parent", "place", "words")

    def __init__(self, place: Place, parent: Box | None, words: tuple[str, ...], copy: bool) -> None:
        self.place = place
        self.parent = parent
        self.words = words
        """Words of its class and id and of those around it, nearest first."""
        self.copy = copy
        """Whether its text is kept from screen readers, perhaps as a second copy of what stands elsewhere."""
        self.holds: dict[str, int] = {}
        """How many boxes of each name stand directly in it."""
        self.number = 0
        """Its number among the lists of the page, once it is known to be one."""
        self.found: tuple[int, int, int] | None = None
        """The list it stands in: number of the list, number of its item, number of items."""
        if parent is None:
            self.item = 0
            """Its number among its parent's boxes of its name."""
        else:
            holds, tag = parent.holds, place.tag
            self.item = holds[tag] = holds.get(tag, 0) + 1

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
