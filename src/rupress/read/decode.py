"""Bytes to text: byte order mark, the caller's word, the page's word, and what the content says."""

from __future__ import annotations

import codecs
import re

from rupress.errors import UsageError
from rupress.records import Decoding

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def codec_name(encoding: str) -> str:
    """Give the name under which Python knows an encoding.

    Raises:
        UsageError: there is no such encoding.
    """
    try:
        return codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"unknown encoding {encoding!r}: pass a name such as 'utf-8' or 'windows-1251', or None"
        ) from error


def decode(page: bytes, encoding: str | None) -> tuple[str, Decoding]:
    """Decode the bytes of a page; never fails."""
    declared = encoding
    match = _DECLARED.search(page[:4096])
    if match:
        declared = (match[1] or match[2]).decode("ascii")
    for bom, name in _BOMS:
        if page.startswith(bom):
            return page[len(bom) :].decode(name, "replace"), Decoding(name, "bom", declared)
    try:
        return page.decode("utf-8"), Decoding("utf-8", "utf-8", declared)
    except UnicodeDecodeError:
        pass
    try:
        name = codecs.lookup(declared or "windows-1251").name
        return page.decode(name, "replace"), Decoding(name, "declared" if declared else "fallback", declared)
    except (LookupError, ValueError):
        return page.decode("windows-1251", "replace"), Decoding("windows-1251", "fallback", declared)
