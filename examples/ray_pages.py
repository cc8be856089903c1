"""Parse web archives or Parquet into Parquet, with Ray Data.

    python examples/ray_pages.py OUTPUT INPUT…

INPUT is *.warc.gz or *.parquet with a column `page`; OUTPUT becomes a folder of Parquet. Needs rupress[ray,warc].
"""

from __future__ import annotations

import argparse

try:
    import ray

    from rupress.integrations.ray import parse, read_archives
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install 'rupress[ray,warc]'") from None


def main() -> None:
    """Read, parse, write; then say how many failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("inputs", nargs="+")
    given = parser.parse_args()
    output, inputs = given.output, given.inputs
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=256 * 1024 * 1024)
    raw = ray.data.read_parquet(inputs) if inputs[0].endswith(".parquet") else read_archives(inputs)
    rows = parse(raw)
    rows.write_parquet(output)
    written = ray.data.read_parquet(output)
    failed = written.filter(lambda row: row["failure"] is not None).count()
    print(f"{written.count()} rows, {failed} failed: {output}")


if __name__ == "__main__":
    main()
