"""Time of rupress beside other tools, in one run on one core: tokenizing, dates, names, and the whole of a parse.

    pip install -e '.[cli]' -r benchmarks/compare.txt
    python benchmarks/compare.py ../shared/data/pages ../shared/data/raw/instantview.jsonl.gz

Every page or article is given to all tools in turn, again and again, so that whatever else the machine does falls on
all of them; times are processor times, the best of the runs. Read the ratios, not the milliseconds. A tool that is not
installed is named as such and left out. Models and dictionaries are warm; the lines of a page are new to rupress
(`new`) or met before, as in a crawl of one site (`met`).
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import itertools
import json
import logging
import os
import random
import statistics
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

# One core is one core: else the threads that OpenBLAS keeps waiting for natasha's products are counted, in whichever
# tool's time they wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from rupress import find_dates, find_entities, parse
from rupress.read import read
from rupress.read.decode import decode
from rupress.tokenizer import lay_out
from rupress.tokenizer.model import model
from rupress.tokenizer.rows import forget

Work = Callable[[str], object]

SEED = 20191101
WARM = 5
"""Texts that each tool reads before it is timed: models and dictionaries are loaded then."""


def _new(page: str) -> object:
    forget()
    model().forget()
    return lay_out(read(page, media="html"))


def _bare() -> Work:
    parse_only: Work = importlib.import_module("selectolax.lexbor").LexborHTMLParser
    return parse_only


def _resiliparse() -> Work:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page, main_content=True)


def _trafilatura() -> Work:
    extract = importlib.import_module("trafilatura").bare_extraction
    return lambda page: extract(page, with_metadata=True)


def _readability() -> Work:
    document = importlib.import_module("readability").Document
    return lambda page: document(page).summary()


def _goose() -> Work:
    goose = importlib.import_module("goose3").Goose({"use_meta_language": False, "target_language": "ru"})
    return lambda page: goose.extract(raw_html=page)


def _dateparser() -> Work:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["ru"])


def _natasha_names() -> Work:
    natasha = importlib.import_module("natasha")
    segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

    def run(text: str) -> object:
        document = natasha.Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        return document

    return run


def _natasha_dates() -> Work:
    natasha = importlib.import_module("natasha")
    extractor = natasha.DatesExtractor(natasha.MorphVocab())
    return lambda text: list(extractor(text))


def _natasha_all() -> Work:
    """Names in natasha's normal forms, with their parts: what its own documentation does with a text."""
    natasha = importlib.import_module("natasha")
    segmenter, vocabulary, embedding = natasha.Segmenter(), natasha.MorphVocab(), natasha.NewsEmbedding()
    morph, syntax, tagger = (
        natasha.NewsMorphTagger(embedding),
        natasha.NewsSyntaxParser(embedding),
        natasha.NewsNERTagger(embedding),
    )
    names = natasha.NamesExtractor(vocabulary)

    def run(text: str) -> object:
        document = natasha.Doc(text)
        document.segment(segmenter)
        document.tag_morph(morph)
        document.parse_syntax(syntax)
        document.tag_ner(tagger)
        for span in document.spans:
            span.normalize(vocabulary)
            if span.type == natasha.PER:
                span.extract_fact(names)
        return document

    return run


def _chain() -> Work:
    extract, dates, names = importlib.import_module("trafilatura").bare_extraction, _dateparser(), _natasha_all()

    def run(page: str) -> object:
        found = extract(page, with_metadata=True)
        text = (found.text or "") if found else ""
        return (dates(text), names(text)) if text else None

    return run


