"""Record batches of raw pages in, record batches of parsed rows out: what Ray, Spark and other engines have in common.

Raw pages stand in a column `html`, `text`, `page` or `content`, as text or bytes. Beside it may stand `url`,
`fetched_at` (a timestamp, or text in ISO 8601), `published` (a date, a timestamp, or text in ISO 8601 or as RSS writes
it), `media`, `encoding`, and `failure`, which a reader fills where it found no page.

Each raw row becomes one parsed row, in the same order: `schema_version`, the columns of `rupress.export.arrow`, and
`failure`, empty for a page. No row is lost: one that cannot be parsed has its `failure`, its `url`, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from rupress.batch import parse_many
from rupress.errors import MissingExtraError, UsageError
from rupress.export import SCHEMA, arrow
from rupress.integrations.fields import CONTENT, fetched_of, published_of
from rupress.parser import Parser
from rupress.records import Failure, Input, Page

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ModuleNotFoundError as error:
    raise MissingExtraError("Arrow batches need pyarrow: pip install 'rupress[arrow]'") from error

ROWS = 64
"""Rows of a batch, raw or parsed: enough that what a batch costs is lost in what its pages cost."""

BYTES = 32 * 1024 * 1024
"""Bytes of raw pages at which a batch is closed even with fewer rows."""

FAILURE = pa.struct([("error", pa.string()), ("message", pa.string())])

RAW = pa.schema(
    [
        ("page", pa.binary()),
        ("url", pa.string()),
        ("fetched_at", pa.timestamp("us", "UTC")),
        ("published", pa.string()),  # holds a day, a moment, and a clock without a zone as they are
        ("media", pa.string()),
        ("encoding", pa.string()),
        ("failure", FAILURE),
    ]
)
"""What `raw_batches` gives."""


_KNOWN = ("url", "fetched_at", "published", "media", "encoding", "failure")

T = TypeVar("T")


def parsed_schema(kept: Iterable[pa.Field] = ()) -> pa.Schema:
    """Give the schema of parsed rows.

    Args:
        kept: columns of the raw rows that are carried along in front.
    """
    # A failure has nothing in any of them; and engines keep no promise that a part of a column is always there.
    return pa.schema([*kept, ("schema_version", pa.int32()), *map(_hollow, arrow.schema()), ("failure", FAILURE)])


def raw_batches(pages: Iterable[Input | Failure], rows: int = ROWS) -> Iterator[pa.RecordBatch]:
    """Gather pages into batches of raw rows; text goes as bytes in UTF-8.

    Args:
        pages: what a reader gives, such as `warc.pages(path)`.
        rows: rows at which a batch is closed; it is closed sooner when its pages come to `BYTES`.
    """
    gathered: list[dict[str, Any]] = []
    size = 0
    for page in pages:
        gathered.append(_raw(page))
        size += len(gathered[-1]["page"] or b"")
        if len(gathered) >= rows or size >= BYTES:
            yield pa.RecordBatch.from_pylist(gathered, RAW)
            gathered, size = [], 0
    if gathered:
        yield pa.RecordBatch.from_pylist(gathered, RAW)


def parse_batches(
    batches: Iterable[pa.RecordBatch], parser: Parser | None = None, keep: Sequence[str] = (), rows: int = ROWS
) -> Iterator[pa.RecordBatch]:
    """Parse batches of raw rows of any size into batches of at most `rows` parsed rows.

    Args:
        batches: raw pages, as the head of this module says.
        parser: how pages are parsed.
        keep: columns to carry along, such as a key; they come first in the parsed rows.
        rows: rows that a parsed batch has at most, the last of each raw batch fewer.

    Raises:
        UsageError: as `parse_batch` does, when the first batch is asked for.
    """
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            yield parse_batch(batch.slice(start, rows), parser, keep)


def parse_batch(
    batch: pa.RecordBatch | pa.Table, parser: Parser | None = None, keep: Sequence[str] = ()
) -> pa.RecordBatch:
    """Parse a batch of raw rows.

    Args:
        batch: raw pages, as the head of this module says.
        parser: how pages are parsed.
        keep: columns to carry along, such as a key; they come first in the parsed rows.

    Returns:
        As many parsed rows, in the same order.

    Raises:
        UsageError: there is no column of pages, or none to keep of such a name, or it has the name of a parsed one.
    """
    kept = [_column(batch, name) for name in keep]
    results = list(parse_many(_inputs(batch), parser=parser))
    pages = arrow.to_arrow(result for result in results if isinstance(result, Page))
    rows = pages.take(_places(results))
    failed = [result if isinstance(result, Failure) else None for result in results]
    schema = parsed_schema(kept)
    columns = {name: rows.column(name) for name in rows.schema.names}
    columns["url"] = pc.coalesce(columns["url"], pa.array([f.url if f else None for f in failed], pa.string()))
    failures = [{"error": f.error, "message": f.message} if f else None for f in failed]
    table = pa.Table.from_arrays(
        [
            *(batch.column(field.name) for field in kept),
            pa.array([SCHEMA] * len(results), pa.int32()),
            *(column.cast(schema.field(name).type) for name, column in columns.items()),
            pa.array(failures, FAILURE),
        ],
        schema=schema,
    )
    return table.combine_chunks().to_batches()[0] if results else pa.RecordBatch.from_pylist([], schema)


def pages_of(rows: pa.Table) -> pa.Table:
    """Give the pages among parsed rows as `to_arrow` gives them, but that any column may be empty.

    `from_arrow`, `flat` and `to_frame` of `rupress.export.arrow` read it; kept columns and failures are left out.
    """
    good = rows.filter(pc.is_null(rows.column("failure")))
    version = pc.max(good.column("schema_version")).as_py() or SCHEMA  # engines drop metadata: the column has it
    # Cast since some write a moment as nanoseconds of no zone (Spark's INT96).
    shape = pa.schema(map(_hollow, arrow.schema()), {arrow.VERSION: str(version)})
    return good.select(shape.names).cast(shape)


def failures_of(rows: pa.Table) -> list[Failure]:
    """Give the failures among parsed rows; `index` is the number of the row."""
    found = zip(rows.column("failure").to_pylist(), rows.column("url").to_pylist(), strict=True)
    return [Failure(n, f["error"], f["message"], url) for n, (f, url) in enumerate(found) if f is not None]


def _raw(page: Input | Failure) -> dict[str, Any]:
    if isinstance(page, Failure):
        return {"page": None, "url": page.url, "failure": {"error": page.error, "message": page.message}}
    as_text = isinstance(page.page, str)
    return {
        "page": page.page.encode("utf-8", "replace") if isinstance(page.page, str) else page.page,
        "url": page.url,
        "fetched_at": fetched_of(page.fetched_at),
        "published": page.published.isoformat() if isinstance(page.published, dt.date) else page.published,
        "media": str(page.media),
        "encoding": "utf-8" if as_text else page.encoding,
    }


def _inputs(batch: pa.RecordBatch | pa.Table) -> Iterator[Input | Failure]:
    """Read raw rows one at a time."""
    names = batch.schema.names
    content = next((name for name in CONTENT if name in names), None)
    if content is None:
        raise UsageError(f"no column of pages: name it {', '.join(CONTENT)}; there are {', '.join(names)}")
    columns = {name: _in_microseconds(batch.column(name)) for name in _KNOWN if name in names}
    for number, page in enumerate(batch.column(content)):
        given = {name: column[number].as_py() for name, column in columns.items()}
        failure = given.pop("failure", None)
        if failure:
            yield Failure(0, failure["error"], failure["message"], given.get("url"))
            continue
        try:
            fetched_at, published = (
                fetched_of(_in_utc(given.get("fetched_at"))),
                published_of(_in_utc(given.get("published"))),
            )
        except ValueError as error:
            yield Failure(0, "Unreadable", str(error), given.get("url"))
            continue
        media = given.get("media") or CONTENT[content]
        yield Input(page.as_py(), given.get("url"), fetched_at, media, given.get("encoding"), published)


def _in_microseconds(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Leave out the nanoseconds of moments (pandas, Spark's INT96): a `datetime` has none."""
    fine = pa.types.is_timestamp(column.type) and column.type.unit == "ns"
    return column.cast(pa.timestamp("us", column.type.tz), safe=False) if fine else column


