"""The date of the article: which of the dated lines around it is its own."""

from __future__ import annotations

from bisect import bisect_left

from rupress.tokenizer.byline_lines import names_issue, names_weekday
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed, first_of, in_list, last_of, relabelled
from rupress.tokenizer.shapes import ENDED
from rupress.tokenizer.vocabulary import vocabulary

_NEAR = 8
"""Lines between the headline or the body's ends and the article's date."""
_STAMPED = 150
"""Most characters of a line that says where and when the text was published."""
_MORE = 12
"""Characters beside a date that make a sentence, if a stop ends them."""
_MISTAKEN = frozenset({"comment", "share", "nav", "section", "body", "deck", "embed"})
"""What a line with the article's date is mistaken for."""
_WITH_BUTTONS = 80
"""A date with buttons and counters behind it is shorter than so many characters."""
_LISTED = frozenset({"ticker_item", "ticker_time"})
"""What it is mistaken for right under the headline, where no list stands."""
_BESIDE = 30
"""Characters that stand beside a date: the source, a counter, a button."""
_BELOW = 3
"""Lines under the headline that belong to no list."""
_FULL = frozenset({"stamp:start:full", "stamp:alone:full"})
"""Stamps with a year and a clock."""


def date_of_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give an article without a date the stamped line in its head («Вчера, 14:20Просмотров: 7»).

    The day of the printed issue («Газета «Волга» № 28 от 17.02.2021») is another one.
    """
    if any(p.label == "byline" and p.row.shape.stamp and not names_issue(p.text) for p in pieces):
        return pieces
    heads = [k for k, p in enumerate(pieces) if p.label == "headline"]
    if not heads:
        return pieces
    last = max(context.start, heads[-1] + 3)
    below = {h + away for h in heads for away in range(_BELOW)}
    away = {
        k: _steps_to_next(heads, k)
        for k, piece in enumerate(pieces[:last])
        if (piece.label in _MISTAKEN or (piece.label in _LISTED and k - 1 in below)) and _opens_with_a_date(piece)
    }
    k = min(away, key=lambda k: (away[k], k), default=-1)
    if k < 0 or away[k] >= _NEAR:
        return pieces
    return relabelled(pieces, {k: "byline"}, "date_of_the_article")


def _opens_with_a_date(piece: Piece) -> bool:
    """Tell a short line that is a date, buttons behind it or not, from a clock alone and from sentences."""
    if piece.row.shape.stamp is None or len(piece.text) >= _WITH_BUTTONS:
        return False
    traits = piece.row.shape.traits
    begins = "stamp:start" in traits or "stamp:alone" in traits or _follows_a_name(piece)
    return begins and "stamp:alone:clock" not in traits and not _tells(piece)


def _follows_a_name(piece: Piece) -> bool:
    """Tell a day with its year behind a rubric or an outlet, nothing between them that runs («Волга·3 мая 2021»)."""
    stamp = piece.row.shape.stamp
    if stamp is None or not stamp.has_day or "year" not in stamp.fields:
        return False
    button = vocabulary().of_opening(piece.text[stamp.stop :].lower()) == "share"  # «… 10:48 Добавить в избранное»
    if piece.row.shape.verbal and not button:
        return False
    before = piece.text[: stamp.start].rstrip()
    named = 0 < len(before) <= _BESIDE and before[0].isupper()
    return named and not names_weekday(piece.text) and not names_issue(before)


def _steps_to_next(places: list[int], k: int) -> int:
    """Count the lines from one to the nearest of some, given in their order."""
    at = bisect_left(places, k)
    return min(abs(k - place) for place in places[max(0, at - 1) : at + 1])


def date_over_the_headline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the one line of a list that has a year and a clock, right over the headline, for the article's date.

    «12:40Метро продлят до аэропорта» / «18:43, 27 августа 2022Наука» / «Осы стали злее»: items have a clock alone, or
    all have a year.
    """
    del context
    full = [k for k, p in enumerate(pieces) if in_list(p.label) and not _FULL.isdisjoint(p.row.shape.traits)]
    if len(full) != 1 or any(p.label == "byline" and p.row.shape.stamp for p in pieces):
        return pieces
    k, piece = full[0], pieces[full[0]]
    stamp = piece.row.shape.stamp
    more = len(piece.text) - (stamp.stop - stamp.start if stamp is not None else 0)
    if more > _BESIDE or not any(p.label == "headline" for p in pieces[k + 1 : k + _BELOW]):
        return pieces
    return relabelled(pieces, {k: "byline"}, "date_over_the_headline")


def clock_over_the_headline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the only time in a list that ends over the headline, counters and a rubric between, for the article's.

    «Ипотека без нервов» / «Сегодня, 14:05» / «1 902» / «Общество» / headline: the titles of the list have no times.
    """
    del context
    h = first_of(pieces, "headline")
    if h < 1 or any(p.label == "byline" and p.row.shape.stamp for p in pieces):
        return pieces
    k = h - 1
    while k > max(0, h - _NEAR) and pieces[k].label in _COUNTS and pieces[k].row.shape.stamp is None:
        k -= 1
    start = k
    while start > 0 and in_list(pieces[start - 1].label):
        start -= 1
    if not in_list(pieces[k].label) or any(p.row.shape.stamp is not None for p in pieces[start:k]):
        return pieces
    traits = pieces[k].row.shape.traits
    told = "stamp:alone:relative" in traits or "stamp:alone:full" in traits
    return relabelled(pieces, {k: "byline"}, "clock_over_the_headline") if told else pieces


_COUNTS = frozenset({"share", "comment", "section", "ticker_badge"})
"""What stands between an article's date and its headline: counters and the rubric."""