TOKENIZING: dict[str, Callable[[], Work]] = {
    "selectolax, bare parse": _bare,
    "rupress, lines new": lambda: _new,
    "rupress, lines met": lambda: lambda page: lay_out(read(page, media="html")),
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "trafilatura": _trafilatura,
    "goose3": _goose,
}
DATES: dict[str, Callable[[], Work]] = {
    "rupress.find_dates": lambda: find_dates,
    "natasha DatesExtractor": _natasha_dates,
    "dateparser.search": _dateparser,
}
NAMES: dict[str, Callable[[], Work]] = {
    "rupress.find_entities": lambda: find_entities,
    "natasha NER": _natasha_names,
    "natasha, normal forms": _natasha_all,
}
WHOLE: dict[str, Callable[[], Work]] = {
    "rupress.parse": lambda: parse,
    "trafilatura+dateparser+natasha": _chain,
}


def seconds(work: Work, text: str) -> float:
    start = time.process_time()
    try:
        work(text)
    except Exception as fault:  # noqa: BLE001 - a tool that fails on a page has spent its time on it, too
        FAILED[type(fault).__name__] = FAILED.get(type(fault).__name__, 0) + 1
    return time.process_time() - start


FAILED: dict[str, int] = {}


def ready(makers: dict[str, Callable[[], Work]]) -> dict[str, Work]:
    """Give the tools that are installed; say which are not."""
    tools: dict[str, Work] = {}
    for name, make in makers.items():
        try:
            tools[name] = make()
        except ImportError as fault:
            print(f"    {name}: not installed ({fault})")
    return tools


def table(title: str, makers: dict[str, Callable[[], Work]], texts: Sequence[str], runs: int) -> None:
    """Print the tools' times on the same texts, and what each needs beside the first one of the table."""
    print(f"\n{title}: {len(texts)} texts, {sum(map(len, texts)):,} characters, best of {runs} runs")
    tools = ready(makers)
    for text, work in itertools.product(texts[:WARM], tools.values()):
        seconds(work, text)
    best = {name: [float("inf")] * len(texts) for name in tools}
    for _, (place, text) in itertools.product(range(runs), enumerate(texts)):
        for name, work in tools.items():
            best[name][place] = min(best[name][place], seconds(work, text))
    first = next(iter(best.values()))
    print(f"    {'':32} {'median ms':>10} {'char/s':>12} {'times the first':>16}")
    for name, times in best.items():
        ratios = statistics.median(time / base for time, base in zip(times, first, strict=True))
        rate = sum(map(len, texts)) / sum(times)
        print(f"    {name:32} {statistics.median(times) * 1000:10.2f} {rate:12,.0f} {ratios:16.1f}")


def articles(path: Path, count: int) -> list[str]:
    """Give texts of a seeded choice of articles: paragraphs, headings and quotations, a line each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        stories = [json.loads(line)["blocks"] for line in lines]
    chosen = random.Random(SEED).sample(stories, count)
    kinds = {"h1", "h2", "h3", "p", "blockquote"}
    return ["\n\n".join(text for kind, text, *_ in story if kind in kinds and text) for story in chosen]


def main(pages: Path, stories: Path, count: int, runs: int, only: Iterable[str]) -> None:
    warnings.simplefilter("ignore")
    logging.disable()
    html = [(folder / "page.html").read_bytes() for folder in sorted(pages.glob("[0-9]*"))]
    decoded = [decode(page)[0] for page in html]
    texts = articles(stories, count)
    plans = {
        "tokenizing": ("HTML to parts of the article", TOKENIZING, decoded, runs),
        "dates": ("Dates in articles", DATES, texts, 1),
        "names": ("Names in articles", NAMES, texts, 1),
        "whole": ("HTML to the whole record", WHOLE, decoded, runs),
    }
    for name, plan in plans.items():
        if not only or name in only:
            table(*plan)
    for fault, times in FAILED.items():
        print(f"    a tool raised {fault} {times} times")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="folder of pages")
    parser.add_argument("stories", type=Path, help="file of Instant View articles")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", action="append", default=[], choices=["tokenizing", "dates", "names", "whole"])
    given = parser.parse_args()
    main(given.pages, given.stories, given.articles, given.runs, given.only)