def _in_utc(value: T) -> T:
    """Put an aware moment in UTC, since engines hand over moments in whatever zone their session has."""
    return value.astimezone(dt.UTC) if isinstance(value, dt.datetime) and value.tzinfo else value


def _places(results: Sequence[Page | Failure]) -> pa.Array:
    """Give for each result the number of its page among the pages; none for a failure."""
    places: list[int | None] = []
    number = 0
    for result in results:
        places.append(number if isinstance(result, Page) else None)
        number += isinstance(result, Page)
    return pa.array(places, pa.int64())


def _hollow(field: pa.Field) -> pa.Field:
    """Let a column be empty, and at any depth its parts."""
    kind = field.type
    if pa.types.is_struct(kind):
        kind = pa.struct([_hollow(part) for part in kind])
    elif pa.types.is_list(kind):
        kind = pa.list_(_hollow(kind.value_field))
    return pa.field(field.name, kind)


def _column(batch: pa.RecordBatch | pa.Table, name: str) -> pa.Field:
    """Give a column that is to be kept."""
    if name not in batch.schema.names:
        raise UsageError(f"there is no column {name!r} to keep; there are {', '.join(batch.schema.names)}")
    if name in parsed_schema().names:
        raise UsageError(f"parsed rows have a column {name!r} of their own: rename yours to keep it")
    return batch.schema.field(name)
