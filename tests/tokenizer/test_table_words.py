"""Every entry of the tables of captions, names, datelines, stamps and advertising is tried by an example."""

from __future__ import annotations

import copy
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rupress.read import read
from rupress.records import Facts
from rupress.ru.tables import read_toml
from rupress.tokenizer import (
    byline_lines,
    bylines,
    caption_seams,
    captions,
    datelines,
    houses,
    lexicon,
    notices,
    persons,
    rows,
    shapes,
    signs,
    stamps,
)
from rupress.tokenizer import credits as room_of_credits
from rupress.tokenizer.context import context_of
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.rules import furniture, readers
from rupress.tokenizer.settle import ANYWHERE, RULES

LINES = (Path(__file__).parent / "table_words.tsv").read_text(encoding="utf-8").splitlines()
LINES = [line for line in LINES if not line.startswith("#")]
CASES = list(csv.reader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
ROOMS = (
    byline_lines, bylines, caption_seams, captions, room_of_credits, datelines, furniture, houses, lexicon, notices,
    persons, readers, rows, signs, stamps,
)  # fmt: skip
SETTLING = {rule.__name__: rule for rule in (*ANYWHERE, *RULES)}
COMPILED = {id(f): f for room in ROOMS for f in vars(room).values() if hasattr(f, "cache_clear") and f is not read_toml}


def cut(text: str) -> str:
    at = caption_seams.split_caption(text)
    return f"{text[:at]}|{text[at:]}"


def credit(text: str) -> str:
    found = room_of_credits.parse_credit(text)
    return f"{found.creator or '-'} · {found.agency or '-'}"


def authors(text: str) -> str:
    text = text.replace("/", "\n\n")
    pieces = [whole(row, "byline", "test", 0.9) for row in rows_of(read(text, media="text"))]
    return ", ".join(author.name for author in bylines.read_bylines(pieces, None, text).authors)


def dateline(text: str) -> str:
    found = datelines.find_dateline(text)
    return " · ".join(part or "-" for part in (found.place, found.date, found.agency)) if found else "none"


def stamp(text: str) -> str:
    found = stamps.parse_stamp(text)
    return found.text if found else "none"


def traits(text: str) -> str:
    """Give what a line shows of what an example names before it: «phone: …»."""
    name, _, line = text.partition(": ")
    return name if name.replace(" ", ":") in shapes.shape_of(line).traits else "none"


def sentences(text: str) -> str:
    return str(len(rows_of(read(text.replace(" / ", "\n"), media="text"))))


def ad(text: str) -> str:
    pieces = [whole(row, "ad", "test", 0.9) for row in rows_of(read(text, media="text"))]
    return " ".join(found.advertiser or "-" for found in notices.find_ads(pieces, text)) or "none"


def labels(rule: Any, text: str) -> str:
    pairs = [line.partition(" ") for line in text.split("/", 1 if "headline" in text or "caption" in text else 0)]
    rows = rows_of(read("\n\n".join(words for _, _, words in pairs), media="text"))
    pieces = [whole(row, label, "test", 0.45) for row, (label, _, _) in zip(rows, pairs, strict=True)]
    return " ".join(piece.label for piece in rule(pieces, context_of(rows, Facts())))


def come_of(reader: str, text: str) -> str:
    each = {"cut": cut, "credit": credit, "authors": authors, "dateline": dateline, "stamp": stamp, "ad": ad}
    each |= {"traits": traits, "sentences": sentences}
    return each[reader](text) if reader in each else labels(SETTLING[reader], text)


def entries(path: str) -> list[str]:
    table, section, name = path.split(".")
    found = read_toml(f"{table}.toml")[section][name]
    return [found] if isinstance(found, str) else found


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a function that takes an entry out of its table."""

    def take_out(path: str, entry: str) -> None:
        table, section, name = path.split(".")
        left = copy.deepcopy(read_toml(f"{table}.toml"))
        found = left[section][name]
        left[section][name] = "-" if isinstance(found, str) else [word for word in found if word != entry] or ["-"]

        def reading(asked: str) -> dict[str, Any]:
            return left if asked == f"{table}.toml" else read_toml(asked)

        for room in ROOMS:
            if hasattr(room, "read_toml"):
                monkeypatch.setattr(room, "read_toml", reading)
        forget()

    yield take_out
    monkeypatch.undo()
    forget()


def forget() -> None:
    for compiled in COMPILED.values():
        compiled.cache_clear()


TRIED = [pytest.param(case, word, id=f"{case[0]} {word} {case[1]}") for case in CASES for word in entries(case[0])]


@pytest.mark.parametrize(("case", "word"), TRIED)
def test_entry(case: list[str], word: str, without: Any) -> None:
    path, reader, example, result = (part.replace("@", word).replace("^", word.capitalize()) for part in case)
    assert come_of(reader, example) == result
    without(path, word)
    assert come_of(reader, example) != result


def test_all_lists_are_tried() -> None:
    sections = [("captions", section) for section in read_toml("captions.toml")]
    sections += [("bylines", "names"), ("bylines", "dateline"), ("stamps", "around"), ("notices", "ad")]
    sections += [("lines", section) for section in read_toml("lines.toml")]
    listed = {f"{table}.{section}.{key}" for table, section in sections for key in read_toml(f"{table}.toml")[section]}
    assert listed <= {case[0] for case in CASES}
