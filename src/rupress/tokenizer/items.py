"""One line of a ticker: where its title, its time, its rubric and its badges stand.

In HTML the title is an element of its own, most often a link; in bare text the words themselves must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from rupress.ru.morph import readings
from rupress.span import Span
from rupress.tokenizer.persons import is_known_person
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.stamps import Found, bare_day, find_stamps
from rupress.tokenizer.vocabulary import vocabulary

SEPARATORS = " \t,|/•·—-–:;.»>"
_CLOSED = "])"
"""What closes a time in brackets: «[21:48] Мост открыли»."""
_RUBRIC_END = re.compile(r"[ \t]([А-Я][а-я]+(?: (?:и )?[А-Яа-я]+){0,2}),? ?$")
_LAST_WORD = re.compile(r"(?:(?<=[а-я\"»!?\d)])[ \t]?)([А-Я][а-я]+)$")
"""A last word in upper case, alone or glued: «Мост открыли Видео», «Мост открылиОбщество»."""
_SEAM = re.compile(r"(?<=[а-я\"»!?\d)])(?=[А-Я][а-я])")
"""Where a word was glued to the one before it: «Мост открылиСегодня, 15:40»."""
_FROM_THE_END = 12
"""Characters that may follow the time at the end of a line."""
_WORD = re.compile(r"[а-я]{4}")
"""A word that goes on with a title, as «мск» and a count do not."""
_TITLE, _RUBRIC, _WORDS = 12, 30, 3
"""Least characters of a title that is linked; most characters, and words, of a rubric beside it."""


class Parts(NamedTuple):
    """The parts of a line."""

    title: Span
    """The title's place in the source."""
    found: Found | None
    """The time, counted in the line's folded text."""
    badges: tuple[Span, ...] = ()
    """Places of rubrics and badges."""


def parts_of(piece: Piece, form: str | None, *, dated: bool, ended: bool = True) -> Parts:
    """Take a line with title and time apart: «19:30 Мост открыли», «… в госизмене 18:50», «… взрывы Политика, 12:10».

    Args:
        piece: the line.
        form: `time title` or `title time`, if it is known.
        dated: whether «24.04» at the beginning is a day.
        ended: whether a day at the end of a line is its time, as where other lines of the list end in one, too.
    """
    parts = at_its_part(piece, form, dated=dated) or _by_its_words(piece, form, dated=dated)
    told = ended or parts.found is None or "hour" in parts.found.fields or parts.found.start <= _BEGINS
    return parts if told or parts.badges else Parts(piece.span, None)


def ends_in_a_day(folded: str) -> bool:
    """Tell whether a line ends in a day without a clock, nothing between them («Субботник пройдёт 22 апреля»)."""
    last = next(reversed(find_stamps(folded)), None)
    if last is None or last.stop < len(folded) or last.start <= _BEGINS or "hour" in last.fields:
        return False
    return (
        last.has_day
        and "year" not in last.fields
        and folded[last.start - 1] == " "
        and folded[last.start - 2].isalpha()
    )


_BEGINS = 2
"""Characters before a time that a line begins with."""


def at_its_part(piece: Piece, form: str | None, *, dated: bool) -> Parts | None:
    """Take the longest part of a line of HTML for its title, and what stands beside it for its time and rubric.

    Nothing if it is a button («Подробнее»), or some words of the title in a link.
    """
    part = piece.row.line.part
    if part is None or not piece.span.start <= part.start < part.stop <= piece.span.stop:
        return None
    start, stop = piece.row.folded_at(part.start), piece.row.folded_at(part.stop)
    inner = evolve(piece, start=start, stop=stop)
    if len(inner.text) < _TITLE or inner.text[0].islower() or vocabulary().of_line(inner.text.lower()):
        return None
    title, found, badges = _by_its_words(inner, form, dated=dated)
    for side in (evolve(piece, stop=start), evolve(piece, start=stop)):
        at = next(iter(find_stamps(side.text)), bare_day(side.text) if dated else None) if found is None else None
        edges = [0, at.start, at.stop, len(side.text)] if at else [0, len(side.text)]
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            beside = _trimmed(side, a, b)
            if beside is None:
                continue
            if _is_of_the_title(beside.text, side.text[a:b]):
                return None
            if not (beside.text.isdigit() or is_known_person(beside.text)):  # a count of comments, an author
                badges = (*badges, beside.span)
        found = at.moved(side.start) if at else found
    return Parts(title, found, badges)


def _is_of_the_title(words: str, run: str) -> bool:
    """Tell whether words beside a link are no rubric: many, in lower case, a sentence, who says it («Reuters: …»)."""
    return len(words) > _RUBRIC or words.count(" ") >= _WORDS or words[0].islower() or run.rstrip()[-1:] in ":."


def rubrics_beside(piece: Piece, found: Found | None) -> Iterator[Span]:
    """Give the places of rubrics on a line with a time: «15:40 | Мосты», not «15:40 Комментариев: 7»."""
    if found is None:
        return
    for a, b in ((0, found.start), (found.stop, len(piece.text))):
        words = _trimmed(piece, a, b)
        if words is None or _is_of_the_title(words.text, words.text) or any(c.isdigit() for c in words.text):
            continue
        known = vocabulary().of_line(words.text.lower())
        if not is_known_person(words.text) and (not known or not _TELLING.isdisjoint(known)):
            yield words.span


