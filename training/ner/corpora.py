"""The texts that the tagger learns from, each with its names under one or more conventions."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rupress.ner.decode import TYPES
from rupress.ner.model import INNER, SCORED

NAMED = "runormas"
"""Only learnt, not shipped: the names of RuNormAS, which people marked, with types that machines say."""
MARKED = "marked"
"""Learnt, and shipped as a part of the first head: the flat names of `marked`."""
LEARNT = (*SCORED, NAMED, MARKED)
"""All heads of the network in training."""
MARKS = Path(__file__).parent / "marked.jsonl"
"""Where the names are in articles of many sites and in news texts: no text, a line an article."""

NEREL_TYPES = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "COUNTRY": "LOC",
    "CITY": "LOC",
    "STATE_OR_PROVINCE": "LOC",
    "DISTRICT": "LOC",
    "LOCATION": "LOC",
}
"""Which of NEREL's types are taken, and for what."""

Spans = tuple[tuple[int, int, str], ...]


OPENING, CLOSING = '«"„“', '»"“”'
IN_HONOUR = ("имени", "им.")
ADJECTIVE = re.compile(r"(?:ск|цк|дн)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|ый|ым)$", re.IGNORECASE)
"""How the name of a place ends that stands before the name of its body: «московская полиция»."""
TEACHERS = ("natasha", "factrueval", "nerel", "slavicner")
"""Who labelled the silver texts: natasha, and the three heads of a transformer."""


@frozen
class Document:
    """A text with its names."""

    id: str
    text: str
    labels: dict[str, tuple[Spans, ...]] = field(factory=dict)
    """For each head the readings it may learn from: one for gold, several where machines labelled the text."""
    gold: frozenset[str] = frozenset()
    """Heads whose names people labelled."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON Lines, compressed."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def factrueval(data: Path) -> list[Document]:
    """Read the development set of factRuEval-2016: flat names."""
    return [
        Document(r["id"], r["text"], {"factrueval": (_outer(r["spans"], None),)}, frozenset({"factrueval"}))
        for r in rows(data / "ner/factrueval.dev.jsonl.gz")
    ]


def nerel(data: Path, part: str) -> list[Document]:
    """Read a part of NEREL, of nested names the outermost and the innermost."""
    return [
        Document(
            r["id"],
            r["text"],
            {"nerel": (_outer(r["spans"], NEREL_TYPES),), INNER: (_inmost(r["spans"], NEREL_TYPES),)},
            frozenset({"nerel", INNER}),
        )
        for r in rows(data / f"ner/nerel.{part}.jsonl.gz")
    ]


def slavic(data: Path) -> list[Document]:
    """Read SlavicNER; the first part of an id is its topic."""
    return [
        Document(r["id"], r["text"], {"slavic": (_outer(r["spans"], None),)}, frozenset({"slavic"}))
        for r in rows(data / "ner/slavicner.train.jsonl.gz")
    ]


def silver(data: Path, teachers: tuple[str, ...]) -> list[Document]:
    """Read the news texts that machines labelled.

    Args:
        data: folder of the corpora.
        teachers: whose labels the factRuEval head learns from: "natasha", "factrueval" or both.
    """
    texts = {r["id"]: r["text"] for r in rows(data / "raw/news.jsonl.gz")}
    named = {r["id"].replace("named/", "vz/"): r["spans"] for r in rows(data / "ner/runormas.train.jsonl.gz")}
    found = []
    for r in rows(data / "ner/silver.jsonl.gz"):
        spans = {name: tuple((a, b, t) for a, b, t in r[name]) for name in TEACHERS}
        labels = {
            "factrueval": tuple(spans[teacher] for teacher in teachers),
            "nerel": (_whole(texts[r["id"]], spans["nerel"]),),
            INNER: (spans["nerel"],),
            "slavic": (spans["slavicner"],),
        }
        gold = frozenset[str]()
        if r["id"] in named:
            labels[NAMED] = (_typed(named[r["id"]], list(spans.values())),)
            gold = frozenset({NAMED})
        found.append(Document(r["id"], texts[r["id"]], labels, gold))
    return found


def by_machines(documents: list[Document]) -> list[Document]:
    """Give documents without what people marked in some of them, so that all have the same readings."""
    return [
        evolve(d, labels={head: said for head, said in d.labels.items() if head not in d.gold}, gold=frozenset())
        for d in documents
    ]


def _typed(names: list[dict[str, Any]], said: list[Spans]) -> Spans:
    """Give the names that people marked the type that most machines say of them; without any, an organisation's."""
    found: list[tuple[int, int, str]] = []
    for span in sorted(names, key=lambda s: (s["start"], -s["stop"])):
        start, stop = span.get("pieces", [(span["start"], span["stop"])])[0]  # «Глебу и Льву Роговым» is in two
        if found and start < found[-1][1]:
            continue
        votes = Counter[str]()
        for spans in said:
            for first, last, type_ in spans:
                votes[type_] += max(0, min(last, stop) - max(first, start))
        type_, most = votes.most_common(1)[0] if votes else ("ORG", 0)
        found.append((start, stop, type_ if most else "ORG"))
    return tuple(found)


