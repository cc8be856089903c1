"""What learnt profiles are worth: sites made of invented pages, learnt from some pages, read on others.

    python -m benchmarks.learnt_profiles --sites 60 --learn 6 --test 6
    python -m benchmarks.learnt_profiles --tables FOLDER --models FOLDER      # weights that saw no page of the site

Each site has the template and furniture of one invented page and the stories of others of its part of the sites
(`sites.py`). The folders are those of training/layout/crossvalidate.py; without them the shipped weights read, which
have learnt from the pages that the sites are made of. `--text` gives the visible text alone.
"""

from __future__ import annotations

import argparse
import collections
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import sites
from rupress.errors import UsageError
from rupress.profiles import Profile, hinted
from rupress.profiles.learning import Learner
from rupress.read import read
from rupress.records import Input, Layout, Source
from rupress.span import Span
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.model import read_model
from rupress.tokenizer.splits import split_lines

import invented  # isort: skip
from anchors import Folds  # isort: skip
from data import FOLDS, fold_of  # isort: skip

CLASS = {
    "headline": "headline", "deck": "deck", "section": "section", "byline": "byline", "caption": "caption",
    "credit": "caption", "body": "body", "subhead": "body", "related": "related", "tags": "tags", "ad": "ad",
}  # fmt: skip
FIELDS = ("headline", "deck", "body", "captions", "byline", "ticker", "items", "lines")


class Gold(NamedTuple):
    """What is right of a page."""

    lines: list[tuple[str, int]]
    headline: str
    deck: str | None
    body: str
    titles: collections.Counter[str]


def class_of(kind: str) -> str:
    return "ticker" if kind.startswith("ticker") else CLASS.get(kind, "other")


def fold(text: str | None) -> str:
    return " ".join((text or "").lower().replace("ё", "е").split())


def gold_of(example: Any) -> Gold:
    texts = [example.source.text[row.span.start : row.span.stop] for row in example.rows]

    def of(*kinds: str) -> list[str]:
        return [t for t, kind in zip(texts, example.labels, strict=True) if kind in kinds]

    lines = [(class_of(k), len("".join(t.split()))) for t, k in zip(texts, example.labels, strict=True)]
    titles = collections.Counter(map(fold, of("ticker_title")))
    body = " ".join(of("body", "subhead"))
    return Gold(lines, fold(of("headline")[0]), fold(next(iter(of("deck")), "")), body, titles)


def shingles(text: str) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return collections.Counter(zip(*(words[k:] for k in range(4)), strict=False))


def f1(hits: float, found: float, wanted: float) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def marks(gold: Gold, layout: Layout) -> Iterator[tuple[str, str, str]]:
    """Give for each line what it is, what it was taken for, and its words without white space."""
    text = layout.source.text
    kinds: list[str] = []
    chars: list[str] = []
    for segment in layout.segments:
        words = "".join(text[segment.span.start : segment.span.stop].split())
        kinds += [class_of(segment.kind.value)] * len(words)
        chars += words
    at = 0
    for want, size in gold.lines:
        got = collections.Counter(kinds[at : at + size]).most_common(1)[0][0]
        yield want, "deck" if (want, got) == ("deck", "body") else got, "".join(chars[at : at + size])
        at += size
    assert at == len(kinds), "the lines are others"


def judged(gold: Gold, layout: Layout) -> dict[str, float]:
    text = layout.source.text
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    right = 0
    for want, got, _ in marks(gold, layout):
        right += got == want
        counts[want][2] += 1
        counts[got][1] += 1
        counts[want][0] += got == want

    def words(span: Span | None) -> str:
        return fold(text[span.start : span.stop]) if span else ""

    found, wanted = shingles(" ".join(words(p) for p in layout.paragraphs)), shingles(gold.body)
    titles = collections.Counter(fold(item.title) for item in layout.ticker)
    return {
        "headline": float(words(layout.headline) == gold.headline),
        "deck": float(words(layout.deck) == gold.deck),
        "body": f1((found & wanted).total(), found.total(), wanted.total()),
        "captions": f1(*counts["caption"]),
        "byline": f1(*counts["byline"]),
        "ticker": f1(*counts["ticker"]),
        "items": f1((titles & gold.titles).total(), titles.total() if gold.titles else 0, gold.titles.total()),
        "lines": right / len(gold.lines),
    }


