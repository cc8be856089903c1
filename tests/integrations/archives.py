"""Web archives made by hand, whole and damaged."""

from __future__ import annotations

import gzip


def record(name: str, body: bytes, *, head: str = "", status: str = "200 OK", length: int | str | None = None) -> bytes:
    """Make a record of an answer of https://a.example/NAME with `head` among its headers; `length` makes it lie."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://a.example/{name}\r\nWARC-Date: 2023-01-02T03:04:05Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


def bare(name: str, body: bytes, kind: str, media: str, *, length: int | None = None) -> bytes:
    """Make a record without an answer around the page: of the type `kind`, with `media` as its Content-Type."""
    warc = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        f"WARC-Target-URI: https://a.example/{name}\r\nWARC-Date: 2023-01-02T03:04:05Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return warc.encode() + body + b"\r\n\r\n"


def packed(records: list[bytes], *, compressed: bool) -> bytes:
    """Join records to an archive, each compressed by itself if at all, as archives are."""
    return b"".join(gzip.compress(one, mtime=0) if compressed else one for one in records)
