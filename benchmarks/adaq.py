"""Score quotes against sentences of prose annotated with content, cue and source (`quotes/adaq.dev` of the data).

    python benchmarks/adaq.py ../shared/data/quotes/adaq.dev.jsonl.gz [--errors 20]

A gold content is found when a quote covers its words with a character F1 of 0.5 or more; «что», marks and punctuation
do not count. The source is right when it shares a word with the gold one. Overlap is the F1 of all content characters.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

from rupress import find_quotes

FOUND = 0.5


def letters(text: str, start: int, stop: int) -> set[int]:
    """Give the offsets of letters and figures, a leading «что» left out."""
    lead = re.match(r"\W*что\s", text[start:stop])
    start += lead.end() if lead else 0
    return {i for i in range(start, stop) if text[i].isalnum()}


def f1(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    hits = predicted = gold = sources = shared = said = wanted = 0
    log: list[str] = []
    with gzip.open(options.file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            contents = [letters(text, s["start"], s["stop"]) for s in row["spans"] if s["type"] == "content"]
            whole = set().union(*contents) if contents else set()
            source = {w for s in row["spans"] if s["type"] == "source" for w in text[s["start"] : s["stop"]].split()}
            quotes = find_quotes(text)
            covers = [set().union(*(letters(text, p.start, p.stop) for p in q.parts)) for q in quotes]
            everything = set().union(*covers) if covers else set()
            shared, said, wanted = shared + len(whole & everything), said + len(everything), wanted + len(whole)
            gold, predicted = gold + bool(contents), predicted + len(quotes)
            best = max(range(len(quotes)), key=lambda k: f1(whole, covers[k]), default=None)
            if not contents:
                log += [f"invented {q.rule}: {q.text!r} in {text!r}" for q in quotes]
                continue
            if best is None or f1(whole, covers[best]) < FOUND:
                log.append(f"missed: {text!r}")
                continue
            hits += 1
            speaker = quotes[best].speaker
            span = speaker.span if speaker else None
            right = span is not None and bool(source & set(text[span.start : span.stop].split()))
            sources += right or not source
            if not right and source:
                log.append(
                    f"source {span and text[span.start : span.stop]!r} for {' '.join(sorted(source))!r}: {text!r}"
                )
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    harmonic = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"content   P {precision:.4f}  R {recall:.4f}  F1 {harmonic:.4f}  (n={gold})")
    print(f"overlap   F1 {2 * shared / max(1, said + wanted):.4f} of content characters")
    print(f"source    {sources / max(1, hits):.4f} of those found")
    print("\n".join(log[: options.errors]))


if __name__ == "__main__":
    main()
