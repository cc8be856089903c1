"""The deck: what is set apart from the text between the headline and the first paragraph.

A lead is the first paragraph of the text, and the text goes on from it; a deck stands for itself.
"""

from __future__ import annotations

import re
from itertools import groupby, takewhile

from rupress.tokenizer.context import Context
from rupress.tokenizer.datelines import REACH, find_dateline
from rupress.tokenizer.decks import RETOLD, SIGNS
from rupress.tokenizer.pieces import Piece, alike, changed, first_of, relabelled

_FIELD = re.compile(r"[А-Я][а-я-]{2,20}(?: [а-я]{2,20})?: ?[А-Яа-я\d\"]")
_SCORE = re.compile(r"\s[—-]\s[^.]{2,40}\s\d{1,3}:\d{1,3}(?: ?\([\d:, ]{3,40}\))?$")
_BETWEEN = 4
"""Most lines between a deck and the text."""
_BOXES = 20
"""Lines from a first paragraph to one like it, pictures, boxes and their titles between, but not the date."""
_PICTURES = 9
"""Most lines of pictures and boxes between the first paragraph and the second."""
_TWO = 2
"""Most decks of one headline."""
_SURE = 0.9
"""How sure the model is of a deck over the text that nothing sets apart from it."""
_DOUBT = 0.6
"""Confidence below which a caption may be one more of two decks."""
_LONG = 100
"""Characters of a sentence that may be a paragraph."""
_AMONG = frozenset({"caption", "credit", "embed", "share", "related", "ad"})
"""What stands among paragraphs as well as over the first."""
_SETS_APART = frozenset({"byline", "caption", "credit", "share", "comment", "tags", "ad"})
"""What stands between a deck and the text: pictures, dates, buttons."""


def deck_over_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the first paragraph for the deck if anything but its place says that it stands for itself.

    Each of `SIGNS` is such a reason, and its name is the rule: the metadata have it as the summary, and the markup or
    its length set it apart; no full stop; a picture, a date or buttons under it; or the text tells it again.
    """
    first = first_of(pieces, "body")
    if first < 0 or any(p.label == "deck" for p in pieces):
        return pieces
    if not any(p.label == "headline" for p in pieces[:first]):
        return pieces
    if not _may_be_deck(pieces[first], context):
        return pieces
    k = first + 1
    while k < len(pieces) and pieces[k].label in _SETS_APART:
        k += 1
    after = [p for p in pieces[k : k + 2] if p.label == "body"]
    if not after or after[0].row.shape.type != "para" or k - first - 1 > _BETWEEN:
        return pieces
    as_text = k == first + 1 and alike(pieces[first], after[0])
    for sign in SIGNS[:1] if as_text else SIGNS:
        if sign(pieces[first], after, k - first - 1, context):
            return relabelled(pieces, {first: "deck"}, sign.__name__)
    return pieces


def _may_be_deck(piece: Piece, context: Context) -> bool:
    """Tell whether a paragraph is no more than a sentence, or two if the metadata have it or it ends without a stop."""
    traits = piece.row.shape.traits
    stated = bool(context.description) and piece.row.key == context.description
    two = "sentences=1" in traits and (stated or "end=letter" in traits)
    if "sentences=0" not in traits and not two:
        return False
    begins = "start=upper" in traits or "start=quote" in traits
    return begins and piece.row.folded.count(". ") <= 1


def deck_like_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give a deck that nothing sets apart from the text back to it: it is the first paragraph.

    In HTML that is one with the markup of the paragraphs, even with a picture or a box between; in bare text, where a
    deck of a sentence looks like a short paragraph, one of several sentences, or a long one of which the model is not
    sure.
    """
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.label != "deck":
            continue
        between = k + 1
        while between < min(len(pieces), k + _PICTURES) and pieces[between].label in _AMONG:
            between += 1
        near = between < len(pieces) and pieces[between].label == "body" and _alike(piece, pieces[between], between - k)
        near = near or _goes_on(pieces, k)
        under = takewhile(lambda p: p.label != "byline" or p.row.shape.stamp is None, pieces[k + 1 : k + _BOXES])
        if near or any(p.label == "body" and (alike(piece, p) or _alike_by_name(piece, p)) for p in under):
            settled[k] = changed(piece, "body", "deck_like_the_text")
    return settled


def _alike(deck: Piece, paragraph: Piece, away: int) -> bool:
    """Tell whether a deck has the markup of a paragraph so many lines after it."""
    brief = not {"sentences=0", "sentences=1"}.isdisjoint(deck.row.shape.traits)
    if away > 1 or brief:  # two sentences in bare text may well be a deck
        return alike(deck, paragraph)
    return deck.row.line.path == paragraph.row.line.path