Labeller = Callable[[Source], Any]


def labellers(tables: Path | None, models: Path | None) -> Callable[[str], Labeller]:
    """Say by which weights a site is read."""
    if tables is None or models is None:
        return lambda _: lambda source: split_lines(label_lines(source))
    folds = Folds(tables)
    weights = [read_model((models / f"{part}.npz").read_bytes()) for part in range(FOLDS)]
    return lambda site: lambda source: split_lines(label_lines(source, weights[fold_of(site)], folds.of(site)))


def chosen(count: int, skip: int) -> Iterator[str]:
    """Give names of pages with an article, spread over all."""
    names = [name for name, page in sites.pages().items() if page.is_article]
    step = max(len(names) // count, 1)
    yield from names[skip::step]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=60)
    parser.add_argument("--skip", type=int, default=0, help="begin at this page: other sites")
    parser.add_argument("--learn", type=int, default=6)
    parser.add_argument("--test", type=int, default=6)
    parser.add_argument("--tables", type=Path)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the profiles, and what gets worse")
    args = parser.parse_args()
    media = "text" if args.text else "html"
    example_of = invented.text_example if args.text else invented.html_example
    label_for = labellers(args.tables, args.models)
    scores: dict[str, list[tuple[float, float]]] = collections.defaultdict(list)
    by_site: dict[str, list[tuple[float, float]]] = collections.defaultdict(list)
    skipped = used = 0
    for name in chosen(args.sites, args.skip):
        part = fold_of(f"invented-{name}")
        label = label_for(f"invented-{name}")
        try:
            pages = sites.site(name, args.learn + args.test, part)
            golds = [gold_of(example_of(page)) for page in pages]
        except (ValueError, IndexError):
            skipped += 1
            continue
        raws: list[Any] = [page.text if args.text else page.html for page in pages]
        learner = Learner(Profile(name), label)
        for raw in raws[: args.learn]:
            learner.add(Input(raw, media=media))
        try:
            learnt = learner.learnt()
        except UsageError:  # its articles are so odd that none is found
            skipped += 1
            continue
        used += 1
        profile = learnt.profile
        if args.show:
            print(f"== {name}\n{learnt.toml()}")
        for raw, gold in list(zip(raws, golds, strict=True))[args.learn :]:
            before, after = laid_out(raw, media, None, label), laid_out(raw, media, profile, label)
            without, with_it = judged(gold, before), judged(gold, after)
            for field in FIELDS:
                scores[field].append((without[field], with_it[field]))
                by_site[f"{name} {field}"].append((without[field], with_it[field]))
            if args.show:
                worse(name, gold, before, after)
    report(scores, by_site, used, skipped)


def laid_out(raw: Any, media: str, profile: Profile | None, label: Labeller) -> Layout:
    source = hinted(read(raw, media=media, hints=profile.css if profile else ()), profile)
    return assemble(source, label(source))


def worse(name: str, golds: Gold, before: Layout, after: Layout) -> None:
    """Print what a profile has spoilt."""
    without, with_it = marks(golds, before), marks(golds, after)
    for (want, old, text), (_, new, _) in zip(without, with_it, strict=True):
        if old == want != new:
            print(f"   WORSE {name}: {new:8} is {want:8} {text[:90]!r}")


def mean(pairs: list[tuple[float, float]], k: int) -> float:
    return sum(pair[k] for pair in pairs) / len(pairs)


def report(scores: dict[str, Any], by_site: dict[str, Any], used: int, skipped: int) -> None:
    print(f"{used} sites, {len(scores['lines'])} pages; {skipped} pages cannot be varied")
    print("            without     with   pages better  worse   sites better  worse")
    for field in FIELDS:
        pairs = scores[field]
        changes = [with_it - without for without, with_it in pairs]
        of_sites = [mean(p, 1) - mean(p, 0) for key, p in by_site.items() if key.endswith(f" {field}")]
        up, down = sum(c > 1e-3 for c in changes), sum(c < -1e-3 for c in changes)
        ups, downs = sum(c > 1e-3 for c in of_sites), sum(c < -1e-3 for c in of_sites)
        print(f"{field:10}  {mean(pairs, 0):7.3f}  {mean(pairs, 1):7.3f}   {up:12} {down:6}   {ups:12} {downs:6}")


if __name__ == "__main__":
    main()
