"""Time of the tokenizer: milliseconds of a median page, and the shares of its stages.

    python benchmarks/tokenizer_speed.py ../shared/data/pages

Times are processor times, the best of several runs; `first` is a page whose lines were never seen by the process,
`again` one whose menus and headings are remembered, as in a crawl of one site, `in turn` one that comes after the pages
of all the other sites, as where many sites are watched.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rupress.read import read
from rupress.records import Source
from rupress.tokenizer import lay_out
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.features import columns_of
from rupress.tokenizer.model import model
from rupress.tokenizer.pieces import Piece, whole
from rupress.tokenizer.rows import forget, rows_of
from rupress.tokenizer.settle import settle
from rupress.tokenizer.splits import split_lines

RUNS = 5


def milliseconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def cold() -> None:
    forget()
    model().forget()


def ruled(pieces: list[Piece], context: Context) -> list[Piece]:
    return split_lines(settle(pieces, context))


def main(root: Path) -> None:
    table: dict[str, list[float]] = {}
    sources: list[Source] = []
    for folder in sorted(root.glob("[0-9]*")):
        source = read((folder / "page.txt").read_text(), media="text")
        lay_out(source)
        rows = rows_of(source)
        context = context_of(rows, source.facts)
        around = columns_of(rows, source, context)
        own = [row.shape.traits for row in rows]
        guesses = model().guess(own, around)
        pieces = [
            whole(row, guess.label, guess.reason, guess.probability) for row, guess in zip(rows, guesses, strict=True)
        ]
        settled = ruled(pieces, context)
        stages: dict[str, Callable[[], object]] = {
            "rows": partial(rows_of, source),
            "context": partial(context_of, rows, source.facts),
            "features": partial(columns_of, rows, source, context),
            "model": partial(model().guess, own, around),
            "rules": partial(ruled, pieces, context),
            "assembly": partial(assemble, source, settled),
            "again": partial(lay_out, source),
        }
        for name, run in stages.items():
            table.setdefault(name, []).append(min(milliseconds(run) for _ in range(RUNS)))
        times = []
        for _ in range(RUNS):
            cold()
            times.append(milliseconds(partial(lay_out, source)))
        table.setdefault("first", []).append(min(times))
        sources.append(source)
    rounds = [[milliseconds(partial(lay_out, source)) for source in sources] for _ in range(RUNS)]
    table["in turn"] = [min(times) for times in zip(*rounds[1:], strict=True)]
    for name, values in table.items():
        print(f"{name:9} {statistics.median(values):7.2f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="folder of labelled pages")
    main(parser.parse_args().pages)
