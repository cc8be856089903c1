"""Time the search for quotes, and set its confidence beside its correctness.

    python benchmarks/quotes.py speed ../shared/data/raw/news.jsonl.gz       # characters a second, hostile texts
    python benchmarks/quotes.py confidence ../shared/data/articles           # how often a confidence is right
    python benchmarks/quotes.py probe ../shared/data/raw/instantview.jsonl.gz   # what must hold on any article

Speed is process time on texts never seen before, readings of words not yet cached; beside it stands the time that the
same machine needs to find all words of the same texts by one regular expression, so that runs can be compared. A quote
is right when its words overlap the gold ones (character F1 of 0.5 or more), its kind is the same, and its speaker is.

The probe reads all articles of tvzvezda.ru and 500 others, drawn by a fixed seed, every line of a block a paragraph.
A part of a quote must lie within one paragraph (else it is longer than its paragraph allows), a quote must not reach
over a heading, and no closing mark is lost: a quote that begins behind an opening mark ends at the closing one, and no
part holds a closing mark without its opening one. The status is 1 if one of these does not hold.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
import re
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from pathlib import Path

import rupress
from rupress.normalizer.article import SEPARATOR, Article, Block
from rupress.normalizer.entities import name_entities
from rupress.normalizer.quotes import quotes_of
from rupress.records import Kind, Quote, QuoteKind
from rupress.span import Span, View

CHARACTERS = 1_000_000
HOSTILE = {"opening marks": "«", "dashes": "— ", "cues": "он сказал, что ", "pairs": "«Да», — сказал он. "}
WORD = re.compile(r"\w+")
SITE, SAMPLE, SEED = "tvzvezda.ru", 500, 6
KINDS = {
    "h1": Kind.HEADLINE,
    "h2": Kind.DECK,
    "h3": Kind.SUBHEAD,
    "p": Kind.BODY,
    "blockquote": Kind.BODY,
    "ul": Kind.BODY,
    "caption": Kind.CAPTION,
}
"""Blocks of the file that are text of the article."""
HEADINGS = {Kind.HEADLINE, Kind.DECK, Kind.SUBHEAD}
OPENING = {"«": "»", "„": "“", "“": "”"}
UNMARKED = {"interview", "turn", "reply"}
"""Rules whose quotes have no marks of their own: a mark before their first word belongs to that word."""


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


def article(blocks: list[list[str]]) -> Article:
    """Set the blocks of a row one under another, as the article that the engines of the library read."""
    lines = [(KINDS.get(tag), line.strip()) for tag, text in blocks for line in text.split("\n")]
    kept = [(kind, line) for kind, line in lines if kind is not None and line]
    placed: list[Block] = []
    start = 0
    for kind, line in kept:
        placed.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + len(SEPARATOR)
    whole = SEPARATOR.join(line for _, line in kept)
    return Article(whole, tuple(placed), View(whole))


def faults(quote: Quote, read: Article) -> list[str]:
    """Say what is wrong with the bounds of a quote."""
    found: list[str] = []
    begins = [block.span.start for block in read.blocks]
    within = [read.blocks[bisect_right(begins, part.start) - 1] for part in quote.parts]
    if any(part.stop > block.span.stop for part, block in zip(quote.parts, within, strict=True)):
        found.append("longer than its paragraph")
    inner = read.blocks[bisect_right(begins, quote.span.start) : bisect_right(begins, quote.span.stop - 1)]
    if any(block.kind in HEADINGS for block in inner):
        found.append("crosses a heading")
    opening = read.text[quote.span.start - 1 : quote.span.start] if quote.span.start else ""
    after = read.text[quote.span.stop : within[-1].span.stop]
    if opening in OPENING and quote.kind is not QuoteKind.INDIRECT and OPENING[opening] in after:
        between = after[: after.index(OPENING[opening])]
        if between.strip(".,!?… )»") and quote.rule not in UNMARKED:
            found.append("loses its closing mark")
    if any(unopened(read.text[part.start : part.stop]) for part in quote.parts):
        found.append("loses its closing mark")
    return found


def unopened(words: str) -> bool:
    """Say whether a closing mark stands among the words that none of them opens."""
    depth = 0
    for c in words:
        depth += (c == "«") - (c == "»")
        if depth < 0:
            return True
    return False


def probe(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    own = [row for row in rows if row["site"] == SITE]
    others = random.Random(SEED).sample([row for row in rows if row["site"] != SITE], SAMPLE)
    quotes, counts = 0, Counter[str]()
    for row in own + others:
        read = article(row["blocks"])
        for quote in quotes_of(read, *name_entities(read)):
            quotes += 1
            for fault in faults(quote, read):
                counts[fault] += 1
                print(f"{fault}: {row['url']}\n    {quote.rule}: {quote.text[:200]}")
    print(f"{len(own)} articles of {SITE}, {len(others)} others, {quotes} quotes")
    for fault in ("crosses a heading", "longer than its paragraph", "loses its closing mark"):
        print(f"{fault:26} {counts[fault]}")
    raise SystemExit(1 if counts else 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "confidence", "probe"))
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    {"speed": speed, "confidence": confidence, "probe": probe}[options.what](options.path)


if __name__ == "__main__":
    main()
