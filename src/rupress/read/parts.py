"""A line put together: the texts of its inline elements, what touches, what is a link, what is a title of its own."""

from __future__ import annotations

import html as entities
import re
from itertools import pairwise

from rupress.read.boxes import LINK, Element

_SPACES = re.compile(r"[ \t\n\r\f]+")
# «&amp;quot;» in the source shows a reader «&quot;»: somebody's text was escaped twice.
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|laquo|raquo|[lr]dquo|[lr]squo|bdquo|[nm]dash|hellip|shy|#(?!0*1[03];)\d{2,5});"
)


def shown(text: str) -> str:
    """Give text as a browser shows it: white space collapsed, no soft hyphens, what was escaped twice mended."""
    if "\xad" in text:
        text = text.replace("\xad", "")
    text = text.strip()
    if "\n" in text or "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text) if "\xa0" in text else " ".join(text.split())
    if "&" in text:
        text = _ENTITY.sub(lambda match: entities.unescape(match[0]), text).strip()
    return text


def indent_of(text: str, pre: bool) -> int:
    """Count the spaces that a reader sees before a line: no-break ones, and in `<pre>` all."""
    first = text[:1]
    if first > " " and first != "\xa0":
        return 0
    text = text if pre else text.lstrip(" \t\n\r\f")
    return len(text) - len(text.lstrip())


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

    Digits get a space between them («15:40» and «1204» views). What is set high or low is a part of its word, and so
    is a mark on its side of the seam: «…из газеты <a>Вестник</a>», but not «<b>Мост открыли</b><i>«Мы ждали»</i>».
    """
    touching: list[int] = []
    for k, (one, two) in enumerate(pairwise(texts), 1):
        if holders[k] is holders[k - 1] or not (_ends(one) and _begins(two)):
            continue
        if not _RAISED.intersection((holders[k][1].tag, holders[k - 1][1].tag)):
            touching.append(k)
            if one[-1].isdigit() and two[0].isdigit():
                texts[k] = " " + two
    return touching


def links_apart(texts: list[str], holders: list[Element]) -> list[int]:
    """Find the links of a line that follow another with white space alone between them («Теги: мост дорога»)."""
    apart: list[int] = []
    last = 0
    for k, (words, holder) in enumerate(zip(texts, holders, strict=True)):
        link = link_of(holder)
        if link is not None:
            if last and link[0] != last:
                apart.append(k)
            last = link[0]
        elif words.strip():
            last = 0
    return apart


def _ends(words: str) -> bool:
    """Tell whether words may end where another element begins: they end in a letter, a digit or a closing mark."""
    last = words[-1:]
    return last.isalnum() or last in _CLOSING or (last == _EITHER and words.count(_EITHER) % 2 == 0)


def _begins(words: str) -> bool:
    """Tell whether words may begin a part: with a letter, a digit, or a mark that opens."""
    first = words[:1]
    return first.isalnum() or (words[1:2].isalnum() and (first in _OPENING or first == _EITHER))


_CLOSING, _OPENING, _EITHER = frozenset("»”)!?…"), frozenset("«“(#"), '"'
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
