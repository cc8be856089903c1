"""Taming hostile HTML before it is parsed: some of it would take the parser time that grows with its square.

For each start tag the standard has a parser look through the open elements, for each attribute through those before
it, and in each block open anew all `<b>` and `<font>` that were left open. Pages nest some twenty elements and browsers
stop at 512; here what nests deeper keeps its text and loses its tags.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

_FEW = 5_000
"""A page of fewer tags cannot cost much, however it is made."""
_DEEP = 400
"""So many elements may be nested."""
_LEFT_OPEN = 20
"""So many formatting elements may be open."""
_LONG = 8_192
"""A tag of fewer bytes cannot cost much."""
_ATTRIBUTES = 1_000
"""A long tag of fewer attributes is one of long attributes, such as an image in the page: that costs nothing."""

_FORMATTING = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_FORMAT = re.compile(rf"<(/?)(?:{_FORMATTING})(?=[\s/>])".encode(), re.IGNORECASE)
_FORMATS = frozenset(_FORMATTING.encode().split(b"|"))
# Void elements, and elements that end where the next of their kind begins: they do not nest by themselves.
_SHALLOW = frozenset(
    b"area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()
)
_ENDLESS = re.compile(rb"""<[a-z](?:[^"'<>]++|"[^"]*+"|'[^']*+')*+(?:>|\Z)""", re.IGNORECASE)
_TAG = re.compile(rb"""<(/?)([a-z][^\s/<>]{0,40})(?:[^"'<>]|"[^"<>]*+"|'[^'<>]*+')*+>""", re.IGNORECASE)


def tame(page: bytes) -> bytes:
    """Take from a page what nests too deeply and attributes that are too many; other pages come back as they are."""
    if any(page.find(b"<", at, at + _LONG) < 0 for at in range(0, len(page) - _LONG, _LONG)):
        page = _ENDLESS.sub(_without_attributes, page)
    if page.count(b"<") > _FEW and (_height(page) > _DEEP or _left_open(page) > _LEFT_OPEN):
        page = _flatten(page)
    return page


def _without_attributes(match: re.Match[bytes]) -> bytes:
    """Leave of a tag with thousands of attributes its name."""
    tag = match[0]
    if len(tag) < _LONG or (tag.count(b"=") <= _ATTRIBUTES and len(tag.split(None, _ATTRIBUTES)) <= _ATTRIBUTES):
        return tag
    return re.split(rb"[\s/>]", tag, maxsplit=1)[0] + b">"


def _height(page: bytes) -> int:
    """Say how deeply elements may be nested at most: how many more tags are opened than closed, at any place."""
    return max(accumulate(piece.count(b"<") - 1 for piece in page.split(b"</")))


def _left_open(page: bytes) -> int:
    """Say how many formatting elements may be open at most."""
    return max(accumulate((-1 if match[1] else 1 for match in _FORMAT.finditer(page)), initial=0))


def _flatten(page: bytes) -> bytes:
    """Drop the tags of elements that are nested too deeply, keeping count as a parser does."""
    stack: list[bytes] = []
    open_: Counter[bytes] = Counter()
    dropped: Counter[bytes] = Counter()
    formats = 0

    def keep(match: re.Match[bytes]) -> bytes:
        nonlocal formats
        name = match[2].lower()
        if name in _SHALLOW:
            return match[0]
        if not match[1]:
            deep = formats >= _LEFT_OPEN if name in _FORMATS else len(stack) >= _DEEP
            if deep:
                dropped[name] += 1
                return b""
            open_[name] += 1
            if name in _FORMATS:
                formats += 1
            else:
                stack.append(name)
            return match[0]
        if dropped[name]:
            dropped[name] -= 1
            return b""
        if name in _FORMATS:
            formats -= open_[name] > 0
            open_[name] -= open_[name] > 0
        elif open_[name]:
            while (last := stack.pop()) != name:
                open_[last] -= 1
            open_[name] -= 1
        return match[0]

    return _TAG.sub(keep, page)
