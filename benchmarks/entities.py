"""Time `find_entities` on one core beside the tagger alone and, where it is installed, natasha.

    python benchmarks/entities.py ../shared/data/raw/news.jsonl.gz [--texts 300]

Every text is new to every candidate, after as many others for warming up. natasha is timed twice: finding names, and
finding them with the nominatives that `find_entities` gives, for which it needs morphology and syntax as well. All run
one after another in one process: ratios can be compared between machines, characters a second cannot.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path


def natashas() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Give natasha's two ways, if it is installed."""
    try:
        import natasha
    except ImportError:
        return
    segmenter, embedding, vocabulary = natasha.Segmenter(), natasha.NewsEmbedding(), natasha.MorphVocab()
    names, morph = natasha.NewsNERTagger(embedding), natasha.NewsMorphTagger(embedding)
    syntax = natasha.NewsSyntaxParser(embedding)

    def found(text: str) -> object:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(names)
        return doc

    def normalised(text: str) -> object:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(morph)
        doc.parse_syntax(syntax)
        doc.tag_ner(names)
        for span in doc.spans:
            span.normalize(vocabulary)
        return doc

    yield "natasha, names", found
    yield "natasha, names with nominatives", normalised


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the processor seconds that some texts take."""
    began = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - began


def main() -> None:
    """Print characters a second of each candidate, and how many times as fast `find_entities` is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--texts", type=int, default=300)
    args = parser.parse_args()
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"  # one core; numpy asks when it is loaded, which is now
    from rupress.ner import tag
    from rupress.normalizer.entities import find_entities

    with gzip.open(args.file, "rt", encoding="utf8") as lines:
        read = [json.loads(line)["text"] for line in itertools.islice(lines, 0, 40 * args.texts, 20)]
    warm, texts = read[: args.texts], read[args.texts : 2 * args.texts]
    characters = sum(map(len, texts))
    speeds: dict[str, float] = {}
    candidates: list[tuple[str, Callable[[str], object]]] = [("tag alone", tag), ("find_entities", find_entities)]
    for name, work in (*candidates, *natashas()):
        few = 20 if name.startswith("natasha") else len(warm)  # it keeps nothing of what it has read
        seconds(work, warm[:few])
        speeds[name] = characters / seconds(work, texts)
    for name, speed in speeds.items():
        ratio = speeds["find_entities"] / speed
        print(f"{name:32} {speed:10,.0f} characters a second, find_entities {ratio:.2f} times as fast")


if __name__ == "__main__":
    main()
