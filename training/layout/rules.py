"""Count how often the rules after the line model are right, each page laid out by weights that saw no page of its site.

    python training/layout/rules.py --tables FOLDER --models FOLDER > src/rupress/ru/layout_rules.tsv

The folders hold what anchors.py and crossvalidate.py leave there, a table for each part of the sites. Labelled and
invented pages are counted. Further folders of labelled pages, such as tests/fixtures/layouts, are laid out by the
weights of the package (`--also`); pages held back are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from anchors import Folds, model_without
from data import FOLDS, SHARED, fold_of, pages, site_of

from invented import invented_pages, write_page
from rupress.read import read
from rupress.records import Kind
from rupress.tokenizer.decks import SIGNS
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.model import Model
from rupress.tokenizer.pieces import KINDS
from rupress.tokenizer.settle import ANYWHERE, RULES
from rupress.tokenizer.tally import Tallies

NAMES = {rule.__name__ for rule in (*ANYWHERE, *RULES, *SIGNS)} | {"no_article"}
ALIKE = {Kind.CREDIT: Kind.CAPTION, Kind.SUBHEAD: Kind.BODY}
OTHER = frozenset({Kind.NAV, Kind.SHARE, Kind.COMMENT, Kind.LEGAL, Kind.EMBED})


def scored(kind: Kind) -> str:
    """Give the class in which kinds are compared, as the scorer does."""
    return "other" if kind in OTHER else ALIKE.get(kind, kind).value


def decisions(folder: Path, weights: Model | None, tallies: Tallies | None) -> Iterator[tuple[str, bool]]:
    """Give the rule and the outcome of every line that a rule decided."""
    text = (folder / "page.txt").read_text(encoding="utf-8")
    ranges = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["lines"]
    want = {i: KINDS[label] for first, last, label in ranges for i in range(first, last + 1)}
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for piece in label_lines(read(text, media="text"), weights, tallies):
        number = bisect_right(starts, piece.row.span.start) - 1
        if piece.rule in NAMES and number in want:
            yield piece.rule, scored(piece.kind) == scored(want[number])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SHARED / "data/pages")
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--also", type=Path, action="append", default=[])
    given = parser.parse_args()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    folds = Folds(given.tables)
    models = [model_without(part, given.models) for part in range(FOLDS)]
    with tempfile.TemporaryDirectory() as scratch:
        for page in invented_pages():
            write_page(page, Path(scratch) / page.name)
        for root in (given.pages, Path(scratch), *given.also):
            for folder in pages(root):
                site = site_of(folder)
                known = (models[fold_of(site)], folds.of(site)) if root not in given.also else (None, None)
                for rule, outcome in decisions(folder, *known) if not held(folder) else ():
                    seen[rule] += 1
                    right[rule] += outcome
    out = sys.stdout
    out.write("# How often the rules after the line model are right, on pages whose site the model had not seen.\n")
    out.write("# Written by training/layout/rules.py.\nrule\tright\tseen\n")
    for rule in sorted(seen):
        out.write(f"{rule}\t{right[rule]}\t{seen[rule]}\n")


def held(folder: Path) -> bool:
    """Tell whether a page is kept for examination."""
    about = json.loads((folder / "source.json").read_text(encoding="utf-8"))
    return bool(about.get("held") == "yes")


if __name__ == "__main__":
    main()
