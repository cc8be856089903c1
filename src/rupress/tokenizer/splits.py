"""Fields inside one line: seams that inline tags left («мостаКомментарии: 12», «причалФото: …»), heads in one line.

Each rule takes a labelled line and gives the places where another kind begins, with the rule's own name. What no rule
cuts stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from attrs import frozen

from rupress.ru.tables import read_toml
from rupress.tokenizer.hints import RULE
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.stamps import find_stamps
from rupress.tokenizer.vocabulary import places, vocabulary

_BEFORE = r"(?<=[а-яa-z0-9.!?\")…])"
"""What a glued field stands behind."""
# «12+», but not «80+» points of an exam
_AGE = re.compile(r"[^\d\s](\s\(?(?:0|6|12|16|18)\+\)?)$")
_GLUED_MARK = re.compile(r"(?<=[а-яa-z])[А-ЯA-Z\"]")
_CLOCK = 8
"""Characters of a clock and the space behind it."""
_TITLE = 20
"""Characters that make a headline beside a date on one line."""
_SHORT_TITLE = 5
"""Characters that make one behind a word that says so."""

Cut = tuple[int, str, str]
"""Where a part begins in the piece's text, its label, and the rule."""


@frozen
class _Seams:
    """The table of seams, compiled."""

    counter: re.Pattern[str]
    share: re.Pattern[str]
    credit: re.Pattern[str]
    after_credit: re.Pattern[str]
    label: re.Pattern[str]
    title: re.Pattern[str]
    places: frozenset[str]
    """What titles begin with before a colon as often as rubrics do."""


@cache
def _seams() -> _Seams:
    table = read_toml("seams.toml")
    words = {name: "|".join(entry) for name, entry in table.items() if not isinstance(entry, str)}
    share = table["share"]
    return _Seams(
        re.compile(rf"{_BEFORE}\s{{0,2}}((?:{words['counter']})\s?:?\s?\(?\d{{0,6}}\)?)$"),
        re.compile(rf"{_BEFORE}\s{{0,2}}((?:{words['buttons']})\s?(?:{share})?)$"),
        re.compile(
            rf"{_BEFORE}(?:(?<![ (])(?=(?:{words['credit']})\s?:)"
            rf"|\s(?=(?:{words['photo']}|©\s?[А-ЯA-Z])\s?[:А-ЯA-Z][^.!?]{{2,70}}$))"
        ),
        re.compile(rf"(?:{share}){{1,2}}(?=[А-ЯA-Z\"]|$)"),
        re.compile(rf"(?:{words['label']})\s?:"),
        re.compile(rf"(?:{words['title']})\s?: ?", re.IGNORECASE),
        places() | set(table["place"]),
    )


def split_lines(pieces: list[Piece]) -> list[Piece]:
    """Cut the lines that hold more than one field; all others, and those that a profile names, stay as they are."""
    parts: list[Piece] = []
    for piece in pieces:
        cuts = _cuts(piece) if piece.label in _CUT and piece.rule != RULE else ()
        if cuts:
            parts += _split(piece, cuts)
        else:
            parts.append(piece)
    return parts


def _cuts(piece: Piece) -> Sequence[Cut]:
    """Find where other fields begin, by the first rule that finds any."""
    if piece.label == "headline" and (cuts := [*_deck_touching(piece)] or [*_count_behind_headline(piece)]):
        return cuts
    for labels, rule in RULES:
        if piece.label in labels and (cuts := list(rule(piece.text))):
            return cuts
    return ()


def _split(piece: Piece, cuts: Sequence[Cut]) -> Iterator[Piece]:
    start, label, why = 0, piece.label, piece.rule
    for at, after, name in cuts:
        if at > start:
            yield Piece(piece.row, piece.start + start, piece.start + at, label, why, piece.confidence)
        start, label, why = at, after, name
    yield Piece(piece.row, piece.start + start, piece.stop, label, why, piece.confidence)


def _counter_at_end(text: str) -> Iterator[Cut]:
    """«Кто строит мосты»Комментарии: 12»."""
    match = _seams().counter.search(text, max(0, len(text) - 40))
    if match and match.start() > 8:
        yield match.start(1), "comment", "seam:counter"


def _share_at_end(text: str) -> Iterator[Cut]:
    """«…рассказали в ведомстве.Поделиться»."""
    match = _seams().share.search(text, max(0, len(text) - 60))
    if match and match.start() > 8:
        yield match.start(1), "share", "seam:share"


def _credit_inside(text: str) -> Iterator[Cut]:
    """«Местность заволокло дымомФото: читательница ПоделитьсяВ области…»."""
    match = _seams().credit.search(text)
    if match is None or match.start() < 15:
        return
    start = match.end()
    share = _seams().after_credit.search(text, start)
    if share is None and len(text) - start > 90:
        return
    yield start, "credit", "seam:credit"
    if share is not None:
        yield share.start(), "share", "seam:share"
        if share.end() < len(text):
            yield share.end(), "body", "seam:share"