_TELLING = frozenset({"rubric", "badge"})


def _trimmed(piece: Piece, start: int, stop: int) -> Piece | None:
    """Cut a part out of a piece, without separators at its ends; nothing if no word is left."""
    text = piece.text[start:stop]
    bare = text.strip(SEPARATORS + "[]()")
    if not bare:
        return None
    begin = piece.start + start + text.index(bare)
    return evolve(piece, start=begin, stop=begin + len(bare))


def _by_its_words(piece: Piece, form: str | None, *, dated: bool) -> Parts:
    folded, base = piece.text, piece.start
    stamps = find_stamps(folded)
    if form != "title time":
        first = next((s for s in stamps if s.start <= 2), bare_day(folded) if dated else None)
        rubric = _opening_rubric(piece, stamps) if first is None else None
        first = stamps[0] if rubric else first
        if first is not None and (start := behind(folded, first.stop)) < len(folded):
            title = piece.row.place(base + start, base + len(folded))
            return Parts(title, first.moved(base), (rubric.span,) if rubric else ())
    last = next((s for s in reversed(stamps) if not _goes_on(folded[s.stop :])), None)
    if last is None or not last.start or form == "time title":
        return Parts(piece.span, None)
    last = _with_its_day(folded, last)
    if _is_of_the_words(folded[: last.start]):
        return Parts(piece.span, None)
    before = folded[: last.start].rstrip(SEPARATORS)
    after = _trimmed(piece, last.stop, len(folded))
    badges = (after.span,) if after is not None and _is_rubric(after.text) else ()
    match = _RUBRIC_END.search(before) if folded[len(before) : last.start].strip() == "," else None
    if match is not None and match.start() > 20:
        badges = (piece.row.place(base + match.start(1), base + match.end(1)), *badges)
        before = before[: match.start()].rstrip()
    return Parts(piece.row.place(base, base + len(before)), last.moved(base), badges)


def _is_of_the_words(before: str) -> bool:
    """Tell whether a title needs the day behind it: «Курс юаня на 10 ноября», «Мост закроют до 18:40»."""
    word = before.rpartition(" ")[2] or before.rstrip().rpartition(" ")[2]
    return word.islower() and readings(word)[0].pos == "PREP"


def _goes_on(rest: str) -> bool:
    """Tell whether a title goes on after a time: «Открытие в 10:00 отменили», not «Открытие 10:00 Общество»."""
    return len(rest) > _FROM_THE_END or (_WORD.search(rest) is not None and not _is_rubric(rest))


def _is_rubric(words: str) -> bool:
    known = vocabulary().of_line(words.strip(SEPARATORS).lower())
    return "rubric" in known or "badge" in known


def behind(folded: str, stop: int) -> int:
    """Pass over what stands between a time and its title: an arrow, too («15:40 » Мост открыли», where » is folded)."""
    start = stop + len(folded[stop:]) - len(folded[stop:].lstrip(SEPARATORS + _CLOSED))
    return start + 2 if folded.startswith('" ', start) else start


def _opening_rubric(piece: Piece, stamps: tuple[Found, ...]) -> Piece | None:
    """Find a rubric or a badge before the time that a line begins with: «Политика15:40 Мост открыли»."""
    opening = _trimmed(piece, 0, stamps[0].start) if stamps else None
    return opening if opening is not None and _is_rubric(opening.text) else None


def _with_its_day(folded: str, last: Found) -> Found:
    """Read a stamp anew from the seam on where its first word is glued to the title: «Мост открылиСегодня, 15:40»."""
    seams = [match.start() for match in _SEAM.finditer(folded, 0, last.start)]
    if not seams:
        return last
    again = next(iter(find_stamps(folded[seams[-1] :])), None)
    return again.moved(seams[-1]) if again and not again.start and again.stop + seams[-1] == last.stop else last


def rubric_at_the_end(title: str) -> int:
    """Give where the rubric begins that a title ends in («Мост открыли Общество»); 0 if it has none."""
    match = _LAST_WORD.search(title)
    return match.start(1) if match and "rubric" in vocabulary().of_line(match[1].lower()) else 0


def mark_at_the_end(title: str) -> tuple[int, str]:
    """Find a mark that ends a title: «Мост открыли (Город)», «… #Город», «… 16+», «… (12)» comments.

    Returns:
        Where what parts it from the title begins, and its words, none for a count; the title's length if it has none.
    """
    match = _MARK_AT_THE_END.search(title, max(0, len(title) - _RUBRIC))
    if match is None or match.start() < _TITLE:
        return len(title), ""
    inside = match["inside"]
    if inside is None:
        return match.start(), match["mark"]
    if inside.isdigit():
        return match.start(), ""
    known = "rubric" in vocabulary().of_line(inside.lower())
    return (match.start(), inside) if known else (len(title), "")


_MARK_AT_THE_END = re.compile(r"\s?(?:\((?P<inside>[^()]+)\)|(?P<mark>#[\w-]+|\s(?:0|6|12|16|18)\+))$")


def badges_at_the_end(title: str) -> Iterator[int]:
    """Give where badges begin that a title ends in, the last one first («Мост открыли Видео»)."""
    while (match := _LAST_WORD.search(title)) and "badge" in vocabulary().of_line(match[1].lower()):
        yield match.start(1)
        title = title[: match.start(1)]
