"""Invented pages: news pages of outlets that do not exist, written for training, with a kind on every line.

A page is a folder of `pages/` with a `source.html`: HTML in which the attribute `k` names the kind of an element's
lines (the labels of the data's GUIDE), down to elements with a `k` of their own. Repeated pieces are written once:

    <template id=news><li><b k=ticker_time>{1}</b> <a href="/{n}" k=ticker_title>{2}</a></li></template>
    <ul><fill news>
    21:48 | Мост через Ветлугу откроют в мае
    21:40 | В Заречном районе отключат воду
    </fill></ul>

Each line of `fill` fills the template: `{1}`, `{2}` … are its fields, `{n}` a running number, and what stands in
`[[…]]` goes if its field is empty. Lines end where they do in a browser without style sheets; cells of tables are
lines of their own.

`invented_pages()` gives the pages, `invented_examples()` the same as training data, as data.py makes it of real ones.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from itertools import accumulate, count, pairwise
from pathlib import Path
from typing import NamedTuple

from data import Example, bare
from thumbnails import with_pictures, with_thumbnails

from rupress.read import read
from rupress.records import Source
from rupress.tokenizer.rows import rows_of

FOLDER = Path(__file__).parent / "pages"
_KINDS = """
nav ticker_head ticker_time ticker_badge ticker_title ticker_item ticker_teaser related section headline deck byline
caption credit body subhead tags share comment legal ad embed
"""
KINDS = frozenset(_KINDS.split())
"""The labels of lines."""
_TEMPLATE = re.compile(r"<template id=(\w+)>(.*?)</template>\n?", re.DOTALL)
_FILL = re.compile(r"<fill (\w+)>\n(.*?)</fill>", re.DOTALL)
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_FIELD = re.compile(r"\{(\w)\}")
_KIND = re.compile(r"\sk=[a-z_]+(?=[\s>])")
_CHARSET = re.compile(r"<meta charset=([\w-]+)>")
_BLOCKS = """
address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
h6 header hr html legend li main nav ol p pre section table tbody td tfoot th thead tr ul br
"""
ENDING = frozenset(_BLOCKS.split())
"""Elements that end a line where they begin and where they end."""
UNSEEN = frozenset(("head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea", "title"))
"""Elements of which nothing is seen."""
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
"""Elements that hold nothing, and have no end."""
_SPACES = re.compile(r"[ \t\n\r\f]+")


class LabelledLine(NamedTuple):
    """A visible line."""

    text: str
    """Its words, white space collapsed."""
    kind: str
    """Its label."""
    broken: bool
    """Whether only a `<br>` divides it from the line before; else a block does."""


class InventedPage(NamedTuple):
    """A page with a label for every line."""

    name: str
    """Name of its folder; each page is of a site of its own."""
    html: bytes
    """The page as a server sends it, without the labels."""
    lines: tuple[LabelledLine, ...]
    """Its visible lines, in order."""

    @property
    def text(self) -> str:
        """The visible text in the form of the real pages: an empty line between blocks, none at a `<br>`."""
        return "".join(_gap(i, line) + line.text for i, line in enumerate(self.lines))

    @property
    def is_article(self) -> bool:
        """Whether the page has an article; front pages, lists and pages of errors have none."""
        return any(line.kind == "headline" for line in self.lines)


def _gap(number: int, line: LabelledLine) -> str:
    return "" if not number else "\n" if line.broken else "\n\n"


@cache
def invented_pages() -> tuple[InventedPage, ...]:
    """Read all invented pages, in the order of their folders."""
    sources = sorted(FOLDER.glob("*/source.html"))
    return tuple(page_of(path.parent.name, path.read_text(encoding="utf-8")) for path in sources)


def page_of(name: str, source: str) -> InventedPage:
    """Turn a source into a page.

    Args:
        name: name of the page, for messages.
        source: annotated HTML.

    Raises:
        ValueError: an unknown kind, a line without kind or of two kinds, an element that is not closed.
    """
    expanded = with_pictures(name, expand(name, source))
    walk = _Walk(name)
    walk.feed(expanded)
    walk.finish()
    charset = _CHARSET.search(expanded)
    html = _KIND.sub("", expanded).encode(charset[1] if charset else "utf-8", "xmlcharrefreplace")
    return InventedPage(name, html, tuple(walk.lines))


def invented_examples(*, html: bool = True, facts: bool = True) -> list[Example]:
    """Give the invented pages as training data: as text, and if wanted as HTML.

    Args:
        html: whether to give every page as HTML, too.
        facts: whether the HTML keeps what its metadata and the names of its elements tell.
    """
    found = [text_example(page) for page in invented_pages()]
    return found + ([html_example(page, facts=facts) for page in invented_pages()] if html else [])


def text_example(page: InventedPage) -> Example:
    """Read the visible text of a page with its labels."""
    source = read(page.text, media="text")
    labels, at = {}, 0
    for i, line in enumerate(page.lines):
        at += len(_gap(i, line))
        labels[at] = line.kind
        at += len(line.text)
    return _example(page, source, [labels[row.line.span.start] for row in rows_of(source)])


def html_example(page: InventedPage, *, facts: bool = True) -> Example:
    """Read the HTML of a page with its labels.

    Raises:
        ValueError: the library sees other lines than the labels are for.
    """
    source = read(page.html, media="html")
    source = source if facts else bare(source)
    seen = [_bare(source.text[row.span.start : row.span.stop]) for row in rows_of(source)]
    lines = [(_bare(line.text), line.kind) for line in page.lines]
    kinds: list[str] = []
    left, kind = "", ""
    for words in seen:  # titles side by side in one block are a line each to the reader
        if not left:
            left, kind = lines[0] if lines else ("", "")
            del lines[:1]
        while lines and words.startswith(left) and lines[0][1] == kind and len(left) < len(words):
            left += lines.pop(0)[0]  # one paragraph, broken into lines of one width
        if not left.startswith(words):
            raise ValueError(f"{page.name}: the reader sees {words!r} instead of {left!r}")
        left = left[len(words) :].strip()
        kinds.append(kind)
    if left or lines:
        raise ValueError(f"{page.name}: the reader does not see {left or lines[0][0]!r}")
    return _example(page, source, kinds)


def write_page(page: InventedPage, folder: Path) -> None:
    """Write a page as the labelled ones are kept, for the same scorer; of the fields it has headline and deck."""
    folder.mkdir(parents=True)
    first = {line.kind: line.text for line in reversed(page.lines)}
    ends = accumulate(len(_gap(i, line)) for i, line in enumerate(page.lines))
    lines = [[end, end, line.kind] for end, line in zip(ends, page.lines, strict=True)]
    kind = "article" if page.is_article else "list"
    labels = {"lines": lines, "fields": {"kind": kind, "headline": first.get("headline"), "deck": first.get("deck")}}
    (folder / "page.txt").write_text(page.text, encoding="utf-8")
    (folder / "page.html").write_bytes(page.html)
    (folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    (folder / "source.json").write_text(json.dumps({"url": None, "site": f"invented-{page.name}"}), encoding="utf-8")


def _example(page: InventedPage, source: Source, labels: list[str]) -> Example:
    rows = rows_of(source)
    for k, (one, two) in enumerate(pairwise(rows)):
        if one.line is two.line and labels[k] == "headline":  # a date and the headline in one line
            labels[k] = "byline"
    return Example(f"invented-{page.name}", f"invented-{page.name}", source, rows, labels)


def _bare(text: str) -> str:
    """Leave out white space: the reader sets some between the parts of a line that a style sheet parts."""
    return "".join(text.split())


def expand(name: str, source: str) -> str:
    """Put the filled templates in their places."""
    templates = {
        one: with_thumbnails(name, one, item, _kind_of_list(one, source)) for one, item in _TEMPLATE.findall(source)
    }
    numbers = count(1)

    def filled(match: re.Match[str]) -> str:
        lines = [line for line in match[2].splitlines() if line.strip()]
        return "".join(_fill(templates[match[1]], line, next(numbers)) for line in lines)

    return _FILL.sub(filled, _TEMPLATE.sub("", source))


def _kind_of_list(template: str, source: str) -> str:
    """Name the kind that stands nearest before the place where a template is filled."""
    before = source.partition(f"<fill {template}>")[0]
    return next(iter(_KIND.findall(before)[-1:]), "")[3:]


def _fill(template: str, line: str, number: int) -> str:
    fields = {str(i): field.strip() for i, field in enumerate(line.split("|"), 1)} | {"n": str(48_200 + 37 * number)}

    def kept(match: re.Match[str]) -> str:
        return match[1] if any(fields.get(name) for name in _FIELD.findall(match[1]) if name != "n") else ""

    return _FIELD.sub(lambda match: fields.get(match[1], ""), _OPTIONAL.sub(kept, template))


class _Walk(HTMLParser):
    """Collects the visible lines of annotated HTML."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.lines: list[LabelledLine] = []
        self._open: list[tuple[str, str, bool]] = []
        """Elements entered and not left: name, kind, whether what is in them is seen."""
        self._texts: list[tuple[str, str]] = []
        self._broken = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ENDING:
            self._end(broken=tag == "br")
        if tag in VOID:
            return
        given = dict(attrs)
        kind, seen = self._open[-1][1:] if self._open else ("", True)
        kind = given.get("k") or kind
        if kind and kind not in KINDS:
            raise ValueError(f"{self.name}: unknown kind {kind} in line {self.getpos()[0]}")
        hidden = tag in UNSEEN or "hidden" in given or "display:none" in (given.get("style") or "")
        self._open.append((tag, kind, seen and not hidden))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            where = self.getpos()[0]
            raise ValueError(f"{self.name}: </{tag}> closes {self._open[-1:]} in line {where} of the filled source")
        if tag in ENDING:
            self._end(broken=False)
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][2] and (self._texts or data.strip()):
            self._texts.append((data, self._open[-1][1]))

    def finish(self) -> None:
        """Tell what is left open."""
        self.close()
        if self._open:
            raise ValueError(f"{self.name}: <{self._open[-1][0]}> is not closed")

    def _end(self, *, broken: bool) -> None:
        text = _SPACES.sub(" ", "".join(words for words, _ in self._texts)).strip(" ")
        kinds = {kind for words, kind in self._texts if words.strip()}
        if text:
            if len(kinds) != 1 or "" in kinds:
                raise ValueError(f"{self.name}: a line needs one kind, not {sorted(kinds)}: {text[:60]!r}")
            self.lines.append(LabelledLine(text, kinds.pop(), self._broken and bool(self.lines)))
            self._broken = broken
        else:
            self._broken = False  # two breaks leave an empty line
        self._texts.clear()
