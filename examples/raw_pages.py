"""Make raw pages to try the other examples on: the fixtures as two web archives and as Parquet.

    python examples/raw_pages.py FOLDER

writes FOLDER/1.warc.gz, FOLDER/2.warc.gz and FOLDER/raw.parquet. Needs rupress[arrow].
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"


def record(url: str, page: bytes) -> bytes:
    """Write an answer of a server as a record of a web archive."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-09-14T19:30:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def main() -> None:
    """Write the pages in both forms."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"https://{path.parent.name}.example/": path.read_bytes() for path in sorted(FIXTURES.glob("*/page.html"))}
    for number in (1, 2):
        half = list(pages.items())[number - 1 :: 2]
        (folder / f"{number}.warc.gz").write_bytes(b"".join(record(url, page) for url, page in half))
    pq.write_table(pa.table({"url": list(pages), "page": list(pages.values())}), folder / "raw.parquet")


if __name__ == "__main__":
    main()
