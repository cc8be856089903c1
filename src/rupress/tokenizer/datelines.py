"""Datelines: place, day and agency that open a report, in any order («МОСКВА, 11 июн – РИА Новости.»)."""

from __future__ import annotations

import re
from functools import cache

from rupress.fold import fold
from rupress.records import Dateline, Stamp
from rupress.ru.tables import read_toml, read_tsv
from rupress.span import Span
from rupress.tokenizer.houses import houses_of
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.stamps import find_stamps

REACH = 110
"""Characters at the beginning of a paragraph within which a dateline ends."""
# What every form below has: a bracket or two capitals at its beginning, a day or a slash further on. Most openings have
# none of it, and the patterns, which name all agencies, are not even made for them.
_MAY_BE = re.compile(r"\(|[А-Я][А-Я.()-]|[^\d/]*[\d/]")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the patterns of datelines, each with what it begins with: most are never met, so they are compiled late."""
    months = "|".join(sorted((m for m in read_toml("stamps.toml")["months"] if m[0] > "z"), key=len, reverse=True))
    agencies = "|".join(re.escape(r["name"]) for r in read_tsv("agencies.tsv") if r["kind"] != "bank")
    words = {name: "|".join(map(re.escape, several)) for name, several in read_toml("bylines.toml")["dateline"].items()}
    houses = "|".join(map(re.escape, read_toml("bylines.toml")["credit"]["houses"]))
    reporter = f"(?i:{words['correspondents']})"
    upper = rf"(?P<place>[А-Я][А-Я.()-]+(?:[ -](?:(?:{words['in_capitals']})-)?[А-Я][А-Я-]+){{0,3}}(?:/[А-Я-]+)?)"
    title = rf"(?P<place>[А-Я][а-я-]+(?:[ -](?:(?:{words['in_names']})-)?[А-Яа-я]+){{0,2}})"
    weekday = rf"(?i:{words['weekdays']}), "
    year = rf"(?: \d{{4}}(?: (?:{words['years']}))?)?(?:, \d\d:\d\d)?"
    day = rf"(?P<date>(?:{weekday})?\d{{1,2}} (?:{months})[а-я]{{0,3}}\.?{year})"
    outlet = rf"(?!(?:{reporter})[ /])[А-ЯA-Z][\w.-]*(?:[ .][А-ЯA-Z0-9][\w.-]*){{0,2}}"
    name = rf"(?P<agency>/?\"?(?:(?:{reporter}) )?(?:(?i:{agencies})(?![\w-]|\.\w)|{outlet})\"?/?)"
    author = r"(?:, [А-Я][а-я]+ [А-Я][а-я-]+)?"
    by = r" (?:[А-Я]\.|[А-Я][а-я]+) ?[А-Я][а-я-]+/"
    sep = r"\s?[,.—-]\s{0,3}[—-]?\s?"
    close = r"(?:\.?\s?[—-]\s|\.\s?[—-]?\s?|/\.?\s)"
    known = rf"(?P<agency>(?i:{agencies}))"
    forms = (
        # «МОСКВА, 5 ноября. /Корр. ТАСС Илья Громов/.»
        rf"{upper}{sep}{day}{sep}/(?P<agency>(?:{reporter} )?(?:(?i:{agencies})|[А-ЯA-Z-]{{3,20}})){by}{close}",
        # «Четверг, 24 апреля. «Крым 24».»
        rf"{day}\.\s(?P<agency>\"[^\"]{{2,30}}\"){close}",
        # «МОСКВА, 18 ноя – РИА Новости.», «Москва. 18 ноября. INTERFAX.RU - », «МОСКВА, 29 июня. /ТАСС/.»
        rf"{upper}{sep}{day}(?:{sep}|\s){name}{author}{close}",
        rf"{title}{sep}{day}{sep}{name}{author}{close}",
        # «ЗАРЕЧЬЕ, 3 мая — Зареченский вестник.», «ЯКУТСК, 3 мая – Мост открыли.»
        rf"{upper}{sep}{day}{sep}(?P<agency>[А-Я][а-я-]+ (?:[а-я]+ )?(?:{houses})[а-я]*){close}",
        rf"(?!(?i:{agencies})\b)(?P<place>[А-Я]{{2,}}(?:[ -][А-Я]{{2,}}){{0,2}}), {day}\s[—-]\s",
        # «ТАСС, 24 ноября.», «РИАМО - 18 ноя.»
        rf"{name}{sep}{day}{close}",
        # «МОСКВА, ФедералПресс, 1 ноября.»
        rf"{upper}{sep}{name}{sep}{day}{close}",
        # «ПЕТРОПАВЛОВСК. КАЗИНФОРМ – », «Минск /Корр. БЕЛТА/.», «МОСКВА /ТАСС/.»
        rf"{upper}(?:{sep}|\s)(?P<agency>/?(?i:(?:{reporter}) )?(?i:{agencies})/?)\.?\s?[—-]?\s",
        *(rf"{place}\s(?P<agency>/(?i:(?:{reporter}) )?[^/]{{2,30}}/){close}" for place in (title, upper)),
        # «Москва, 5 апреля 2019, 14:20 — REGNUM »
        rf"{title}{sep}{day}\s[—-]\s{known}\s",
        # «(Рейтер) - »
        r"(?P<agency>\([А-ЯA-Z][\w .-]{1,25}\))\s?[—-]\s",
        # «КИЕВ – Встреча…»
        rf"{upper}\s[—-]\s(?=[А-Я\"])",
    )
    begins = {upper: r"[А-Я][А-Я.()-]", title: r"[А-Я][а-я-]"}
    return tuple(
        (re.compile(next((begin for start, begin in begins.items() if form.startswith(start)), "")), form)
        for form in forms
    )


_pattern = cache(re.compile)


def read_dateline(text: str, paragraphs: tuple[Span, ...]) -> Dateline | None:
    """Read the dateline that opens one of the first two paragraphs, if there is one."""
    for span in paragraphs[:2]:
        found = find_dateline(text[span.start : min(span.stop, span.start + REACH)], span.start)
        if found is not None:
            return found
    return None


def find_dateline(opening: str, at: int = 0) -> Dateline | None:
    """Read the dateline at the beginning of a text.

    Args:
        opening: the first characters of a paragraph.
        at: where they stand in the page.
    """
    view = fold(opening)
    folded = view.text
    if not _MAY_BE.match(folded):
        return None
    for begin, form in _forms():
        match = _pattern(form).match(folded) if begin.match(folded) else None
        if match is None:
            continue
        groups = match.groupdict()
        agency = (groups.get("agency") or "").strip('/" ')
        place = groups.get("place") or ""
        # «Псков, 3 мая, Мост открыли.»: beside a place in small letters, or a day alone, it may be no outlet
        if agency and (not place.isupper() if place else groups.get("date")) and not _is_outlet(agency):
            continue
        span = view.span(match.start(), len(folded[: match.end()].rstrip()))
        parts = {
            k: _words(opening, view.span(*match.span(k))) if groups.get(k) else None
            for k in ("place", "date", "agency")
        }
        return Dateline(Span(at + span.start, at + span.stop), opening[span.start : span.stop], **parts)
    return None


def day_of(dateline: Dateline | None, pieces: list[Piece], text: str) -> Stamp | None:
    """Give the day of a dateline, with its time if it tells one («Псков, 14 апреля 2016, 16:05 — ИА РУБЕЖ.»)."""
    if dateline is None or dateline.date is None:
        return None
    for piece in pieces:
        if piece.span.start <= dateline.span.start < piece.span.stop:
            found = next((f for f in find_stamps(piece.text[:REACH]) if f.has_day), None)
            return piece.row.stamp(found.moved(piece.start), text) if found else None
    return None


def _is_outlet(agency: str) -> bool:
    """Tell an outlet: one of the table, a name in capitals («АБВ»), a site («vestnik.example»)."""
    return agency.lower().startswith(houses_of()) or agency.isupper() or "." in agency


def _words(opening: str, span: Span) -> str:
    return opening[span.start : span.stop].strip(' /"«»().,')
