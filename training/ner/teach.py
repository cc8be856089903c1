"""Label more texts with natasha: `python -m training.ner.teach`, before the training; four minutes.

The silver labels at hand cover running text of three sources. These add the headlines, captions and lists of several
hundred sites, and the texts of NEREL and SlavicNER under factRuEval's convention. Every line is labelled by itself, as
no name crosses one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from pathlib import Path

from training.ner.corpora import instantview, nerel, slavic

try:
    import natasha
    from navec import Navec
    from slovnet import NER
    from training.ner.vocabulary import EMBEDDINGS
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install -r training/ner/requirements.txt") from None

TAGGER = Path(natasha.__file__).parent / "data/model/slovnet_ner_news_v1.tar"
TEXTS = 6_000
"""How many articles to take."""
OF_ONE_SITE = 60
"""Most articles of one site, so that the many small ones are heard."""
LONGEST = 6_000
"""Characters of an article that are read."""


def main() -> None:
    """Write `taught.jsonl.gz`: id, text, spans."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/ner/taught.jsonl.gz"))
    args = parser.parse_args()
    tagger = NER.load(str(TAGGER))
    tagger.navec(Navec.load(EMBEDDINGS))
    texts = {d.id: d.text for d in (*nerel(args.data, "train"), *slavic(args.data))}
    texts.update(chosen(args.data))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        for number, (id_, text) in enumerate(texts.items()):
            spans = label(text, tagger)
            row = {"id": id_, "text": text if id_.startswith("iv/") else None, "spans": spans}
            file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
            if number % 1000 == 999:
                print(f"{number + 1} of {len(texts)} texts", flush=True)


def chosen(data: Path) -> dict[str, str]:
    """Choose articles by the hash of their address, not too many of one site."""
    found: dict[str, str] = {}
    sites: Counter[str] = Counter()
    for url, site, text in sorted(instantview(data), key=lambda row: zlib.crc32(row[0].encode())):
        if sites[site] < OF_ONE_SITE and len(found) < TEXTS:
            sites[site] += 1
            found[f"iv/{url}"] = text[:LONGEST].rpartition("\n")[0] or text[:LONGEST]
    return found


def label(text: str, tagger: NER) -> list[tuple[int, int, str]]:
    """Return the names that the teacher finds, line by line."""
    found = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found += [(s.start + at, s.stop + at, s.type) for s in tagger(line).spans]
        at += len(line) + 1
    return found


if __name__ == "__main__":
    main()
