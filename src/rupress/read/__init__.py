"""Reading: bytes, encodings and HTML to one immutable text with lines and facts. It knows no Russian grammar."""

from __future__ import annotations

from rupress.errors import UsageError
from rupress.read.decode import codec_name, decode
from rupress.read.text import lines_of, looks_like_html
from rupress.records import Decoding, Facts, Media, Source

__all__ = ["read"]


def read(page: bytes | str, *, url: str | None = None, media: str = "auto", encoding: str | None = None) -> Source:
    """Read a page.

    Args:
        page: HTML as bytes or str, or the plain visible text of a page.
        url: its address, if known; kept with the record.
        media: `html`, `text`, `article` (headline, deck and paragraphs already extracted) or `auto`.
        encoding: encoding of bytes, if the caller knows it.

    Raises:
        UsageError: an argument is of the wrong kind. The content of a page never raises.
    """
    if media not in ("auto", "html", "text", "article"):
        raise UsageError(f"media is {media!r}: pass 'auto', 'html', 'text' or 'article'")
    if encoding is not None:
        encoding = codec_name(encoding)
    if isinstance(page, (bytearray, memoryview)):
        page = bytes(page)
    if isinstance(page, bytes):
        text, decoding = decode(page, encoding)
    elif isinstance(page, str):
        text, decoding = page, Decoding("str", "text", encoding)
    else:
        raise UsageError(f"page is {type(page).__name__}: pass bytes or str")
    if media == "html" or (media == "auto" and looks_like_html(text)):
        from rupress.read.html import Document, lines_of as html_lines

        utf8 = page if decoding.encoding == "utf-8" and isinstance(page, bytes) else text.encode("utf-8", "replace")
        document = Document(utf8)
        runs = document.runs()
        return Source("\n".join([run[0] for run in runs]), html_lines(runs), Media.HTML, decoding, Facts(), url)
    kind = Media.ARTICLE if media == "article" else Media.TEXT
    return Source(text, lines_of(text), kind, decoding, Facts(), url)
