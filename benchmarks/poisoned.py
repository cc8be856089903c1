"""A batch with poison in it: every page accounted for, memory flat, and the same output after a kill.

    python benchmarks/poisoned.py [--size 10000] [--one-in 200] [--workers 2] [FOLDER …]

Writes SIZE pages into web archives, JSON Lines and files: the fixtures and the pages of each FOLDER, repeated, one of
200 poisoned: cut short, binary, 20 MB, nested 50,000 deep, records of web archives that are damaged or explode. Then
runs `rupress batch` over them three times: once to the end; once, killed with SIGKILL in the middle; once more, to go
on from there. Prints the memory of all its processes over time. Fails if a page is lost, doubled or out of order, if a
good one fails, or if the two outputs differ.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice, zip_longest
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
MB = 1_000_000
BOMB = 1000 * MB
RUBBISH = 300_000  # bytes
PERIOD = 0.5  # seconds between two looks at the memory

Write = Callable[[str, bytes], bytes]  # of an address and a page
Outcome = str  # a letter for each result that a page must have
PAGE, FAILURE = "p", "f"


def cut(page: bytes) -> bytes:
    """Cut a page short."""
    return page[: len(page) * 2 // 3]


def binary(page: bytes) -> bytes:
    """Write what is no text at all."""
    return random.Random(len(page)).randbytes(RUBBISH)


def deep() -> bytes:
    """Nest 50,000 elements."""
    return b"<div>" * 50_000 + "Мост открыли.".encode() + b"</div>" * 50_000


def large(page: bytes) -> bytes:
    """Repeat a page to 20 MB."""
    return page * (20 * MB // len(page) + 1)


def prose() -> bytes:
    """Write 20 MB of sentences."""
    return "Мост через реку открыли в понедельник, сообщил мэр Иван Рогов. ".encode() * 180_000


def zeros() -> bytes:
    """Write nothing, a gigabyte of it."""
    return bytes(BOMB)


def line(url: str, page: bytes) -> bytes:
    """Write a page as a line of JSON."""
    return json.dumps({"html": page.decode("latin-1"), "url": url}).encode() + b"\n"


def record(url: str, page: bytes, *, head: str = "", status: str = "HTTP/1.1 200 OK", more: int = 0) -> bytes:
    """Write a page as a record of a web archive that says it has so many `more` bytes."""
    http = f"{status}\r\nContent-Type: text/html\r\n{head}\r\n".encode() + page
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-01-02T03:04:05Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + more}\r\n\r\n"
    )
    return gzip.compress(warc.encode() + http + b"\r\n\r\n", 1, mtime=0)


GZIP = "Content-Encoding: gzip\r\n"

IN_ARCHIVES: tuple[tuple[Write, Outcome], ...] = (
    (lambda url, page: record(url, cut(page)), PAGE),
    (lambda url, page: record(url, binary(page)), PAGE),
    (lambda url, _: record(url, deep()), PAGE),
    (lambda url, page: record(url, large(page)), FAILURE),
    (lambda url, _: record(url, prose()), FAILURE),
    (lambda url, _: record(url, zeros()), FAILURE),
    (lambda url, _: record(url, gzip.compress(zeros(), 1), head=GZIP), FAILURE),
    (lambda url, page: record(url, page, head=GZIP), FAILURE),
    (lambda url, page: record(url, page, status="GOPHER"), FAILURE),
    (lambda url, page: record(url, page).replace(b"\x1f\x8b\x08", b"\x00\x00\x00"), FAILURE),
    (lambda url, page: record(url, page)[:300], FAILURE),
    (lambda url, page: record(url, page, more=-40), PAGE + FAILURE),  # the page, and a failure for the rest
    (lambda url, page: record(url, page, more=10_000), PAGE + FAILURE),  # likewise, with what stands behind it
)
"""Ways to poison a record of a web archive, and what must become of it."""

IN_LINES: tuple[tuple[Write, Outcome], ...] = (
    (lambda url, page: line(url, binary(page)), PAGE),
    (lambda url, _: line(url, deep()), PAGE),
    (lambda url, _: line(url, b""), PAGE),
    (lambda url, page: line(url, large(page)), FAILURE),
    (lambda url, page: cut(line(url, page)) + b"\n", FAILURE),
    (lambda _, page: binary(page).replace(b"\n", b"") + b"\n", FAILURE),
)
"""Likewise a line of JSON."""

IN_FILES: tuple[tuple[Write, Outcome], ...] = (
    (lambda _, page: cut(page), PAGE),
    (lambda _, page: binary(page), PAGE),
    (lambda *_: deep(), PAGE),
    (lambda *_: b"", PAGE),
    (lambda _, page: large(page), FAILURE),
    (lambda *_: prose(), FAILURE),
)
"""Likewise a file."""

FORMS: tuple[tuple[str, Write, tuple[tuple[Write, Outcome], ...]], ...] = (
    (".warc.gz", record, IN_ARCHIVES),
    (".jsonl", line, IN_LINES),
    (".html", lambda _, page: page, IN_FILES),
)
"""Suffix of files, how a good page is written into one, and how a poisoned one; of the last, each page has its own."""


def write(folder: Path, pages: list[bytes], size: int, one_in: int) -> list[tuple[str, Outcome]]:
    """Write `size` pages into files, one of `one_in` poisoned; give what must become of each, by address."""
    folder.mkdir()
    expected: list[tuple[str, Outcome]] = []
    poisons = {suffix: cycle(ways) for suffix, _, ways in FORMS}
    source = zip(range(size), cycle(pages), strict=False)
    stretch = min(1000, size // len(FORMS) + 1)  # pages of one form in a row
    for suffix, good, _ in islice(cycle(FORMS), size // stretch + 1):
        for number, page in islice(source, stretch):
            first = number if suffix == ".html" else number // stretch * stretch
            path = folder / f"{first:06}{suffix}"
            url = path.as_posix() if suffix == ".html" else f"https://a.example/{number}"
            put, outcome = next(poisons[suffix]) if number % one_in == one_in // 2 else (good, PAGE)
            with path.open("ab") as stream:
                stream.write(put(url, page))
            expected.append((url, outcome))
    return expected


def command(source: Path, out: Path, workers: int) -> list[str]:
    """Give the command that is put to the test."""
    return [sys.executable, "-m", "rupress.cli", "batch", str(source), "-o", str(out), "--workers", str(workers)]


def resident(group: int) -> int:
    """Add up the memory of all processes of a group that is theirs alone, in bytes."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                rollup = (folder / "smaps_rollup").read_text()
                total += next(int(row.split()[1]) for row in rollup.splitlines() if row.startswith("Pss:")) * 1024
        except (OSError, StopIteration):  # it has just ended
            continue
    return total


