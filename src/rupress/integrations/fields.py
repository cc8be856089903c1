"""What the columns of tables, the fields of JSON lines and of scraped items are called, and how they say a time."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from rupress.read.times import tidy

CONTENT = {"html": "html", "text": "text", "page": "auto", "content": "auto"}
"""Fields that hold a page, the first that is there counts, and the media each one means."""


def fetched_of(said: object) -> dt.datetime | None:
    """Read the time of fetching that a field states; a clock without a zone waits for that of the parser.

    Args:
        said: a moment, in ISO 8601 or as headers of HTTP write it if it is a string; empty for none.

    Raises:
        ValueError: it is nothing of the kind, or a day alone.
    """
    if not said or isinstance(said, dt.datetime):
        return said if isinstance(said, dt.datetime) else None
    told = said.strip() if isinstance(said, str) else ""
    for spelling in (told, tidy(told) or ""):
        if len(spelling) > len("2024-11-22"):
            with suppress(ValueError):
                return dt.datetime.fromisoformat(spelling)
    raise ValueError(f"fetched_at is no time in ISO 8601, with its time of day: {said!r:.60}")


def published_of(said: object) -> dt.datetime | dt.date | None:
    """Read the time of publication that a field states; a clock without a zone waits for that of the parser.

    Args:
        said: a day or a moment, in ISO 8601 or as RSS writes it if it is a string; empty for none.

    Raises:
        ValueError: it is nothing of the kind.
    """
    if not said or isinstance(said, dt.date):
        return said if isinstance(said, dt.date) else None
    told = (tidy(said) if isinstance(said, str) else None) or ""
    try:
        return dt.date.fromisoformat(told) if len(told) <= len("2024-11-22") else dt.datetime.fromisoformat(told)
    except ValueError:
        raise ValueError(f"published is no time in ISO 8601 or as RSS writes it: {said!r:.60}") from None
