"""Count how often one letter follows another in Russian words and write `src/rupress/ru/letter_pairs.tsv`.

    python training/letter_pairs.py ../shared/data/raw/news.jsonl.gz > src/rupress/ru/letter_pairs.tsv

A cell is log2(P(next | letter) * 33), rounded and kept within -9 and 5: 0 is chance, 2 is four times as often as
chance. `_` is the edge of a word, ё is counted as е.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import math
import re
from pathlib import Path

LETTERS = "_абвгдежзийклмнопрстуфхцчшщъыьэюя"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON Lines with a `text` each, compressed")
    news = parser.parse_args().file
    pairs: collections.Counter[tuple[str, str]] = collections.Counter()
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for row in lines:
            text = json.loads(row)["text"].lower().replace("ё", "е")
            for word in re.findall("[а-я]+", text):
                pairs.update(zip(f"_{word}", f"{word}_", strict=True))
    print("letter", *LETTERS, sep="\t")
    for one in LETTERS:
        total = sum(pairs[one, two] for two in LETTERS)
        cells = (math.log2((pairs[one, two] + 0.5) / total * len(LETTERS)) for two in LETTERS)
        print(one, *(max(-9, min(5, round(cell))) for cell in cells), sep="\t")


if __name__ == "__main__":
    main()
