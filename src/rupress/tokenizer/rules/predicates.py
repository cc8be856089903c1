"""What several rules ask of a line: is it a notice, running text, a heading, a date alone, a promise of more?"""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.links import is_unlinked
from rupress.tokenizer.little import FLASH
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.shapes import RUNNING

_BOLD = 0.5
"""Share of a line's characters in bold type that makes it a bold line."""
BRIEF = 80
"""Most characters of what stands between a headline and its text: a date, an author, a rubric, a credit."""
_NOTICE = (
    "is:", "says:legal", "says:ad", "opens:legal", "opens:ad", "opens:share", "opens:nav", "opens:comment", "own:year",
)  # fmt: skip
"""What tells notices, buttons and advertising from sentences."""
MISTAKEN = frozenset({
    "nav", "ticker_head", "ticker_time", "ticker_badge", "ticker_title", "ticker_item", "ticker_teaser", "legal",
    "section",
})  # fmt: skip
"""Labels of furniture and lists, for which lines of a text are mistaken where it is short or a list itself."""
SENTENCES = frozenset({"para", "sent", "tail"})
"""Types of lines that are sentences: «Ранее мост закрыли до 5 мая» ends in a date, as items of lists do (`tail`)."""
SOON = 30
"""Lines after the article in which its own related titles begin."""
TIMED = frozenset({"clock", "stamp", "number", "mark"})
"""Types of lines that say no words."""
_NUMBERED = re.compile(r"\d{1,3}[.)] ?[А-Я\"]")
"""«1. Анна Лыкова (Заречье)»: a row of results."""


def first_ranked(pieces: list[Piece]) -> list[int]:
    """Number the first-rank headings of the markup."""
    return [k for k, piece in enumerate(pieces) if piece.row.line.tag == "h1"]


def is_notice(piece: Piece) -> bool:
    """Tell notices, buttons and advertising, whatever their form."""
    return any(trait.startswith(_NOTICE) for trait in piece.row.shape.traits)


def is_running(piece: Piece) -> bool:
    """Tell running text, sentences with a day at one end among it («С 21 октября автобус пойдёт …»), from notices."""
    line, shape = piece.row.line, piece.row.shape
    dated = shape.type in ("item", "tail") and shape.verbal and len(piece.text) >= FLASH
    return (
        (shape.type in RUNNING or dated) and "end=stop" in shape.traits and is_unlinked(line) and not is_notice(piece)
    )


def is_brief(piece: Piece) -> bool:
    """Tell a date, an author, a credit, a button from what a text begins with."""
    shape = piece.row.shape
    return len(piece.text) < BRIEF and shape.type not in RUNNING and "end=stop" not in shape.traits


def is_date(piece: Piece) -> bool:
    """Tell a line that holds a full date, and no sentence."""
    shape = piece.row.shape
    whole = shape.stamp is not None and shape.stamp.has_day and "year" in shape.stamp.fields
    says = "opens:byline" in shape.traits or not shape.verbal
    return whole and says and len(piece.text) < BRIEF and shape.type not in RUNNING


def is_heading(piece: Piece) -> bool:
    """Tell whether the markup makes a line a heading, or all of it bold."""
    return piece.row.line.tag[:1] == "h" or piece.row.line.bold > _BOLD


def is_promise(piece: Piece) -> bool:
    """Tell what an outlet says of a text that is not whole yet («Подробности позднее»)."""
    return len(piece.text) < BRIEF and _more_to_come().search(piece.text.lower()) is not None


@cache
def _more_to_come() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("surroundings.toml")["more_to_come"]["says"]))


def is_plain(piece: Piece) -> bool:
    """Tell a sentence or a numbered row that was taken for an author's name: neither signs a text."""
    traits = piece.row.shape.traits
    whole = bool({"end=stop", "end=ask", "colon:end"}.intersection(traits)) or _NUMBERED.match(piece.text) is not None
    return piece.label == "byline" and whole and piece.row.shape.stamp is None and "name" not in traits