def _date_beside_headline(text: str) -> Iterator[Cut]:
    """«Синоптик рассказал о погоде 25 марта 2021, 14:33 Текст: Имя Фамилия», «28.01.2026, 17:02 Заголовок»."""
    if len(text) > 400:
        return
    stamps = [s for s in find_stamps(text) if s.has_day and "hour" in s.fields]
    if not stamps:
        return
    stamp = stamps[0]
    if stamp.start >= _TITLE and (len(text) - stamp.stop < 12 or _seams().label.search(text, stamp.stop)):
        yield stamp.start, "byline", "headline:date"
    elif stamp.start <= 2 and len(text) - stamp.stop > _TITLE:
        rest = text[stamp.stop :]
        yield 0, "byline", "date:headline"
        yield stamp.stop + len(rest) - len(rest.lstrip(" |,•·—-")), "headline", "date:headline"


def _deck_touching(piece: Piece) -> Iterator[Cut]:
    """`<h1><span>Мост открыли раньше срока</span><span>Строители работали и ночью</span></h1>`."""
    for at in piece.seams():
        if min(at, len(piece.text) - at) >= _TITLE and piece.text[at:].lstrip('"(')[:1].isupper():
            yield at, "deck", "headline:deck"
            return


def _count_behind_headline(piece: Piece) -> Iterator[Cut]:
    """`<h1><b>В городе пустили трамвай</b><i>12</i></h1>`: nobody but the markup tells it from «Boeing 737»."""
    part = piece.row.line.part
    if part is None or part.start != piece.span.start or len(piece.text) <= _TITLE:
        return
    stop = piece.row.folded_at(part.stop) - piece.start
    if piece.text[stop:].strip(" ()[]").isdigit():
        yield stop, "comment", "headline:count"


def _mark_glued_to_headline(text: str) -> Iterator[Cut]:
    """«ВидеоВ городе пустили трамвай», «Фото«Мы ждали его девять лет»»."""
    seam = _GLUED_MARK.search(text)
    if seam and len(text) - seam.start() > _TITLE and vocabulary().of_line(text[: seam.start()].lower()):
        yield 0, "section", "mark:headline"
        yield seam.start(), "headline", "mark:headline"


def _age_behind_headline(text: str) -> Iterator[Cut]:
    """«В городе пустили трамвай 12+»."""
    match = _AGE.search(text, max(0, len(text) - 8))
    if match and match.start() > _TITLE:
        yield match.start(1), "legal", "headline:age"


def _clock_before_headline(text: str) -> Iterator[Cut]:
    """«15:50 В городе пустили трамвай» under the date."""
    first = next(iter(find_stamps(text[:_CLOCK])), None)
    if first is None or first.start or not first.is_clock or len(text) - first.stop <= _TITLE:
        return
    rest = text[first.stop :]
    title = first.stop + len(rest) - len(rest.lstrip(" |,•·—-"))
    if not text[title].islower():
        yield 0, "byline", "clock:headline"
        yield title, "headline", "clock:headline"


def _label_before_headline(text: str) -> Iterator[Cut]:
    """«Заглавие: В городе пустили трамвай», as archives of the press and programs that read pages have it."""
    label = _seams().title.match(text)
    if label and len(text) - label.end() > _SHORT_TITLE:
        yield 0, "nav", "label:headline"
        yield label.end(), "headline", "label:headline"


def _rubric_before_headline(text: str) -> Iterator[Cut]:
    """«Происшествия: на трассе столкнулись два автобуса»; «Россия: …» begins as many titles, so places are left."""
    rubric, colon, title = text.partition(": ")
    if (
        colon
        and len(title) > _TITLE
        and "rubric" in vocabulary().of_line(rubric.lower())
        and rubric not in _seams().places
    ):
        yield 0, "section", "rubric:headline"
        yield len(rubric) + 2, "headline", "rubric:headline"


RULES: tuple[tuple[frozenset[str], Callable[[str], Iterator[Cut]]], ...] = (
    (frozenset({"headline", "body", "deck"}), _counter_at_end),
    (frozenset({"body"}), _credit_inside),
    (frozenset({"headline", "body", "byline", "caption", "credit"}), _share_at_end),
    (frozenset({"headline"}), _label_before_headline),
    (frozenset({"headline"}), _date_beside_headline),
    (frozenset({"headline"}), _rubric_before_headline),
    (frozenset({"headline"}), _mark_glued_to_headline),
    (frozenset({"headline"}), _age_behind_headline),
    (frozenset({"headline"}), _clock_before_headline),
)
"""The labels a rule is tried on, and the rule; the first that cuts a line is the only one."""
_CUT = frozenset().union(*(labels for labels, _ in RULES))
