"""A page built by hand, with every kind of record in it: for tests that must not depend on the engines."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from rupress.records import (
    Ad,
    Author,
    Caption,
    Credit,
    Cue,
    Dateline,
    DateMention,
    DateType,
    Decoding,
    EntityType,
    Facts,
    Gender,
    Kind,
    Media,
    Mention,
    Note,
    Notice,
    Organization,
    Page,
    Person,
    Place,
    Quote,
    QuoteKind,
    Segment,
    Speaker,
    SpeakerForm,
    Stamp,
    TickerItem,
)
from rupress.span import Span

MOSCOW = dt.timezone(dt.timedelta(hours=3))

LINES = (
    (Kind.NAV, "Маяк Заречья", "site_name"),
    (Kind.TICKER, "21:48", "clock_title"),
    (Kind.TICKER, "Видео", "clock_title"),
    (Kind.TICKER, "В Заречье открыли <новый> мост", "clock_title"),
    (Kind.SECTION, "Общество", "rubric"),
    (Kind.HEADLINE, "«Мы успеем»: Крапивин рассказал о ремонте набережной", "repeated_title"),
    (Kind.DECK, "Работы начнут весной и закончат за два года.", "after_headline"),
    (Kind.BYLINE, "20 мая 2021, 02:43", "day_month_year_time"),
    (Kind.BYLINE, "Текст: Инга Вербицкая", "author_label"),
    (Kind.CAPTION, "Набережная до ремонта. © Фотослужба «Маяка»", "caption_credit"),
    (Kind.BODY, "ЗАРЕЧЬЕ, 20 мая – Маяк. Мэр Пётр Крапивин осмотрел набережную вчера.", "dateline"),
    (Kind.AD, "Реклама. ООО «Ромашка». erid: 2VtzqwXYZ", "ad_mark"),
    (Kind.BODY, "«Мы успеем, – пообещал Крапивин. – Деньги есть».", "prose"),
    (Kind.RELATED, "Читайте также: Кто убирает снег", "related_head"),
    (Kind.TAGS, "мэрия, набережная", "tags_line"),
    (Kind.LEGAL, "*Признан иностранным агентом", "notice"),
)

TEXT = "".join(f"{line}\n" for _, line, _ in LINES)


def at(words: str, start: int = 0) -> Span:
    """Give the span of the first place at or after `start` where the words stand."""
    found = TEXT.index(words, start)
    return Span(found, found + len(words))


def segments() -> tuple[Segment, ...]:
    """Give one segment a line."""
    made: list[Segment] = []
    start = 0
    for number, (kind, line, rule) in enumerate(LINES):
        stop = start + len(line) + 1
        made.append(Segment(Span(start, stop), kind, rule, round(0.99 - number / 32, 3)))
        start = stop
    return tuple(made)


def page() -> Page:
    """Build the page."""
    stamp = Stamp(at("20 мая 2021, 02:43"), "20 мая 2021, 02:43", year=2021, month=5, day=20, hour=2, minute=43)
    paragraphs = (at(LINES[10][1]), at(LINES[12][1]))
    quote = (at("Мы успеем, – пообещал"), at("Деньги есть"))
    said = Span(quote[0].start, quote[0].start + len("Мы успеем"))
    headline = at(LINES[5][1])
    mayor = at("Пётр Крапивин")
    credit = Credit("© Фотослужба «Маяка»", agency="Фотослужба «Маяка»", span=at("© Фотослужба «Маяка»"))
    speaker = Speaker(at("Крапивин", quote[0].stop), SpeakerForm.NAME, "Пётр Крапивин", "p1")
    return Page(
        text=TEXT,
        media=Media.TEXT,
        url="https://mayak.example/a/1?x=1&y=<2>",
        fetched_at=dt.datetime(2021, 5, 20, 22, 0, tzinfo=MOSCOW),
        decoding=Decoding("utf-8", "declared", declared="utf-8"),
        facts=Facts(headline="«Мы успеем»", authors=("Инга Вербицкая",), kind="newsarticle"),
        segments=segments(),
        headline=LINES[5][1],
        headline_span=headline,
        deck=LINES[6][1],
        deck_span=at(LINES[6][1]),
        section="Общество",
        section_span=at("Общество"),
        published=dt.datetime(2021, 5, 20, 2, 43, tzinfo=MOSCOW),
        published_stamp=stamp,
        updated=dt.date(2021, 5, 21),
        updated_stamp=None,
        authors=(Author("Инга Вербицкая", at("Инга Вербицкая"), role="Текст"),),
        origin="Маяк",
        dateline=Dateline(at("ЗАРЕЧЬЕ, 20 мая – Маяк."), "ЗАРЕЧЬЕ, 20 мая – Маяк.", "ЗАРЕЧЬЕ", "20 мая", "Маяк"),
        paragraphs=tuple(TEXT[span.start : span.stop] for span in paragraphs),
        paragraph_spans=paragraphs,
        captions=(Caption(at(LINES[9][1]), "Набережная до ремонта.", credit, (at(LINES[9][1]),)),),
        tags=("мэрия", "набережная"),
        ticker=(
            TickerItem(
                Span(at("21:48").start, at(LINES[3][1]).stop),
                LINES[3][1],
                "21:48",
                Stamp(at("21:48"), "21:48", hour=21, minute=48),
                ("Видео",),
                "https://mayak.example/a/2",
                dt.datetime(2021, 5, 20, 21, 48, tzinfo=MOSCOW),
            ),
        ),
        ads=(Ad(at(LINES[11][1]), LINES[11][1], "2VtzqwXYZ", "ООО «Ромашка»"),),
        notices=(Notice(at(LINES[15][1]), LINES[15][1], "foreign_agent"),),
        dates=(
            DateMention(
                at("вчера"),
                "вчера",
                DateType.DATE,
                "2021-05-19",
                dt.date(2021, 5, 19),
                dt.date(2021, 5, 19),
                implied=("year", "month", "day"),
                anchor="reference",
                rule="deictic",
            ),
        ),
        quotes=(
            Quote(
                QuoteKind.DIRECT,
                Span(said.start, quote[1].stop),
                (said, quote[1]),
                "Мы успеем. Деньги есть",
                Cue(at("пообещал"), "пообещал", "пообещать", "say"),
                speaker,
                rule="dash_inside",
                confidence=0.97,
            ),
        ),
        mentions=(
            Mention(mayor, "Пётр Крапивин", EntityType.PER, "Пётр Крапивин", "p1", 0.98),
            Mention(at("ЗАРЕЧЬЕ"), "ЗАРЕЧЬЕ", EntityType.LOC, "Заречье", "l2", 0.9),
            Mention(at("ООО «Ромашка»"), "ООО «Ромашка»", EntityType.ORG, "ООО «Ромашка»", "o3", 0.8),
        ),
        entities=(
            Person(
                id="p1",
                name="Пётр Крапивин",
                mentions=(0,),
                surname="Крапивин",
                given="Пётр",
                gender=Gender.MASCULINE,
                roles=("мэр",),
            ),
            Place(id="l2", name="Заречье", mentions=(1,), kind="city", country="RU", geonames=1),
            Organization(id="o3", name="ООО «Ромашка»", mentions=(2,), kind="company", country="RU"),
        ),
        notes=(Note("date_conflict", "metadata say 2021-05-21", at("20 мая 2021")),),
    )


def bare(text: str) -> Page:
    """Build a page of one body segment in which nothing was found, its text as the name of the rule, too."""
    whole = page()
    known: dict[str, Any] = {
        field.name: () if isinstance(getattr(whole, field.name), tuple) else None
        for field in attrs.fields(Page)
        if field.name not in {"text", "segments", "media", "decoding", "facts"}
    }
    segments = (Segment(Span(0, len(text)), Kind.BODY, text, 0.5),) if text else ()
    return Page(text=text, segments=segments, media=Media.TEXT, decoding=whole.decoding, facts=Facts(), **known)
