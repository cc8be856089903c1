"""Russian dates and times: found in a text first, then resolved against a reference."""

from rupress.normalizer.dates.engine import find_dates, resolve_date

__all__ = ["find_dates", "resolve_date"]
