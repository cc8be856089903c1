"""Time the tagger on one core: `python benchmarks/ner.py [FILE.jsonl.gz …]`.

Without files it reads invented sentences whose names are new in every line, so that no name is met twice; a file
gives real texts (`text` of each line). Besides characters a second it prints the ratio to a yardstick that runs beside
it, the cutting into pieces alone: ratios can be compared between machines.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

SYLLABLES = ("ка", "ро", "ми", "ле", "ту", "са", "вер", "дон", "ни", "гор")
TARGET = 300_000
"""Characters a second that the tagger should reach, so that the search for names as a whole reaches half of it."""


def invented(articles: int) -> list[str]:
    """Write articles about people nobody has heard of."""
    people = (("".join(parts)).capitalize() + "ов" for parts in itertools.product(SYLLABLES, repeat=5))
    line = "Глава района {} {} сообщил, что в городе {}ск открыли новую школу, а на площади починили часы.\n"
    return ["".join(line.format(*itertools.islice(people, 3)) for _ in range(25)) for _ in range(articles)]


def timed(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the processor seconds of the best of three rounds, which other work on the machine disturbs little."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Print load time, speed, ratio and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    rows = [row for file in args.files for row in gzip.decompress(file.read_bytes()).splitlines()]
    texts = [json.loads(row)["text"] for row in rows] or invented(200)
    characters = sum(map(len, texts))

    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # one core; numpy asks when it is loaded, which is now
    from rupress.ner import tag
    from rupress.ner.model import shipped
    from rupress.ner.pieces import PIECE

    began = time.process_time()
    shipped()
    print(f"model loaded in {time.process_time() - began:.3f} s")
    yardstick, seconds = timed(PIECE.findall, texts), timed(tag, texts)
    reached = "reached" if characters / seconds >= TARGET else "not reached"
    print(f"{len(texts)} texts, {characters} characters")
    print(f"tag: {characters / seconds:,.0f} characters a second (target {TARGET:,}: {reached})")
    print(f"tag takes {seconds / yardstick:.1f} times as long as the cutting into pieces")
    long = "\n".join(texts)[:4_000_000]
    print(f"one text of {len(long)} characters: {len(long) / timed(tag, [long]):,.0f} characters a second")
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
