"""What it costs to carry a page out and back, beside what it costs to parse it.

    python benchmarks/export.py [FILE …]        pages to use; the fixtures if none is named

Prints milliseconds of processor time a page, and each step's share of a parse in the same run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rupress
from rupress import show
from rupress.export import arrow, docbin, to_brat, to_conll, to_doccano, to_label_studio

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
ROUNDS = 5


def milliseconds(step: Callable[[Any], object], things: list[Any]) -> float:
    """Give the least time of some rounds, per thing."""
    step(things[0])
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for thing in things:
            step(thing)
        best = min(best, time.process_time() - start)
    return best / len(things) * 1000


def main() -> None:
    """Time each step over all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="*", help="files of HTML")
    paths = parser.parse_args().pages or sorted(FIXTURES.glob("*/page.html"))
    raws = [path.read_bytes() for path in paths]
    pages = [rupress.parse(raw) for raw in raws]
    lines = [rupress.to_json(page) for page in pages]
    steps: list[tuple[str, Callable[[Any], object], list[Any]]] = [
        ("parse", rupress.parse, raws),
        ("to_json", rupress.to_json, pages),
        ("from_json", rupress.from_json, lines),
        ("to_arrow", lambda page: arrow.to_arrow([page]), pages),
        ("to_label_studio", to_label_studio, pages),
        ("to_brat", to_brat, pages),
        ("to_doccano", to_doccano, pages),
        ("to_conll", to_conll, pages),
        ("to_doc (spaCy)", docbin.to_doc, pages),
        ("show.html", show.html, pages),
        ("who said what", lambda page: show.who_said_what(page)._repr_html_(), pages),
        ("timeline", lambda page: show.timeline(page)._repr_html_(), pages),
    ]
    whole = 0.0
    size = sum(len(line.encode()) for line in lines) / len(lines) / 1024
    print(f"{len(pages)} pages, {size:.1f} KiB of JSON each")
    for name, step, things in steps:
        took = milliseconds(step, things)
        whole = whole or took
        print(f"{name:16} {took:8.2f} ms  {took / whole:7.1%} of a parse")


if __name__ == "__main__":
    main()
