"""Score quotes and speakers on articles annotated before the engine was run on them.

    python benchmarks/quotes_unseen.py ../shared/data/raw [--errors 40]

`tests/quotes/unseen.jsonl` keeps what a reader marked in articles drawn at random from `raw/instantview` and
`raw/news`, by the guide of `../shared/data/articles`: offsets in code points and no word of the texts, which are built
here from the files. A line is an article: the sample it was drawn in, file and id, the time of publication, size and
checksum of the text; its quotes with kind, parts, the words that name the speaker and (`who`) the fullest mention of
whom they mean; and the names and terms in marks that are nobody's speech. Every sample was annotated blind, scored, and
read for errors afterwards: the first figures of a sample, not these, tell what other pages give. Both stand in
`docs/quotes.md`.

Found and exact are those of `../shared/score/quotes.py`. A speaker is right if all words of the name begin like words
of the mention, or the other way round.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rupress
from rupress.records import Quote

GOLD = Path(__file__).parent.parent / "tests" / "quotes" / "unseen.jsonl"
BLOCKS = {"h1", "h2", "h3", "p", "blockquote", "ul", "ol", "pre"}
"""Blocks of an article in `raw/instantview` that its text is built of."""
FOUND = 0.5
NAME = 0.8
"""A name is taken for speech if a marked quote covers it with so high an F1."""


def texts(folder: Path, wanted: set[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Build the texts of the wanted articles: file, id, headline and paragraphs set apart by empty lines."""
    for file, key in (("instantview", "url"), ("news", "id")):
        with gzip.open(folder / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if (file, row[key]) in wanted:
                    blocks = [text for kind, text in row.get("blocks", ()) if kind in BLOCKS]
                    parts = [part.strip() for part in blocks] if blocks else [row["title"], row["text"]]
                    yield file, row[key], "\n\n".join(part for part in parts if part)


def covered(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, stop in spans for i in range(start, stop) if text[i].isalnum()}


def f1(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def stems(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower().replace("ё", "е"))
    return [word[: max(3, len(word) - 3)] for word in words]


def same(name: str, mention: str) -> bool:
    """Say whether a name is the nominative of a mention, or one is part of the other."""
    a, b = sorted((stems(name), stems(mention)), key=len)
    return bool(a) and all(any(x.startswith(y) or y.startswith(x) for y in b) for x in a)


def right(quote: Quote, gold: dict[str, Any], text: str) -> bool:
    names = [quote.speaker.name] if quote.speaker else [m.name for m in quote.media]
    if not gold["speaker"] and (not quote.speaker or not gold["who"]):
        return True  # an outlet alone, or nobody
    return any(same(name, text[start:stop]) for name in names for start, stop in gold["who"])


def score(article: dict[str, Any], text: str, counts: Counter[str], log: list[str]) -> None:
    published = dt.datetime.fromisoformat(article["published"])
    url = article["id"] if article["file"] == "instantview" else None
    quotes = rupress.parse(text, url=url, fetched_at=published, media="article").quotes
    said = [covered(text, [(p.start, p.stop) for p in q.parts]) for q in quotes]
    free = set(range(len(quotes)))
    for gold in sorted(article["quotes"], key=lambda q: "optional" in q):
        words = covered(text, gold["parts"])
        best = max(free, key=lambda k: f1(words, said[k]), default=None)
        hit = best is not None and f1(words, said[best]) >= FOUND
        if hit and best is not None:
            free.discard(best)
        if "optional" in gold:
            continue
        group = "indirect" if gold["kind"] == "indirect" else "marked"
        counts[f"{group} gold"] += 1
        if not hit or best is None:
            log.append(f"missed {gold['kind']} at {gold['parts'][0][0]} of {article['id']}")
            continue
        quote = quotes[best]
        counts[f"{group} found"] += 1
        counts["exact"] += said[best] == words
        counts["kind"] += quote.kind.value == gold["kind"]
        counts["speaker"] += right(quote, gold, text)
        if not right(quote, gold, text):
            log.append(f"wrong speaker at {gold['parts'][0][0]} of {article['id']}")
    for k in free:
        counts[f"{'indirect' if quotes[k].kind.value == 'indirect' else 'marked'} invented"] += 1
        log.append(f"invented {quotes[k].kind.value} at {quotes[k].span.start} of {article['id']}")
    marked = [words for words, q in zip(said, quotes, strict=True) if q.kind.value != "indirect"]
    counts["names"] += len(article["names"])
    counts["names taken"] += sum(any(f1(covered(text, [n]), m) > NAME for m in marked) for n in article["names"])


def shown(counts: Counter[str]) -> str:
    """Write the figures of a sample."""
    lines = []
    for group in ("marked", "indirect"):
        hits, gold = counts[f"{group} found"], counts[f"{group} gold"]
        predicted = hits + counts[f"{group} invented"]
        lines.append(
            f"  {group:9} found P {hits / max(1, predicted):.3f}  R {hits / max(1, gold):.3f}"
            f"  F1 {2 * hits / max(1, predicted + gold):.3f}  (n={gold})"
        )
    found = counts["marked found"] + counts["indirect found"]
    lines += [f"  {what:9} {counts[what] / max(1, found):.3f}  (n={found})" for what in ("exact", "kind", "speaker")]
    lines.append(
        f"  names     {counts['names taken'] / max(1, counts['names']):.3f} taken for speech  (n={counts['names']})"
    )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    articles = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    built = {(file, key): text for file, key, text in texts(options.folder, {(a["file"], a["id"]) for a in articles})}
    samples: dict[int, Counter[str]] = {}
    log: list[str] = []
    for article in articles:
        text = built.get((article["file"], article["id"]), "")
        if len(text) != article["size"] or zlib.crc32(text.encode()) != article["crc"]:
            raise SystemExit(f"{article['id']} is not the text that was annotated")
        score(article, text, samples.setdefault(article["sample"], Counter()), log)
    for sample, counts in sorted(samples.items()):
        print(f"sample {sample}, {sum(a['sample'] == sample for a in articles)} articles\n{shown(counts)}")
    total = sum(samples.values(), Counter())
    print(f"all, {len(articles)} articles\n{shown(total)}")
    print("\n".join(log[: options.errors]))


if __name__ == "__main__":
    main()
