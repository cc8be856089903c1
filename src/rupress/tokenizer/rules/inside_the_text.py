"""Lines between paragraphs that were taken for something else, though they stand in the text."""

from __future__ import annotations

import re
from collections import Counter

from rupress.tokenizer.context import Context
from rupress.tokenizer.links import is_unlinked
from rupress.tokenizer.pieces import Piece, alike, changed, in_list, paragraph_before
from rupress.tokenizer.rules.predicates import (
    MISTAKEN,
    SENTENCES,
    SOON,
    TIMED,
    is_brief,
    is_heading,
    is_notice,
    is_plain,
    is_promise,
    is_running,
)
from rupress.tokenizer.shapes import ENDED

_SAYS = ("opens:", "says:legal", "says:share", "says:ad", "says:embed", "web", "mail", "latin")
"""Beginnings of what tells notices, buttons and addresses."""
_TEXT = frozenset({"body", "subhead"})
_UNDER = _TEXT | {"headline", "deck", "byline"}
"""What stands right over a line of the text."""
_STRANGE = MISTAKEN | {"share", "embed"}
"""Labels that a short line of the text is given by mistake."""
_SHOWN = frozenset({"ticker_teaser", "legal", "comment", "share"})
"""Labels that a paragraph is given by mistake, in bare text as in HTML."""
_MARKED = _SHOWN | {"nav", "embed", "related", "ad"}
"""The same where the markup shows that it is a paragraph."""
_INSERT = 4
"""Lines back from the second paragraph to the first, an insert between them."""
_ITEM = 120
"""Most characters of an item of a list in the text."""
_SENTENCE = 80
"""Characters of a sentence that no menu has."""
_REMARK = 30
"""Characters of what a page says of its text: «Новость дополняется.»."""


