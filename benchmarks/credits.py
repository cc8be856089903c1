"""Captions and credits of real articles, taken apart: nothing may be lost; a sample is printed for the eye.

    python benchmarks/credits.py ../shared/data/raw/instantview.jsonl.gz    # is anything lost?
    python benchmarks/credits.py ../shared/data/raw/instantview.jsonl.gz --sample 200 --seed 2

A block is laid out as the lines that it has on a page. Of each the sample shows what the picture shows, the maker and
the agency; a reader counts the blocks that they would have split otherwise.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from rupress.read import read
from rupress.records import Caption
from rupress.tokenizer.captions import read_captions
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of

KINDS = ("caption", "credit")


def blocks(path: Path) -> Iterator[tuple[str, str, str]]:
    """Give the site, the kind and the words of every caption and credit, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for kind, words in article["blocks"]:
                if kind in KINDS and words.strip():
                    yield article["site"], kind, words


def captions_of(words: str, kind: str) -> tuple[Caption, ...]:
    """Take a block apart as if its lines stood on a page."""
    text = read(words, media="text")
    return read_captions([whole(row, kind, "given", 1.0) for row in rows_of(text)], text.text)


def lost(words: str, captions: tuple[Caption, ...]) -> str:
    """Give the letters and digits of a block that stand in no record."""
    left = list(words)

    def take(part: str, start: int) -> None:
        at = words.find(part, start)
        if at >= 0:
            left[at : at + len(part)] = " " * len(part)

    for caption in captions:
        for span in caption.occurrences:
            take(caption.text or "", span.start)
        if caption.credit is not None and caption.credit.span is not None:
            take(caption.credit.text, caption.credit.span.start)
            for span in caption.occurrences[1:]:
                take(caption.credit.text, span.start)
    return "".join(c for c in left if c.isalnum())


def show(caption: Caption) -> str:
    """Write a caption and its credit on one line: words ‖ credit ‖ maker ‖ agency."""
    credit = caption.credit
    parts = (caption.text, credit.text, credit.creator, credit.agency) if credit else (caption.text,)
    return " ‖ ".join("–" if part is None else part.replace("\n", "⏎") for part in parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N blocks, drawn by chance")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = list(blocks(given.path))
    losses = [(words, left) for _, kind, words in found if (left := lost(words, captions_of(words, kind)))]
    for words, left in losses[:20]:
        print(f"lost {left!r} of {words!r}")
    print(f"{len(found)} blocks, {len(found) - len(losses)} without loss")
    for k, (site, kind, words) in enumerate(random.Random(given.seed).sample(found, given.sample), 1):
        print(f"\n{k:3} {site} {kind}: {words!r}")
        for caption in captions_of(words, kind):
            print(f"      {show(caption)}")
    return int(bool(losses))


if __name__ == "__main__":
    sys.exit(main())
