"""Records of the tokenizer: every character of a page by kind, and the parts assembled from them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen

from rupress.records.shown import Shown, count, named
from rupress.records.source import Note, Source
from rupress.span import Span


class Kind(StrEnum):
    """What a stretch of a page is to a reader."""

    TICKER = "ticker"
    """Lists of other stories: their headings, times, badges, titles and teasers."""
    SECTION = "section"
    """Rubric, breadcrumb or storyline of this article."""
    HEADLINE = "headline"
    """Title of this article, each time it stands as a title."""
    DECK = "deck"
    """Summary set apart in the head of the article."""
    BYLINE = "byline"
    """Date, time, authors and source of this article."""
    CAPTION = "caption"
    """Text that belongs to a picture or video, with or without its credit."""
    CREDIT = "credit"
    """Line that only says whose picture it is."""
    BODY = "body"
    """Paragraph, list item, table row or block quotation of this article."""
    SUBHEAD = "subhead"
    """Heading inside the body."""
    RELATED = "related"
    """«Читайте также» and the titles under it, inside or right after the article."""
    TAGS = "tags"
    """Keywords of this article."""
    AD = "ad"
    """Advertising and its marks."""
    SHARE = "share"
    """Share, subscribe, print, view counters of this article."""
    COMMENT = "comment"
    """Readers' comments, their heads, forms and counts."""
    LEGAL = "legal"
    """Copyright, registration, age marks, foreign-agent and banned-organisation notices."""
    NAV = "nav"
    """Site furniture: menus, search, login, rates, weather, pagers."""
    EMBED = "embed"
    """Text of embedded posts and players, debris of markup."""


@frozen
class Segment(Shown):
    """A stretch of the page of one kind. The segments of a page tile its text."""

    span: Span
    """Where it stands, trailing white space included."""
    kind: Kind
    """What it is."""
    rule: str
    """Name of the rule or feature that weighed most."""
    confidence: float
    """How often such a decision is right, 0 to 1, to four digits."""


@frozen
class Stamp:
    """A date or time as a byline or ticker states it, nothing inferred: absent fields are None."""

    span: Span
    """Where it stands."""
    text: str
    """The words."""
    year: int | None = None
    """Four digits."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """Day of the month."""
    hour: int | None = None
    """0 to 23."""
    minute: int | None = None
    """0 to 59."""
    second: int | None = None
    """0 to 59."""
    offset: int | None = None
    """Minutes east of UTC, if the stamp names a zone or offset."""
    days_ago: int | None = None
    """0 for «сегодня», 1 for «вчера»."""
    minutes_ago: int | None = None
    """How long before the fetching, for «5 минут назад», «2 часа назад»."""


@frozen
class Author:
    """Somebody named as author in the byline."""

    name: str
    """Name as a reader would write it: white space and label removed."""
    span: Span | None
    """Where it stands; None if only the metadata name it."""
    role: str | None = None
    """What the byline says of them: `Текст`, `Подготовил`, `корреспондент`, … as written."""


@frozen
class Credit:
    """Whose picture it is."""

    text: str
    """The credit with its label (`Фото:`, `©`), as written."""
    creator: str | None = None
    """Photographer or other maker."""
    agency: str | None = None
    """Agency, bank, service or outlet."""
    span: Span | None = None
    """Where it stands."""


@frozen
class Caption(Shown):
    """Caption of one picture or video; the same caption repeated on the page is one record."""

    span: Span
    """Where it stands first."""
    text: str | None
    """What the picture shows; None where only a credit stands."""
    credit: Credit | None
    """Whose picture it is."""
    occurrences: tuple[Span, ...] = ()
    """Every place where it stands, the first included."""


@frozen
class Dateline:
    """Place, day and agency that open a report, as in «МОСКВА, 11 июн – РИА Новости»."""

    span: Span
    """Where it stands, the closing dash or full stop included."""
    text: str
    """The words."""
    place: str | None = None
    """Place as written."""
    date: str | None = None
    """Day as written."""
    agency: str | None = None
    """Agency or outlet."""


@frozen
class TickerItem(Shown):
    """Another story in a list on the page."""

    span: Span
    """From its first to its last character."""
    title: str
    """Its title."""
    clock: str | None = None
    """Its time as the list shows it: `21:48`, `Сегодня, 10:15`, `10 апреля 2013`; None without one."""
    stamp: Stamp | None = None
    """The same, read: day, hour and minute as far as the list says them."""
    badges: tuple[str, ...] = ()
    """`Видео`, `Фото`, `Срочно`, … and rubrics."""
    url: str | None = None
    """Where the title leads, if known."""
    at: dt.datetime | None = None
    """The moment, resolved against the time the page was fetched; None without it."""


@frozen
class Ad:
    """An advertisement or its mark, if it says more than «Реклама»."""

    span: Span
    """Where it stands."""
    text: str
    """The words."""
    erid: str | None = None
    """Token of the Russian register of advertising."""
    advertiser: str | None = None
    """Who advertises, as written."""


@frozen
class Notice:
    """A notice that law prescribes: foreign agent, banned or undesirable organisation, age limit."""

    span: Span
    """Where it stands, alone or inside a sentence."""
    text: str
    """The words."""
    kind: str
    """`foreign_agent`, `banned`, `undesirable`, `age`."""
    subject: str | None = None
    """Who it is about, as written, where the notice names somebody."""


@frozen
class Layout:
    """A page taken apart: a kind for every character, and the parts of the article, nothing resolved yet."""

    source: Source
    """The page as read."""
    segments: tuple[Segment, ...]
    """Tile the text in order."""
    headline: Span | None = None
    """Title of the article, its best occurrence."""
    deck: Span | None = None
    """Summary under or over it."""
    section: Span | None = None
    """Last rubric of the breadcrumb."""
    published: Stamp | None = None
    """Date of the article as the page shows it."""
    updated: Stamp | None = None
    """Date of its last change as the page shows it."""
    authors: tuple[Author, ...] = ()
    """Who wrote it."""
    origin: str | None = None
    """The outlet that the byline names as the text's source («Источник: …»)."""
    dateline: Dateline | None = None
    """What opens the report."""
    paragraphs: tuple[Span, ...] = ()
    """Body, one span a paragraph, subheads included; notices and inserts cut out of the page between them."""
    captions: tuple[Caption, ...] = ()
    """Pictures' captions and credits, each once."""
    tags: tuple[str, ...] = ()
    """Keywords."""
    ticker: tuple[TickerItem, ...] = ()
    """Other stories, in page order."""
    ads: tuple[Ad, ...] = ()
    """Advertisements that say more than their mark."""
    notices: tuple[Notice, ...] = ()
    """Notices prescribed by law."""
    notes: tuple[Note, ...] = ()
    """What was odd in reading and tokenizing."""

    def __repr__(self) -> str:
        """Say in a line which page it is."""
        text, head = self.source.text, self.headline
        held = ("segments", "paragraphs", "ticker", "notes")
        words = text[head.start : head.stop] if head else text
        return named("Layout", words, *(count(len(getattr(self, what)), what) for what in held))
