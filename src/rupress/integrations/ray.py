"""Pages in Ray Data: raw rows in, parsed rows out, as `rupress.integrations.arrow_batches` describes them.

>>> rows = parse(ray.data.read_parquet("raw/"), keep=["id"])      # doctest: +SKIP
>>> rows = parse(read_archives(["1.warc.gz", "2.warc.gz"]))       # doctest: +SKIP
>>> rows.write_parquet("parsed/")                                 # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from rupress.batch import parse_many
from rupress.errors import MissingExtraError
from rupress.parser import Parser

try:
    import pyarrow as pa
    import ray.data
except ModuleNotFoundError as error:
    raise MissingExtraError("Ray Data needs ray: pip install 'rupress[ray]'") from error

from rupress.integrations.arrow_batches import ROWS, parse_batch, raw_batches  # after ray: it names an extra of its own


def parse(
    dataset: ray.data.Dataset,
    parser: Parser | None = None,
    *,
    keep: Sequence[str] = (),
    rows: int = ROWS,
    **options: Any,
) -> ray.data.Dataset:
    """Parse a data set of raw rows.

    Args:
        dataset: raw pages, one a row.
        parser: how pages are parsed.
        keep: columns to carry along, such as a key.
        rows: rows that a worker parses at a time; its memory grows with it.
        options: whatever else `Dataset.map_batches` takes, `concurrency` or `memory` for two.

    Returns:
        The parsed rows, computed when they are asked for. No row is lost: what cannot be parsed has its `failure`.

    Raises:
        UsageError: the parser cannot be used.
    """
    parse_many([], parser=parser)  # tells of a parser that cannot be used here, not in a worker
    work = partial(_parse, parser=parser, keep=tuple(keep))
    return dataset.map_batches(work, batch_format="pyarrow", batch_size=rows, **options)


def read_archives(paths: Sequence[str]) -> ray.data.Dataset:
    """Give the raw rows of web archives, one task an archive; every worker must reach the paths (extra `warc`)."""
    named = ray.data.from_items([{"path": str(path)} for path in paths], override_num_blocks=len(paths))
    return named.map_batches(_read, batch_format="pyarrow", batch_size=1)


def _parse(table: pa.Table, parser: Parser | None, keep: Sequence[str]) -> pa.Table:
    return pa.Table.from_batches([parse_batch(table, parser, keep)])


def _read(table: pa.Table) -> Iterator[pa.Table]:
    from rupress.integrations import warc

    for path in table.column("path").to_pylist():
        for batch in raw_batches(warc.pages(path)):
            yield pa.Table.from_batches([batch])
