"""What the columns of tables, the fields of JSON lines and of scraped items are called, and how they say a time."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from rupress.normalizer.told import moment_said

CONTENT = {"html": "html", "text": "text", "page": "auto", "content": "auto"}
"""Fields that hold a page, the first that is there counts, and the media each one means."""


def fetched_of(said: object) -> dt.datetime | None:
    """Read the time of fetching that a field states; a clock without a zone waits for that of the parser.

    Args:
        said: a moment, in ISO 8601, as headers of HTTP write it or as pages do if it is a string; empty for none.

    Raises:
        ValueError: it is nothing of the kind, or a day alone.
    """
    if not said or isinstance(said, dt.datetime):
        return said if isinstance(said, dt.datetime) else None
    told = said.strip() if isinstance(said, str) else ""
    if len(told) > len("2024-11-22"):
        with suppress(ValueError):
            return dt.datetime.fromisoformat(told)
    moment = moment_said(told)
    if isinstance(moment, dt.datetime):
        return moment
    raise ValueError(f"fetched_at is no time in ISO 8601, with its time of day: {said!r:.60}")


def published_of(said: object) -> dt.datetime | dt.date | None:
    """Read the time of publication that a field states; a clock without a zone waits for that of the parser.

    Args:
        said: a day or a moment, in ISO 8601, as RSS writes it or as pages do if it is a string; empty for none.

    Raises:
        ValueError: it is nothing of the kind.
    """
    if not said or isinstance(said, dt.date):
        return said if isinstance(said, dt.date) else None
    moment = moment_said(said) if isinstance(said, str) else None
    if moment is None:
        raise ValueError(f"published is no day or time with its year, such as 2024-11-22T21:48+03:00: {said!r:.60}")
    return moment
