"""Parse web archives or Parquet into Parquet, with Ray Data.

    python examples/ray_pages.py OUTPUT INPUT…

INPUT is *.warc.gz or *.parquet with a column `page`; OUTPUT becomes a folder of Parquet. Needs rupress[ray,warc].
"""

from __future__ import annotations

import sys

import ray

from rupress.integrations.ray import parse, read_archives


def main() -> None:
    """Read, parse, write; then say how many failed."""
    output, *inputs = sys.argv[1:]
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=256 * 1024 * 1024)
    raw = ray.data.read_parquet(inputs) if inputs[0].endswith(".parquet") else read_archives(inputs)
    rows = parse(raw)
    rows.write_parquet(output)
    written = ray.data.read_parquet(output)
    failed = written.filter(lambda row: row["failure"] is not None).count()
    print(f"{written.count()} rows, {failed} failed: {output}")


if __name__ == "__main__":
    main()
