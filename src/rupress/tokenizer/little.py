"""What the rules share that take little text for an article: how much is enough, what is a sentence, what a date.

`news_flash`: sentences under a sure headline with a date. `only_story`: a page with nothing else. `run_under_a_title`:
the only sentences of bare text that follow one another. `text_under_its_title`: the element of HTML that the title of
the window names. Each finds the title in its own way, and tells its pages in its own way from lists of other stories.
"""

from __future__ import annotations

from collections.abc import Iterable

from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.shapes import RUNNING

RULES = frozenset({"news_flash", "only_story", "text_under_its_title", "run_under_a_title"})
"""These rules."""
ENOUGH = 120
"""Characters of text that need no help, and make an article by themselves."""
FLASH = 60
"""Characters of a sentence that make one under a headline and a date."""
BRIEF = 80
"""Most characters of what stands between a headline and its text: a date, an author, a rubric, a credit."""
BESIDE = frozenset({"stamp", "clock", "name", "byline", "credit", "badge", "share", "number"})
"""Types of lines that stand there."""
_NOTICE = (
    "is:", "says:legal", "says:ad", "opens:legal", "opens:ad", "opens:share", "opens:nav", "opens:comment", "own:year",
)  # fmt: skip
"""What tells notices, buttons and advertising from sentences."""


def told(pieces: Iterable[Piece]) -> int:
    """Count the characters of what was taken for text."""
    return sum(len(piece.text) for piece in pieces if piece.label == "body")


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
    return (shape.type in RUNNING or dated) and "end=stop" in shape.traits and line.links < 0.5 and not is_notice(piece)


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
