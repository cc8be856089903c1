"""Pages in Spark: raw rows in, parsed rows out, as `rupress.integrations.arrow_batches` describes them.

>>> rows = parse(spark.read.parquet("raw/"), keep=["id"])                  # doctest: +SKIP
>>> rows = parse(read_archives(spark, ["1.warc.gz", "2.warc.gz"]))         # doctest: +SKIP
>>> rows.write.parquet("parsed/")                                          # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rupress.batch import parse_many
from rupress.errors import MissingExtraError, UsageError
from rupress.parser import Parser

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType
except ModuleNotFoundError as error:
    raise MissingExtraError("Spark needs pyspark: pip install 'rupress[spark]'") from error

# After pyspark, for it names an extra of its own.
from rupress.integrations.arrow_batches import RAW, parse_batches, parsed_schema, raw_batches


def parse(frame: DataFrame, parser: Parser | None = None, *, keep: Sequence[str] = ()) -> DataFrame:
    """Parse a frame of raw rows.

    Args:
        frame: raw pages, one a row. Spark hands over `spark.sql.execution.arrow.maxRecordsPerBatch` of them at a time,
            10,000 if nothing is set: set some hundred.
        parser: how pages are parsed.
        keep: columns to carry along, such as a key.

    Returns:
        The parsed rows, computed when they are asked for. No row is lost: what cannot be parsed has its `failure`.

    Raises:
        UsageError: the parser cannot be used, or there is no column of a name to keep.
    """
    parse_many([], parser=parser)  # tells of a parser that cannot be used here, not in a worker
    missing = [name for name in keep if name not in frame.columns]
    if missing:
        raise UsageError(f"there is no column {', '.join(missing)} to keep; there are {', '.join(frame.columns)}")
    schema = StructType([*(frame.schema[name] for name in keep), *from_arrow_schema(parsed_schema())])
    return frame.mapInArrow(partial(_parse, parser=parser, keep=tuple(keep)), schema)


def read_archives(session: SparkSession, paths: Sequence[str]) -> DataFrame:
    """Give the raw rows of web archives, one task an archive; every executor must reach the paths (extra `warc`)."""
    numbers = session.range(0, len(paths), 1, len(paths))
    return numbers.mapInArrow(partial(_read, paths=[str(path) for path in paths]), from_arrow_schema(RAW))


def _parse(batches: Iterable[pa.RecordBatch], parser: Parser | None, keep: Sequence[str]) -> Iterator[pa.RecordBatch]:
    return parse_batches(batches, parser, keep)


def _read(batches: Iterable[pa.RecordBatch], paths: Sequence[str]) -> Iterator[pa.RecordBatch]:
    from rupress.integrations import warc

    for batch in batches:
        for number in batch.column("id").to_pylist():
            yield from raw_batches(warc.pages(paths[number]))
