"""Ticker items: clock, badges and title of each other story, paired by the rhythm of its block.

A block is a run of ticker lines under one heading. In it a time stands before its title («21:48» / «Видео» / title) or
after it (title / «19:09»); which of the two is decided once for the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from rupress.fold import fold
from rupress.records import TickerItem
from rupress.span import Span
from rupress.tokenizer.items import (
    SEPARATORS,
    Parts,
    at_its_part,
    badges_at_the_end,
    behind,
    ends_in_a_day,
    mark_at_the_end,
    parts_of,
    rubric_at_the_end,
    rubrics_beside,
)
from rupress.tokenizer.persons import known_person_glued
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.stamps import Found, bare_day, find_stamps
from rupress.tokenizer.vocabulary import vocabulary

_PARTS = frozenset({"ticker_time", "ticker_badge", "ticker_title", "ticker_item", "ticker_teaser"})
_RUBRIC_GLUED = re.compile(r"[А-Яа-я][а-я]+(?:[ -][А-Яа-я][а-я]+){0,2}(?=[А-Я\"])")
_RUBRIC_APART = re.compile(r"[А-Я][а-я]*(?: [а-я]+)?(?= [А-Я\"])")
_COUNT = re.compile(r"(?:(?<=[а-яёА-ЯЁ\"»!?.)]) ?|(?<=\d) )\d{1,5}$")
_GLUED_COUNT = re.compile(r"(?<=[а-яё»])\d{1,4}$")
"""Counts of comments after a title: glued ones are always such, others where most titles have one."""
_ENDS_IN_A_DAY = re.compile(r"\d\.\d{1,2}\.\d{2,4}$")
"""«Эфир от 17.05.2018»: the year is no count."""
_COUNTED = 0.4
"""Share of titles that end in a number from which on the numbers are counts of comments."""
_RUBRICATED = 0.6
"""The share of titles with a seam from which on a word glued to a title is its rubric («СпортМатч отложили»)."""
_SEVERAL = 3
"""Items that must agree before anything is concluded for a block."""


def ticker_items(pieces: list[Piece], text: str, form: str | None = None) -> tuple[TickerItem, ...]:
    """Assemble the items of all ticker blocks, in page order.

    Args:
        pieces: the lines of the page with their labels.
        text: its text.
        form: `time title` or `title time`, if it is known how the items go.
    """
    items: list[TickerItem] = []
    block: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and piece.label in _PARTS:
            block.append(piece)
            continue
        if block:
            items += _block(block, text, form)
            block = []
    return tuple(items)


_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=[^\W\d_]|\")")


def _unnumbered(block: list[Piece]) -> list[Piece]:
    """Leave out the numbers of titles that are counted («1. Мост открыли» / «2. Лось вышел» / «3. …»): each is one."""
    numbers = [_NUMBER.match(p.text) if p.label in _COUNTED_LINES else None for p in block]
    found = [(k, match) for k, match in enumerate(numbers) if match]
    if len(found) < _SEVERAL or [int(match[1]) for _, match in found] != [*range(1, len(found) + 1)]:
        return block
    bare = list(block)
    for k, match in found:
        bare[k] = evolve(block[k], start=block[k].start + match.end(), label="ticker_title")
    return bare


_COUNTED_LINES = frozenset({"ticker_title", "ticker_badge", "ticker_teaser"})


class _Habits(NamedTuple):
    """What holds for the items of one block."""

    counted: bool
    """Titles end in counts of comments."""
    rubricated: bool
    """Titles have a rubric glued to their beginning."""
    dated: bool
    """Days without a clock stand before the titles."""
    tailed: bool
    """Rubrics stand at the end of the titles."""
    ended: bool
    """Days stand at the end of the titles."""


def _block(block: list[Piece], text: str, form: str | None) -> Iterator[TickerItem]:
    """Cut a block into items, each with one title, and read them."""
    days = {id(p) for p in block if _is_day_head(p)} if sum(map(_has_hour, block)) >= _SEVERAL else set()
    block = [p for p in block if id(p) not in days]  # «23 мая» between items is no title's time
    if not block:
        return
    block = _unnumbered(block)
    dated = sum(_bare_day(p) is not None for p in block) >= _SEVERAL
    habits = _Habits(_are_counted(block), _are_rubricated(block), dated, _are_tailed(block), _are_ended(block))
    if habits.dated:
        block = [evolve(p, label="ticker_time") if _is_bare_day(p) else p for p in block]
    times_first = _leads(block, "ticker_time") if form is None else form == "time title"
    badges_first = _leads(block, "ticker_badge") if not times_first else None
    group: list[Piece] = []
    has: set[str] = set()
    for piece in block:
        if piece.label in ("ticker_item", "ticker_title") and (runs := _many(piece)):
            if group:
                yield from _item(group, text, form, habits)
            for run in runs:
                yield from _item([run], text, form, habits._replace(counted=True))
            group, has = [], set()
            continue
        if group and _opens(piece, group[-1], has, times_first, badges_first):
            yield from _item(group, text, form, habits)
            group, has = [], set()
        group.append(piece)
        has.add(_label(piece))
    if group:
        yield from _item(group, text, form, habits)


def _many(piece: Piece) -> list[Piece]:
    """Cut a whole list on one line («18:40 Лось вышел 18:31 Мост открыли …») before each time that goes on back.

    A score in a title («обыграла соседей — 21:19») is no earlier than the time before it, or stands after a dash.
    """
    if piece.text.count(":") < _SEVERAL:
        return []
    starts: list[int] = []
    last = 24 * 60
    for found in find_stamps(piece.text):
        minute = found.fields.get("hour", 0) * 60 + found.fields.get("minute", 0)
        if found.is_clock and minute <= last and not piece.text[: found.start].rstrip().endswith(("—", "-")):
            starts.append(found.start)
            last = minute
    if len(starts) < _SEVERAL or starts[0] > 2:
        return []
    edges = [0, *starts[1:], len(piece.text)]
    ends = [a + len(piece.text[a:b].rstrip()) for a, b in pairwise(edges)]
    return [evolve(piece, start=piece.start + a, stop=piece.start + b) for a, b in zip(edges, ends, strict=False)]


def _label(piece: Piece) -> str:
    """Give the label of a piece; a rubric with a time on its line («15:40 | Мосты») takes the part of a time."""
    if piece.label == "ticker_badge" and any("hour" in found.fields for found in find_stamps(piece.text)):
        return "ticker_time"
    return piece.label


def _leads(block: list[Piece], label: str) -> bool | None:
    """Tell whether pieces of a kind stand before their titles; None if the block has none."""
    kinds = [_label(piece) for piece in block]
    if label == "ticker_badge":  # which stands beside a title with its time as beside one without
        kinds = ["ticker_title" if kind == "ticker_item" else kind for kind in kinds]
    told = [kind for kind in kinds if kind in (label, "ticker_title")]
    places = [k for k, kind in enumerate(kinds) if kind == label]
    pairs = [(k, k + way) for k in places for way in (1, -1) if 0 <= k + way < len(block)]
    pairs = [(k, at) for k, at in pairs if kinds[at] == "ticker_title"]
    pairs = [(k, at) for k, at in pairs if _in_one_item(block[k], block[at])] or pairs
    before = sum(at > k for k, at in pairs)
    after = len(pairs) - before
    first, last = (told[0], told[-1]) if told else ("", "")
    if label not in (first, last) and not pairs:
        return None
    if first == label and last == "ticker_title":
        return True
    if first == "ticker_title" and last == label:
        return False
    if before == after and first == last == "ticker_title":
        # one title has none: «18:40» stands before its title, «Мосты, 18:40» after it
        return 2 * sum(_has_words(block[k]) for k in places) <= before
    return before >= after


def _has_words(piece: Piece) -> bool:
    """Tell whether a line with a time has a rubric, too."""
    return next(rubrics_beside(piece, next(iter(find_stamps(piece.text)), None)), None) is not None


def _in_one_item(one: Piece, other: Piece) -> bool:
    """Tell whether two lines may be of one list item of the markup, as far as that says."""
    own, its = one.row.line, other.row.line
    return not own.items or own.block != its.block or own.item == its.item


def _opens(piece: Piece, last: Piece, has: set[str], times_first: bool | None, badges_first: bool | None) -> bool:
    """Tell whether a piece begins the next item, by the last piece of this one and by the labels that it has."""
    titled = bool(has & {"ticker_title", "ticker_item"})
    if _label(piece) == "ticker_item":
        return titled or "ticker_time" in has
    if _label(piece) == "ticker_time":
        return times_first is True and (titled or "ticker_time" in has)
    if _label(piece) == "ticker_title":
        teaser = times_first is False and "ticker_time" not in has and _is_teaser(piece, last)
        return titled and not teaser
    if _label(piece) == "ticker_badge":
        return titled and badges_first is True
    return False


def _is_teaser(piece: Piece, last: Piece) -> bool:
    """Tell whether a line after a title, with the time still to come, is its teaser: titles have no full stop."""
    return piece.text.endswith(".") and not last.text.endswith(".")


def _has_hour(piece: Piece) -> bool:
    return piece.row.shape.stamp is not None and "hour" in piece.row.shape.stamp.fields


def _is_day_head(piece: Piece) -> bool:
    return piece.label == "ticker_time" and "stamp:alone:day" in piece.row.shape.traits


def _are_counted(block: list[Piece]) -> bool:
    """Tell whether titles of a block end in counts of comments («Лось вышел к заправке 14»)."""
    titles = [p for p in block if p.label in ("ticker_title", "ticker_item")]
    counted = sum(p.text[-1:].isdigit() and _COUNT.search(p.text) is not None for p in titles)
    return counted >= _SEVERAL and counted > _COUNTED * len(titles)


def _are_rubricated(block: list[Piece]) -> bool:
    """Tell whether most titles of a block have a rubric before them («разборЗачем таксистам экзамен»)."""
    titles = [p for p in block if p.label in ("ticker_title", "ticker_item")]
    if len(titles) < _SEVERAL:
        return False
    glued = sum(_rubric_at(p.text, _after_time(p.text)) > 0 for p in titles)
    return glued >= _SEVERAL and glued > _RUBRICATED * len(titles)


def _are_ended(block: list[Piece]) -> bool:
    """Tell whether days without a clock end more than one line of a block, or the block is small.

    A day at the end of one title among others is of its words («Субботник пройдёт 22 апреля»).
    """
    titles = [p for p in block if p.label in ("ticker_title", "ticker_item")]
    return len(titles) < 2 or sum(ends_in_a_day(p.text) for p in titles) != 1


def _are_tailed(block: list[Piece]) -> bool:
    """Tell whether most titles of a block have a rubric behind them («Мост открыли Общество 18:40»)."""
    items = [p for p in block if p.label == "ticker_item" and p.row.line.part is None]
    if len(items) < _SEVERAL:
        return False
    tailed = sum(rubric_at_the_end(_before_time(p.text)) > 0 for p in items)
    return tailed >= _SEVERAL and tailed > _RUBRICATED * len(items)


def _before_time(folded: str) -> str:
    """Leave out the time that a line ends with, if it does."""
    last = next(reversed(find_stamps(folded)), None)
    return folded[: last.start].rstrip(SEPARATORS) if last and last.start > 2 else folded


def _after_time(folded: str) -> int:
    """Find where a title begins behind its time, if it has one."""
    first = next((s for s in find_stamps(folded) if s.start <= 2), None)
    return behind(folded, first.stop) if first else 0


def _rubric_before(title: str) -> int:
    """Count the characters of a title that are its rubric, one glued to it or known («Общество Мост открыли»)."""
    view = fold(title)  # which may leave some out: «Спо\u00adртМатч»
    stop = _rubric_at(view.text, 0)
    return view.span(0, stop).stop if stop else 0


def _rubric_at(folded: str, start: int) -> int:
    """Give where a rubric ends that stands at a place of a folded line; 0 if none does."""
    if match := _RUBRIC_GLUED.match(folded, start):
        return match.end()
    known = _RUBRIC_APART.match(folded, start)
    return known.end() if known and "rubric" in vocabulary().of_line(known[0].lower()) else 0


def _item(group: list[Piece], text: str, form: str | None, habits: _Habits) -> Iterator[TickerItem]:
    """Read one item; lines without a title are none."""
    head = next((p for p in group if p.label in ("ticker_title", "ticker_item")), None)
    if head is None:
        return
    span = Span(group[0].span.start, group[-1].span.stop)
    marks = [_mark(p) for p in group if p.label == "ticker_badge"]
    badges = [text[mark.title.start : mark.title.stop] for mark, _ in marks]
    time = next((p for p in group if p.label == "ticker_time"), None)
    if time is not None:
        found = next(iter(find_stamps(time.text)), _bare_day(time) if habits.dated else None)
        stamp = time.row.stamp(found, text) if found else None
        badges += [text[place.start : place.stop] for place in rubrics_beside(time, found)]
        linked = at_its_part(head, form, dated=False)
        parts = linked if linked and linked.found is None else Parts(head.span, None)
    else:
        ended = habits.ended or not ends_in_a_day(head.text)
        parts = parts_of(head, form, dated=habits.dated, ended=ended)
        timed = [(head, parts.found), *((p, mark.found) for mark, p in marks)]
        stamp = next((p.row.stamp(found, text) for p, found in timed if found), None)
    badges += [text[place.start : place.stop] for place in parts.badges]
    title = parts.title
    if title.start == head.span.start:
        title = Span(title.start + _author_glued(head), title.stop)
    title, beside = _bare_title(title, text, habits)
    url = next((p.row.line.href for p in (head, *group) if p.row.line.href), None)
    told = tuple(filter(_is_badge, [*badges, *beside]))
    yield TickerItem(span, text[title.start : title.stop], stamp.text if stamp else None, stamp, told, url)


def _bare_title(title: Span, text: str, habits: _Habits) -> tuple[Span, list[str]]:
    """Part a title from a rubric before it, and from marks, a count and rubrics at its end; give those as badges."""
    badges: list[str] = []
    seam = title.start + _rubric_before(text[title.start : title.stop]) if habits.rubricated else title.start
    if seam > title.start:
        badges.append(text[title.start : seam])
        title = Span(seam + len(text[seam : title.stop]) - len(text[seam : title.stop].lstrip()), title.stop)
    stop, mark = mark_at_the_end(text[title.start : title.stop])
    badges += [mark.strip()] if mark else []
    title = Span(title.start, title.start + stop)
    words = text[title.start : title.stop]
    pattern = _COUNT if habits.counted else _GLUED_COUNT
    if words[-1:].isdigit() and (count := pattern.search(words)) and not _ENDS_IN_A_DAY.search(words):
        title = Span(title.start, title.start + count.start())
        words = words[: count.start()]
    for at in (*badges_at_the_end(words), *filter(None, [habits.tailed and rubric_at_the_end(words)])):
        badges.append(text[title.start + at : title.stop].strip())
        title = Span(title.start, title.start + len(words[:at].rstrip()))
    return title, badges


def _is_badge(words: str) -> bool:
    """Tell badges («Видео», «16+») from signs, counters and buttons («👁 315», «Поделиться»)."""
    said = any(map(str.isalpha, words)) or words.rstrip().endswith("+")
    return said and "share" not in vocabulary().of_line(words.lower())


def _mark(piece: Piece) -> tuple[Parts, Piece]:
    """Tell a rubric from the time on its line: «Политика 18:40»."""
    parts = parts_of(piece, None, dated=False)
    return (parts if parts.found else Parts(piece.span, None)), piece


def _author_glued(piece: Piece) -> int:
    """Count the characters of an author's name that a title is glued to («Вера ВетроваПочему мы молчим в лифте»)."""
    end = known_person_glued(piece.text)
    return piece.row.place(piece.start, piece.start + end).stop - piece.span.start if end else 0


def _bare_day(piece: Piece) -> Found | None:
    """Read «24.04» at the beginning of a line, whatever time its title names («24.04 Мост закроют в 18:50»)."""
    return bare_day(piece.text)


def _is_bare_day(piece: Piece) -> bool:
    found = _bare_day(piece)
    return found is not None and not piece.text[found.stop :].strip(SEPARATORS)
