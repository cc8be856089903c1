"""Lines whose own words say that they are no part of the article: buttons, advertising, notices, keywords."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.vocabulary import vocabulary

_SEAM = re.compile(r"(?<=[а-яa-z])(?=[А-ЯA-Z])")
"""Where inline elements were glued: «ПоделитьсяВКонтакте»."""
_WORD = re.compile(r" (?=[А-ЯA-Z])")
"""Where buttons beside each other part: «Распечатать Отправить другу»."""
_COUNT = re.compile(r"\s?\d+\s?")
"""And a counter between two of them: «ВК 214ОК 871»."""
_FURNITURE = ("share", "nav", "comment")
_OF_TEXT = frozenset({"deck", "body", "subhead", "caption", "byline"})
_ROW = 400
"""Most characters of a row of buttons."""
_BUTTONS = 0.6
"""Share of a row's parts that are known buttons of one class."""
_TAGS_AFTER = 4
"""Lines after the last paragraph in which a row of keywords stands."""
_KEYWORD = 30
"""Most characters of a keyword."""


@cache
def _advertised() -> re.Pattern[str]:
    """Match the mark with the advertisement glued to it: «РЕКЛАМАОкна без переплат»."""
    mark = read_toml("notices.toml")["ad"]["mark"]
    return re.compile(rf"(?:{mark.capitalize()}(?=[А-ЯA-Z\"])|{mark.upper()}(?=[А-Я][а-я]|[A-Z\"]))")


def rows_of_buttons(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a row of buttons for what most of them are («ПоделитьсяВКонтактеСкопировать ссылку»)."""
    del context
    return [_as_buttons(p) if p.row.shape.glued or p.label in _OF_TEXT else p for p in pieces]


def _as_buttons(piece: Piece) -> Piece:
    text = piece.text
    if piece.label in ("headline", "legal") or len(text) >= _ROW:
        return piece
    if piece.row.shape.glued:
        parts, least = [part for run in _COUNT.split(text) if run for part in _SEAM.split(run)], _BUTTONS
    elif piece.label in _OF_TEXT and "sentences=0" in piece.row.shape.traits:
        parts, least = _WORD.split(text), 1.0
    else:
        return piece
    if len(parts) < 2:
        return piece
    classes = [vocabulary().of_line(part.lower()) for part in parts]
    for label in _FURNITURE:
        if sum(label in found for found in classes) >= least * len(parts):
            return piece if piece.label == label else changed(piece, label, "rows_of_buttons")
    return piece


def notices_have_words(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a sentence after a paragraph, taken for a notice, for text if it has none of the words of notices.

    Outside of the run of text it must be the only one: notices of several sentences stand in the feet of pages.
    """
    settled = list(pieces)
    for k in range(1, len(pieces)):
        if settled[k - 1].label != "body" or not _is_wordless(pieces[k]):
            continue
        inside = context.start < k < context.stop
        if inside or k + 1 == len(pieces) or not _is_wordless(pieces[k + 1]):
            settled[k] = changed(pieces[k], "body", "notices_have_words")
    return settled


def _is_wordless(piece: Piece) -> bool:
    """Tell a sentence that was taken for a notice, though it has no word of one."""
    runs = piece.label == "legal" and piece.row.shape.type in _RUNNING and piece.rule != "told_to_the_visitor"
    return runs and not _NOTICE.intersection(piece.row.shape.traits)


_RUNNING = frozenset({"para", "sent"})
_NOTICE = frozenset({"is:legal", "opens:legal", "says:legal", "own:year", "start=star", "phone", "mail", "web"})
"""What notices and addresses have."""


def marked_as_advertising(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line for advertising whose mark is glued to it («РЕКЛАМАОкна без переплат»)."""
    del context
    is_marked = _advertised().match
    return [changed(p, "ad", "marked_as_advertising") if p.label != "ad" and is_marked(p.text) else p for p in pieces]


def told_to_the_visitor(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what a site or an archive says of itself for no part of the text («Мы используем файлы cookie, чтобы …»)."""
    del context
    return [changed(p, "legal", "told_to_the_visitor") if _is_told_to_the_visitor(p) else p for p in pieces]


def _is_told_to_the_visitor(piece: Piece) -> bool:
    told = piece.label in _TOLD and len(piece.text) < _VISITOR
    return told and _visitor().search(piece.text.lower()) is not None


def called_to_the_reader(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what an outlet says to its readers for no part of the text («Все новости читайте в нашем Telegram»)."""
    del context
    settled = list(pieces)
    says, asks = _calls()
    for k, piece in enumerate(pieces):
        if piece.label not in _TEXT or not _LEAST <= len(piece.text) < _CALL:
            continue
        low = piece.text.lower()
        after = pieces[k + 1].label if k + 1 < len(pieces) else ""
        if says.search(low) or (after not in _TEXT and asks.search(low)):
            settled[k] = changed(piece, "share", "called_to_the_reader")
    return settled


_TEXT = frozenset({"body", "subhead"})
_LEAST, _CALL = 4, 250
"""Characters of such a call."""


@cache
def _calls() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_toml("surroundings.toml")["called"]
    return re.compile("|".join(table["says"])), re.compile("|".join(table["asks"]))


_TOLD = frozenset({"headline", "deck", "body", "subhead", "caption"})
"""What such a line is taken for, over an article or in its place."""
_VISITOR = 600
"""Most characters of it."""


@cache
def _visitor() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("surroundings.toml")["visitor"]["says"]))


def keywords_after_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a row of glued names right after the text for its keywords («ПроисшествияВолгаИлья Громов»).

    A menu looks alike, but stands elsewhere; buttons and rubrics of the site are told by their words.
    """
    del context
    body = [k for k, p in enumerate(pieces) if p.label == "body"]
    if not body:
        return pieces
    settled = list(pieces)
    for k in range(body[-1] + 1, min(body[-1] + 1 + _TAGS_AFTER, len(pieces))):
        parts = _SEAM.split(pieces[k].text)
        named = all(1 < len(part) <= _KEYWORD and part[0].isupper() for part in parts)
        known = sum(bool(vocabulary().of_line(part.lower())) for part in parts)
        if len(parts) > 2 and named and 2 * known < len(parts) and pieces[k].label != "tags":
            settled[k] = changed(pieces[k], "tags", "keywords_after_the_text")
    return settled


def table_of_contents(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the headings that a list of contents names before the text for no part of it, nor the line that opens it.

    Where they stand again they are the headings of its parts.
    """
    listed = context.contents
    if not listed:
        return pieces
    settled = list(pieces)
    opened = listed[0] > 0 and _opening_of_contents().fullmatch(pieces[listed[0] - 1].text.lower()) is not None
    named = {pieces[k].row.key for k in listed if not pieces[k].row.key.isdigit()}
    for k in range(listed[0] - opened, len(pieces)):
        label = "nav" if k <= listed[-1] else "subhead"
        if pieces[k].label != label and (k <= listed[-1] or pieces[k].row.key in named):
            settled[k] = changed(pieces[k], label, "table_of_contents")
    return settled


@cache
def _opening_of_contents() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(read_toml("surroundings.toml")["contents"]["says"]) + r")[:.!]?")
