"""What the headers of an HTTP answer or a record say of a page: its media type and charset, and when it was sent."""

from __future__ import annotations

import codecs
import datetime as dt
from email.message import Message
from email.utils import parsedate_to_datetime


def charset(name: str | None) -> str | None:
    """Give the codec of the charset that a server claims; None for none, `utf-8,utf-8`, `none` and the like."""
    try:
        return codecs.lookup(name).name if name else None
    except (LookupError, ValueError):  # ValueError: a name with a null character in it
        return None


def content_type(header: str | None) -> tuple[str, str | None]:
    """Give the media type that a `Content-Type` states, and the codec of its charset if it names one.

    >>> content_type("text/plain; charset=UTF-8"), content_type("text/html"), content_type(None)
    (('text/plain', 'utf-8'), ('text/html', None), ('', None))
    """
    if not header:
        return "", None
    message = Message()
    message["Content-Type"] = " ".join(header.split())
    return header.partition(";")[0].strip().lower(), charset(message.get_content_charset())


def moment(date: str | None) -> dt.datetime | None:
    """Give the moment that a `Date` header states, `Thu, 14 Sep 2023 19:30:00 GMT`; None if it states none."""
    try:
        sent = parsedate_to_datetime(date) if date else None
    except ValueError:
        return None
    return sent.replace(tzinfo=sent.tzinfo or dt.UTC) if sent else None  # «-0000» means UTC, too (RFC 5322, 3.3)
