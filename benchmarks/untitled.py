"""Count how much of a text is kept that is passed as a page without its title, as columns of tables hold it.

    python -m benchmarks.untitled ../shared/data/raw/instantview.jsonl.gz [--articles 250]

Paragraphs, quotations and lists of real articles, parted by empty lines, go through `tokenize` as they are. Counted are
texts that lose a tenth or more of their characters, that keep all of them, and that are given a headline, which they
have not. `media="article"` keeps all by its nature; this is what happens without it. Of all articles it is counted how
many, with their paragraphs in one line, are taken for a page all in one line and cut.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import rupress
from rupress.read import read

KINDS = frozenset({"p", "blockquote", "ul", "ol"})
"""Blocks that are text."""
ONE_LINE = 600
"""Characters of a text that is counted when all of it is one line."""
LEAST, LOST = 300, 0.1
"""Characters of a text that is counted, and share of them that is a loss."""


def texts(path: Path) -> Iterator[list[str]]:
    """Read the lines of the text of each article that has enough of it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            blocks = [(kind, words) for kind, words in json.loads(line)["blocks"] if isinstance(words, str)]
            said = [part for kind, words in blocks if kind in KINDS for part in words.split("\n")]
            whole = [" ".join(part.split()) for part in said if part.strip()]
            if sum(map(len, whole)) >= LEAST:
                yield whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="count", type=int, default=250)
    given = parser.parse_args()
    every = list(texts(given.articles))
    drawn = every[:: max(1, len(every) // given.count)][: given.count]
    lost = kept = headed = 0
    for lines in drawn:
        text = "\n\n".join(lines)
        layout = rupress.tokenize(text, media="text")
        found = {text[span.start : span.stop] for span in layout.paragraphs}
        missed = sum(len(line) for line in lines if line not in found)
        lost += missed >= LOST * sum(map(len, lines))
        kept += not missed
        headed += layout.headline is not None
    print(f"{len(drawn)} texts: {lost} lose a tenth or more, {kept} keep all, {headed} have a headline")
    single = [line for line in map(" ".join, every) if len(line) >= ONE_LINE]
    cut = sum(len(read(line, media="text").lines) > 1 for line in single)
    print(f"{len(single)} texts all in one line: {cut} are cut")


if __name__ == "__main__":
    main()
