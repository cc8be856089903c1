"""Time the search for quotes, and set its confidence beside its correctness.

    python benchmarks/quotes.py speed ../shared/data/raw/news.jsonl.gz       # characters a second, hostile texts
    python benchmarks/quotes.py confidence ../shared/data/articles           # how often a confidence is right

Speed is process time on texts never seen before, readings of words not yet cached; beside it stands the time that the
same machine needs to find all words of the same texts by one regular expression, so that runs can be compared. A quote
is right when its words overlap the gold ones (character F1 of 0.5 or more), its kind is the same, and its speaker is.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
import time
from collections import defaultdict
from pathlib import Path

import rupress
from rupress.records import Quote

CHARACTERS = 1_000_000
HOSTILE = {"opening marks": "«", "dashes": "— ", "cues": "он сказал, что ", "pairs": "«Да», — сказал он. "}
WORD = re.compile(r"\w+")


def texts(path: Path) -> list[str]:
    """Read news until there are enough characters."""
    found: list[str] = []
    size = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found.append(f"{row['title'] or ''}\n\n{row['text']}")
            size += len(found[-1])
            if size > CHARACTERS:
                break
    return found


def spent(work: object, batch: list[str]) -> float:
    start = time.process_time()
    for text in batch:
        work(text)  # type: ignore[operator]
    return time.process_time() - start


def speed(path: Path) -> None:
    batch = texts(path)
    size = sum(map(len, batch))
    rupress.find_quotes("Мост крепок, сказал мэр.")  # the tables are read once
    words = spent(WORD.findall, batch)
    cold, warm = spent(rupress.find_quotes, batch), spent(rupress.find_quotes, batch)
    print(f"{size:,} characters; one pass for words {size / words:,.0f} a second")
    first, again = size / cold, size / warm
    print(f"find_quotes: {first:,.0f} a second at first, {again:,.0f} again, {cold / words:.0f} passes for words")
    for name, unit in HOSTILE.items():
        small, large = (spent(rupress.find_quotes, [unit * (n // len(unit))]) for n in (100_000, 400_000))
        print(f"{name:14} four times the text takes {large / max(small, 1e-6):.1f} times as long")


def nth(text: str, mark: dict[str, object]) -> range:
    """Give the place of the n-th occurrence of a string."""
    start = -1
    for _ in range(int(str(mark["n"]))):
        start = text.index(str(mark["text"]), start + 1)
    return range(start, start + len(str(mark["text"])))


def right(quote: Quote, gold: list[dict[str, object]], text: str) -> bool | None:
    """Say whether a quote is right; None if the annotators were in doubt about it."""
    said = {i for p in quote.parts for i in range(p.start, p.stop) if text[i].isalnum()}
    best, share = None, 0.0
    for item in gold:
        parts = item.get("parts") or [item["content"]]
        wanted = {i for p in parts for i in nth(text, p) if text[i].isalnum()}  # type: ignore[attr-defined]
        f1 = 2 * len(said & wanted) / (len(said) + len(wanted))
        if f1 > share:
            best, share = item, f1
    if best is None or share < 0.5:
        return False
    if best.get("opt") or best.get("doubt") or best.get("nested"):
        return None
    name = quote.speaker.name if quote.speaker else ""
    wanted_name = str(best.get("speaker_full") or "") if best.get("speaker") or name else ""
    short, long = sorted((set(WORD.findall(name.lower())), set(WORD.findall(wanted_name.lower()))), key=len)
    carried = not best.get("speaker") and name in {m["text"] for m in [best.get("medium")] if m}  # type: ignore[index]
    return quote.kind == best["kind"] and ((short <= long and bool(short) == bool(long)) or carried)


def confidence(folder: Path) -> None:
    gold = {row["id"]: row for row in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    bins: defaultdict[float, list[bool]] = defaultdict(list)
    for row in map(json.loads, (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()):
        fetched = dt.datetime.fromisoformat(row["published"])
        page = rupress.parse(row["text"], fetched_at=fetched, media="article")
        for quote in page.quotes:
            verdict = right(quote, gold[row["id"]]["quotes"], row["text"])
            if verdict is not None:
                bins[int(quote.confidence * 20) / 20].append(verdict)
    for low, verdicts in sorted(bins.items(), reverse=True):
        print(f"{low:.2f} and more: {sum(verdicts) / len(verdicts):.2f} right  (n={len(verdicts)})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "confidence"))
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    {"speed": speed, "confidence": confidence}[options.what](options.path)


if __name__ == "__main__":
    main()
