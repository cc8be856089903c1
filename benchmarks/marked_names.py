"""Count what the tagger and `find_entities` find of the names in the marked articles that are held out.

    python -m benchmarks.marked_names ../shared/data/raw

`training/ner/marked.jsonl` says where the names are; 130 of the articles held out are of many sites, 71 are news texts.
For the tagger a name is right if its bounds and its type are; for `find_entities`, whose names may be longer, if a name
of its type overlaps it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import rupress
from rupress.ner import tag

MARKS = Path(__file__).parents[1] / "training/ner/marked.jsonl"
TYPES = ("PER", "ORG", "LOC")

Name = tuple[int, int, str]


def held(raw: Path) -> list[tuple[str, list[Name]]]:
    """Read the articles held out, with their names."""
    texts: dict[str, str] = {}
    with gzip.open(raw / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts |= {r["id"]: r["text"] for r in map(json.loads, lines)}
    with gzip.open(raw / "instantview.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts |= {r["url"]: "\n".join(words for _, words in r["blocks"] if words) for r in map(json.loads, lines)}
    found = []
    for r in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines()):
        if r["held"]:
            text = texts[r["id"]]
            if zlib.crc32(text.encode()) != r["crc"]:
                raise SystemExit(f"{r['id']}: another text than the one whose names were marked")
            found.append((text, [(start, stop, type_) for start, stop, type_ in r["names"]]))
    return found


def overlapped(names: Iterable[Name], others: list[Name]) -> Counter[str]:
    """Count by type the names that one of the others of their type overlaps."""
    return Counter(t for a, b, t in names if any(a < y and x < b and t == kind for x, y, kind in others))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path, help="folder of news.jsonl.gz and instantview.jsonl.gz")
    exact: Counter[str] = Counter()
    tagged, mentioned, marked, right, wanted = (Counter[str]() for _ in range(5))
    articles = held(parser.parse_args().raw)
    for text, names in articles:
        ours = [(start, stop, type_) for start, stop, type_, _ in tag(text)]
        spans = [(m.span.start, m.span.stop, m.type.value) for m in rupress.find_entities(text)]
        marked.update(t for _, _, t in names)
        tagged.update(t for _, _, t in ours)
        exact.update(t for _, _, t in set(ours) & set(names))
        mentioned.update(t for _, _, t in spans)
        right += overlapped(spans, names)
        wanted += overlapped(names, spans)
    print(f"{len(articles)} articles")
    for t in TYPES:
        print(
            f"{t}  {marked[t]} marked   tagger, exact: P {exact[t] / tagged[t]:.3f} R {exact[t] / marked[t]:.3f}"
            f"   find_entities, overlap: P {right[t] / mentioned[t]:.3f} R {wanted[t] / marked[t]:.3f}"
        )


if __name__ == "__main__":
    main()
