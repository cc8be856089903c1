"""Evaluate the tokenizer leave-sites-out: every page is laid out by a model that saw no page of its site."""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from anchors import Folds
from data import pages, site_of
from train import COMPOSED, examples_of, train, write

from rupress.read import read
from rupress.records import Layout, Stamp
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.model import Model, read_model
from rupress.tokenizer.splits import split_lines

FIELDS = ("headline", "deck", "published")
SHARED = Path(__file__).parents[3] / "shared"


def weights_without(  # noqa: PLR0917
    sites: list[str], root: Path, composed: int, stories: Path, tables: Folds, table: Path
) -> Model:
    """Train without the pages and articles of some sites, unless the table of the weights is there already."""
    if not table.exists():
        with tempfile.TemporaryDirectory() as scratch:
            model = Path(scratch) / "model"
            train(examples_of(root, stories, composed, without=sites), tables, model)
            write(model, table)
    return read_model(table.read_text())


def fold(  # noqa: PLR0917
    sites: list[str], root: Path, composed: int, stories: Path, tables: Folds, models: Path
) -> list[tuple[str, str, Layout]]:
    """Lay out the pages of some sites, as text and as HTML, by a model that saw none of them."""
    weights = weights_without(sites, root, composed, stories, tables, models / f"{'+'.join(sites)}.tsv")
    out = []
    for folder in pages(root):
        if site_of(folder) in sites:
            for name, media in (("page.txt", "text"), ("page.html", "html")):
                raw: Any = (folder / name).read_text() if media == "text" else (folder / name).read_bytes()
                source = read(raw, media=media)
                out.append(
                    (
                        folder.name,
                        media,
                        assemble(source, split_lines(label_lines(source, weights, tables.of(site_of(folder))))),
                    )
                )
    return out


def iso(stamp: Stamp | None) -> str | None:
    """Write a stamp as the labels do: absent fields left out."""
    if stamp is None or stamp.day is None:
        return None
    day = f"{stamp.year}-{stamp.month:02}-{stamp.day:02}" if stamp.year else f"--{stamp.month:02}-{stamp.day:02}"
    return day + (f"T{stamp.hour:02}:{stamp.minute:02}" if stamp.hour is not None else "")


def as_page(layout: Layout) -> Any:
    """Give a layout the face of a page, for the scorer."""
    text = layout.source.text
    words = lambda span: text[span.start : span.stop] if span else None  # noqa: E731
    return SimpleNamespace(
        text=text, segments=layout.segments, headline=words(layout.headline), deck=words(layout.deck),
        published=iso(layout.published), authors=layout.authors, captions=layout.captions, ticker=layout.ticker,
        paragraphs=[words(p) for p in layout.paragraphs],
    )  # fmt: skip


def misses(root: Path, by_input: dict[Any, Any], scorer: Any) -> None:
    """Print the fields that are not as the labels have them."""
    for folder in pages(root):
        want = json.loads((folder / "labels.json").read_text())["fields"]
        for name in ("page.txt", "page.html"):
            raw: Any = (folder / name).read_text() if name == "page.txt" else (folder / name).read_bytes()
            page = by_input[raw]
            titles = {(item.clock or "", scorer.fold(item.title)) for item in page.ticker}
            timed = [t for t in want["ticker"] if t.get("time")]
            pairs: dict[str, tuple[Any, Any]] = {field: (want[field], getattr(page, field)) for field in FIELDS}
            pairs["authors"] = (want["authors"], [author.name for author in page.authors])
            pairs["captions"] = (
                [scorer.credit(c.get("credit")) or scorer.fold(c.get("text")) for c in want["captions"]],
                [scorer.credit(c.credit and c.credit.text) or scorer.fold(c.text) for c in page.captions],
            )
            pairs["ticker"] = ([t["title"] for t in timed if (t["time"], scorer.fold(t["title"])) not in titles], [])
            for field, (gold, got) in pairs.items():
                if gold != got and not (field in ("headline", "deck") and scorer.fold(gold) == scorer.fold(got)):
                    print(f"{folder.name} {name[5:]:5} {field:10} want {gold!r}\n{'':21} got  {got!r}")


def calibration(root: Path, found: dict[tuple[str, str], Layout], scorer: Any) -> None:
    """Print how often lines of each confidence are right."""
    bins: dict[int, list[int]] = {}
    for folder in pages(root):
        layout = found[folder.name, "text"]
        text = layout.source.text
        labels = json.loads((folder / "labels.json").read_text())["lines"]
        want = {i: scorer.CLASS[k] for a, b, k in labels for i in range(a, b + 1)}
        lines = text.split("\n")
        got = scorer.line_kinds(text, layout.segments)
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        for segment in layout.segments:
            i = max(k for k, s in enumerate(starts) if s <= segment.span.start)
            if i in want and lines[i].strip():
                bins.setdefault(int(min(segment.confidence, 0.999) * 10), []).append(int(got[i] == want[i]))
    print("\nconfidence  lines  right")
    for k, hits in sorted(bins.items()):
        print(f"  .{k}-{'1.' if k == 9 else '.' + str(k + 1)}    {len(hits):5}  {sum(hits) / len(hits):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SHARED / "data/pages")
    parser.add_argument("--stories", type=Path, default=SHARED / "data/raw/instantview.jsonl.gz")
    parser.add_argument(
        "--composed", type=int, default=COMPOSED, help="composed pages to train on, beside the labelled ones"
    )
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--tables", type=Path, required=True, help="folder of the tables that anchors.py has left")
    parser.add_argument("--folds", type=int, help="leave several sites out at a time, in so many folds")
    parser.add_argument(
        "--models", type=Path, help="folder of the folds' weights: used where there, else trained and left there"
    )
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("segments", SHARED / "score/segments.py")
    assert spec is not None
    assert spec.loader is not None
    scorer: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    sites = sorted({site_of(d) for d in pages(args.pages)})
    count = args.folds or len(sites)
    folds = [sites[first::count] for first in range(count)]
    with contextlib.ExitStack() as stack:
        models = args.models or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        models.mkdir(parents=True, exist_ok=True)
        pool = stack.enter_context(concurrent.futures.ProcessPoolExecutor(args.jobs))
        jobs = [
            pool.submit(fold, left, args.pages, args.composed, args.stories, Folds(args.tables), models)
            for left in folds
        ]
        found = {(name, media): layout for job in jobs for name, media, layout in job.result()}
    by_input: dict[Any, Any] = {}
    for folder in pages(args.pages):
        by_input[(folder / "page.txt").read_text()] = as_page(found[folder.name, "text"])
        by_input[(folder / "page.html").read_bytes()] = as_page(found[folder.name, "html"])
    parse = lambda raw, url=None: by_input[raw]  # noqa: E731, ARG005
    scorer.score_text(args.pages, parse, args.worst)
    scorer.score_html(args.pages, parse)
    calibration(args.pages, found, scorer)
    if args.worst:
        misses(args.pages, by_input, scorer)


if __name__ == "__main__":
    sys.exit(main())
