"""Reading: bytes, encodings and HTML to one immutable text with its lines and the facts of its metadata.

The stages, in order, and the modules of each:

    saved_in       the page in a file that a browser saved: mhtml
    decode         its text, in the encoding that its letters prove: decode, letters
    textless       a note on what is no text (foreign), or but a path or an address (elsewhere)

    of HTML
    Document       the page parsed, hostile markup tamed: html; tame, shadow
    visible        its visible lines, a block a line: html, boxes, ended, parts, lines, wrapped
    statements     what its metadata state, and what they say of the article: facts; objects, times
    unseen_in      the text that only scripts would show: unseen; states, assigned
    mender         mojibake undone: mojibake, letters

    of plain text
    suspicious     mojibake undone where the page came as bytes: mojibake, letters
    leftovers      notes on what is left of markup: leftovers
    lines_of       its lines: what else parts them found, hard-wrapped ones joined, marks of pages of print left out:
                   text, joined, wrapped, paged

`hints` and `outline` are for site profiles. docs/reading.md tells more of each stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any, TypeVar

import attrs

from rupress.errors import UsageError
from rupress.read.decode import codec_name, decode
from rupress.read.elsewhere import elsewhere
from rupress.read.foreign import textless
from rupress.read.hints import Hint, Hit, conflicts
from rupress.read.leftovers import leftovers
from rupress.read.mhtml import Saved, saved_in
from rupress.read.mojibake import Misreading, mender, misreadings_of, repair, suspicious
from rupress.read.outline import Named
from rupress.read.text import lines_of, looks_like_html
from rupress.records import Decoding, Facts, Media, Note, Source

__all__ = ["hits_on", "outline_on", "read", "repair"]

T = TypeVar("T")

_MEDIA = ("auto", "html", "text", "article")
_LEFT = (
    "left as it is, for a text given as str is never changed: "
    "pass the bytes it was read from, or rupress.read.repair(text)"
)


def __dir__() -> list[str]:
    return __all__


def read(
    page: bytes | str,
    *,
    url: str | None = None,
    media: str = "auto",
    encoding: str | None = None,
    hints: Sequence[Hint] = (),
) -> Source:
    """Read a page: decode it, take its visible text line by line, and draw the facts that its metadata state.

    Args:
        page: HTML as bytes or str, or the plain visible text of a page; a file that a browser saved (MHTML) is read as
            the page in it.
        url: its address, if known; kept with the record.
        media: `html`, `text` (visible text of a whole page), `article` (headline, deck and paragraphs already
            extracted), or `auto` to tell HTML from text by the tags seen.
        encoding: encoding of bytes, if the caller knows it. A claim that the bytes belie is overruled.
        hints: what a site profile says of elements; plain text has none.

    Returns:
        The page as read. For plain text given as str the text is the input, to the character. What is no text, such
        as a picture or a page still compressed, is decoded, has a note that says so, and is never taken for HTML.
        A str that is but a path or an address has a note, too: nothing is read from disk, nothing is fetched.

    Raises:
        UsageError: an argument is of the wrong kind. The content of a page never raises.
    """
    _check(page, url, media)
    page, url = _exact(page), None if url is None else _exact(url)
    file = page if isinstance(page, str) else bytes(page)
    saved = saved_in(file) if media in ("auto", "html") else None
    text, decoding, raw = _decoded(page, encoding) if saved is None else _saved(saved, encoding)
    url = url or (saved.address if saved is not None else None)
    foreign = textless(text, raw)
    odd = foreign or (elsewhere(text) if raw is None else None)
    notes: tuple[Note, ...] = (odd,) if odd else ()
    if foreign is None and (media == "html" or (media == "auto" and looks_like_html(text))):
        return _read_html(_utf8(text, decoding, raw), decoding, url, hints, notes)
    if foreign is None and suspicious(text):
        if raw is not None:
            text, decoding, notes = _repaired(text, decoding)
        elif found := misreadings_of(text):
            notes = (*notes, _note(found, _LEFT))
    if foreign is None:
        notes = (*notes, *leftovers(text))
    kind = Media.ARTICLE if media == "article" else Media.TEXT
    return Source(text, lines_of(text, cells=kind is Media.TEXT), kind, decoding, Facts(), url, notes)


def hits_on(page: bytes | str, hints: Sequence[Hint], encoding: str | None = None) -> tuple[Hit, ...]:
    """Say what hints find on a page of HTML, without reading it."""
    from rupress.read.html import Document

    saved = saved_in(page)
    return Document(_utf8(*(_decoded(page, encoding) if saved is None else _saved(saved, encoding))), hints).hits


def outline_on(page: bytes | str, encoding: str | None = None) -> tuple[Named, ...]:
    """Name the elements of a page of HTML that hold its lines, numbered as in its `Source`, outer ones first."""
    from rupress.read.html import Document

    return Document(_utf8(*_decoded(page, encoding))).outline()


def _decoded(page: bytes | str, encoding: str | None) -> tuple[str, Decoding, bytes | None]:
    """Give the text of a page, how it was decoded, and its bytes if it came as such."""
    name = None if encoding is None else codec_name(encoding)
    if isinstance(page, str):
        return page, Decoding("str", "text", encoding), None
    raw = bytes(page)
    return *decode(raw, name), raw


def _saved(saved: Saved, encoding: str | None) -> tuple[str, Decoding, bytes]:
    """Give the text of a page that was saved in a file: what the file says of its encoding is said with the page."""
    text, decoding = decode(saved.page, None if encoding is None else codec_name(encoding), saved.charset)
    return text, decoding, saved.page


def _utf8(text: str, decoding: Decoding, raw: bytes | None) -> bytes:
    """Give the bytes for the parser, those that came where they will do."""
    utf8 = raw if raw is not None and decoding.encoding == "utf-8" and decoding.how != "bom" else None
    return text.encode("utf-8", "replace") if utf8 is None else utf8


def _check(page: Any, url: Any, media: Any) -> None:
    """Refuse arguments of the wrong kind.

    Raises:
        UsageError: says which argument it is and what to pass.
    """
    if isinstance(page, PathLike):
        raise UsageError(f"page is a path ({type(page).__name__}): nothing is read from disk; pass path.read_bytes()")
    if not isinstance(page, (str, bytes, bytearray, memoryview)):
        said = "pass the page as bytes or str, such as path.read_bytes() or response.content"
        if isinstance(page, Mapping):
            said = "pass the field that holds the page; to parse_many, rupress.Input(row['text'], url=row['url'])"
        raise UsageError(f"page is {type(page).__name__}: {said}")
    if url is not None and not isinstance(url, str):
        raise UsageError(f"url is {type(url).__name__}: pass the address as str, or None")
    media_name(media)


def media_name(media: Any) -> None:
    """Refuse what names no kind of input.

    Raises:
        UsageError: says what to pass.
    """
    if media not in _MEDIA:
        raise UsageError(f"media is {media!r}: pass 'auto', 'html', 'text' or 'article'")


def _exact(given: T) -> T:
    """Give a string as no more than that: one of BeautifulSoup holds its whole tree, one of markupsafe escapes."""
    return str.__str__(given) if isinstance(given, str) else given  # type: ignore[return-value]


def _read_html(
    page: bytes, decoding: Decoding, url: str | None, hints: Sequence[Hint], notes: tuple[Note, ...]
) -> Source:
    """Read HTML given in UTF-8."""
    from rupress.read.facts import facts_and_text, facts_of
    from rupress.read.html import Document
    from rupress.read.unseen import Unseen, unseen_in

    document = Document(page, hints)
    seen, stated = document.visible(), document.statements()
    facts, body = facts_and_text(stated, url)
    notes = (*notes, *conflicts(document.hits))
    unseen = unseen_in(document, seen.text, facts, body)
    if isinstance(unseen, Unseen):
        before = page if seen.text else b""  # behind a set of frames nothing is read
        fuller = Document(before + unseen.markup.encode("utf-8", "replace"), hints)
        if (all_of_it := fuller.visible()).text.endswith(unseen.text):
            document, seen, notes = fuller, all_of_it, (*notes, unseen.note())
    elif unseen is not None:
        notes = (*notes, unseen)
    text = seen.text
    if suspicious(text):
        undone: dict[Misreading, None] = {}
        mend = mender(text, undone.setdefault)
        mended = document.visible(mend)
        if undone:
            seen, facts = mended, facts_of(stated.mended(mend), url)
            text = seen.text
            decoding = attrs.evolve(decoding, repaired=next(iter(undone)).name)
            notes = (*notes, _note(list(undone), "undone"))
    return Source(text, seen.lines(), Media.HTML, decoding, facts, url, notes)


def _repaired(text: str, decoding: Decoding) -> tuple[str, Decoding, tuple[Note, ...]]:
    """Undo mojibake in a plain text that came as bytes, line by line."""
    seen: dict[Misreading, None] = {}
    mend = mender(text, seen.setdefault)
    mended = "\n".join([mend(line) for line in text.split("\n")])
    if not seen:
        return text, decoding, ()
    return mended, attrs.evolve(decoding, repaired=next(iter(seen)).name), (_note(list(seen), "undone"),)


def _note(misreadings: list[Misreading], done: str) -> Note:
    names = ", ".join(misreading.name for misreading in misreadings)
    return Note("mojibake", f"text was read in a wrong encoding ({names}); {done}")
