"""Evaluate the tokenizer on sites left out: each page is laid out by weights that saw no page of its part of the sites.

    python training/layout/crossvalidate.py --tables FOLDER --models FOLDER --worst 5

The parts are those of anchors.py, whose tables are in FOLDER: five, each with a fifth of the labelled and of the
invented sites, and of the articles that pages are composed of. Labelled pages are scored first, then the invented ones.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import importlib.util
import json
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from anchors import Folds, model_without
from data import FOLDS, SHARED, fold_of, pages, site_of
from train import COMPOSED, Lesson, lessons_of, train

from invented import invented_pages, write_page
from rupress.read import read
from rupress.records import Layout, Stamp
from rupress.span import Span
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.model import Model
from rupress.tokenizer.splits import split_lines
from rupress.tokenizer.tally import Tallies

FIELDS = ("headline", "deck", "published")
LESSONS: list[Lesson] = []
"""What is learnt from: made once, and shared with the processes that are forked."""


def weights_without(part: int, models: Path) -> None:
    """Train on all parts of the sites but one, unless the file of the weights is there already."""
    target = models / f"{part}.npz"
    if not target.exists():
        train(LESSONS, part).write(target)


def lay_out(folder: Path, weights: Model, tallies: Tallies) -> dict[Any, Layout]:
    """Lay out a page as text and as HTML, by given weights."""
    found: dict[Any, Layout] = {}
    for name, media in (("page.txt", "text"), ("page.html", "html")):
        raw: Any = (folder / name).read_text() if media == "text" else (folder / name).read_bytes()
        source = read(raw, media=media)
        found[raw] = assemble(source, split_lines(label_lines(source, weights, tallies)))
    return found


def iso(stamp: Stamp | None) -> str | None:
    """Write a stamp as the labels do: absent fields left out."""
    if stamp is None or stamp.day is None:
        return None
    day = f"{stamp.year}-{stamp.month:02}-{stamp.day:02}" if stamp.year else f"--{stamp.month:02}-{stamp.day:02}"
    return day + (f"T{stamp.hour:02}:{stamp.minute:02}" if stamp.hour is not None else "")


def as_page(layout: Layout) -> Any:
    """Give a layout the face of a page, for the scorer."""
    text = layout.source.text

    def words(span: Span | None) -> str | None:
        return text[span.start : span.stop] if span else None

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


def calibration(root: Path, found: dict[Any, Layout], scorer: Any) -> None:
    """Print how often lines of each confidence are right."""
    bins: dict[int, list[int]] = {}
    for folder in pages(root):
        layout = found[(folder / "page.txt").read_text()]
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SHARED / "data/pages")
    parser.add_argument("--stories", type=Path, default=SHARED / "data/raw/instantview.jsonl.gz")
    parser.add_argument("--composed", type=int, default=COMPOSED, help="composed pages of a draw")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--tables", type=Path, required=True, help="folder of the tables that anchors.py has left")
    parser.add_argument("--models", type=Path, help="folder of weights, used where there, else left there")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("segments", SHARED / "score/segments.py")
    assert spec is not None
    assert spec.loader is not None
    scorer: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    folds = Folds(args.tables)
    with contextlib.ExitStack() as stack:
        models = args.models or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        models.mkdir(parents=True, exist_ok=True)
        if not all((models / f"{part}.npz").exists() for part in range(FOLDS)):
            LESSONS[:] = lessons_of(args.pages, args.stories, folds, args.composed)
            pool = stack.enter_context(concurrent.futures.ProcessPoolExecutor(args.jobs))
            list(pool.map(weights_without, range(FOLDS), [models] * FOLDS))
        weights = [model_without(part, models) for part in range(FOLDS)]
        invented = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for page in invented_pages():
            write_page(page, invented / page.name)
        for root in (args.pages, invented):
            print(f"\n== {'labelled' if root == args.pages else 'invented'} pages")
            found: dict[Any, Layout] = {}
            for folder in pages(root):
                site = site_of(folder)
                found |= lay_out(folder, weights[fold_of(site)], folds.of(site))
            by_input = {raw: as_page(layout) for raw, layout in found.items()}
            parse = lambda raw, url=None, known=by_input: known[raw]  # noqa: ARG005, E731
            scorer.score_text(root, parse, args.worst if root == args.pages else 0)
            scorer.score_html(root, parse)
            calibration(root, found, scorer)
            if args.worst and root == args.pages:
                misses(root, by_input, scorer)


if __name__ == "__main__":
    main()
