"""Hosts: the one that an address names, and the patterns by which profiles claim theirs."""

from __future__ import annotations

import re
from types import NoneType
from urllib.parse import urlsplit

from rupress.errors import UsageError, expect

_HOST = re.compile(r"(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


def host_of(url: str | None) -> str | None:
    """Give the host of an address, `www.` left out, names in other letters as DNS has them; None if it names none."""
    expect(url, (str, NoneType), "url", "the address as str, or None")
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # «http://[»
        return None
    return _plain(host) if host else None


def pattern_of(host: str) -> str:
    """Give a host or `*.host` as a profile claims it the spelling that `host_of` gives.

    Raises:
        UsageError: it is neither.
    """
    pattern = _plain(host) if isinstance(host, str) else ""
    if not _HOST.fullmatch(pattern):
        raise UsageError(f"host {host!r} is none: write 'example.ru', or '*.example.ru' for all hosts under it")
    return pattern


def patterns_for(host: str) -> list[str]:
    """List the patterns that fit a host, the nearest first: `a.b.ru`, `*.b.ru`, `*.ru`."""
    labels = host.split(".")
    return [host, *("*." + ".".join(labels[k:]) for k in range(1, len(labels)))]


def _plain(host: str) -> str:
    host = host.strip().lower().rstrip(".").removeprefix("www.")
    if host.isascii():
        return host
    try:
        return ".".join(label if label == "*" else label.encode("idna").decode("ascii") for label in host.split("."))
    except UnicodeError:
        return host