def _tells(piece: Piece) -> bool:
    """Tell a sentence that begins with a day («5 мая 2021 года суд вынес приговор.») from a date with its buttons."""
    stamp = piece.row.shape.stamp
    rest = len(piece.text) - (stamp.stop - stamp.start if stamp is not None else 0)
    return rest > _MORE and not ENDED.isdisjoint(piece.row.shape.traits)


def date_after_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line that says where and when the text was published for a byline («Опубликован в газете … от 3 мая»)."""
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        inside = k + 1 < len(pieces) and pieces[k + 1].label == "body" and pieces[k + 1].row.shape.type == "para"
        if piece.label == "body" and not inside and _is_dated(piece):
            settled[k] = changed(piece, "byline", "date_after_the_text")
    return settled


def _is_dated(piece: Piece) -> bool:
    """Tell whether a line says where and when the text was published."""
    dated = piece.row.shape.stamp is not None and len(piece.text) < _STAMPED
    return dated and {"opens:byline", "sentences=0"} <= set(piece.row.shape.traits)


def clock_beside_the_date(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a clock time alone beside the article's day («18 мая 2020» / «15:50») for a part of its date.

    Not where the markup tells another one: `<time datetime=2020-05-18T08:00>18 мая 2020</time>` over a live blog.
    """
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.row.shape.type == "clock" and piece.label != "byline" and not piece.label.startswith("ticker"):
            beside = [pieces[i] for i in (k - 1, k + 1) if 0 <= i < len(pieces)]
            if any(p.label == "byline" and _is_open(p, piece.text) for p in beside):
                settled[k] = changed(piece, "byline", "clock_beside_the_date")
    return settled


def _is_open(day: Piece, clock: str) -> bool:
    """Tell whether a line is a day alone, and its markup tells no other time of day."""
    stated = day.row.line.time or ""
    return "stamp:alone:day" in day.row.shape.traits and ("T" not in stated or clock.strip() in stated)


def date_behind_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give an article without a date the stamp that stands right behind its text, if no list begins there."""
    del context
    if any(p.label == "byline" and p.row.shape.stamp for p in pieces):
        return pieces
    last = last_of(pieces, "body", len(pieces))
    for k in range(last + 1, min(last + _BEHIND_MOST, len(pieces))):
        if k >= last + _BELOW and any(p.label not in _SIGNED for p in pieces[last + 1 : k]):
            break
        piece, after = pieces[k], pieces[k + 1 : k + 3]
        apart = not after or any(trait.startswith("is:") for trait in after[0].row.shape.traits)
        listed = not apart and any(p.row.shape.stamp is not None for p in after)
        if piece.label in _BEHIND and _is_stamp(piece) and not listed:
            return relabelled(pieces, {k: "byline"}, "date_behind_the_text")
    return pieces


_SIGNED = frozenset({"byline", "share", "tags"})
"""What stands between the text and its date."""
_BEHIND_MOST = 5
"""Lines behind the text to its date, the author and buttons between."""
_BEHIND = _MISTAKEN | _LISTED | {"related", "ticker_title", "ticker_badge", "tags"}


def _is_stamp(piece: Piece) -> bool:
    """Tell whether a line is a day or so long ago, and little more."""
    stamp = piece.row.shape.stamp
    if stamp is None or stamp.is_clock or not {"stamp:alone", "stamp:start"}.intersection(piece.row.shape.traits):
        return False
    return len(piece.text) - (stamp.stop - stamp.start) < _BESIDE and not piece.row.shape.verbal


def date_of_the_visit(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a day with its weekday over the headline for the reader's own, if the article's date stands under it.

    «Понедельник, 21 сентября 2020, 00:03» / headline / «20.09.2020 23:32»: the first changes with every visit.
    """
    del context
    h = first_of(pieces, "headline", 0)
    under = pieces[h + 1 : h + 1 + _NEAR]
    if not any(p.label == "byline" and p.row.shape.stamp is not None for p in under):
        return pieces
    return [
        changed(p, "section" if "//" in p.text else "nav", "date_of_the_visit")
        if k < h and p.label == "byline" and p.row.shape.stamp is not None and names_weekday(p.text)
        else p
        for k, p in enumerate(pieces)
    ]


def date_of_related(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a date right under the title of a related story for that story's, if the article has another one."""
    del context
    settled = list(pieces)
    dates = [k for k, p in enumerate(pieces) if p.label == "byline" and p.row.shape.stamp is not None]
    first = first_of(pieces, "body", len(pieces))
    for k in dates[1:]:
        if k > first and settled[k - 1].label == "related" and "stamp:alone" in pieces[k].row.shape.traits:
            settled[k] = changed(pieces[k], "related", "date_of_related")
    return settled
