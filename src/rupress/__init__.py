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
    from rupress.records import (
        Ad,
        Author,
        Caption,
        Credit,
        Cue,
        Dateline,
        DateMention,
        DateType,
        Decoding,
        Entity,
        EntityType,
        Facts,
        Failure,
        Gender,
        Input,
        Kind,
        Layout,
        Line,
        Media,
        Mention,
        Note,
        Notice,
        Organization,
        Page,
        Person,
        Place,
        Quote,
        QuoteKind,
        Segment,
        Source,
        Speaker,
        SpeakerForm,
        Stamp,
        Tenure,
        TickerItem,
    )
    from rupress.span import Span

__version__ = "0.1.0"

_HOME = {
    "Ad": "records",
    "Author": "records",
    "Caption": "records",
    "Credit": "records",
    "Cue": "records",
    "DataError": "errors",
    "DateMention": "records",
    "DateType": "records",
    "Dateline": "records",
    "Decoding": "records",
    "Entity": "records",
    "EntityType": "records",
    "Facts": "records",
    "Failure": "records",
    "Gender": "records",
    "Input": "records",
    "Kind": "records",
    "Layout": "records",
    "Line": "records",
    "Media": "records",
    "Mention": "records",
    "MissingExtraError": "errors",
    "Note": "records",
    "Notice": "records",
    "Organization": "records",
    "Page": "records",
    "Parser": "parser",
    "Person": "records",
    "Place": "records",
    "Profile": "profiles",
    "Profiles": "profiles",
    "Quote": "records",
    "QuoteKind": "records",
    "RupressError": "errors",
    "Segment": "records",
    "Source": "records",
    "Span": "span",
    "Speaker": "records",
    "SpeakerForm": "records",
    "Stamp": "records",
    "Tenure": "records",
    "TickerItem": "records",
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
    "Ad",
    "Author",
    "Caption",
    "Credit",
    "Cue",
    "DataError",
    "DateMention",
    "DateType",
    "Dateline",
    "Decoding",
    "Entity",
    "EntityType",
    "Facts",
    "Failure",
    "Gender",
    "Input",
    "Kind",
    "Layout",
    "Line",
    "Media",
    "Mention",
    "MissingExtraError",
    "Note",
    "Notice",
    "Organization",
    "Page",
    "Parser",
    "Person",
    "Place",
    "Profile",
    "Profiles",
    "Quote",
    "QuoteKind",
    "RupressError",
    "Segment",
    "Source",
    "Span",
    "Speaker",
    "SpeakerForm",
    "Stamp",
    "Tenure",
    "TickerItem",
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
"""Rooms with more to offer than the names above: `rupress.show.timeline`, `rupress.export.to_brat`."""


if not TYPE_CHECKING:  # else a type checker would take any name for one that is there

    def __getattr__(name: str) -> Any:
        """Load a public name from its module on first use (PEP 562)."""
        from importlib import import_module

        if name in _ROOMS:
            return import_module(f"rupress.{name}")
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module 'rupress' has no attribute {name!r}")
        value = getattr(import_module(f"rupress.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
