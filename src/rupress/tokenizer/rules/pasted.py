"""What somebody pasted, or another tool left: an article without any furniture around it, often without its title.

«Мост открыли» / «Движение по мосту через Ветлугу открыли в субботу.»: up to fifteen lines, all of them text.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.little import ENOUGH
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.rows import FEW
from rupress.tokenizer.rules.predicates import is_notice, is_running
from rupress.tokenizer.shapes import ENDED, RUNNING

_SENTENCE = 40
"""Least characters of a sentence that is text, where there is nothing else."""
_CALLS = frozenset({"says:share", "says:nav"})
"""What sentences say that are to be clicked on («Подписывайтесь на нас в сети.»)."""
_STAMPED = 150
"""Most characters of the title of such a text."""


def nothing_but_sentences(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take all of what somebody pasted for text, where it is nothing but a few sentences that no notice has."""
    del context
    if len(pieces) > FEW or not all(map(_is_sentence, pieces)):
        return pieces
    return [p if p.label == "body" else changed(p, "body", "nothing_but_sentences") for p in pieces]


def post_alone(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the sentences of a post that is all of its page for text: a network shows one so inside of other pages.

    «Вечерний Затон» / a paragraph / a paragraph / «@vecher_zaton» / «1.9K views Feb 9 at 18:31»: none is a title.
    """
    del context
    text = [k for k, piece in enumerate(pieces) if is_running(piece) and len(piece.text) >= _SENTENCE]
    if not 1 < len(pieces) <= _POST or len(text) < _SEVERAL or any(p.label == "headline" for p in pieces):
        return pieces
    others = [p for k, p in enumerate(pieces) if not text[0] <= k <= text[-1]]
    whole = text[-1] - text[0] == len(text) - 1 and sum(len(pieces[k].text) for k in text) >= ENOUGH
    if not whole or text[0] > _OVER or any(map(_is_title, others)):
        return pieces
    return [changed(p, "body", "post_alone") if k in text and p.label != "body" else p for k, p in enumerate(pieces)]


def _is_title(piece: Piece) -> bool:
    return piece.row.shape.type in _TITLED and piece.row.shape.stamp is None


_TITLED = frozenset({"title", "para", "sent", "question"})
"""Types of lines that tell of something."""
_POST, _SEVERAL, _OVER = 10, 2, 3
"""Most lines of such a page, least paragraphs, most lines over them."""


def _is_sentence(piece: Piece) -> bool:
    traits = piece.row.shape.traits
    return "end=stop" in traits and len(piece.text) >= _SENTENCE and not is_notice(piece) and _CALLS.isdisjoint(traits)


def title_over_a_few_sentences(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the first line of what somebody pasted for its headline: «Мост открыли» over nothing but sentences."""
    del context
    if not 1 < len(pieces) <= FEW or any(piece.label == "headline" for piece in pieces):
        return pieces
    first, *rest = pieces
    plain = "end=stop" not in first.row.shape.traits and len(first.text) < _STAMPED and first.row.shape.stamp is None
    if plain and all(piece.label == "body" and "end=stop" in piece.row.shape.traits for piece in rest):
        return [changed(first, "headline", "title_over_a_few_sentences"), *rest]
    return pieces


def text_opens_the_page(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what was taken for the headline for a line of the text, if in bare text the page opens with paragraphs.

    «Мост закрыли в субботу из-за ледохода, …» / «Что говорят в мэрии» / «По словам мэра, …»: a column of a table holds
    such texts, without titles. A sentence is a paragraph, all else a heading.
    """
    del context
    first = pieces[0]
    opens = first.label == "body" and first.row.shape.type in RUNNING and "end=stop" in first.row.shape.traits
    if first.row.line.path or not opens:
        return pieces
    return [_of_the_text(p) if p.label == "headline" and p.row.key != first.row.key else p for p in pieces]


def _of_the_text(piece: Piece) -> Piece:
    whole = not ENDED.isdisjoint(piece.row.shape.traits)
    return changed(piece, "body" if whole else "subhead", "text_opens_the_page")
