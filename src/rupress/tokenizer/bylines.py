"""Bylines: date of publication, date of change, authors, and the outlet the text was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from rupress.fold import fold
from rupress.records import Author, Stamp
from rupress.ru.tables import read_toml
from rupress.span import Span
from rupress.tokenizer.byline_lines import (
    MADE_FOR,
    MAIL,
    are_guests,
    between_names,
    label_of_authors,
    labels_of,
    names_weekday,
    of_an_issue,
)
from rupress.tokenizer.houses import is_account
from rupress.tokenizer.persons import has_surname, is_author, is_known_author, is_surname_last
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.stamps import Found, day_of_the_path, find_stamps
from rupress.tokenizer.vocabulary import given_names, vocabulary

_LISTED = re.compile(r", | и ")
_GLUED = re.compile(r"[а-я](?=[А-Я])")
_COUNTS = re.compile(r"(?<=\d)\s?(?=[А-Я][а-я])|(?<=[а-я])\s?(?=\d)")
"""Between a counter and a name: «18:42 3 417Анна Ветрова», «Анна Ветрова12»."""
_EDGES = " \t.,:;|—-•·()[]"
_ROLE = re.compile(r"\s?\([^()]{3,60}\)?\s?$")
_NICK = re.compile(r"[\w.@-]{3,30}")
_FIRST_OF_MANY = re.compile(r"([А-Я][а-я]+) ([А-Я][а-я]+(?:-[А-Я][а-я]+)?|[А-Я]{2,})(?= )")


@frozen
class Byline:
    """What the bylines of a page say."""

    published: Stamp | None = None
    updated: Stamp | None = None
    authors: tuple[Author, ...] = ()
    origin: str | None = None


def rubric_of(piece: Piece) -> tuple[int, int] | None:
    """Find a rubric beside the date of a byline («18:43, 27 августа 2022Наука и техника»).

    Returns:
        Its place in the piece's text.
    """
    folded = piece.text
    for start, stop in _between(0, len(folded), find_stamps(folded)):
        words = folded[start:stop]
        bare = words.strip(_EDGES)
        if bare and "rubric" in vocabulary().of_line(bare.lower()):
            at = start + words.find(bare)
            return at, at + len(bare)
    return None


def read_bylines(pieces: list[Piece], headline: Piece | None, text: str) -> Byline:
    """Read the byline pieces of a page.

    Args:
        pieces: all pieces, in order.
        headline: the headline, so that the date nearest to it is taken.
        text: the page's text.
    """
    lines = [p for p in pieces if p.label == "byline"]
    published, updated = _dates(lines, headline, text)
    if headline is not None and (published is None or _is_clock(published)):
        published = _day_of_the_path(pieces[: pieces.index(headline) + 1], published, text) or published
    return Byline(published, updated, _authors(lines, text), _origin(lines, text))


def _dates(lines: list[Piece], headline: Piece | None, text: str) -> tuple[Stamp | None, Stamp | None]:
    """Choose the dates of the article and of its change: by the words before them, then by nearness to the headline."""
    candidates: list[tuple[tuple[int, int, int], Piece, Found]] = []
    updated: Stamp | None = None
    here = headline.span.start if headline else 0
    waiting = ""
    for piece in lines:
        folded = piece.text
        stamps = find_stamps(folded)
        last = 0
        for found in stamps:
            words = (waiting + " " + folded[last : found.start]).lower()
            last = found.stop
            waiting = ""
            told = labels_of("published").search(words)
            if labels_of("updated").search(words) and not told:
                updated = updated or piece.row.stamp(found.moved(piece.start), text)
                continue
            if of_an_issue().search(folded[: found.start].lower()) and not _is_all(told, words):
                continue
            day = 0 if found.has_day or "minutes_ago" in found.fields else 1
            visit = int(piece.span.start < here and names_weekday(folded))  # what `date_of_the_visit` has left
            candidates.append(((day, visit, abs(piece.span.start - here)), piece, found))
        if not stamps and folded.rstrip().endswith(":"):
            waiting = folded
    if not candidates:
        return None, updated
    _, piece, found = min(candidates, key=lambda c: c[0])
    published = piece.row.stamp(found.moved(piece.start), text)
    return (published if published.hour is not None else _with_clock(published, piece, lines, text)), updated


def _is_clock(stamp: Stamp) -> bool:
    """Tell whether a stamp says a time of day alone."""
    return stamp.day is None and stamp.days_ago is None and stamp.minutes_ago is None


def _day_of_the_path(above: list[Piece], clock: Stamp | None, text: str) -> Stamp | None:
    """Find the day in the path of the page («Город » 2011 » Март » 9»), and give it the clock time beside it."""
    for piece in above:
        found = day_of_the_path(piece.text) if piece.label in _PATHS and len(piece.text) < _PATH else None
        if found is not None:
            day = piece.row.stamp(found.moved(piece.start), text)
            if clock is None or clock.span.start < day.span.stop:
                return day
            span = Span(day.span.start, clock.span.stop)
            time = {"hour": clock.hour, "minute": clock.minute, "second": clock.second}
            return evolve(day, span=span, text=text[span.start : span.stop], **time)
    return None


_PATHS = frozenset({"section", "nav", "headline"})
_PATH = 400
"""Most characters of a path, the title at its end."""


def _is_all(told: re.Match[str] | None, words: str) -> bool:
    """Tell whether a label is all that stands before a date: «Дата выпуска: 12.06.2009», but not «Выпуск № 12 от …»."""
    return told is not None and not (words[: told.start()] + words[told.end() :]).strip(" :")


def _with_clock(day: Stamp, piece: Piece, lines: list[Piece], text: str) -> Stamp:
    """Give a day the clock time that is all of the line beside it («18 мая 2020» / «15:50»)."""
    at = lines.index(piece)
    for other in lines[max(0, at - 1) : at + 2]:
        found = next(iter(find_stamps(other.text)), None)
        between = text[min(piece.span.stop, other.span.stop) : max(piece.span.start, other.span.start)]
        if found and found.is_clock and not between.strip() and len(other.text.strip()) == found.stop - found.start:
            clock = other.row.stamp(found.moved(other.start), text)
            span = Span(min(day.span.start, clock.span.start), max(day.span.stop, clock.span.stop))
            return evolve(day, span=span, text=text[span.start : span.stop], **found.fields)
    return day


def _authors(lines: list[Piece], text: str) -> tuple[Author, ...]:
    authors: dict[str, Author] = {}
    label = ""
    guests = False
    last = 0
    for piece in lines:
        folded = piece.text
        if text[last : piece.span.start].strip():
            label = ""  # «Автор» over a column, and lines of others between
        last = piece.span.stop
        match = label_of_authors(folded.lstrip())
        guests = are_guests(folded) or (guests and match is None and not find_stamps(folded))
        if guests:  # «Гости:» / «Анна Ветрова» / «геолог» / «Ведущий:» / «Илья Громов»
            continue
        rest = folded.lstrip()[match.end() :].lstrip(" ") if match is not None else ""
        # «Автор:», «Беседовали Соня Ветрова и Илья Громов»
        opened = match is not None and (rest[:1] in (":", "") or _are_names(rest.lstrip(",")))
        if match is None and labels_of("origin").match(folded.lstrip()):
            label = ""
            continue
        if opened and match is not None:
            label = match.group()
        # «Автор, Анна Ветрова» is said to those who hear the page
        at = folded.find(":") + 1 if opened and ":" in folded else match.end() if match and opened else 0
        stamps = find_stamps(folded)
        glued = (_GLUED,) if label else (_GLUED, _COUNTS)  # behind «Автор:» any word may be a nick
        seams = [*piece.seams(), *(m.end() for pattern in glued for m in pattern.finditer(folded))]
        credit = _credit().search(folded, at)  # «Автор: Анна Ветрова. Фото: Илья Громов»
        for start, stop in _between(at, credit.start() if credit else len(folded), stamps, seams):
            for name, a, b in _names(folded, start, stop, strict=not label and bool(stamps), labelled=bool(label)):
                span = piece.row.place(piece.start + a, piece.start + b)
                authors.setdefault(name.lower().lstrip("@"), Author(text[span.start : span.stop], span, label or None))
        if not (opened and folded.rstrip().endswith(":")) and folded.strip().lower() != label.lower():
            label = ""
    return tuple(authors.values())


def stated_authors(stated: str) -> tuple[Author, ...]:
    """Read the authors in one string of the metadata: «Текст: Анна Ветрова и Илья Громов», «Роман Лесной (редактор)».

    A string that is no list of persons («Кофе с видом») names one author as it stands; accounts of the site's own
    program («admin») and its desks («Редакция») are none.
    """
    words = " ".join(_TAGGED.sub("", stated).split())
    folded = fold(words).text
    words = words if len(words) == len(folded) else folded
    label = labels_of("author").match(folded)
    start = label.end() + 1 if label is not None and folded[label.end() : label.end() + 1] == ":" else 0
    bare = folded[start:].strip(_EDGES.replace("(", "").replace(")", ""))
    if not bare or bare.lower() in _accounts() or labels_of("author", "desks").match(bare):
        return ()
    at = folded.index(bare, start)
    role = folded[: start - 1] if start else None
    names = _names(folded, at, at + len(bare), strict=False, labelled=False)
    if len(names) < max(1, sum(bool(part.strip()) for part in between_names().split(bare))):
        return (Author(words[at : at + len(bare)], None, role),)
    said = _ROLE.search(bare) if len(names) == 1 else None
    role = said.group().strip(" ()") if said is not None else role
    return tuple(Author(words[one:two], None, role) for _, one, two in names)


_TAGGED = re.compile(r"<[^<>]{1,200}>")
"""Tags in a name: «<a href=…>Анна Ветрова</a>»."""


@cache
def _accounts() -> frozenset[str]:
    return frozenset(read_toml("bylines.toml")["author"]["accounts"])


def _are_names(words: str) -> bool:
    """Whether words are names and nothing else: «Подготовили | Анна Ветрова и Илья Громов»."""
    return all(map(is_author, _LISTED.split(words.strip(_EDGES))))


def _between(start: int, stop: int, stamps: tuple[Found, ...], seams: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Give the stretches of a line that are no stamps, cut where elements touch."""
    parts: list[tuple[int, int]] = []
    bounds = sorted([*((found.start, found.stop) for found in stamps), *((seam, seam) for seam in seams)])
    for begin, end in bounds:
        if end <= start or begin >= stop:
            continue
        parts.append((start, max(start, begin)))
        start = end
    parts.append((start, stop))
    return parts


