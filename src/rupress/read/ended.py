"""Lines of a document, each ended where a block or a line break ends it: what its texts are together."""

from __future__ import annotations

from rupress.read.boxes import LINK, TIME, Element, stated
from rupress.read.lines import Run
from rupress.read.parts import indent_of, link_of, links_apart, longest_part, part_touching, shares, shown, titles_apart

_SHORT = 250
"""Characters of a line that may be one of a list, with title, time and rubric in it."""
_HEADING, _RANKED = 600, frozenset({"h1", "h2"})
"""Characters of a heading, with a deck in it."""
_LINKED = 0.6
"""Share of a line in links from which it may be several titles side by side."""


class Ended:
    """The lines that a walk over the nodes has ended."""

    def __init__(self) -> None:
        """Begin with none."""
        self.ended: list[Run] = []
        self.boxes: dict[int, Element] = {}
        """The elements that enclose a line, or other boxes, outer ones first."""
        self.picture: str | None = None
        """What the picture before the line that has begun says of itself."""
        self.apart = False
        """Whether an empty line stands before the line that has begun."""

    def end_lines(self, text: str, texts: list[str], holders: list[Element], element: Element) -> str:
        """End a line at each line break of preformatted text, and give what follows the last."""
        *ended, rest = text.split("\n")
        outer = element
        while outer[2] is not None and outer[2][1].pre:
            outer = outer[2]
        for line in ended:
            texts.append(line)
            holders.append(element)
            self.end(texts, holders, element if len(texts) == 1 else outer, None, None)
        return rest

    def end(
        self, texts: list[str], holders: list[Element], element: Element, link: Element | None, time: Element | None
    ) -> None:
        """End a line: join its texts as a browser does, and say what share of it is linked or bold."""
        links = bold = 0.0
        part = ""
        seams: tuple[int, ...] = ()
        if len(texts) > 1:
            if any(holder[1].marked for holder in holders):
                links, bold = shares(texts, holders)
                if links > _LINKED and (titles := titles_apart(texts, holders)):
                    texts.clear()
                    holders.clear()
                    for words, held in titles:
                        self._end_title(words, held)
                    return
            if sum(map(len, texts)) < (_HEADING if element[1].tag in _RANKED else _SHORT):
                part, seams = _parts(texts, holders, links)
            text = "".join(texts)
        else:
            text = texts[0]
            place = holders[0][1]
            if place.marked:
                links, bold = float(place.link), float(place.bold)
        texts.clear()
        holders.clear()
        number = element[0]
        if number not in self.boxes:
            self._box(element)
        indent = indent_of(text, element[1].pre)
        if text := shown(text):
            href = stated(link, LINK, "href") if links > 0.5 else None
            when = stated(time, TIME, "datetime") if time is not None else None
            self.ended.append((text, number, links, href, when, bold, self.picture, part, seams, self.apart, indent))
            self.picture = None
        self.apart = not text

    def _end_title(self, texts: list[str], holders: list[Element]) -> None:
        """End a line that is one of several titles in one block: it stands in its link, whatever is beside that."""
        link = next(holder for holder in holders if holder[1].link)
        time = next((holder for holder in holders if holder[1].time), None)
        self.end(texts, holders, link_of(link) or link, link, time)

    def _box(self, element: Element) -> None:
        """Make a box of an element and of those around it."""
        boxes = self.boxes
        chain = [element]
        around = element[2]
        while around is not None and around[0] not in boxes:
            chain.append(around)
            around = around[2]
        for one in reversed(chain):
            boxes[one[0]] = one


def _parts(texts: list[str], holders: list[Element], links: float) -> tuple[str, tuple[int, ...]]:
    """Give the words of the longest part of a line, and where its parts begin; digits that touch are set apart."""
    touching = part_touching(texts, holders)
    part = shown(longest_part(texts, holders, links, touching))
    begins = sorted({*touching, *links_apart(texts, holders)})
    return part, tuple([len(shown("".join(texts[:k]))) for k in begins])
