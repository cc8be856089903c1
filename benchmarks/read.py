"""How many times longer than the bare parser reading a page takes, page by page, in one process.

    python benchmarks/read.py ../shared/data/pages

The best of several runs counts, in processor time. `read` decodes, parses, walks, draws facts and looks for mojibake;
`lines` is `walk` and the records of the lines; `first` is read and laid out with nothing remembered, `again` with the
site's lines remembered.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from rupress.read import boxes, read
from rupress.read.facts import facts_of
from rupress.read.html import Document
from rupress.tokenizer import lay_out
from rupress.tokenizer.model import model
from rupress.tokenizer.rows import forget

RUNS = 10


def milliseconds(run: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    best = float("inf")
    for _ in range(RUNS):
        before()
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best * 1000


def cold() -> None:
    boxes.forget()
    forget()
    model().forget()


def lines_of(document: Document) -> object:
    return document.visible().lines()


def drawn(document: Document) -> object:
    return facts_of(document.statements())


def laid_out(raw: bytes) -> object:
    return lay_out(read(raw))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of pages, as */page.html")
    folder = parser.parse_args().folder
    ratios: dict[str, list[float]] = {}
    names = "".join(f"{name:>8}" for name in ("read", "walk", "lines", "facts", "first", "again"))
    print(f"{'page':8}{'kB':>7}{'lines':>7}{'parse ms':>10}{names}")
    for path in sorted(folder.glob("*/page.html")):
        raw = path.read_bytes()
        text = raw.decode("utf-8", "replace")
        document = Document(raw)
        bare = milliseconds(partial(LexborHTMLParser, text))
        stages: dict[str, Callable[[], object]] = {
            "read": partial(read, raw),
            "walk": document.visible,
            "lines": partial(lines_of, document),
            "facts": partial(drawn, document),
        }
        times = {name: milliseconds(stage) / bare for name, stage in stages.items()}
        times["first"] = milliseconds(partial(laid_out, raw), cold) / bare
        times["again"] = milliseconds(partial(laid_out, raw)) / bare
        for name, value in times.items():
            ratios.setdefault(name, []).append(value)
        row = "".join(f"{value:8.2f}" for value in times.values())
        print(f"{path.parent.name:8}{len(raw) // 1000:7}{len(read(raw).lines):7}{bare:10.3f}{row}")
    print(f"{'median':32}" + "".join(f"{statistics.median(values):8.2f}" for values in ratios.values()))


if __name__ == "__main__":
    main()
