"""Learn the weights by which `rupress.nominative` chooses among the readings of a phrase.

    python training/names/train_nominative.py ../shared/data/ner

Reads `runormas.train.jsonl.gz` and `slavicner.train.jsonl.gz` there, holds out the tenth of the documents whose id has
a CRC-32 divisible by ten, learns on the others and on the names of `invented_names.py` with an averaged structured
perceptron (the best reading that gives the right nominative against the best that does not), in five orders whose
weights are averaged, and writes `src/rupress/ru/nominative_weights.tsv`. The orders are fixed by seeds: the same data
give the same file. Takes about three minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import invented_names

from rupress.normalizer.nominative.context import attested, context_of, document, features
from rupress.normalizer.nominative.phrase import readings_of

WEIGHTS = Path(__file__).parents[2] / "src/rupress/ru/nominative_weights.tsv"
FILES = ("runormas.train.jsonl.gz", "slavicner.train.jsonl.gz")
Example = tuple[list["array[int]"], list[bool]]


def fold(text: str) -> str:
    """Fold what the scorer folds: case, quotation marks, ё, white space."""
    return re.sub(r"\s+", " ", re.sub(r"[«»\"“”„']", "", text)).strip().lower().replace("ё", "е")


def held_out(name: str) -> bool:
    """Say whether a document is kept for judging."""
    return zlib.crc32(name.encode()) % 10 == 0


def examples(path: Path) -> Iterator[tuple[str, str, int, int, str]]:
    """Read the spans of a file: document, text, start, stop, nominative."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            for span in row["spans"]:
                usual = isinstance(span.get("normal"), str) and "pieces" not in span
                if usual and span.get("type") not in {"PRO", "EVT"}:
                    yield row["id"], row["text"], span["start"], span["stop"], span["normal"]


class Numbers:
    """Features by number."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def __call__(self, names: list[str]) -> array[int]:
        """Number the features of one reading."""
        return array("i", [self.of.setdefault(name, len(self.of)) for name in names])


def prepared(example: tuple[str, str, int, int, str], number: Numbers, grow: bool) -> Example | None:
    """Compute the features of every reading of one span; None if none or all of them are right."""
    _, text, start, stop, normal = example
    readings = readings_of(text[start:stop], explain=True)
    exact = any(r.out == normal for r in readings)
    right = [r.out == normal if exact else fold(r.out) == fold(normal) for r in readings]
    if not any(right) or (grow and all(right)):
        return None
    context, doc = context_of(text, start, stop), document(text)
    rows = [[*r.features, *features(r, context), *attested(r, doc)] for r in readings]
    return [number(row) for row in rows], right


def train(data: list[Example], size: int, epochs: int, seed: int) -> list[float]:
    """Run the averaged perceptron."""
    weights, total, stamp = [0.0] * size, [0.0] * size, [0] * size
    clock = 0
    order = list(range(len(data)))
    rng = random.Random(seed)
    for epoch in range(epochs):
        rng.shuffle(order)
        wrong = 0
        for index in order:
            rows, right = data[index]
            clock += 1
            scores = [sum([weights[f] for f in row]) for row in rows]
            good = max((i for i in range(len(rows)) if right[i]), key=scores.__getitem__)
            bad = max((i for i in range(len(rows)) if not right[i]), key=scores.__getitem__)
            if scores[bad] + 1 > scores[good]:
                wrong += scores[bad] >= scores[good]
                for row, step in ((rows[good], 1.0), (rows[bad], -1.0)):
                    for f in row:
                        total[f] += (clock - stamp[f]) * weights[f]
                        stamp[f] = clock
                        weights[f] += step
        print(f"epoch {epoch}: {wrong} of {len(order)} wrong", file=sys.stderr)
    return [(t + (clock - s) * w) / clock for t, s, w in zip(total, stamp, weights, strict=True)]


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seeds", type=int, default=5, help="how many runs, in different orders, are averaged")
    parser.add_argument("--least", type=int, default=3, help="features seen in fewer readings are left out")
    args = parser.parse_args()
    number = Numbers()
    data: list[Example] = []
    began = time.perf_counter()
    for name in FILES:
        for example in examples(args.folder / name):
            if not held_out(example[0]):
                row = prepared(example, number, grow=True)
                if row:
                    data.append(row)
    data += [row for example in invented_names.examples() if (row := prepared(example, number, grow=True))]
    print(f"{len(data)} examples, {len(number.of)} features, {time.perf_counter() - began:.0f} s", file=sys.stderr)
    counts: dict[int, int] = defaultdict(int)
    for rows, _ in data:
        for f in {f for row in rows for f in row}:
            counts[f] += 1
    data = [([array("i", [f for f in row if counts[f] >= args.least]) for row in rows], right) for rows, right in data]
    runs = [train(data, len(number.of), args.epochs, seed) for seed in range(1, args.seeds + 1)]
    weights = [sum(values) / len(runs) for values in zip(*runs, strict=True)]
    kept = sorted((name, weights[f]) for name, f in number.of.items() if abs(weights[f]) >= 0.05)
    header = "# Made by training/names/train_nominative.py; do not edit. How much each feature speaks for a reading.\n"
    body = "".join(f"{name}\t{weight:.2f}\n" for name, weight in kept)
    WEIGHTS.write_text(header + "feature\tweight\n" + body, encoding="utf8")
    print(f"{len(kept)} weights, {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
