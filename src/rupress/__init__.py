"""rupress turns a scraped Russian news page into one typed record.

    >>> import rupress
    >>> page = rupress.parse(raw, url=..., fetched_at=...)      # doctest: +SKIP
    >>> page.headline, page.published, page.quotes              # doctest: +SKIP

The names below are loaded when they are first used: importing rupress costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rupress import errors, export, profiles, read, records, show
    from rupress.batch import parse_many
    from rupress.errors import DataError, MissingExtraError, RupressError, UsageError
    from rupress.export import from_dict, from_json, to_dict, to_json
    from rupress.invariants import check
    from rupress.normalizer.dates import find_dates, resolve_date
    from rupress.normalizer.entities import find_entities
    from rupress.normalizer.nominative import nominative
    from rupress.normalizer.pipeline import normalize
    from rupress.normalizer.quotes import find_quotes
    from rupress.parser import Parser, parse, tokenize
    from rupress.profiles import Profile, Profiles
    from rupress.records import Failure, Input, Kind, Layout, Page, Tenure
    from rupress.span import Span

__version__ = "0.1.0"

_HOME = {
    "DataError": "errors",
    "Failure": "records",
    "Input": "records",
    "Kind": "records",
    "Layout": "records",
    "MissingExtraError": "errors",
    "Page": "records",
    "Parser": "parser",
    "Profile": "profiles",
    "Profiles": "profiles",
    "RupressError": "errors",
    "Span": "span",
    "Tenure": "records",
    "UsageError": "errors",
    "check": "invariants",
    "find_dates": "normalizer.dates",
    "find_entities": "normalizer.entities",
    "find_quotes": "normalizer.quotes",
    "from_dict": "export",
    "from_json": "export",
    "nominative": "normalizer.nominative",
    "normalize": "normalizer.pipeline",
    "parse": "parser",
    "parse_many": "batch",
    "resolve_date": "normalizer.dates",
    "to_dict": "export",
    "to_json": "export",
    "tokenize": "parser",
}

__all__ = [
    "DataError",
    "Failure",
    "Input",
    "Kind",
    "Layout",
    "MissingExtraError",
    "Page",
    "Parser",
    "Profile",
    "Profiles",
    "RupressError",
    "Span",
    "Tenure",
    "UsageError",
    "__version__",
    "check",
    "errors",
    "export",
    "find_dates",
    "find_entities",
    "find_quotes",
    "from_dict",
    "from_json",
    "nominative",
    "normalize",
    "parse",
    "parse_many",
    "profiles",
    "read",
    "records",
    "resolve_date",
    "show",
    "to_dict",
    "to_json",
    "tokenize",
]


_ROOMS = {"errors", "export", "profiles", "read", "records", "show"}
"""Rooms with more to offer than the names above: `rupress.show.timeline`, `rupress.records.Quote`."""


if not TYPE_CHECKING:  # else a type checker would take any name for one that is there

    def __getattr__(name: str) -> Any:
        """Load a public name from its module on first use (PEP 562)."""
        from importlib import import_module

        if name in _ROOMS:
            return import_module(f"rupress.{name}")
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module 'rupress' has no attribute {name!r}{_elsewhere(name)}")
        value = getattr(import_module(f"rupress.{home}"), name)
        globals()[name] = value
        return value


def _elsewhere(name: str) -> str:
    """Say where a record is that is looked for at the top: `rupress.Quote`."""
    if not name[:1].isupper():
        return ""
    from rupress import records

    return f"; it is rupress.records.{name}" if name in records.__all__ else ""


def __dir__() -> list[str]:
    return sorted(__all__)
