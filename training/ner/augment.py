"""Variants of a text that pages have and corpora lack: capitals, headlines, tickers, other quotation marks.

Every change keeps the length of the text, so the spans of its names stay where they are; only `ticker` and `speakers`
compose anew.
"""

from __future__ import annotations

import itertools
import random
import re

from attrs import evolve
from training.ner.corpora import Document

SENTENCE_END = re.compile(r"(?<=[а-яё»\"”)])[.!?] (?=[«\"„А-ЯЁA-Z])")
QUOTE_STYLES = (("«", "»"), ('"', '"'), ("“", "”"), ("„", "“"))


def vary(document: Document, rng: random.Random) -> Document:
    """Return the document with a few random changes."""
    changes = [change for change, chance in CHANGES if rng.random() < chance]
    text = document.text
    for change in changes:
        text = change(text, document, rng)
    return evolve(document, text=text)


def lines(text: str, _: Document, rng: random.Random) -> str:
    """Put sentences on lines of their own, some without their full stop."""
    share = rng.choice((0.1, 0.4, 1.0))

    def cut(found: re.Match[str]) -> str:
        if rng.random() > share:
            return found.group()
        return found.group()[0] + "\n" if rng.random() < 0.4 else "\n "

    return SENTENCE_END.sub(cut, text)


def shout(text: str, _: Document, rng: random.Random) -> str:
    """Write a sentence or a few words in capitals."""
    ends = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    for _i in range(rng.choice((1, 1, 2, 4))):
        i = rng.randrange(len(ends) - 1)
        start, stop = ends[i], ends[i + 1]
        raised = text[start:stop].upper()
        if len(raised) == stop - start:
            text = text[:start] + raised + text[stop:]
    return text


def names(text: str, document: Document, rng: random.Random) -> str:
    """Begin lines with names, end lines after names, write some names in capitals."""
    spans = next(iter(document.labels.values()))[0]
    out = list(text)
    for start, stop, type_ in spans:
        dice = rng.random()
        if dice < 0.06 and start and out[start - 1] == " ":
            out[start - 1] = "\n"
        if 0.04 < dice < 0.08 and stop < len(out) and out[stop] == " ":
            out[stop] = "\n"
        if 0.08 < dice < 0.12 and type_ == "PER":
            last = text.rfind(" ", start, stop) + 1 or start
            raised = text[last:stop].upper()
            if len(raised) == stop - last:
                out[last:stop] = raised
    return "".join(out)


def quotes(text: str, _: Document, rng: random.Random) -> str:
    """Write another kind of quotation marks."""
    opening, closing = rng.choice(QUOTE_STYLES)
    if "«" in text:
        return text.replace("«", opening).replace("»", closing)
    out, inside = list(text), False
    for i, c in enumerate(out):
        if c == '"':
            out[i] = closing if inside else opening
            inside = not inside
    return "".join(out)


Kept = dict[str, list[list[tuple[int, int, str]]]]
"""Names of a text that is being composed, for each head and reading."""

CHANGES = ((lines, 0.5), (shout, 0.35), (names, 0.5), (quotes, 0.4))


def ticker(documents: list[Document], rng: random.Random) -> Document:
    """Compose a list of short sentences from several texts of one kind, some after a time, without full stops."""
    heads = tuple(documents[0].labels)
    text = ""
    labels: Kept = {head: [[] for _ in documents[0].labels[head]] for head in heads}
    style = rng.choice(("{:02}:{:02}\n", "{:02}:{:02} ", ""))
    for document in documents:
        ends = [0, *(m.end() for m in SENTENCE_END.finditer(document.text)), len(document.text)]
        i = rng.randrange(len(ends) - 1)
        start, stop = ends[i], ends[i + 1]
        if stop - start > 160:
            continue
        text += style.format(rng.randrange(24), rng.randrange(60))
        shift = len(text) - start
        sentence = document.text[start:stop].rstrip(" .\n").replace("\n", " ")
        text += sentence + "\n"
        for head in heads:
            for kept, spans in zip(labels[head], document.labels[head], strict=True):
                kept += [(a + shift, b + shift, t) for a, b, t in spans if a >= start and b <= start + len(sentence)]
    fixed = {head: tuple(tuple(spans) for spans in readings) for head, readings in labels.items()}
    return Document("ticker", text, fixed, gold=documents[0].gold)


def speakers(documents: list[Document], rng: random.Random) -> list[Document]:
    """Compose headlines that begin with a surname («Лосев: мост откроют в мае») or consist of one, ten to a text.

    Args:
        documents: texts of one kind, with the same readings.
        rng: source of randomness.
    """
    lines_ = [_headline(document, rng) for document in documents]
    alike = [line for line in lines_ if line]
    return [_together(alike[i : i + 10]) for i in range(0, len(alike), 10)]


def _headline(document: Document, rng: random.Random) -> Document | None:
    """Put a surname of the text before one of its short sentences; None if it has no full name or no such sentence."""
    people = [span for span in next(iter(document.labels.values()))[0] if span[2] == "PER"]
    surnames = [document.text[a:b].rpartition(" ")[2] for a, b, _ in people if " " in document.text[a:b]]
    ends = [0, *(m.end() for m in SENTENCE_END.finditer(document.text)), len(document.text)]
    short = [(a, b) for a, b in itertools.pairwise(ends) if 20 < b - a < 120]
    if not surnames or not short:
        return None
    surname = rng.choice(surnames)
    start, stop = rng.choice(short)
    sentence = document.text[start:stop].rstrip(" .\n").replace("\n", " ")
    if rng.random() < 0.3:
        surname = surname.upper()
    if rng.random() < 0.2:
        sentence = ""
    lead = surname + rng.choice((": ", ": ", " — ", ". ")) if sentence else surname
    shift, last = len(lead) - start, start + len(sentence)
    labels = {
        head: tuple(
            ((0, len(surname), "PER"), *((a + shift, b + shift, t) for a, b, t in spans if a >= start and b <= last))
            for spans in readings
        )
        for head, readings in document.labels.items()
    }
    return Document("headline", lead + sentence, labels)


def _together(documents: list[Document]) -> Document:
    """Put texts one below the other."""
    text = ""
    labels: Kept = {head: [[] for _ in readings] for head, readings in documents[0].labels.items()}
    for document in documents:
        for head, readings in document.labels.items():
            for kept, spans in zip(labels[head], readings, strict=True):
                kept += [(a + len(text), b + len(text), t) for a, b, t in spans]
        text += document.text + "\n"
    return Document("headlines", text, {head: tuple(map(tuple, readings)) for head, readings in labels.items()})
