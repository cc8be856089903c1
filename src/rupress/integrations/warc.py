"""Pages from web archives (WARC, WET). The only importer of fastwarc.

What is damaged costs only itself: a `Failure` stands for it, and reading goes on where the next record begins.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rupress.errors import MissingExtraError
from rupress.integrations.headers import charset, content_type
from rupress.records import Failure, Input

try:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
except ModuleNotFoundError as error:
    raise MissingExtraError("web archives need fastwarc: pip install 'rupress[warc]'") from error

HTML = frozenset({"text/html", "application/xhtml+xml"})
PLAIN = "text/plain"

LIMIT = 10 * 1024 * 1024
"""Bytes that a page may have, unpacked: ten times what news pages have, and what a worker's memory bears."""

BLOCK = 1024 * 1024  # bytes that the search for the next record reads at a time

_GZIP = b"\x1f\x8b\x08"
_START = re.compile(re.escape(_GZIP) + rb"|WARC/1\.[01]\r?\n[A-Za-z-]+:")
_LONGEST = 64  # bytes within which the start of a record is known: `WARC/1.0`, and the name of its first header


class _FaultError(Exception):
    """A record is damaged or too large; the message says how."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error


def pages(path: str | Path, skipped: Counter[str] | None = None, *, limit: int = LIMIT) -> Iterator[Input | Failure]:
    """Read the pages of a web archive, plain or compressed, one by one.

    Args:
        path: the archive.
        skipped: counts what is left out, by reason: `status` other than 200, `media` other than HTML, or than the plain
            text that a record of the type `conversion` may hold, too.
        limit: bytes that a page may have, unpacked; never more of one is held.

    Yields:
        One input a page: its bytes, its address, the charset that is claimed, and as time of fetching the record's
        `WARC-Date`. Answers of servers, files without an answer around them (`resource`) and what somebody made of a
        page (`conversion`), as the plain text of WET files, whose media is `text`. A failure for each record that is
        damaged, cut short or too large, and for each stretch that holds no record; its `index` is 0, since it knows no
        batch.

    Raises:
        OSError: the archive cannot be opened.
    """
    skipped = skipped if skipped is not None else Counter()
    with Path(path).open("rb") as stream:
        place: int | None = 0
        lost: Failure | None = None  # told once a record is found behind it, so that one hole is told once
        while place is not None:
            last = place  # where the last record began
            stream.seek(place)
            try:
                for record in ArchiveIterator(stream, auto_decode="all"):
                    if lost:
                        yield lost
                    lost, last = None, record.stream_pos
                    reason = _unwanted(record)
                    if reason is None:
                        yield _page(record, limit)
                    else:
                        skipped.update(reason)
                place = None
            except _FaultError as fault:
                where = f"{path}, record at byte {last}"
                yield Failure(0, fault.error, f"{where}: {fault}", record.headers.get("WARC-Target-URI"))
                place = _next(stream, last + 1)
            except OSError as fault:
                lost = Failure(0, "Unreadable", f"{path}, from byte {last}: {fault}")
                place = _next(stream, last + 1)
        if lost:
            yield lost


def _unwanted(record: WarcRecord) -> tuple[str, ...] | None:
    """Say why a record is no page, to be counted; None if it is one, nothing if it was never to be one.

    Raises:
        _FaultError: it is damaged, or should hold an answer of a server and does not.
    """
    length = record.headers.get("Content-Length")
    if length is None:
        raise _FaultError("Unreadable", "the record has no Content-Length")
    if not length.strip().isdecimal():
        raise _FaultError("Unreadable", f"its Content-Length is no number of bytes: {length!r:.60}")
    if record.record_type in _BARE:
        return None if _bare_media(record) else ("media",)
    if record.record_type != WarcRecordType.response:
        return ()
    if not record.is_http:
        return ("media",)
    if record.http_headers is None or record.http_headers.status_code is None:
        raise _FaultError("Unreadable", "no HTTP answer in it")
    if record.http_headers.status_code != 200:
        return ("status",)
    return None if record.http_content_type in HTML else ("media",)


def _page(record: WarcRecord, limit: int) -> Input:
    """Read a record's page.

    Raises:
        _FaultError: it is damaged, cut short or too large.
    """
    body = _body(record, limit)
    answer = record.record_type == WarcRecordType.response
    return Input(
        body,
        url=record.headers.get("WARC-Target-URI"),
        fetched_at=record.record_date,
        media="html" if answer else _bare_media(record) or "auto",
        encoding=charset(record.http_charset) if answer else _content_type(record)[1],
    )


def _body(record: WarcRecord, limit: int) -> bytes:
    try:
        body: bytes = record.reader.read(limit + 1)
    except OSError as error:
        raise _FaultError("Unreadable", str(error)) from error
    if len(body) > limit:
        raise _FaultError("TooLarge", f"the page has more than {limit} bytes")
    headers = record.http_headers.items() if record.http_headers is not None else ()
    encoded = {"content-encoding", "transfer-encoding"} & {name.lower() for name, _ in headers}
    if len(body) < record.content_length and not encoded:
        raise _FaultError("Unreadable", f"{len(body)} bytes of {record.content_length}, then the archive ends")
    return body


_BARE = (WarcRecordType.resource, WarcRecordType.conversion)
"""Records that hold a page without the answer of a server around it; flags, which no set holds."""


def _bare_media(record: WarcRecord) -> str | None:
    """Say what kind of page a record without an answer holds; None if it holds none.

    Plain text is one only where a page was converted to it: as a file it is the log of a crawl, as `wget` keeps it.
    """
    name = _content_type(record)[0]
    if name in HTML:
        return "html"
    return "text" if name == PLAIN and record.record_type == WarcRecordType.conversion else None


def _content_type(record: WarcRecord) -> tuple[str, str | None]:
    return content_type(record.headers.get("Content-Type"))


def _next(stream: BinaryIO, place: int) -> int | None:
    """Find where the next record begins, at `place` or behind it; None if there is none."""
    stream.seek(place)
    window, base = b"", place
    while block := stream.read(BLOCK):
        window += block
        for match in _START.finditer(window):
            start = base + match.start()
            if match.group() != _GZIP or _holds_record(stream, start):
                return start
        stream.seek(base + len(window))
        base += max(0, len(window) - _LONGEST)
        window = window[-_LONGEST:]
    return None


def _holds_record(stream: BinaryIO, place: int) -> bool:
    """Tell whether what is compressed from here on is a record; three bytes alone stand anywhere by chance."""
    stream.seek(place)
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(stream.read(BLOCK), 5) == b"WARC/"
    except zlib.error:
        return False
