"""What the headers of an HTTP answer say of a page: its charset, and when it was sent."""

from __future__ import annotations

import codecs
import datetime as dt
from email.utils import parsedate_to_datetime


def charset(name: str | None) -> str | None:
    """Give the codec of the charset that a server claims; None for none, `utf-8,utf-8`, `none` and the like."""
    try:
        return codecs.lookup(name).name if name else None
    except (LookupError, ValueError):  # ValueError: a name with a null character in it
        return None


def moment(date: str | None) -> dt.datetime | None:
    """Give the moment that a `Date` header states, `Thu, 14 Sep 2023 19:30:00 GMT`; None if it states none."""
    try:
        sent = parsedate_to_datetime(date) if date else None
    except ValueError:
        return None
    return sent.replace(tzinfo=sent.tzinfo or dt.UTC) if sent else None  # «-0000» means UTC, too (RFC 5322, 3.3)
