"""What is no text: pictures, programs, archives, pages still compressed; told by the first bytes alone. JSON, feeds.

Many formats begin with a mark of their own. The rest is told by control characters, of which a text has next to none
whatever its encoding, misread ones included, while data that are compressed have one in ten. They are counted in the
decoded text, so that the zeros of UTF-16 are none.

JSON is text, but nothing that a reader sees: its keys and escapes would be read as an article. Only what parses counts.
So are feeds and site maps: of many stories in one, with their addresses between them, no page is made.
"""

from __future__ import annotations

import json
import re

from rupress.records import Note

TEXTLESS = frozenset(("not_text", "compressed"))
"""Codes of the notes on input that is no text."""

_PACKED = re.compile(
    rb"(?P<gzip>\x1f\x8b\x08)|(?P<zstd>\x28\xb5\x2f\xfd)|(?P<bzip2>BZh[1-9]1AY&SY)|(?P<xz>\xfd7zXZ\0)|(?P<lz4>\x04\x22\x4d\x18)"
)
# Marks that are plain words («GIF89a», «%PDF-1.7») count only with a byte behind them that no text has there.
_MARKS = re.compile(
    rb"(?P<PNG>\x89PNG\r?\n\x1a)|(?P<JPEG>\xff\xd8\xff)|(?P<GIF>GIF8[79]a[^\n]{0,6}[\0-\x08])"
    rb"|(?P<WebP>RIFF.{4}WEBP)|(?P<PDF>%PDF-\d\.\d\s{1,2}(?:%[\x80-\xff]{2}|\d+ \d+ obj))"
    rb"|(?P<ZIP>PK(?:\x03\x04|\x05\x06|\x07\x08))|(?P<ELF>\x7fELF)|(?P<RAR>Rar!\x1a\x07)"
    rb"|(?P<SQLite>SQLite format 3\0)|(?P<Office>\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1)|(?P<RIFF>RIFF.{4}(?:WAVE|AVI ))"
    rb"|(?P<MP3>ID3[\x02-\x04]\0)|(?P<MP4>\0\0\0.ftyp)|(?P<Ogg>OggS\0)|(?P<Matroska>\x1a\x45\xdf\xa3)"
    rb"|(?P<WOFF>wOF[F2][\0\1]\1?\0)|(?P<Parquet>PAR1[\x15\0])|(?P<WARC>WARC/\d\.\d\r?\n)",
    re.DOTALL,
)
_HEAD = 64
"""Bytes in which a mark stands."""
_SAMPLE = 4_096
"""Characters in which control characters are counted."""
_CONTROLS = "".join(map(chr, (*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F)))
"""Control characters but white space and the escape, which switches alphabets in ISO 2022."""
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*\{\s*\")")
"""How a record or a list of records begins."""
_FEED = re.compile(
    r"\ufeff?\s*+(?>(?:<\?[^>]{0,500}>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,300}>)\s*+){0,6}+"
    r"<(?P<name>rss|feed|rdf:RDF|urlset|sitemapindex)(?=[\s>])(?![^>]{0,200}/>)",
    re.DOTALL,
)
"""How RSS, Atom, RSS 1.0 and site maps begin. What was read is not read again: a comment ends at its first `-->`."""
_FEW, _SHARE = 8, 0.04
"""More than so many and than such a share, and it is no text: damaged pages have a few zeros, old ones marks of DOS."""


def textless(text: str, raw: bytes | None) -> Note | None:
    """Say why what came as a page is no text.

    Args:
        text: the decoded page.
        raw: its bytes, if it came as such.

    Returns:
        A note; None if it is text, as far as its beginning tells, no JSON and no feed.
    """
    head = raw[:_HEAD] if raw is not None else b""
    if packed := _PACKED.match(head):
        how = packed.lastgroup
        return Note("compressed", f"the bytes are compressed ({how}): unpack them first; nothing was read from them")
    if mark := _MARKS.match(head):
        return Note("not_text", f"the bytes are no text but {mark.lastgroup}; nothing was read from them")
    sample = text[:_SAMPLE]
    controls = sum(map(sample.count, _CONTROLS))
    if controls > _FEW and controls > _SHARE * len(sample):
        share = f"{controls} of the first {len(sample)} characters are control characters"
        return Note("not_text", f"{share}: no text, or still compressed (brotli has no mark); nothing was read from it")
    if feed := _FEED.match(text):
        what = "a site map" if feed["name"] in ("urlset", "sitemapindex") else "a feed"
        return Note(
            "not_text", f"the page is {what} ({feed['name']}): pass each of its entries; nothing was read from it"
        )
    if _is_json(text):
        return Note("not_text", "the page is JSON: pass the HTML or the text that it holds; nothing was read from it")
    return None


def _is_json(text: str) -> bool:
    """Say whether a text is a record of JSON or a list of some, as an interface answers in place of a page."""
    if not _JSON.match(text):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
