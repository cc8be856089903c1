"""Whether a page has an article, when all is found that may be one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import exp

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.evidence import evidence, most_together
from rupress.tokenizer.little import ENOUGH, RULES
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.tally import tallies

_FLASH = 40
"""Characters that make an article where a rule for little text has found them."""
_WHOLE = 1_500
"""Characters that make an article on a front page: its leading story has fewer."""
LEAST = 0.3
"""Least probability of an article: losing an article costs more than reading a list as one."""
_EXCUSE = 500
"""Most characters in which a page says that there is nothing here."""
_OVER = 3
"""Lines over its first sentence in which it says so, too."""


def has_article(
    pieces: list[Piece], context: Context, *, front: bool = False, weights: Mapping[str, int] | None = None
) -> bool:
    """Tell whether a page has an article.

    There must be some text, much of it on a front page. What a rule for little text found has been told from a list by
    the rule; all else is weighed.

    Args:
        pieces: its lines.
        context: what holds for the page.
        front: whether it is a site's front page.
        weights: of the evidence, instead of the package's own.
    """
    text = [piece for piece in pieces if piece.label == "body"]
    if most_together(pieces) < (_WHOLE if front else ENOUGH if is_weighed(pieces) else _FLASH):
        return False
    if _is_gone(pieces, text):
        return False
    if not is_weighed(pieces):
        return True
    return chance(evidence(pieces, context, front=front), tallies().presence if weights is None else weights) >= LEAST


def is_weighed(pieces: list[Piece]) -> bool:
    """Tell whether a page has text that is weighed: not that of a rule for little text."""
    rules = {piece.rule for piece in pieces if piece.label == "body"}
    return bool(rules) and not rules & RULES


def chance(found: Mapping[str, float], weights: Mapping[str, int]) -> float:
    """Give the probability of an article: a logistic function of the weighted evidence.

    Args:
        found: what was found on the page, by name.
        weights: hundredths for each name; a name without weight counts nothing.
    """
    return 1 / (1 + exp(-sum(value * weights.get(name, 0) for name, value in found.items()) / 100))


def _is_gone(pieces: list[Piece], text: list[Piece]) -> bool:
    """Tell whether the page says, in few words, that what was asked for is not there («Страница не найдена»)."""
    if sum(len(piece.text) for piece in text) > _EXCUSE:
        return False
    first = next((k for k, piece in enumerate(pieces) if piece.label == "body"), 0)
    heads = [p for p in pieces if p.label == "headline"] + pieces[max(0, first - _OVER) : first] + text[:1]
    return any(_gone().search(piece.text.lower()) for piece in heads)


@cache
def _gone() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("surroundings.toml")["gone"]["says"]))
