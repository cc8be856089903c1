"""Records of the reading room: what the page is, before anyone asks what it says."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from rupress.records.shown import count, named
from rupress.span import Span


class Media(StrEnum):
    """What kind of input a page was."""

    HTML = "html"
    """A document in HTML."""
    TEXT = "text"
    """The visible text of a page: `innerText` of a browser, or a naive tag-strip."""
    ARTICLE = "article"
    """A text already extracted: headline, deck and paragraphs, nothing else."""


@frozen
class Note:
    """Something odd about a page that a user may want to know; never an error."""

    code: str
    """Short fixed name, for filtering: `no_article`, `mojibake`, `published_conflict`, …"""
    message: str
    """What was seen and what was done about it, in English."""
    span: Span | None = None
    """Where in the page's text, if it is about one place."""


@frozen
class Decoding:
    """How bytes became text."""

    encoding: str
    """Name of the codec that was used; `str` if the page came as text."""
    how: str
    """What decided: `bom`, `argument`, `declared`, `detected`, `utf-8`, `fallback`, `text`."""
    declared: str | None = None
    """What the page or the caller claimed, if anything did."""
    repaired: str | None = None
    """The mojibake that was undone, as `read-as <- real` (`cp1251 <- utf-8`), or None."""


@frozen
class Line:
    """One line of the source text with what the markup around it tells. In plain text only the span is known."""

    span: Span
    """The line without its line break; in hard-wrapped text a paragraph with those between its lines."""
    tag: str = ""
    """Name of the block element that holds the line (`p`, `h1`, `li`, `div`, `figcaption`, …); empty for plain text."""
    path: str = ""
    """Names of the enclosing elements, outermost first, joined by `>`."""
    classes: tuple[str, ...] = ()
    """Words of the class, id and itemprop attributes of the block and its near ancestors, lower case, nearest first."""
    links: float = 0.0
    """Share of the line's visible characters that stand inside links, 0 to 1."""
    href: str | None = None
    """Target of the line's link, if one link covers most of it."""
    time: str | None = None
    """The `datetime` attribute of a `<time>` element in the line."""
    block: int = 0
    """Number of the nearest list-like container (three or more children of one name that hold text), so that items of
    one list can be told from the next; 0 if there is none."""
    item: int = 0
    """Which of those children holds the line, from 1: lines of one item share `block` and `item`; 0 if `block` is 0."""
    items: int = 0
    """How many of those children hold text; 0 if `block` is 0."""
    depth: int = 0
    """Number of the enclosing elements, that is of the names in `path`."""
    landmarks: tuple[str, ...] = ()
    """Names of the enclosing elements that tell a part of a page (`article`, `main`, `header`, `footer`, `nav`,
    `aside`, `figure`, `figcaption`, `blockquote`, `form`, `table`, `ul`, `ol`, `h1` …), nearest first."""
    bold: float = 0.0
    """Share of the line's visible characters in headings, `b` and `strong`, 0 to 1."""
    around: tuple[int, ...] = ()
    """Numbers of the enclosing elements that hold several parts, outermost first: where those of two lines part ways,
    the lines stand in different parts of one element."""
    picture: str | None = None
    """The `alt` of the last picture between this line and the one before, empty where that has none; None where there
    is no picture. Icons and counters are none."""
    part: Span | None = None
    """Where the longest of its parts stands, if inline elements cut a short line in several: the title in «18:40 Лось
    вышел к заправке Общество». Parts are a link and what is beside it, or elements without white space between."""
    seams: tuple[int, ...] = ()
    """Where two inline elements touch without white space, if the line is short: a style sheet parts what they say
    («18 мая 2021, 15:40Анна Ветрова»); and where a link follows a link («Теги: мост дорога»)."""
    hint: str = ""
    """What a site profile says that the line is: a label of the tokenizer, or `outside`; `page` or `page within` for
    the number or running head of a page of print, between two paragraphs or within one; else empty."""


@frozen
class Facts:
    """What the page's metadata states about the article: JSON-LD, OpenGraph, microdata, `<time>`, `<link>`."""

    headline: str | None = None
    """Title of the article."""
    title: str | None = None
    """Content of `<title>`, site name and all."""
    description: str | None = None
    """Summary, often the deck."""
    published: str | None = None
    """Time of publication as stated, ISO 8601."""
    updated: str | None = None
    """Time of the last change as stated, ISO 8601."""
    authors: tuple[str, ...] = ()
    """Names of the authors."""
    section: str | None = None
    """Rubric."""
    tags: tuple[str, ...] = ()
    """Keywords."""
    site: str | None = None
    """Name of the outlet."""
    canonical: str | None = None
    """Canonical address of the page."""
    language: str | None = None
    """Language code of the document."""
    kind: str | None = None
    """What the page says it is: schema.org type or `og:type`, lower case (`newsarticle`, `website`)."""
    stated: tuple[str, ...] = ()
    """Every time of publication stated, the most trusted first: pages contradict themselves, so the page's own text may
    decide for another than `published`."""


@frozen
class Source:
    """A page as read: one immutable text, its lines, and the facts its metadata states."""

    text: str
    """The visible text, behind it that of an article which only scripts would show; for plain text the input itself, to
    the character. Every span counts its code points."""
    lines: tuple[Line, ...]
    """The non-empty lines, in order."""
    media: Media
    """What kind of input it was."""
    decoding: Decoding
    """How bytes became text."""
    facts: Facts
    """What the metadata states."""
    url: str | None = None
    """Address of the page, as the caller gave it."""
    notes: tuple[Note, ...] = ()
    """What was odd in reading."""
    ticker: str | None = None
    """How lists of other stories go, if a site profile says so: `time title` or `title time`."""

    def __repr__(self) -> str:
        """Say in a line which page it is."""
        return named(
            "Source", self.text, str(self.media), count(len(self.lines), "lines"), count(len(self.notes), "notes")
        )