def _names(folded: str, start: int, stop: int, *, strict: bool, labelled: bool) -> list[tuple[str, int, int]]:
    """Find the persons named in a stretch of a byline; what is no person's name is left alone.

    Args:
        folded: the line.
        start: where the stretch begins.
        stop: where it ends.
        strict: take only names with a known given name (a stretch beside a date is as often a region or a rubric).
        labelled: whether «Автор:» stands before it, so that nicks are taken, too.
    """
    names: list[tuple[str, int, int]] = []
    inner = labels_of("author").search(folded, start, stop)
    by = labels_of("author", "by").search(folded, start, stop)
    if inner and folded[inner.end() : inner.end() + 1] == ":":
        start, labelled, strict = inner.end() + 1, True, False
    elif by:
        start, labelled, strict = by.end(), True, False
    at = start
    first = True
    for part in between_names().split(folded[start:stop]):
        bare = _without_role(part).strip(_EDGES)
        a = at + part.find(bare) if bare else at
        at += len(part) + 1 if at + len(part) < stop and folded[at + len(part)] in ",;/|" else len(part) + 3
        if not bare:
            continue
        if (found := _dressed().fullmatch(bare)) is not None and is_known_author(found[1]):
            a, bare = a + found.start(1), found[1]
        begins, first = first, False
        known = any(w.lower() in given_names() for w in re.split(r"[ -]", bare))
        told = known or labelled or not strict or is_surname_last(bare)
        if strict and (stop_of_name := _before_the_rest(bare)):
            names.append((bare[:stop_of_name], a, a + stop_of_name))
        elif is_author(bare) and told and not labels_of("author", "desks").match(bare):
            if known or labelled or has_surname(bare):
                names.append((bare, a, a + len(bare)))
        elif _is_nick(bare, labelled=labelled and begins):
            names.append((bare, a, a + len(bare)))
    return names


