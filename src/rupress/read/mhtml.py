"""Pages that a browser saved as one file with their pictures (MHTML, `.mht`), and letters with a page in them.

Such a file is a letter: headers, an empty line, parts between boundaries, the page in one of them in base64 or
quoted-printable. Only the first part of HTML is of interest; nothing else of it is kept, least of all its pictures.
"""

from __future__ import annotations

import binascii
import re

from attrs import frozen

_HEAD = 8_192
"""Bytes in which the headers of a file or of a part end."""
_FIRST = re.compile(rb"\s{0,9}[A-Za-z][A-Za-z-]{1,40}:[ \t\r\n]")
_VERSION = re.compile(rb"^MIME-Version:[ \t]*1", re.IGNORECASE | re.MULTILINE)
_EMPTY = re.compile(rb"\r?\n\r?\n|\r\r")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_HEADER = re.compile(rb"^([A-Za-z-]{1,40}):[ \t]*([^\r\n]*)", re.MULTILINE)
_BOUNDARY = re.compile(rb"""\bboundary="?([^"\r\n;]{1,200})""", re.IGNORECASE)
_CHARSET = re.compile(rb"""\bcharset=["']?([\w.:-]{1,40})""", re.IGNORECASE)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_NESTED = 3
"""So deeply parts may be nested: the page with its other forms, inside the file with its pictures."""


@frozen
class Saved:
    """The page in a saved file."""

    page: bytes
    """Its HTML."""
    charset: str | None
    """Encoding of it, as the file says."""
    address: str | None
    """Where it came from, as the file says."""


def saved_in(file: bytes | str) -> Saved | None:
    """Give the page that a file holds; None if it is no file of the kind or has no page."""
    head = _bytes(file[:_HEAD])
    if not _FIRST.match(head) or not _VERSION.search(head):
        return None
    return _page_of(_bytes(file), 0)


def _bytes(file: bytes | str) -> bytes:
    return file.encode("utf-8", "replace") if isinstance(file, str) else file


def _page_of(part: bytes, depth: int) -> Saved | None:
    """Find the first HTML in a part."""
    end = _EMPTY.search(part[:_HEAD])
    if end is None:
        return None
    headers = {name.lower(): value for name, value in _HEADER.findall(_FOLDED.sub(b" ", part[: end.start()]))}
    kind = headers.get(b"content-type", b"").strip().lower()
    body = part[end.end() :]
    if kind.startswith((b"text/html", b"application/xhtml")):
        how = headers.get(b"content-transfer-encoding", b"").strip().lower()
        charset = _CHARSET.search(headers[b"content-type"])
        address = headers.get(b"content-location", b"").strip().decode("ascii", "replace")
        return Saved(_unpacked(body, how), charset[1].decode() if charset else None, address or None)
    boundary = _BOUNDARY.search(headers.get(b"content-type", b"")) if kind.startswith(b"multipart/") else None
    if boundary is None or depth >= _NESTED:
        return None
    found = (_page_of(one.lstrip(b"\r\n"), depth + 1) for one in body.split(b"--" + boundary[1].rstrip())[1:])
    return next((page for page in found if page is not None), None)


def _unpacked(body: bytes, how: bytes) -> bytes:
    """Undo the transfer encoding of a part, as far as it goes where the file is cut off."""
    if how == b"base64":
        letters = _NO_BASE64.sub(b"", body)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])
    return binascii.a2b_qp(body) if how == b"quoted-printable" else body
