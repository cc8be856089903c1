"""Pictures for invented pages: whoever wrote their sources thought of words, and left out most of what only shows.

On real pages a caption follows its picture nearly always, a credit seven times in eight, and a title in a list one
time in four. Which lists have pictures is decided by their names, so that a page is the same each time it is read.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import count

_CAPTION = re.compile(r"<\w+(?:\s[^<>]*)?\sk=(caption|credit)(?=[\s>])[^<>]*>")
_WORDS = re.compile(r">\s*[^\s<][^<]*(?=<)")
_CREDITED = 0.85
"""Share of the credits without a caption over them that stand under a picture."""
_LISTS = {"ticker_title": 0.35, "ticker_item": 0.25, "ticker_teaser": 0.2, "related": 0.45, "ad": 0.5}
"""Share of the lists of a kind whose items have pictures."""
_TITLE = re.compile(r"k=ticker_title[^<>]*>(?:<[^<>]*>)*\{(\d)\}")
_FIRST = re.compile(r"<\w[^<>]*>")


def with_thumbnails(name: str, template: str, item: str, around: str) -> str:
    """Give the items of a list pictures, or none.

    Args:
        name: name of the page.
        template: name of the list's template.
        item: the template.
        around: the kind that the items have where the template names none.
    """
    kind = next((kind for kind in _LISTS if f"k={kind}" in item), around if " k=" not in item else "")
    first = _FIRST.search(item)
    if first is None or "<img" in item or _share(name, template) >= _LISTS.get(kind, 0):
        return item
    title = _TITLE.search(item)
    told = f"{{{title[1]}}}" if title and _share(name, template, "alt") < 0.5 else ""
    return f'{item[: first.end()]}<img src="/t/{{n}}.jpg" alt="{told}">{item[first.end() :]}'


def with_pictures(name: str, page: str) -> str:
    """Put pictures over the captions that have none."""
    numbers = count(1)
    done, last, captioned = [], 0, False
    for match in _CAPTION.finditer(page):
        before = page[last : match.start()]
        words = list(_WORDS.finditer(before))
        since = before[words[-1].end() :] if words else before
        follows = captioned and len(words) < 2  # a credit under its caption, a second line of a caption
        captioned = True
        bare = match[1] == "credit" and _share(name, str(match.start())) >= _CREDITED
        done.append(before)
        if not follows and not bare and "<img" not in since:
            done.append(f'<img src="/f/{next(numbers)}.jpg" alt="">')
        last = match.start()
    return "".join((*done, page[last:]))


def _share(*names: str) -> float:
    """Draw a number from 0 to 1 by names."""
    return int.from_bytes(blake2b("/".join(names).encode(), digest_size=4).digest()) / 2**32
