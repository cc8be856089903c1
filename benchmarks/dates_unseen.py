"""Score find_dates on random news articles, annotated by hand before the rules had seen them.

    python benchmarks/dates_unseen.py ../shared/data/raw
    python benchmarks/dates_unseen.py ../shared/data/raw --sample 3 --errors 20

tests/dates/unseen.jsonl holds numbers only: of each article its sample, a hash of its id in the raw files, the length
of its text in code points, and its dates as [start, stop, type, value], with a 1 behind where the annotation takes no
side. The texts are rebuilt from the raw files.

Sixteen samples were drawn, each annotated by the guide of the articles and scored before its errors were looked at:
twelve one after another, then twice two at once of articles that are no agency news (posters, timetables, sport, lives
and histories, laws, reports, horoscopes, weather, holidays), the thirteenth and fifteenth for development.
What the rules made of a sample then is how good they were on what nobody had read; what they make of it today is a
bound from above.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rupress.normalizer.dates import find_dates
from rupress.records import DateMention

GOLD = Path(__file__).parents[1] / "tests" / "dates" / "unseen.jsonl"
PROSE = frozenset(("h1", "h2", "h3", "h4", "p", "blockquote", "ul", "ol"))
"""Kinds of blocks that are the article's text."""


class Gold(NamedTuple):
    """An annotated date."""

    start: int
    stop: int
    type: str
    value: str
    free: int = 0
    """1 where the annotation takes no side: finding it neither counts nor costs."""


class Annotated(NamedTuple):
    """An annotated article, without its text."""

    sample: int
    source: str
    length: int
    dates: tuple[Gold, ...]


class Counts(NamedTuple):
    """Gold dates, dates found, spans that meet, types and values that agree."""

    gold: int
    predicted: int
    met: int
    right: int


def annotation() -> list[Annotated]:
    """Read the annotation."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [
        Annotated(row["sample"], row["source"], row["length"], tuple(Gold(*date) for date in row["dates"]))
        for row in rows
    ]


def raw(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Give id, text and time of publication of all raw articles that have one."""
    with gzip.open(folder / "instantview.jsonl.gz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            time = next((text for kind, text in page["blocks"] if kind == "time"), None)
            if time:
                yield page["url"], "\n\n".join(text for kind, text in page["blocks"] if kind in PROSE), time
    with gzip.open(folder / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for news in map(json.loads, lines):
            if news.get("date"):
                yield news["id"], f"{news['title'] or ''}\n\n{news['text']}", f"{news['date'][:10]}T12:00:00+00:00"


def texts(folder: Path, wanted: list[Annotated]) -> dict[str, tuple[str, dt.datetime]]:
    """Rebuild text and time of the articles wanted, by their hashes."""
    lengths = {item.source: item.length for item in wanted}
    found = {}
    for name, text, time in raw(folder):
        key = hashlib.sha256(name.encode()).hexdigest()[:16]
        if lengths.get(key) == len(text):
            found[key] = text, dt.datetime.fromisoformat(time)
    if missing := lengths.keys() - found.keys():
        raise SystemExit(f"the raw files lack {len(missing)} of the articles annotated")
    return found


def compare(text: str, reference: dt.datetime, dates: tuple[Gold, ...]) -> tuple[Counts, list[str]]:
    """Score one article as ../shared/score/dates.py does, and list what is wrong."""
    sure = [date for date in dates if not date.free]
    left = [mention for mention in find_dates(text, reference) if _counts(mention, dates)]
    predicted, right, errors = len(left), 0, []
    for date in sure:
        hit = max(left, key=lambda mention, date=date: _overlap(mention, date), default=None)  # type: ignore[misc]
        said = text[date.start : date.stop]
        if hit is None or _overlap(hit, date) <= 0:
            errors.append(f"missed   {said!r} {date.value}")
            continue
        left.remove(hit)
        if hit.type.value == date.type and _lenient(hit.value) == _lenient(date.value):
            right += 1
        else:
            errors.append(f"wrong    {said!r} {date.value}, got {hit.text!r} {hit.value}")
    errors += [f"invented {mention.text!r} {mention.value}" for mention in left]
    return Counts(len(sure), predicted, predicted - len(left), right), errors


def _counts(mention: DateMention, dates: tuple[Gold, ...]) -> bool:
    """Whether a date found counts: not if it meets only dates on which the annotation takes no side."""
    met = [date for date in dates if _overlap(mention, date) > 0]
    return not met or not all(date.free for date in met)


def _overlap(mention: DateMention, date: Gold) -> int:
    return min(mention.span.stop, date.stop) - max(mention.span.start, date.start)


def _lenient(value: str | None) -> str:
    return (value or "").replace("~", "")


def f1(hits: int, counts: Counts) -> float:
    """Harmonic mean of precision and recall."""
    total = counts.gold + counts.predicted
    return 2 * hits / total if total else 1.0


def main() -> None:
    """Print the figures of each sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    items = [item for item in annotation() if arguments.sample in (None, item.sample)]
    found = texts(arguments.folder, items)
    for sample in sorted({item.sample for item in items}):
        scored = [compare(*found[item.source], item.dates) for item in items if item.sample == sample]
        counts = Counts(*map(sum, zip(*(counts for counts, _ in scored), strict=True)))
        print(
            f"sample {sample}: {len(scored)} articles, {counts.gold} dates, {counts.predicted} found   "
            f"span F1 {f1(counts.met, counts):.4f}   joint F1 {f1(counts.right, counts):.4f}"
        )
        for error in [error for _, errors in scored for error in errors][: arguments.errors]:
            print("   ", error)


if __name__ == "__main__":
    main()