def between_paragraphs(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a paragraph for text that was taken for another story's or a notice, but stands between two of the text.

    In HTML it is enough that it follows one, an insert between them or not, and has the same markup.
    """
    del context
    settled = list(pieces)
    replies = False
    """Whether a heading of comments stands over the line, and no paragraph of the text between."""
    for k in range(1, len(pieces)):
        piece = pieces[k]
        replies = piece.label != "body" and (replies or _heads_comments(piece))
        if piece.label not in _MARKED or (replies and piece.label == "comment"):
            continue
        runs = piece.label in _SHOWN and is_running(piece)
        beside = settled[k - 1].label == "body" and k + 1 < len(pieces) and pieces[k + 1].label == "body"
        inside = runs and beside
        before = paragraph_before(settled, k) if piece.row.line.path else None
        if before is not None and alike(piece, before):
            own = piece.row.line.around == before.row.line.around and _is_no_furniture(piece)
            inside |= runs or own or _is_told(piece)
        if inside:
            settled[k] = changed(piece, "body", "between_paragraphs")
    return settled


def _heads_comments(piece: Piece) -> bool:
    """Tell «Комментарии (3)» over what readers say, in whatever element."""
    said = not {"is:comment", "opens:comment"}.isdisjoint(piece.row.shape.traits)
    return said and piece.label == "comment"


def _is_no_furniture(piece: Piece) -> bool:
    """Tell what stands in the very element of the paragraphs and cannot be what it was taken for.

    No reader comments there («Когда: 11 июня, 18:00»), and no menu says a long sentence («Архив интернета сохранил …»).
    """
    sentence = "end=stop" in piece.row.shape.traits and len(piece.text) >= _SENTENCE
    said = piece.label == "comment" and not is_notice(piece)
    return said or (piece.label == "nav" and sentence and not piece.row.line.links)


def _is_told(piece: Piece) -> bool:
    """Tell a sentence, however short, from notices and buttons: «— Вы устали?», «Знаки поставят к июню.»."""
    shape = piece.row.shape
    said = any(trait.startswith(("says:", "opens:", "is:", "own:year")) for trait in shape.traits)
    told = shape.verbal and len(piece.text) > _REMARK
    ends = not ENDED.isdisjoint(shape.traits) and (told or "start=dash" in shape.traits)
    return ends and not said and is_unlinked(piece.row.line)


def listings(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the lines of a listing between two paragraphs for text: `<pre><code>` holds what an article shows.

    On a page from before style sheets all stands in `<pre>`, so there the paragraphs beside it must not.
    """
    del context
    settled = list(pieces)
    last = -1
    for k, piece in enumerate(pieces):
        if piece.label not in _TEXT:
            continue
        between = range(last + 1, k) if last >= 0 else range(0)
        around = piece.row.line.around[:1] and not _is_preformatted(piece) and not _is_preformatted(pieces[last])
        if between and around and all(_is_preformatted(pieces[n]) for n in between):
            for n in between:
                settled[n] = changed(pieces[n], "body", "listings")
        last = k
    return settled


def _is_preformatted(piece: Piece) -> bool:
    return "pre" in piece.row.line.path.split(">")


def inside_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line between two paragraphs, in the very element that holds both, for text if it says nothing else.

    A heading («1. Мост Влюблённых»), a short answer («Нет.»), a row of results («1. Анна Лыкова (Заречье) — 24.15»).
    A link or a button is none.
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        piece, above = pieces[k], settled[k - 1]
        if not piece.row.line.path or above.label not in _UNDER or not _may_be_inside(piece):
            continue
        inside = _is_between(pieces, settled, k) if above.label in _TEXT else _is_first(pieces, k)
        if inside:
            label = "subhead" if is_brief(piece) and is_heading(piece) else "body"
            settled[k] = changed(piece, label, "inside_the_text")
    return settled


def _is_between(pieces: list[Piece], settled: list[Piece], k: int) -> bool:
    """Tell whether a line lies with the line of the text over it, and the text goes on under it, or as it is set."""
    piece, above = pieces[k], settled[k - 1]
    around = piece.row.line.around
    if around != above.row.line.around:
        return False
    below = pieces[k + 1] if k + 1 < len(pieces) else piece
    if is_plain(piece) or is_plain(below) or (below.label in _TEXT and around == below.row.line.around):
        return True
    before = paragraph_before(settled, k)
    like = below if is_heading(piece) and _may_be_inside(below) else piece
    return like.row.line.tag == "p" and before is not None and alike(like, before)


def _is_first(pieces: list[Piece], k: int) -> bool:
    """Tell whether a line in the head begins the text: it lies with a line of it, and is set as the text is."""
    piece = pieces[k]
    below = pieces[k + 1] if k + 1 < len(pieces) else piece
    if below.label not in _TEXT or piece.row.line.around != below.row.line.around:
        return False
    if is_plain(piece):
        return True
    heading = below.label == "subhead" and k + 2 < len(pieces)
    return piece.row.line.tag == "p" and alike(piece, pieces[k + 1 + heading])


def spoken_in_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take turns of a talk for text that were taken for readers' comments: they lie with the paragraphs around them.

    «Привыкли?» / «Почти. Меня поразила тишина.»: nothing but such lines stands between them and the next paragraph.
    """
    del context
    settled = list(pieces)
    last = None
    """The paragraph under the line, with nothing but turns between them."""
    for k in range(len(pieces) - 1, -1, -1):
        piece = pieces[k]
        if piece.label == "body":
            last = piece
        elif piece.label != "comment" or is_notice(piece) or not piece.row.line.path:
            last = None
        elif last is not None and piece.row.line.around == last.row.line.around:
            settled[k] = changed(piece, "body", "spoken_in_the_text")
    return settled


def speaks_again(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a turn of a talk for text if who speaks it has spoken in the text twice, and the text is near.

    «Л. ЦОЙ: Правда ли?» / «Б. ШМЕЛЁВ: Правда.» / «Л. ЦОЙ: Спасибо! Через минуту новости.»
    """
    del context
    spoken = Counter(speaker_of(p) for p in pieces if p.label == "body")
    settled = list(pieces)
    for k in range(1, len(pieces)):
        piece = pieces[k]
        who = speaker_of(piece) if piece.label in _MARKED or piece.label in MISTAKEN else ""
        near = any(p.label == "body" for p in settled[max(0, k - _TURNS) : k])
        if who and near and spoken[who] >= _TWICE:
            settled[k] = changed(piece, "body", "speaks_again")
    return settled


def speaker_of(piece: Piece) -> str:
    """Give who speaks a turn by its label («Л. ЦОЙ: …»), nothing for other lines."""
    match = _TURN.match(piece.text)
    return match[1] if match else ""


_TURN = re.compile(r"([А-Я][^:!?\"]{2,40}): \S")
_TURNS, _TWICE = 2, 2
"""Lines back to the text, and turns of the same speaker in it."""


def opens_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take running text that was taken for another story's for the first paragraph, if the next one is set like it.

    Between them stands no more than an insert, and over them a headline: caption / paragraph / «Реклама» / paragraph.
    """
    del context
    first = next((k for k, piece in enumerate(pieces) if piece.label == "body"), 0)
    for k in range(max(0, first - _INSERT), first):
        piece = pieces[k]
        like = piece.row.line.around == pieces[first].row.line.around and alike(piece, pieces[first])
        if like and piece.label in MISTAKEN | _SHOWN and is_running(piece):
            headed = any(p.label == "headline" for p in pieces[:k])
            return [*pieces[:k], changed(piece, "body", "opens_the_text"), *pieces[k + 1 :]] if headed else pieces
    return pieces


def lists_in_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a list, and headings beside it, for text if it stands between two lines of the text in their element.

    «Ингредиенты:» / «Мука — 250 г» / «Масло — 120 г» / «Как готовить». A link, a call or a button among its items, and
    it is none.
    """
    del context
    settled = list(pieces)
    last = -1
    """The line of the text before those looked at."""
    for k, piece in enumerate(pieces):
        if piece.label in _TEXT:
            if 0 <= last < k - 1 and _in_one(settled[last], piece, pieces[last + 1 : k]):
                for n in range(last + 1, k):
                    heads = is_heading(pieces[n]) and is_brief(pieces[n])
                    settled[n] = changed(pieces[n], "subhead" if heads else "body", "lists_in_the_text")
            last = k
        elif not piece.row.line.around or not _may_be_inside(piece):
            last = -1
    return _items_of_one_list(settled)


def _items_of_one_list(pieces: list[Piece]) -> list[Piece]:
    """Take the other items of a list for text if one is: «Ревень — 400 г» / «Мука — 250 г»."""
    settled = list(pieces)
    for places, step in ((range(1, len(pieces)), -1), (range(len(pieces) - 2, -1, -1), 1)):
        for k in places:
            piece, beside = settled[k], settled[k + step]
            listed = piece.row.line.tag == "li" and beside.label == "body" and alike(piece, beside)
            if listed and len(piece.text) < _ITEM and _may_be_inside(piece):
                settled[k] = changed(piece, "body", "lists_in_the_text")
    return settled


def _in_one(above: Piece, below: Piece, between: list[Piece]) -> bool:
    """Tell whether items and headings stand in the element that holds the first and the last line directly."""
    around = above.row.line.around
    if not around or around != below.row.line.around:
        return False
    within = all(p.row.line.around[: len(around)] == around for p in between)
    listed = [p.row.line.tag == "li" and len(p.text) < _ITEM for p in between]
    headed = all(item or is_heading(p) for p, item in zip(between, listed, strict=True))
    return within and any(listed) and headed


def _may_be_inside(piece: Piece) -> bool:
    """Tell whether a line was taken for what a line of the text is mistaken for, and has no word or link of that."""
    traits = piece.row.shape.traits
    if piece.row.line.links or piece.row.shape.type in TIMED or is_promise(piece):
        return False
    if any(trait.startswith(_SAYS) for trait in traits):
        return False
    whole = "end=stop" in traits or "end=ask" in traits
    if not whole and any(trait.startswith("is:") for trait in traits):
        return False
    return piece.label in _STRANGE or is_plain(piece)


_LINKS = 3
"""Lines that a sentence's beginning and links in it may be cut into."""


def broken_by_links(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a long sentence that begins in lower case for text, with the short lines that a tag-strip cut off before it.

    «Активист» / «Олег Лесной» / «с этими расчётами не согласен: он считал сам». Comments begin so, too.
    """
    settled = list(pieces)
    for k in range(context.start + 1, min(len(pieces), context.stop + SOON)):
        piece = pieces[k]
        listed = piece.label == "related" or in_list(piece.label)
        if not (listed or piece.label == "body") or not _goes_on(piece) or pieces[k - 1].label == "comment":
            continue
        start = k
        while start > k - _LINKS and _is_cut_off(pieces[start - 1]):
            start -= 1
        if listed and start == k:
            continue
        settled[start : k + 1] = [
            p if p.label == "body" else changed(p, "body", "broken_by_links") for p in pieces[start : k + 1]
        ]
    return settled


def _goes_on(piece: Piece) -> bool:
    """Tell whether a line is the rest of a sentence."""
    return "а" <= piece.text[0] <= "я" and piece.row.shape.type in SENTENCES


def _is_cut_off(piece: Piece) -> bool:
    """Tell whether a line is as the beginning of a sentence or a link in it may be."""
    traits = piece.row.shape.traits
    listed = piece.label in ("body", "related") or in_list(piece.label)
    said = any(trait.startswith(("is:", "opens:", "stamp:")) for trait in traits)
    return listed and not said and "end=letter" in traits and piece.row.shape.type in ("short", "name")
