"""Parse web archives or Parquet into Parquet, with Spark.

    python examples/spark_pages.py OUTPUT INPUT…

INPUT is *.warc.gz or *.parquet with a column `page`; OUTPUT becomes a folder of Parquet. Needs rupress[spark,warc] and
Java 17 or newer.
"""

from __future__ import annotations

import argparse
import os
import sys

try:
    from pyspark.sql import SparkSession

    from rupress.integrations.spark import parse, read_archives
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install 'rupress[spark,warc]'") from None


def main() -> None:
    """Read, parse, write; then say how many failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("inputs", nargs="+")
    given = parser.parse_args()
    output, inputs = given.output, given.inputs
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the Python that has rupress
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "128")  # raw pages that a worker holds at a time
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")  # what others than Spark read, too
        .getOrCreate()
    )
    raw = spark.read.parquet(*inputs) if inputs[0].endswith(".parquet") else read_archives(spark, inputs)
    parse(raw).write.mode("overwrite").parquet(output)
    written = spark.read.parquet(output)
    failed = written.filter(written.failure.isNotNull()).count()
    print(f"{written.count()} rows, {failed} failed: {output}")
    spark.stop()


if __name__ == "__main__":
    main()
