"""What a line cannot be, whatever the lines around it made the model believe."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.captions import is_button, is_number
from rupress.tokenizer.context import Context
from rupress.tokenizer.houses import is_account
from rupress.tokenizer.links import is_one_link
from rupress.tokenizer.pieces import Piece, changed

_BUTTON = 100
"""Characters of a button or a call to subscribe."""
_RATING = re.compile(r"[+—-]\d{1,4}(?: [+—-]\d{1,4})?")
_POINTING = "➤►▶➡👉☞"
"""Signs before a link to another story."""
_BACK, _ON = "←→"
"""What points to the story before and the one after."""
_RULE = re.compile(r"([=_~#-])\1{3,}|_+")
"""What underlines a headline of plain text, or parts its stories; so is a line of which nothing is read."""
_SIGNS = "\u2600"
"""The first of the characters that are pictures."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Headings that stand in a text."""
_TOLD = 60
"""Characters that a date has with all that may stand beside it."""
_SENTENCE = 40
"""Characters beside a day, without year or clock, that make a sentence with a verb."""
_DOUBTED = frozenset({"body", "subhead", "deck", "byline", "caption", "credit", "headline"})
"""Labels that a line may be too unlike for."""


def impossible(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take back what a line cannot be: a menu is no headline, a line of dialogue no caption."""
    del context
    return [_possible(piece) if piece.label in _DOUBTED else piece for piece in pieces]


def _possible(piece: Piece) -> Piece:
    kind = piece.row.shape.type
    if _RULE.fullmatch(piece.text):
        return changed(piece, "embed", "impossible")
    if piece.text[0] == "[" and piece.text[-1] == "]" and " " not in piece.text:
        return changed(piece, "embed", "impossible")  # «[12][most.jpg]», «[INLINE]»: pictures in text browsers
    if piece.label in ("caption", "credit", "body", "subhead") and (is_number(piece) or is_button(piece)):
        return changed(piece, "embed", "impossible")
    if piece.label == "body" and kind == "clock":
        return changed(piece, "subhead", "impossible")  # over an entry of a live blog
    if piece.label in ("body", "subhead") and (kind == "credit" or _is_owned(piece)):
        return changed(piece, "credit", "impossible")
    if piece.label == "body" and piece.row.line.tag in _HEADINGS and _is_heading(piece):
        return changed(piece, "subhead", "impossible")
    if piece.label == "deck" and _is_moment(piece):
        return changed(piece, "byline", "impossible")
    if piece.label in ("body", "deck", "caption", "headline") and _is_control(piece):
        return changed(piece, "nav", "impossible")
    if piece.label in ("body", "subhead", "deck") and "sentences=0" in piece.row.shape.traits:
        return _no_text(piece)
    if piece.label == "byline" and kind == "credit" and piece.row.shape.stamp is None:
        return changed(piece, "credit", "impossible")
    if piece.label == "byline" and _tells_of_a_day(piece):
        stopped = "end=stop" in piece.row.shape.traits
        return changed(piece, "body" if stopped else "deck", "impossible")
    if piece.label in ("caption", "byline") and kind == "tags":
        return changed(piece, "tags", "impossible")
    arrow = piece.text[0] == _BACK or piece.text[-1] == _ON
    menu = kind == "menu" and not piece.row.shape.verbal  # a title with many names has a verb («открылась»)
    if piece.label == "headline" and (menu or arrow or kind in ("clock", "stamp", "number", "mark")):
        return changed(piece, "nav", "impossible")
    if piece.label == "caption" and is_one_link(piece.row.line) and "figure" not in piece.row.line.path:
        return changed(piece, "related", "impossible")
    if piece.label == "caption" and _more().search(piece.text.lower()):
        return changed(piece, "related", "impossible")
    if piece.label == "caption" and "start=dash" in piece.row.shape.traits:
        return changed(piece, "body", "impossible")
    return piece


def _is_heading(piece: Piece) -> bool:
    """Tell a heading of the markup from a paragraph that is set as one."""
    return (
        len(piece.text) < _BUTTON
        and "end=stop" not in piece.row.shape.traits
        and "start=dash" not in piece.row.shape.traits
    )


def _is_moment(piece: Piece) -> bool:
    """Tell a date and a clock, a rubric or more beside them, from a deck: «Город • 3 мая, 11:00 • 3 минуты»."""
    stamp = piece.row.shape.stamp
    return (
        len(piece.text) < _BUTTON
        and stamp is not None
        and stamp.has_day
        and "hour" in stamp.fields
        and not piece.row.shape.verbal
    )


def _is_control(piece: Piece) -> bool:
    """Tell what stands in a button of the markup («Не сейчас»); a question there unfolds its answer."""
    return ">button" in piece.row.line.path and "end=ask" not in piece.row.shape.traits


def _is_owned(piece: Piece) -> bool:
    """Tell «© Вестник» between paragraphs from the text."""
    return "start=own" in piece.row.shape.traits and len(piece.text) < _BUTTON


def _tells_of_a_day(piece: Piece) -> bool:
    """Tell a sentence with a day in it from a date: «В субботу, 16 ноября, на улице загорелся …», «… решили вчера»."""
    shape = piece.row.shape
    if shape.stamp is None or not shape.verbal or "opens:byline" in shape.traits:
        return False
    if "stamp:start" in shape.traits and "end=stop" in shape.traits and len(piece.text) > _TOLD:
        return True
    rest = len(piece.text) - (shape.stamp.stop - shape.stamp.start)
    return rest > _SENTENCE and not {"hour", "year", "minutes_ago"}.intersection(shape.stamp.fields)


def _no_text(piece: Piece) -> Piece:
    """Tell headings, buttons, addresses and dates from the text that they stand in."""
    traits, kind, text = piece.row.shape.traits, piece.row.shape.type, piece.text
    label = piece.label
    if kind in ("number", "mark") and (_RATING.fullmatch(text) or any(c > _SIGNS for c in text)):
        return changed(piece, "share", "impossible")  # «+39 −2», «🔥 41😱 18»
    brief = "end=stop" not in traits and len(text) < _BUTTON
    if kind == "related" or "is:related" in traits or (brief and text[0] in _POINTING):
        label = "related"  # «➤ Набережную украсят к юбилею города»
    elif brief and (text[0] == _BACK or text[-1] == _ON):
        label = "nav"
    elif "start=star" in traits and "says:legal" in traits:
        label = "legal"
    elif kind in ("share", "tags", "comment", "embed") and ("is:" + kind in traits or brief):
        label = kind
    elif "is:nav" in traits:
        label = "nav"
    elif "start=hash" in traits:
        label = "tags"
    elif " " not in text and ("web" in traits or (text[0] == "@" and is_account(text))):
        label = "share"
    return piece if label == piece.label else changed(piece, label, "impossible")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(r"\s(?:" + "|".join(read_toml("surroundings.toml")["more"]["ends"]) + r")[\s.…»>→]*$")
