"""Labelled pages as training data of the line model: the same labels for the text and the HTML of a page."""

from __future__ import annotations

import difflib
import json
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from attrs import evolve

from rupress.read import read
from rupress.records import Facts, Source
from rupress.tokenizer.rows import Row, rows_of

SHARED = Path(__file__).parents[3] / "shared"
"""Where the real pages lie, and the scorers."""
FOLDS = 5
"""Number of the parts of the sites."""
COMPOSED_SITE = "composed of part "
"""What the site of a composed page begins with; the number of a part of the sites follows."""


class Example(NamedTuple):
    """One page with a label for every row."""

    name: str
    site: str
    source: Source
    rows: list[Row]
    labels: list[str]


def site_of(folder: Path) -> str:
    """Name the site of a page; a page without address is its own site."""
    about = json.loads((folder / "source.json").read_text())
    if "site" in about:
        return str(about["site"])
    host = re.sub(r"^https?://(www\.)?", "", about.get("url") or "").split("/")[0]
    parts = host.split(".")
    return ".".join(parts[-2:]) if host else folder.name


def pages(root: Path) -> list[Path]:
    """List the folders with labels."""
    return sorted(d for d in root.iterdir() if (d / "labels.json").exists())


def text_example(folder: Path) -> Example:
    """Read the visible text of a page with its labels."""
    text = (folder / "page.txt").read_text()
    source = read(text, media="text")
    labels = line_labels(folder)
    starts = [0]
    for piece in text.split("\n"):
        starts.append(starts[-1] + len(piece) + 1)
    number = {s: i for i, s in enumerate(starts)}
    rows = rows_of(source)
    kinds = [labels[number[row.line.span.start]] for row in rows]
    return Example(folder.name, site_of(folder), source, rows, kinds)


def html_example(folder: Path, *, facts: bool = True) -> Example:
    """Read the HTML of a page and bring the labels of its text over, line by line.

    Args:
        folder: folder of the page.
        facts: whether to keep what metadata and the names of elements tell; without it the model learns pages that do
            not.
    """
    source = read((folder / "page.html").read_bytes(), media="html")
    source = source if facts else bare(source)
    text = (folder / "page.txt").read_text().split("\n")
    labels = line_labels(folder)
    gold = [(_plain(line), labels[i]) for i, line in enumerate(text) if line.strip()]
    rows = rows_of(source)
    mine = [_plain(source.text[r.span.start : r.span.stop]) for r in rows]
    known = dict(gold)
    last = "nav"
    done: list[str] = []
    matcher = difflib.SequenceMatcher(None, [words for words, _ in gold], mine, autojunk=False)
    for sort, a, z, start, stop in matcher.get_opcodes():
        if sort == "equal":
            done += [kind for _, kind in gold[a:z]]
            continue
        for line in mine[start:stop]:
            last = _part_of(line, gold[a:z]) or known.get(line) or (done[-1] if done else last)
            done.append(last)
    return Example(folder.name, site_of(folder), source, rows, done)


def fold_of(site: str) -> int:
    """Say which part of the sites a site belongs to."""
    if site.startswith(COMPOSED_SITE):
        return int(site.removeprefix(COMPOSED_SITE))
    return zlib.crc32(site.encode()) % FOLDS


def as_example(name: str, site: str, lines: Iterable[tuple[str, str, str]]) -> Example:
    """Make a page of bare text of its lines: the words of each, what parts it from the next, its label."""
    text: list[str] = []
    labels: dict[int, str] = {}
    size = 0
    for words, gap, label in lines:
        labels[size] = label
        text.append(words + gap)
        size += len(words) + len(gap)
    source = read("".join(text), media="text")
    rows = rows_of(source)
    return Example(name, site, source, rows, [labels[row.line.span.start] for row in rows])


def bare(source: Source) -> Source:
    """Take from a page what its metadata state and how its elements are called."""
    return evolve(source, facts=Facts(), lines=tuple(evolve(line, classes=()) for line in source.lines))


def _part_of(line: str, gold: list[tuple[str, str]]) -> str | None:
    """Give the label of the line beside it that holds one which the reader tells apart: a title, an entry of a menu."""
    return next((kind for words, kind in gold if line in words), None)


def line_labels(folder: Path) -> dict[int, str]:
    """Give the label of each line of page.txt."""
    spans = json.loads((folder / "labels.json").read_text())["lines"]
    return {i: kind for first, last, kind in spans for i in range(first, last + 1)}


def _plain(line: str) -> str:
    return "".join(line.split())  # the reader sets white space between the parts of a line that a style sheet parts