def run(arguments: list[str], until: Callable[[], bool] = lambda: False) -> tuple[int, list[tuple[float, int]], str]:
    """Run a command to its end, or until it is killed; give its exit code, its memory over time, and what it said."""
    started = time.monotonic()
    samples = []
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(arguments, stderr=said, start_new_session=True)
        while process.poll() is None:
            samples.append((time.monotonic() - started, resident(process.pid)))
            if until():
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                break
            time.sleep(PERIOD)
        said.seek(0)
        return process.returncode, samples, said.read()


def faults(out: Path, expected: list[tuple[str, Outcome]]) -> Iterator[str]:
    """Tell every result of a batch that is not what it must be."""
    wanted = [(url, letter) for url, outcome in expected for letter in outcome]
    with out.open("rb") as stream:
        for number, ((url, letter), row) in enumerate(zip_longest(wanted, stream, fillvalue=("", ""))):
            result = json.loads(row) if isinstance(row, bytes) else None
            if result is None:
                yield f"{url}: lost"
            elif not letter:
                yield f"nobody knows this one: {str(result)[:200]}"
            elif ("error" in result) != (letter == FAILURE):
                yield f"{url}: should be {letter}: {str(result)[:200]}"
            elif letter == PAGE and result["url"] != url:
                yield f"{url}: in its place stands {result['url']}"
            elif letter == FAILURE and result["index"] != number:
                yield f"{url}: has the number {result['index']}, not {number}"


def describe(samples: list[tuple[float, int]]) -> str:
    """Tell the memory over time: its middle in each tenth, and the most."""
    tenths = [samples[len(samples) * k // 10 : len(samples) * (k + 1) // 10] for k in range(10)]
    middles = [f"{statistics.median(size for _, size in part) / MB:.0f}" for part in tenths if part]
    return f"MB in each tenth of the time: {' '.join(middles)}; at most {max(size for _, size in samples) / MB:.0f}"


def main() -> None:
    """Make the batch, run it, kill it, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders with pages, NAME/page.html")
    parser.add_argument("--size", type=int, default=10_000, help="pages")
    parser.add_argument("--one-in", type=int, default=200, help="pages of which one is poisoned")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    files = [path for folder in (FIXTURES, *given.folders) for path in sorted(folder.glob("*/page.html"))]
    with tempfile.TemporaryDirectory() as scratch:
        source, whole, out = Path(scratch) / "in", Path(scratch) / "whole.jsonl", Path(scratch) / "out.jsonl"
        expected = write(source, [path.read_bytes() for path in files], given.size, given.one_in)
        poisoned = len(range(given.one_in // 2, given.size, given.one_in))
        letters = "".join(outcome for _, outcome in expected)
        print(f"{given.size} pages of {len(files)}, {poisoned} of them poisoned: {len(letters)} results expected")

        _, samples, said = run(command(source, whole, given.workers))
        print(said.replace(scratch, "").strip())
        print(describe(samples))
        wrong = list(faults(whole, expected))

        half = samples[-1][0] / 2
        killed_at = time.monotonic() + half
        code, _, _ = run(command(source, out, given.workers), until=lambda: time.monotonic() > killed_at)
        print(f"killed after {half:.0f} s: exit code {code}")
        _, samples, said = run(command(source, out, given.workers))
        print(said.replace(scratch, "").strip())
        print(describe(samples))
        if out.read_bytes() != whole.read_bytes():
            wrong.append("the output of the batch that was killed differs")
        left = [path.name for path in Path(scratch).iterdir() if path not in {source, whole, out}]
        wrong += [f"left behind: {name}" for name in left]
        print(
            "\n".join(wrong)
            or f"every page accounted for, {letters.count(FAILURE)} failures; both outputs are the same"
        )
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