def _is_nick(words: str, *, labelled: bool) -> bool:
    """Tell a nick: any word behind «Автор:», elsewhere one that no text has («north_wind»).

    Accounts of the site's program are none, nor is what is said of a date («Автор» / «Добавлено: …»).
    """
    if "_" in words and is_account(words):
        return True
    low = words.lower()
    may_be = low not in _accounts() and not labels_of("published").fullmatch(low)
    return labelled and may_be and _NICK.fullmatch(words) is not None


def _before_the_rest(words: str) -> int:
    """Find where a known name ends that stands before a rubric, a counter or a button, a space between them.

    «21.02.2019 Анна Ветрова Спорт Оставить комментарий», as the head of a blog's entry is when its elements are joined.
    """
    match = _FIRST_OF_MANY.match(words)
    if match is None or match[1].lower() not in given_names() or not has_surname(match[2]):
        return 0
    low = words[match.end() :].strip(_EDGES).lower()
    parts = low.split()
    rubric = any("rubric" in vocabulary().of_line(" ".join(parts[:n])) for n in (1, 2, 3))
    said = vocabulary().of_opening(low) in ("comment", "share")
    return match.end(2) if rubric or said else 0


@cache
def _dressed() -> re.Pattern[str]:
    table = read_toml("bylines.toml")["author"]
    before, after = "|".join(sorted(table["before"], key=len, reverse=True)), "|".join(table["after"])
    return re.compile(rf"(?:(?:{before})[: ] ?)?([^\s:].{{3,80}}?)(?: (?:{after}))?", re.IGNORECASE)


