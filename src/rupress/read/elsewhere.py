"""A path or an address passed in place of the page that is there: easily done, and nothing is read or fetched here.

Only what is nothing but a path or an address counts: a headline may end in the name of a file («Как устроен
robots.txt»), and a text may have an address in it.
"""

from __future__ import annotations

import re

from rupress.records import Note

_LONGEST = 2_000
"""Characters of the longest path or address; a browser takes no longer ones."""
_ADDRESS = re.compile(
    r"(?!file:)[a-z][a-z0-9+.-]{1,14}://[^\s<>]+"  # https://vestnik.example/1, s3://pages/1
    r"|www\.[^\s<>/]+\.[^\s<>]+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,}|рф)(?::\d+)?/[^\s<>]*",  # vestnik.example/1
    re.IGNORECASE,
)
_ENDING = r"\.(?:[xs]?html?|mht|mhtml|xml|php|aspx?|txt|md|json|jsonl|ndjson|csv|warc|gz|zip|pdf|docx?|parquet)"
_PATH = re.compile(
    rf"[^\s<>]+{_ENDING}"  # page.html, pages/page.html
    rf"|(?:[a-z]:[\\/]|\\\\|~?/|\.\.?[\\/]|file:/)[^\n<>]*{_ENDING}"  # /archive/anna/my pages/page 1.html
    r"|(?:[a-z]:[\\/]|\\\\|~/|\.\.?[\\/]|file:/|/[^\s<>/]+/)[^\s<>]+",  # ./page, /pages/1
    re.IGNORECASE,
)


def elsewhere(text: str) -> Note | None:
    """Say what to do where a page given as str is the path or the address of one; None if it is neither."""
    if len(text) > _LONGEST:
        return None
    bare = text.strip()
    if _ADDRESS.fullmatch(bare):
        return _note(bare, "an address", "nothing is fetched; pass the bytes of the answer, and the address as url")
    if _PATH.fullmatch(bare):
        return _note(bare, "a path", "nothing is read from disk; pass the bytes of the file, path.read_bytes()")
    return None


def _note(bare: str, what: str, advice: str) -> Note:
    return Note("path_not_page", f"the page is no page but {what}, {bare!r:.80}: {advice}")
