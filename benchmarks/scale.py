"""What a hundred million pages cost: processor time of each step from a web archive to a file, and what follows.

    python benchmarks/scale.py [FOLDER …]        folders with pages, NAME/page.html; the fixtures if none is named

Each page is taken through the steps once with lines and words that the process has not met (`first`), and at once a
second time, when it has met them (`again`): a crawl of few sites lies between the two, nearer the second in its menus,
the first in its articles. A second pass over all pages would not do: more lines than are remembered lie between a page
and itself. Times are processor times on one core.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow as pa
import pyarrow.parquet as pq

import rupress
from rupress.cli.outputs import Finish, Output
from rupress.export import arrow
from rupress.integrations import warc
from rupress.normalizer import entities, pipeline
from rupress.read import read
from rupress.tokenizer import lay_out

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
MANY = 100_000_000

PARSE = ("archive", "read", "tokenize", "tagger", "names", "quotes", "dates", "rest")
"""Steps from the archive to the page. A batch reads the archive in the process that writes: well under a hundredth."""

FORMS = {"JSON Lines": ".jsonl.gz", "Parquet": ".parquet"}
"""For each, `write` is what the one process does that all results come to; `finish` before it is a worker's work."""


class Clock:
    """Adds up processor time by step."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def run(self, step: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Do some work on the account of a step."""
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            self.spent[step] += time.process_time() - start

    def watch(self, stack: ExitStack, module: Any, name: str, step: str) -> None:
        """Put a function that others call on the account of a step."""
        work = getattr(module, name)
        stack.enter_context(mock.patch.object(module, name, lambda *a, **k: self.run(step, work, *a, **k)))


def record(number: int, page: bytes) -> bytes:
    """Write a page as crawlers do."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        "WARC-Date: 2023-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 6)


def finish(page: rupress.Page) -> bytes:
    """Make of a page what a worker hands over, the same for all forms."""
    return pickle.dumps(Finish(0)(page))  # as processes do


def write(path: Path, handed: Iterable[bytes]) -> None:
    """Write one part of an output, as a batch does: results in its tail first."""
    output = Output(path)
    tail = output.tail(output.begin({}))
    for result in handed:
        tail.add(pickle.loads(result))
    output.add(tail.start, tail.results)
    tail.remove()


def go(archive: Path) -> tuple[Clock, Clock]:
    """Take all pages of an archive through all steps, each twice in a row."""
    first, again = clocks = Clock(), Clock()
    for clock in clocks:
        inputs = clock.run("archive", lambda: list(warc.pages(archive)))
    pages = [(parsed(first, given), parsed(again, given))[0] for given in inputs]
    for clock in clocks:
        written(clock, pages)
    return clocks


def parsed(clock: Clock, given: rupress.Input) -> rupress.Page:
    """Take one page through the steps of a parse."""
    with ExitStack() as stack:
        clock.watch(stack, entities, "tag", "tagger")
        clock.watch(stack, pipeline, "name_entities", "names and tagger")
        clock.watch(stack, pipeline, "quotes_of", "quotes")
        clock.watch(stack, pipeline, "find_dates", "dates")
        source = clock.run("read", read, given.page, url=given.url, media="html")
        layout = clock.run("tokenize", lay_out, source)
        page: rupress.Page = clock.run("normalize", pipeline.normalize, layout, fetched_at=given.fetched_at)
        return page


def written(clock: Clock, pages: list[rupress.Page]) -> None:
    """Hand pages over and write them; work out the steps that hold others."""
    spent = clock.spent
    spent["names"] = spent["names and tagger"] - spent["tagger"]
    spent["rest"] = spent["normalize"] - spent["names and tagger"] - spent["quotes"] - spent["dates"]
    handed = [clock.run("finish", finish, page) for page in pages]
    with tempfile.TemporaryDirectory() as scratch:
        for form, suffix in FORMS.items():
            clock.run(f"write {form}", write, Path(scratch) / f"out{suffix}", handed)


def report(pages: int, name: str, spent: Mapping[str, float]) -> None:
    """Print the steps' times and shares, and what follows from them."""
    parse = sum(spent[step] for step in PARSE)
    print(f"\n{name}: {parse / pages * 1000:.1f} ms a page to parse, {pages / parse:.1f} pages a second and core")
    for step in (*PARSE, "finish", *(f"write {form}" for form in FORMS)):
        print(f"  {step:18} {spent[step] / pages * 1000:7.2f} ms  {spent[step] / parse:6.1%}")
    for form in FORMS:
        worker, writer = parse + spent["finish"], spent[f"write {form}"]
        hours = (worker + writer) / pages * MANY / 3600
        print(f"  {MANY:,} pages to {form}: {hours:,.0f} core hours, {hours / 16 / 24:.1f} days on 16 cores")
        print(f"  one process that writes {form} keeps {worker / writer:.0f} workers busy")


def parquet(pages: list[rupress.Page]) -> int:
    """Write pages as Parquet; give the size."""
    out = pa.BufferOutputStream()
    pq.write_table(arrow.to_arrow(pages), out, compression="zstd")
    return int(out.tell())


def sizes(raw: Iterable[bytes], archive: Path) -> None:
    """Print how large pages are, raw and parsed."""
    raw = list(raw)
    pages = [rupress.parse(page, media="html") for page in raw]
    lines = "\n".join(map(rupress.to_json, pages)).encode()
    for name, size in {
        "HTML": sum(map(len, raw)),
        "WARC, compressed": archive.stat().st_size,
        "JSON Lines": len(lines),
        "JSON Lines, compressed": len(gzip.compress(lines, 6)),
        "Parquet": parquet(pages),
    }.items():
        print(f"  {name:22} {size / len(raw) / 1000:7.1f} kB a page, {size / len(raw) * MANY / 1e12:5.1f} TB")


def main() -> None:
    """Measure twice, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[FIXTURES], help="folders of pages, as */page.html")
    folders = parser.parse_args().folders
    raw = [path.read_bytes() for folder in folders for path in sorted(folder.glob("*/page.html"))]
    known = rupress.parse((FIXTURES / "agency" / "page.html").read_bytes())  # loads the models
    parquet([known])
    rupress.to_json(known)
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch) / "pages.warc.gz"
        archive.write_bytes(b"".join(record(number, page) for number, page in enumerate(raw)))
        first, again = go(archive)
        print(f"{len(raw)} pages, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB in one process")
        sizes(raw, archive)
    report(len(raw), "first", first.spent)
    report(len(raw), "again", again.spent)


if __name__ == "__main__":
    main()