def taught(path: Path, documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Read what `training.ner.teach` wrote.

    Returns:
        The documents given, with the teacher's names under factRuEval's convention, and the articles of many sites, but
        for those of `marked`.
    """
    read: dict[str, Spans] = {}
    articles = []
    apart = _marked_ids()
    for r in rows(path):
        read[r["id"]] = tuple((a, b, t) for a, b, t in r["spans"])
        if r["text"] and r["id"] not in apart:
            articles.append(Document(r["id"], r["text"], {"factrueval": (read[r["id"]],)}))
    return [evolve(d, labels={**d.labels, "factrueval": (read[d.id],)}) for d in documents], articles


def _marked_ids() -> frozenset[str]:
    """Give the articles of many sites whose names were marked: what a teacher says of them is not read."""
    with MARKS.open(encoding="utf-8") as lines:
        return frozenset(_id(json.loads(line)["id"]) for line in lines)


def _id(address: str) -> str:
    """Give the id of a document by its article's address, or the id of a news text, as it is."""
    return f"iv/{address}" if address.startswith("http") else address


def instantview(data: Path) -> Iterator[tuple[str, str, str]]:
    """Read the articles of many sites, without names: address, site, text with one block a line."""
    for r in rows(data / "raw/instantview.jsonl.gz"):
        yield r["url"], r["site"], "\n".join(words for _, words in r["blocks"] if words)


def nested(data: Path) -> list[tuple[str, Spans]]:
    """Read NEREL's development set with nested names, as ../shared/score/entities.py measures on it."""
    found = []
    for r in rows(data / "ner/nerel.dev.jsonl.gz"):
        typed = ((s["start"], s["stop"], NEREL_TYPES.get(s["type"], "")) for s in r["spans"])
        found.append((r["text"], tuple(span for span in typed if span[2])))
    return found


def marked(data: Path) -> tuple[list[Document], list[Document]]:
    """Read the articles whose names were marked for this project: of many sites (`iv/…`), and news texts.

    Returns:
        Those to learn from and those to measure on.

    Raises:
        ValueError: the articles at hand are others than those that were marked.
    """
    texts = {r["id"]: r["text"] for r in rows(data / "raw/news.jsonl.gz")}
    texts |= {id_: text for id_, _, text in instantview(data)}
    parts: tuple[list[Document], list[Document]] = ([], [])
    with MARKS.open(encoding="utf-8") as lines:
        for r in map(json.loads, lines):
            text = texts.get(r["id"], "")
            if zlib.crc32(text.encode()) != r["crc"]:
                raise ValueError(f"{r['id']}: another text than the one whose names were marked")
            spans = tuple((start, stop, type_) for start, stop, type_ in r["names"])
            parts[r["held"]].append(Document(_id(r["id"]), text, {MARKED: (spans,)}, frozenset({MARKED})))
    return parts


def unquoted(documents: list[Document]) -> list[Document]:
    """Give the names of machines factRuEval's way with quotation marks: «ОАО «Заря» becomes «Заря»."""
    return [
        evolve(d, labels={**d.labels, "factrueval": tuple(_inner(d.text, r) for r in d.labels["factrueval"])})
        if "factrueval" in d.labels
        else d
        for d in documents
    ]


def _inner(text: str, spans: Spans) -> Spans:
    """Cut names of organisations down to what stands in their quotation marks."""
    found = []
    for start, stop, type_ in spans:
        opening = max(text.rfind(mark, start, stop - 2) for mark in OPENING) + 1 if type_ == "ORG" else 0
        if opening:
            name = text[opening:stop].rstrip(CLOSING)
            found.append((opening, opening + len(name), type_))
        else:
            found.append((start, stop, type_))
    return tuple(span for span in found if span[0] < span[1])


def _whole(text: str, spans: Spans) -> Spans:
    """Join names of machines NEREL's way: «МВД» with «России», «московская» with «полиция»."""
    found: list[tuple[int, int, str]] = []
    for start, stop, type_ in sorted(spans):
        if found and start - found[-1][1] == 1 and text[start - 1] == " ":
            before, _, kind = found[-1]
            words = text[before : found[-1][1]]
            if (
                (kind == "ORG" and type_ != "PER")
                or (kind == "ORG" and words.endswith(IN_HONOUR))
                or (kind == "LOC" and type_ == "ORG" and ADJECTIVE.search(words))
            ):
                found[-1] = (before, stop, "ORG")
                continue
        found.append((start, stop, type_))
    return tuple(found)


def _inmost(spans: list[dict[str, Any]], types: dict[str, str]) -> Spans:
    """Map types and keep the innermost of spans that overlap."""
    typed = {(s["start"], s["stop"], types[s["type"]]) for s in spans if s["type"] in types}
    kept: list[tuple[int, int, str]] = []
    for start, stop, type_ in sorted(typed, key=lambda s: (s[1] - s[0], s)):
        if all(stop <= a or b <= start for a, b, _ in kept):
            kept.append((start, stop, type_))
    return tuple(sorted(kept))


def _outer(spans: list[dict[str, Any]], types: dict[str, str] | None) -> Spans:
    """Map types and keep the outermost of spans that overlap."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s["start"], -s["stop"])):
        type_ = types.get(span["type"]) if types else span["type"]
        if type_ in TYPES and (not kept or span["start"] >= kept[-1][1]):
            kept.append((span["start"], span["stop"], type_))
    return tuple(kept)
