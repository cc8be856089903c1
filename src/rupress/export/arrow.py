"""Pages as Arrow tables: one row a page, nested, and flat tables for data frames. The only importer of pyarrow.

The schema is made from the records themselves, so it has every field of theirs. Spans are `{start, stop}`; days and
moments are `{iso, utc, day}`: as written, as a moment of UTC (none for a day), as a day in their own zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints, overload

import attrs

from rupress.errors import DataError, MissingExtraError, UsageError, expect
from rupress.export.pages import a_page
from rupress.export.plain import SCHEMA, SURROGATE, check_version
from rupress.records import Organization, Page, Person, Place
from rupress.span import Span

try:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise MissingExtraError("Arrow tables need pyarrow: pip install 'rupress[arrow]'") from error

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

VERSION = b"rupress.schema_version"
"""Key of the schema's metadata that holds the version of its shape."""

MOMENT = pa.struct([("iso", pa.string()), ("utc", pa.timestamp("us", "UTC")), ("day", pa.date32())])
SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("stop", pa.int32(), nullable=False)])
SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}

FLAT = (
    "segments",
    "ticker",
    "quotes",
    "mentions",
    "entities",
    "dates",
    "captions",
    "authors",
    "ads",
    "notices",
    "notes",
)
"""Fields of a page that `flat` gives a table of their own, one row a record; `pages` is the table of the rest."""


@cache
def schema() -> pa.Schema:
    """Give the schema of pages, its version in the metadata."""
    return pa.schema(_fields(Page), metadata={VERSION: str(SCHEMA).encode()})


def to_arrow(pages: Page | Iterable[Page]) -> pa.Table:
    """Turn pages, or one, into a table, one row a page; `from_arrow` gives them back equal.

    Characters that UTF-8 cannot carry (lone surrogates) become U+FFFD; offsets stay as they are.

    Raises:
        UsageError: something is no page, such as a `Failure`, of which a row would hold nothing.
    """
    from rupress.export.converter import to_row

    several = (pages,) if isinstance(pages, Page) else pages
    expect(several, Iterable, "pages", "a page, or a list or iterator of pages")
    rows = [to_row(a_page(page)) for page in several]
    try:
        return pa.Table.from_pylist(rows, schema=schema())
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_encodable(row) for row in rows], schema=schema())


def from_arrow(table: pa.Table) -> Iterator[Page]:
    """Build pages from a table that `to_arrow` made, read from Parquet perhaps.

    Raises:
        DataError: the table is damaged or of a newer version of rupress; the message says what is wrong.
    """
    from rupress.export.converter import from_row

    _check(table)
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield from_row(row, Page)


def write_parquet(pages: Page | Iterable[Page], path: str | Path) -> None:
    """Write pages to a Parquet file, over one that is there.

    Raises:
        UsageError: something is no page.
        OSError: the file cannot be written.
    """
    pq.write_table(to_arrow(pages), path, compression="zstd")


def write_tables(tables: Iterable[pa.Table], path: str | Path) -> None:
    """Write the pages of many tables to one Parquet file."""
    pq.write_table(pa.concat_tables([schema().empty_table(), *tables]).combine_chunks(), path, compression="zstd")


def read_parquet(path: str | Path) -> Iterator[Page]:
    """Read pages from a Parquet file, a row group at a time.

    Raises:
        DataError: the file is damaged or of a newer version of rupress.
        OSError: there is no such file.
    """
    try:
        with pq.ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                yield from from_arrow(file.read_row_group(number))
    except pa.ArrowInvalid as error:
        raise DataError(f"{path}: no Parquet file, or a damaged one: {error}") from error


def join_parquet(parts: Iterable[str | Path], path: str | Path) -> None:
    """Join Parquet files of pages into one, with one of them in memory at a time."""
    with pq.ParquetWriter(path, schema(), compression="zstd") as writer:
        for part in parts:
            writer.write_table(pq.read_table(part))