def _without_role(part: str) -> str:
    """Leave out addresses and what somebody is («Роман Лесной (редактор отдела)», «Роман ЛеснойКорреспондент»)."""
    part = MADE_FOR.sub("", part)
    part = _ROLE.sub("", MAIL.sub("", part) if "@" in part else part)
    seam = next(
        (m.end() for m in _GLUED.finditer(part) if labels_of("author", "roles").match(part[m.end() :])), len(part)
    )
    return part[:seam]


@cache
def _credit() -> re.Pattern[str]:
    own = "|".join(read_toml("bylines.toml")["credit"]["own"])  # «Анна Ветрова. Фото автора»
    return re.compile(rf"(?<![^\s.,;|/])(?:{labels_of('credit').pattern})(?:\s?:|\s(?:{own})\b)", re.IGNORECASE)


def _origin(lines: list[Piece], text: str) -> str | None:
    """Name the outlet that «Источник: …» names, or that stands alone in the byline."""
    for piece in lines:
        folded = piece.text
        match = labels_of("origin").match(folded)
        if match:
            rest = folded[match.end() :]
            skip = len(rest) - len(rest.lstrip(" :—-"))
            if rest[skip:].strip():
                span = piece.row.place(piece.start + match.end() + skip, piece.stop)
                return text[span.start : span.stop].rstrip()
    return None
