"""Pages from web archives (WARC). The only importer of fastwarc."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rupress.errors import MissingExtraError
from rupress.records import Input

try:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
except ModuleNotFoundError as error:
    raise MissingExtraError("web archives need fastwarc: pip install 'rupress[warc]'") from error

HTML = frozenset({"text/html", "application/xhtml+xml"})


def pages(path: str | Path, skipped: Counter[str] | None = None) -> Iterator[Input]:
    """Read the pages of a web archive, plain or compressed, one by one.

    Args:
        path: the archive.
        skipped: counts what is left out, by reason: `status` other than 200, `media` other than HTML.

    Yields:
        One input a page: its bytes, its address, the charset that the server claims, and as time of fetching the
        record's `WARC-Date`.

    Raises:
        OSError: the archive cannot be read, or not to its end; what stood before the fault has been given.
    """
    skipped = skipped if skipped is not None else Counter()
    with Path(path).open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            reason = _unwanted(record)
            if reason is not None:
                skipped[reason] += 1
                continue
            yield Input(
                record.reader.read(),
                url=record.headers.get("WARC-Target-URI"),
                fetched_at=record.record_date,
                media="html",
                encoding=_known(record.http_charset),
            )


def _known(charset: str | None) -> str | None:
    """Give the charset that the server claims if there is such a one; servers claim `utf-8,utf-8` and `none`, too."""
    try:
        return codecs.lookup(charset).name if charset else None
    except LookupError:
        return None


def _unwanted(record: WarcRecord) -> str | None:
    if record.http_headers is None or record.http_headers.status_code != 200:
        return "status"
    return None if record.http_content_type in HTML else "media"
