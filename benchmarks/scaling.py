"""How time and memory grow: with the size of a page, with the number of pages, and on pages made to hurt.

    python benchmarks/scaling.py size              # a page of 1 kB to 10 MB, natural and hostile
    python benchmarks/scaling.py pages FOLDER      # 100 to 3,000 pages, one worker and two
    python benchmarks/scaling.py memory FOLDER     # resident memory over 20,000 pages in one process
    python benchmarks/scaling.py memory A.jsonl.gz B.jsonl.gz           # the same over articles that all differ

`--plot FILE.png` draws what is measured (needs matplotlib). Each measurement of a size is made in a process of its own,
so that the peak of memory is its own; times are processor times without loading. Growth of 1.0 is linear: ten times the
page in ten times the time. Natural pages repeat the fixtures under tests/fixtures/pages; FOLDER holds pages as
`*/page.html`. Hostile text is given as an article, so that every stage reads it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import multiprocessing
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import rupress

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
HOSTILE = {
    "one word": "а",
    "clocks": "21:48 ",
    "quotation marks": "«",
    "straight marks": '" ',
    "names": "Иван Рогов, ",
    "nested tags": "<div>",
    "homoglyphs": "аaоoеe",
}

Series = dict[str, list[tuple[float, float]]]


def natural(size: int) -> str:
    """Give text of that length: the visible texts of the fixtures, again and again."""
    pages = (path.read_bytes() for path in sorted(FIXTURES.glob("*/page.txt")))
    texts = [rupress.tokenize(page, media="text").source.text for page in pages]
    whole = "\n\n".join(texts)
    return (whole * (size // len(whole) + 1))[:size]


def inputs(size: int) -> Iterator[tuple[str, str, str]]:
    """Give name, page and medium of each kind of page."""
    yield "natural", natural(size), "text"
    for name, piece in HOSTILE.items():
        yield name, (piece * (size // len(piece) + 1))[:size], "html" if piece.startswith("<") else "article"


def once(page: str, media: str) -> tuple[float, float]:
    """Give processor seconds of a parse, and megabytes that it took at its peak above a small one."""
    rupress.parse(natural(5_000), media="text")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    rupress.parse(page, media=media)
    seconds = time.process_time() - start
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def _answer(pipe: multiprocessing.connection.Connection, page: str, media: str) -> None:
    pipe.send(once(page, media))


def apart(page: str, media: str) -> tuple[float, float]:
    """Measure in a new process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs, page, media))
    process.start()
    theirs.close()
    answer: tuple[float, float] = ours.recv()
    process.join()
    return answer


def sizes(largest: int, only: Sequence[str]) -> tuple[Series, Series]:
    """Print and give time and memory by the size of a page."""
    times: Series = {}
    peaks: Series = {}
    print(f"{'':16} {'characters':>12} {'seconds':>10} {'MB':>8} {'growth':>8}")
    for size in (size for size in SIZES if size <= largest):
        for name, page, media in inputs(size):
            if only and name not in only:
                continue
            seconds, peak = apart(page, media)
            before = times.setdefault(name, [])
            growth = math.log10(seconds / before[-1][1]) if before and before[-1][1] > 0 else float("nan")
            print(f"{name:16} {size:12,} {seconds:10.3f} {peak:8.0f} {growth:8.2f}", flush=True)
            before.append((size, seconds))
            peaks.setdefault(name, []).append((size, peak))
    return times, peaks


def numbers(folder: Path, counts: Sequence[int]) -> Series:
    """Print and give the wall time of batches by their size, one worker and two."""
    pages = [path.read_bytes() for path in sorted(folder.glob("*/page.html"))]
    series: Series = {}
    print(f"{'workers':>8} {'pages':>8} {'seconds':>10} {'pages/s':>8}")
    for workers, count in ((workers, count) for workers in (1, 2) for count in counts):
        start = time.perf_counter()
        for _ in rupress.parse_many(islice(cycle(pages), count), workers=workers):
            pass
        seconds = time.perf_counter() - start
        print(f"{workers:8} {count:8,} {seconds:10.1f} {count / seconds:8.1f}", flush=True)
        series.setdefault(f"{workers} workers" if workers > 1 else "1 worker", []).append((count, seconds))
    return series


def articles(files: Sequence[Path]) -> Iterator[str]:
    """Give the text of each line of JSON: its `text`, or its `blocks`; read as it is asked for, to hold no other."""
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record["text"] if "text" in record else "\n\n".join(words for _, words in record["blocks"])


def memory(places: Sequence[Path], count: int) -> Series:
    """Print and give the resident memory of one process as it parses page after page, or article after article."""
    media: str = "article"
    pages: Iterator[str | bytes] = articles(places)
    if places[0].is_dir():
        media, pages = "html", cycle([path.read_bytes() for path in sorted(places[0].glob("*/page.html"))])
    series: list[tuple[float, float]] = []
    read = 0
    for number, page in enumerate(islice(pages, count), 1):
        rupress.parse(page, media=media)
        read += len(page)
        if number % max(1, count // 20) == 0:
            series.append((number, resident()))
            print(f"{number:8,} pages {series[-1][1]:8.1f} MB, {read:14,} characters", flush=True)
    return {"resident memory, MB": series}


def resident() -> float:
    """Give the megabytes that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def plot(path: Path, *charts: tuple[str, str, Series], logarithmic: bool) -> None:
    """Draw the series, a chart each, side by side."""
    from matplotlib import pyplot as plt

    figure, places = plt.subplots(1, len(charts), figsize=(6 * len(charts), 4.5), squeeze=False)
    for place, (below, beside, series) in zip(places[0], charts, strict=True):
        for name, points in series.items():
            place.plot(*zip(*points, strict=True), marker="o", label=name)
        place.set(xlabel=below, ylabel=beside)
        if logarithmic:
            place.set(xscale="log", yscale="log")
        else:
            place.set_ylim(bottom=0)
        place.grid(visible=True, alpha=0.3)
        place.legend(fontsize="small")
    figure.tight_layout()
    figure.savefig(path, dpi=80)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["size", "pages", "memory"])
    parser.add_argument("places", type=Path, nargs="*", help="a folder of pages, as */page.html, or files of articles")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="characters of the largest page")
    parser.add_argument("--only", action="append", default=[], help="kind of page, by its name in the table")
    parser.add_argument("--count", type=int, default=20_000, help="pages for the memory")
    given = parser.parse_args()
    places = given.places or [FIXTURES]
    charts: tuple[tuple[str, str, Series], ...]
    if given.what == "size":
        times, peaks = sizes(given.largest, given.only)
        charts = (("characters", "seconds", times), ("characters", "MB", peaks))
    elif given.what == "pages":
        charts = (("pages", "seconds", numbers(places[0], (100, 300, 1_000, 3_000))),)
    else:
        charts = (("pages", "MB", memory(places, given.count)),)
    if given.plot:
        plot(given.plot, *charts, logarithmic=given.what == "size")


if __name__ == "__main__":
    main()