def _goes_on(pieces: list[Piece], k: int) -> bool:
    """Tell whether the text seems to go on from a deck of bare text: the next line is text, and the model is not sure.

    To take a deck for the first paragraph costs less than to lose the first paragraph, which a reader misses.
    """
    deck, after = pieces[k], pieces[k + 1 : k + 3]
    if deck.row.line.path or deck.confidence >= _SURE or len(deck.text) < _LONG or not after:
        return False
    return "end=stop" in deck.row.shape.traits and after[0].label == "body" and not _is_retold(deck, after)


def _is_retold(deck: Piece, after: list[Piece]) -> bool:
    stems = deck.row.stems
    return max(len(stems & p.row.stems) for p in after if p.label == "body") >= RETOLD * len(stems)


def _alike_by_name(deck: Piece, paragraph: Piece) -> bool:
    """Tell whether sentences have the name of paragraphs that stand deeper: in cards, answers to questions."""
    one, two = deck.row.line, paragraph.row.line
    several = "end=stop" in deck.row.shape.traits and ". " in deck.text
    return several and one.tag == two.tag and bool(one.classes) and one.classes[:1] == two.classes[:1]


def dateline_opens_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a deck with a dateline («ЯКУТСК /Таймыр/ – …») for the first paragraph: reports begin so, decks never.

    So do captions, but those have a credit, and are shorter than a paragraph.
    """
    del context
    return [
        changed(p, "body", "dateline_opens_the_text") if _may_open(p) and find_dateline(p.text[:REACH]) else p
        for p in pieces
    ]


def _may_open(piece: Piece) -> bool:
    shape = piece.row.shape
    paragraph = piece.label == "caption" and shape.type == "para" and "credit:end" not in shape.traits
    return piece.label == "deck" or paragraph


def decks_in_a_row(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take three decks or more that follow one another for the text that they are: a headline has one, seldom two.

    In bare text the last of them may look like a caption.
    """
    del context
    settled = list(pieces)
    for is_deck, run in groupby(range(len(pieces)), key=lambda k: pieces[k].label == "deck"):
        places = list(run)
        if is_deck and len(places) == _TWO and places[-1] + 2 < len(pieces):
            after, text = pieces[places[-1] + 1 : places[-1] + 3]
            unsure = after.label == "caption" and after.confidence < _DOUBT and not after.row.line.path
            if unsure and "credit:end" not in after.row.shape.traits and text.label == "body":
                places.append(places[-1] + 1)
        if is_deck and len(places) > _TWO:
            for k in places:
                settled[k] = changed(pieces[k], "body", "decks_in_a_row")
    return settled


def deck_under_the_byline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a sentence under the date for the first paragraph where the headline has a surer deck over the date."""
    del context
    settled = list(pieces)
    over: Piece | None = None
    """The deck of this head."""
    dated = False
    """Whether a byline stands under it."""
    for k, piece in enumerate(pieces):
        if piece.label == "deck":
            surer = over is not None and dated and over.confidence >= piece.confidence
            if surer and "end=stop" in piece.row.shape.traits:
                settled[k] = changed(piece, "body", "deck_under_the_byline")
            over, dated = piece, False
        elif piece.label == "byline":
            dated = True
        elif piece.label in ("headline", "body"):
            over = None
    return settled


def field_is_no_deck(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Ведомство: Министерство лесов» under «Тематика: Безопасность» for a field of the head: decks are single.

    So are rubrics with a mark on each («Мосты*, Реки и озёра*»), and the score of a match («Заря» — «Луч» 1:1 (1:0)»).
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces) - 1):
        piece = pieces[k]
        beside = [p for p in (pieces[k - 1], pieces[k + 1]) if p.label not in ("headline", "body")]
        if piece.label != "deck":
            continue
        if _are_marked(piece) or _is_score(piece) or (_is_field(piece) and any(map(_is_field, beside))):
            settled[k] = changed(piece, "section", "field_is_no_deck")
    return settled


def _are_marked(piece: Piece) -> bool:
    """Tell rubrics with a mark on each, as a blog of many authors has over its posts («Мосты*, Реки и озёра*»)."""
    parts = piece.text.split(",")
    return not piece.row.shape.verbal and sum(part.endswith("*") for part in parts) > 1


def _is_score(piece: Piece) -> bool:
    """Tell two teams and a score («Заря — Луч 1:1 (1:0)») from a deck that ends in one, which has a verb."""
    return not piece.row.shape.verbal and _SCORE.search(piece.text) is not None


def _is_field(piece: Piece) -> bool:
    """Tell a label of a word or two and what it has, without a verb and a stop («Дата приёма: вторник»)."""
    shape = piece.row.shape
    stopped = "end=stop" in shape.traits or "end=ask" in shape.traits
    return not shape.verbal and not stopped and _FIELD.match(piece.text) is not None


def deck_after_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give a deck that stands after a paragraph back to the body: decks stand in the head."""
    del context
    paragraphs = 0
    settled: list[Piece] = []
    for piece in pieces:
        paragraphs += piece.label == "body"
        late = piece.label == "deck" and paragraphs > 0
        settled.append(changed(piece, "body", "deck_after_the_text") if late else piece)
    return settled
