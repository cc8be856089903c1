"""Markup as the parser writes it out, to visible lines: a line ends where a block begins or ends and at `<br>`.

The parser has repaired the tree and writes it out in one go: each element that has an end has its end tag, attributes
stand in double quotes, and `<` and `>` stand nowhere but around tags. So the page falls apart at its `<` into pieces
that are one tag and the text after it, and reading it is one step a piece, at a fraction of the cost of asking the
parser for node after node. Boxes (see `boxes`) are made only for elements that enclose a line.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator
from itertools import count
from operator import attrgetter

from rupress.read.boxes import BLOCK, EMPTY, INLINE, LINK, ROLES, UNSEEN, Box, Place, top
from rupress.records import Line
from rupress.span import Span

# «&amp;quot;» in the source shows a reader «&quot;»: somebody's text was escaped twice.
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|laquo|raquo|[lr]dquo|[lr]squo|bdquo|[nm]dash|hellip|shy|#(?!0*1[03];)\d{2,5});"
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WORDS = 12
"""How many words of class and id attributes a line carries."""

_CLASS, _ID, _COPY = ' class="', ' id="', ' aria-hidden="'

_IS_MARKED = attrgetter("marked")

Mend = Callable[[str], str]

Run = tuple[str, Box, float, str | None, str | None, float]
"""A line of visible text: the text with white space collapsed, the innermost element that encloses all of it, the share
of its characters in links, the target of its first link if links cover most of it, the `datetime` of its first
`<time>`, and the share of its characters in bold. A plain tuple, for there are many."""


def pieces_of(markup: str, formulas: bool = False) -> list[str]:
    """Cut markup into its tags, each with the text after it: `p class="x">text`, `/p>`.

    Args:
        markup: a document as the parser writes it out.
        formulas: whether it has any: in formulas, all elements end.

    Returns:
        The tags without their `<`, the text escaped; `!>` for a comment.
    """
    plain = _without_comments(markup)
    if formulas or plain.count("<") != plain.count(">"):
        return list(_odd_pieces(markup))
    return plain.split("<")[1:]


def _without_comments(markup: str) -> str:
    """Empty the comments, for they may hold tags."""
    start = markup.find("<!--")
    if start < 0:
        return markup
    parts = []
    last = 0
    while start >= 0:
        parts += (markup[last:start], "<!>")
        stop = markup.find("-->", start)
        last = stop + 3 if stop >= 0 else len(markup)
        start = markup.find("<!--", last)
    parts.append(markup[last:])
    return "".join(parts)


def _odd_pieces(markup: str) -> Iterator[str]:
    """Cut markup in which `<` stands in a name («<div <p>») or empty elements end."""
    start = markup.find("<")
    while start >= 0:
        if markup.startswith("<!--", start):
            stop = markup.find("-->", start) + 2
            tag = "!"
        else:
            stop = markup.find(">", start)
            tag = markup[start + 1 : stop]
            if tag.startswith("/") and ROLES.get(tag[1:]) == EMPTY:
                tag = "!"
        if stop < 2:
            return
        start = markup.find("<", stop)
        yield f"{tag}>{markup[stop + 1 : start] if start >= 0 else ''}"


def runs_of(pieces: list[str], mend: Mend | None = None) -> list[Run]:
    """List the visible lines of a document.

    Args:
        pieces: its tags with their texts.
        mend: repairs the text between two tags before it is used.
    """
    runs = _Walk(pieces, mend).runs()
    if any(_COPY in piece for piece in pieces):
        copies: dict[Box, bool] = {}
        shown = {text for text, box, *_ in runs if not _is_copy(box, copies)}
        runs = [run for run in runs if not copies[run[1]] or run[0] not in shown]
    return runs


def _is_copy(box: Box, known: dict[Box, bool]) -> bool:
    """Tell whether the text of a box is kept from screen readers, perhaps as a second copy of what stands elsewhere."""
    inner: list[Box] = []
    around: Box | None = box
    while around is not None and around not in known:
        inner.append(around)
        around = around.parent
    copy = around is not None and known[around]
    for one in reversed(inner):
        copy = known[one] = copy or (stated(one.piece, _COPY) or "").lower() == "true"
    return copy


class _Walk:
    """One walk over the pieces of a document."""

    def __init__(self, pieces: list[str], mend: Mend | None) -> None:
        self._pieces = pieces
        self._mend = mend
        self._runs: list[Run] = []
        self._stack: list[int] = []
        """The elements entered and not left, by the numbers of their pieces."""
        self._places: list[Place] = []
        """The places in which they stand."""
        self._boxes: list[tuple[int, Box]] = []
        """Boxes of elements on the stack, level by level; those of elements left since are recognized by their number."""

    def runs(self) -> list[Run]:
        """Walk over the pieces, in one loop with few calls: the time of reading a page goes here."""
        stack, outer, end, mend = self._stack, self._places, self._end, self._mend
        texts: list[str] = []  # of the line that has begun
        places: list[Place] = []
        low = 0  # how many elements of the stack enclose all of them
        whole = None  # the box that encloses all of them, once the walk has left it
        lowest = 0  # how few elements were on the stack since the last of them
        link = time = linked = timed = -1  # the last <a> and <time> entered, the first that holds text of the line
        place = top()
        numbered = enumerate(self._pieces)
        for number, piece in numbered:
            if piece[0] == "/":
                if texts:
                    if place.role > 0:
                        end(texts, places, whole or self._box(place, low), linked, timed)
                        linked = timed = -1
                        whole = None
                    elif lowest >= place.depth:
                        if low == place.depth and whole is None:
                            whole = self._box(place, low)
                        lowest = place.depth - 1
                if stack:
                    stack.pop()
                    place = outer.pop()
            else:
                name = piece.partition(" ")[0]
                inner = place.inner.get(name) or place.within(name)
                role = inner.role
                if texts and 0 < role < EMPTY:
                    end(texts, places, whole or self._box(place, low), linked, timed)
                    linked = timed = -1
                    whole = None
                if role <= BLOCK:
                    stack.append(number)
                    outer.append(place)
                    place = inner
                    if role < INLINE:
                        if role == LINK:
                            link = number
                        else:
                            time = number
                elif role == UNSEEN:
                    piece = _past(numbered, inner.tag)
            if piece[-1] == ">":
                continue
            text = piece.partition(">")[2]
            if texts or not text.isspace():
                if "&" in text:
                    text = _unescaped(text)
                if not stack or not (texts or text.strip()):
                    continue
                if mend is not None:
                    text = mend(text)
                if place.pre and "\n" in text:
                    text = self._end_lines(text, texts, places, place)
                if place.link and linked < 0:
                    linked = link
                if place.time and timed < 0:
                    timed = time
                if not texts:
                    low = place.depth
                elif low > lowest:
                    low = lowest
                    whole = None
                lowest = place.depth
                texts.append(text)
                places.append(place)
        return self._runs

    def _end_lines(self, text: str, texts: list[str], places: list[Place], place: Place) -> str:
        """End a line at each line break of preformatted text, and give what follows the last."""
        *ended, rest = text.split("\n")
        for line in ended:
            texts.append(line)
            places.append(place)
            self._end(texts, places, self._box(place, place.depth if len(texts) == 1 else self._pre()), -1, -1)
        return rest

    def _pre(self) -> int:
        """Say how many elements enclose the preformatted text that the walk is in, itself included."""
        return next((level for level, place in enumerate(self._places) if place.pre), len(self._places))

    def _end(self, texts: list[str], places: list[Place], box: Box, link: int, time: int) -> None:
        """End a line: join its texts as a browser does, and say what share of it is linked or bold."""
        if len(texts) == 1:
            text = texts[0].strip()
            place = places[0]
            links, bold = 1.0 if place.link else 0.0, 1.0 if place.bold else 0.0
        else:
            text = "".join(texts).strip()
            links, bold = _shares(texts, places) if any(map(_IS_MARKED, places)) else (0.0, 0.0)
        texts.clear()
        places.clear()
        if "\n" in text or "  " in text or "\t" in text:
            text = _SPACES.sub(" ", text) if "\xa0" in text else " ".join(text.split())
        if "&" in text:
            text = _ENTITY.sub(lambda match: entities.unescape(match[0]), text).strip()
        if text:
            href = stated(self._pieces[link], ' href="') if link >= 0 and links > 0.5 else None
            when = stated(self._pieces[time], ' datetime="') if time >= 0 else None
            self._runs.append((text, box, links, href, when, bold))

    def _box(self, place: Place, height: int) -> Box:
        """Give the box of the innermost of so many elements of the stack, making those that there are not yet.

        Args:
            place: the place of the walk.
            height: how many of the elements it stands in.
        """
        stack, boxes, places = self._stack, self._boxes, self._places
        have = len(boxes) if len(boxes) < height else height
        while have and boxes[have - 1][0] != stack[have - 1]:
            have -= 1
        box = boxes[have - 1][1] if have else None
        if box is None or have < height:
            del boxes[have:]
            for level in range(have, height):
                number = stack[level]
                inner = places[level + 1] if level + 1 < len(places) else place
                box = Box(inner, box, self._pieces[number])
                boxes.append((number, box))
        return boxes[height - 1][1]


def _past(numbered: Iterator[tuple[int, str]], name: str) -> str:
    """Pass over an element with all that it holds, and give the piece of its end tag."""
    within = 1
    for _, piece in numbered:
        if piece.startswith("/"):
            within -= piece.startswith(f"/{name}>")
            if not within:
                return piece
        elif piece.startswith(name):
            within += piece.startswith((" ", ">"), len(name))
    return ">"


def stated(piece: str, attribute: str) -> str | None:
    """Give the value of an attribute.

    Args:
        piece: a tag, perhaps with the text after it.
        attribute: its name, with the marks around it: ` href="`.
    """
    start = piece.find(attribute)
    if start < 0 or start > piece.find(">"):
        return None
    start += len(attribute)
    value = piece[start : piece.find('"', start)]
    return _unescaped(value) if "&" in value else value


def _unescaped(text: str) -> str:
    """Undo the escaping of the parser, and no more."""
    for escaped, char in (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(escaped, char)
    return text


def _shares(texts: list[str], places: list[Place]) -> tuple[float, float]:
    """Say what shares of the visible characters of a line stand in links and in bold."""
    linked = heavy = total = 0
    for text, place in zip(texts, places, strict=True):
        size = len(text.strip())
        total += size
        if place.link:
            linked += size
        if place.bold:
            heavy += size
    return (linked / total, heavy / total) if total else (0.0, 0.0)


def lines_of(runs: list[Run]) -> tuple[Line, ...]:
    """Give runs their places in the text joined of them, and number the lists they stand in."""
    numbers = count(1)
    split: dict[str, tuple[str, ...]] = {}
    lines = []
    start = 0
    for text, box, links, href, time, bold in runs:
        stop = start + len(text)
        place = box.place
        block, item, items = box.found or box.list_around(numbers)
        lines.append(
            Line(
                Span(start, stop),
                place.block,
                place.path,
                box.words if box.words is not None else _words(box, split),
                links,
                href,
                time,
                block,
                item,
                items,
                place.depth,
                place.landmarks,
                bold,
            )
        )
        start = stop + 1
    return tuple(lines)


def _words(box: Box, split: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the words of class and id of a box and of those around it, nearest first.

    Args:
        box: a box whose words were not asked for yet.
        split: the words of each class met; they repeat.
    """
    around = box.parent
    inner = [box]
    while around is not None and around.words is None:
        inner.append(around)
        around = around.parent
    words = around.words or () if around is not None else ()
    for one in reversed(inner):
        piece = one.piece
        if _CLASS in piece or _ID in piece:
            said = f"{stated(piece, _CLASS) or ''} {stated(piece, _ID) or ''}"
            own = split.get(said)
            if own is None:
                own = split[said] = tuple(said.lower().split())
            words = (own + words)[:_WORDS]
        one.words = words
    return words