def flat(table: pa.Table, of: str) -> pa.Table:
    """Give a flat table of one sort of record, keyed by `page`, the number of its page in the table, and by `url`.

    Args:
        table: what `to_arrow` made.
        of: `pages`, or a field of pages that holds many records: `quotes`, `ticker`, `dates`, …

    Returns:
        One row a record; parts of records are columns of their own, `span_start`, `speaker_name`.

    Raises:
        UsageError: there is no such sort of record.
        DataError: the table is none of `to_arrow`.
    """
    if of != "pages" and of not in FLAT:
        raise UsageError(f"there is no table of {of!r}; there are pages, {', '.join(FLAT)}")
    _check(table)
    number = pa.array(range(table.num_rows), pa.int64())
    if of == "pages":
        rest = table.drop_columns(list(FLAT))
        return _spread(rest.add_column(0, "page", number))
    column = table.column(of).combine_chunks()
    parents = pc.list_parent_indices(column)
    records = pc.list_flatten(column)
    columns = {name: pc.struct_field(records, name) for name in (field.name for field in records.type)}
    keys = {"page": pc.take(number, parents), "page_url": pc.take(table.column("url"), parents)}
    return _spread(pa.table(keys | columns))


@overload
def to_frame(
    pages: Page | Iterable[Page] | pa.Table, of: str = ..., *, library: Literal["pandas"] = ...
) -> pd.DataFrame: ...


@overload
def to_frame(pages: Page | Iterable[Page] | pa.Table, of: str = ..., *, library: Literal["polars"]) -> pl.DataFrame: ...


def to_frame(pages: Page | Iterable[Page] | pa.Table, of: str = "pages", *, library: str = "pandas") -> Any:
    """Give a data frame of one sort of record; see `flat` for its rows and columns.

    Args:
        pages: a page, or several, or the table that `to_arrow` made of them.
        of: `pages`, `quotes`, `ticker`, `dates`, …
        library: `pandas` or `polars`, which must be installed.

    Raises:
        UsageError: there is no such sort of record, or no such library.
        MissingExtraError: the library is not installed.
    """
    if library not in {"pandas", "polars"}:
        raise UsageError(f"library is pandas or polars, not {library!r}")
    try:
        frames = import_module(library)
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"a frame of {library} needs it: pip install {library}") from error
    table = flat(pages if isinstance(pages, pa.Table) else to_arrow(pages), of)
    return table.to_pandas() if library == "pandas" else frames.from_arrow(table)


def _check(table: pa.Table) -> None:
    """Refuse a table of a newer version, or of another making, and what is none."""
    expect(table, pa.Table, "table", "a table that to_arrow made")
    version = (table.schema.metadata or {}).get(VERSION)
    check_version(int(version) if version is not None and version.isdigit() else None)
    missing = [name for name in schema().names if name not in table.schema.names]
    if missing:
        raise DataError(f"the table has no column {', '.join(missing)}: it is damaged or was not made by to_arrow")


def _fields(*records: type) -> list[pa.Field]:
    """Make fields of records; of several classes, each field once, empty where a class has it not."""
    made: dict[str, pa.Field] = {}
    shared = set.intersection(*({field.name for field in attrs.fields(record)} for record in records))
    for record in records:
        hints = get_type_hints(record)
        for field in attrs.fields(record):
            kind, nullable = _type(hints[field.name])
            made.setdefault(field.name, pa.field(field.name, kind, nullable=nullable or field.name not in shared))
    return list(made.values())


def _type(hint: Any) -> tuple[pa.DataType, bool]:
    """Give the Arrow type of a field's type, and whether it may be empty."""
    options = set(get_args(hint)) if get_origin(hint) in {Union, UnionType} else {hint}
    nullable = NoneType in options
    options.discard(NoneType)
    if options == {Person, Organization, Place}:
        return pa.struct(_fields(Person, Organization, Place)), nullable
    if options <= {dt.datetime, dt.date}:
        return MOMENT, nullable
    (only,) = options
    if get_origin(only) is tuple:
        item, holes = _type(get_args(only)[0])
        return pa.list_(pa.field("item", item, nullable=holes)), nullable
    if only is Span:
        return SPAN, nullable
    if attrs.has(only):
        return pa.struct(_fields(only)), nullable
    return SCALARS[str if issubclass(only, StrEnum) else only], nullable


def _spread(table: pa.Table) -> pa.Table:
    """Make each part of a nested column a column of its own, joined to its name by `_`."""
    while any(pa.types.is_struct(field.type) for field in table.schema):
        names = [
            f"{field.name}_{part.name}" if part is not None else field.name
            for field in table.schema
            for part in (field.type if pa.types.is_struct(field.type) else (None,))
        ]
        table = table.flatten().rename_columns(names)
    return table.replace_schema_metadata(None)


def _encodable(value: Any) -> Any:
    """Replace, at any depth, what UTF-8 cannot carry."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: _encodable(inner) for name, inner in value.items()}
    return [_encodable(inner) for inner in value] if isinstance(value, list) else value
