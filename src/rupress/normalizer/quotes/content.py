"""Where the words said begin and end."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.quotes.lists import alternation
from rupress.span import Span


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """Take white space, dashes and a final comma or full stop off; ? ! … stay, and so does the stop of «т. д.»."""
    while start < stop and (text[start].isspace() or (text[start] in ",.;:—–-" and not text.startswith("...", start))):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;:—–-"):
        stop -= 1
    if stop > start and text[stop - 1] == "." and not text.endswith("..", 0, stop):
        stop -= 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;"):
        stop -= 1
    return start, stop


def closed(text: str, part: Span) -> Span:
    """Give words a closing mark that serves a name in them as well as themselves: «Поедем на «Север»."""
    mark = text[part.stop : part.stop + 1]
    if mark not in _OPENING:
        return part
    at = max(text.rfind(c, part.start, part.stop) for c in _OPENING[mark])
    lone = at >= 0 and text.find(mark, at + 1, part.stop) < 0
    begins = at == part.start or text[max(at - 1, 0)] in _BEFORE
    return Span(part.start, part.stop + 1) if lone and (begins or mark != '"') else part


_OPENING = {"»": "«", "”": "“„", "“": "„", '"': '"'}
"""The marks that a closing one closes."""
_BEFORE = " \t\n\xa0([—–-"
"""What stands before a straight mark that opens."""


@cache
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what joins a report to the one before: «…, тем самым», «… и затем»."""
    linked, joined = alternation("grammar", "linked"), alternation("grammar", "joined")
    return re.compile(rf"[,;](?:\s*(?:{linked}))*\s*$"), re.compile(
        rf"(?:,\s*|\s+)(?:{joined})(?:\s+[а-я-]+){{0,3}}\s*$"
    )


def cut_before(seen: str) -> int | None:
    """Give the place in the author's words before a cue where a clause ends: «…, и добавил», «…, отметив»."""
    for pattern in _links():
        match = pattern.search(seen, max(0, len(seen) - 60))
        if match is not None:
            return match.start()
    return None
