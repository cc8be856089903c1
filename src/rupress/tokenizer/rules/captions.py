"""Captions and credits of pictures, told by what stands beside them."""

from __future__ import annotations

from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.caption_seams import behind_credit, split_caption
from rupress.tokenizer.captions import is_button
from rupress.tokenizer.context import Context
from rupress.tokenizer.lexicon import endings, marks
from rupress.tokenizer.persons import is_known_person
from rupress.tokenizer.pieces import Piece, alike, changed, first_of, in_quotation

_CAPTION = 300
"""Most characters of a caption."""
_LEAST, _SEEN_LEAST, _BESIDE_A_CREDIT = 12, 8, 30
"""A caption with its credit has more characters than the first, its own words more than the second; if the line was
taken for a credit, more than the third."""
_WHERE = 120
"""Characters at the end of a line in which its credit begins."""
_MISTAKEN = frozenset({"headline", "deck", "body", "subhead", "credit"})
_LISTED = frozenset({"ticker_title", "ticker_item", "ticker_teaser", "ticker_head", "related"})
"""What the captions of a photo report are mistaken for."""
_AFTER = 40
"""Lines after the text in which its pictures stand."""
_SEEN = frozenset({"body", "subhead", "deck", "ad", "related", "embed", "ticker_title"})
"""What the caption above «Источник: …» is mistaken for."""
_GOES_ON = 2
"""Lines after the credit in which the text goes on."""
_WHO = 80
"""Most characters of a credit."""


def credit_at_its_end(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line that ends in a credit for the caption that it is («Утро на реке. Фото: …», «Мост ночью / ТАСС»).

    In lists of other stories titles end in a slash and a name, too: there the credit must say that it is one.
    """
    head = first_of(pieces, "headline", len(pieces))
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        near = piece.label in _LISTED and head < k < context.stop + _AFTER
        listed = near and (":" in piece.text or "©" in piece.text) and marks().labelled.search(piece.text)
        if (piece.label in _MISTAKEN and _is_caption(piece)) or (listed and _is_caption(piece, labelled=True)):
            settled[k] = changed(piece, "caption", "credit_at_its_end")
    return settled


def what_is_seen(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a credit that says what is seen for a caption: «На снимке: Илья Громов», «Фото: ТАСС. Паром у причала».

    So is any line of the article that says where in the picture somebody is: «Илья Громов (слева) на мосту».
    """
    del context
    return [changed(p, "caption", "what_is_seen") if _says_what_is_seen(p) else p for p in pieces]


def under_its_label(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the line under «Подпись к фото,» for the caption that is said to stand there."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, piece = pieces[k - 1], pieces[k]
        if len(above.text) > _LABEL or piece.label == "headline":
            continue
        if above.text.lower().rstrip(" ,:") in _labels_of_captions():
            settled[k - 1] = changed(above, "nav", "under_its_label")
            settled[k] = changed(piece, "caption", "under_its_label") if len(piece.text) < _CAPTION else piece
    return settled


_LABEL = 30
"""Most characters of such a label."""


@cache
def _labels_of_captions() -> frozenset[str]:
    return frozenset(read_toml("surroundings.toml")["seen"]["labels"])


def _says_what_is_seen(piece: Piece) -> bool:
    text = piece.text
    if piece.label == "credit" and (marks().seen_on.match(text) or behind_credit(text)):
        return "start=own" not in piece.row.shape.traits  # «© ТАСС. Илья Громов | Купить иллюстрацию»
    told = piece.label in _MISTAKEN and len(text) < _CAPTION and "start=dash" not in piece.row.shape.traits
    return told and bool(marks().sides.search(text))


def who_is_cited(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line under a quotation of the markup for who is cited, no credit and no author.

    That is one with a dash («— Анна Ветрова»), or one in the quotation that is not worded as a credit
    («<blockquote>…<cite>Анна Ветрова, мэр</cite></blockquote>»).
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        piece, above = pieces[k], pieces[k - 1]
        if piece.label not in ("caption", "credit", "byline") or above.label != "body" or not in_quotation(above):
            continue
        traits = piece.row.shape.traits
        worded = piece.row.line.picture is not None or any(trait.endswith((":credit", "=own")) for trait in traits)
        if ("start=dash" in traits and piece.label != "byline") or (in_quotation(piece) and not worded):
            settled[k] = changed(piece, "body", "who_is_cited")
    return settled


def made_for(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a known name with the outlet it worked for («Анна Ветрова для «Вестника»») for a credit."""
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.label not in _MISTAKEN and piece.label != "caption":
            continue
        match = marks().made_for.fullmatch(piece.text)
        if match and is_known_person(match["maker"]):
            settled[k] = changed(piece, "credit", "made_for")
    return settled


def _is_caption(piece: Piece, *, labelled: bool = False) -> bool:
    """Tell whether a line is a caption with its credit at its end.

    Args:
        piece: the line.
        labelled: whether the credit must say that it is one («Фото: …»), as titles of lists have slashes, too.
    """
    text, traits = piece.text, piece.row.shape.traits
    if not _LEAST < len(text) < _CAPTION or _is_no_caption(piece):
        return False
    last = max(0, len(text) - _WHERE)
    if endings().archive.search(text, last):
        return True
    if not endings().hint.search(text, last):
        return False
    cut = split_caption(text)
    least = _BESIDE_A_CREDIT if piece.label == "credit" else _SEEN_LEAST
    if not least < cut < len(text) or len(text) - cut > _WHO:
        return False
    if labelled:
        return marks().labelled.match(text, cut) is not None
    # a paragraph with the next picture's credit glued to it has sentences, and its seam is cut elsewhere
    return {"sentences=2", "sentences=3"}.isdisjoint(traits)


def _is_no_caption(piece: Piece) -> bool:
    """Tell a menu, a line of dialogue and a breadcrumb («Главная // Город // Транспорт»)."""
    traits = piece.row.shape.traits
    return piece.row.shape.type == "menu" or "start=dash" in traits or ("trail" in traits and "//" in piece.text)


def caption_like_the_text(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give a sentence under a picture back to the text if it has the markup of a paragraph beside it."""
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.label != "caption" or piece.row.shape.type not in ("para", "sent"):
            continue
        beside = pieces[max(0, k - _GOES_ON) : k + 1 + _GOES_ON]
        if any(p.label == "body" and alike(piece, p) for p in beside) and not _is_caption(piece):
            settled[k] = changed(piece, "body", "caption_like_the_text")
    return settled


def caption_by_its_date(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line under a credit that ends in a day for its caption («Открытие моста в Заречье. 14 июня 2023»)."""
    del context
    settled = list(pieces)
    for credit in _credits(pieces):
        k = _beside(pieces, credit, 1)
        piece = pieces[k]
        dated = len(piece.text) < _CAPTION and _ends_in_its_day(piece)
        if k != credit and dated and piece.label in _MISTAKEN:
            settled[k] = changed(piece, "caption", "caption_by_its_date")
    return settled


def _ends_in_its_day(piece: Piece) -> bool:
    """Tell whether a line ends in a day that stands for itself; paragraphs tell of days («… вернулся 18 мая»)."""
    stamp = piece.row.shape.stamp
    if stamp is None or "stamp:end:day" not in piece.row.shape.traits:
        return False
    return piece.row.folded[: stamp.start].rstrip().endswith(".")


def _credits(pieces: list[Piece]) -> list[int]:
    """Number the lines that are credits, but not buttons."""
    return [k for k, p in enumerate(pieces) if p.label == "credit" and not is_button(p)]


def _beside(pieces: list[Piece], k: int, step: int) -> int:
    """Give the line before (-1) or after a line (1), buttons of pictures left out; itself if there is none."""
    other = k + step
    while 0 <= other < len(pieces):
        if not is_button(pieces[other]):
            return other
        other += step
    return k


def source_of_a_picture(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Источник: …» right under a caption, or between paragraphs, for the picture's credit.

    Before and after the text it is the text's source. A short line over it is what is seen: «Тропа через овраг» /
    «Источник:» / «Анна Ветрова».
    """
    del context
    settled = list(pieces)
    first = first_of(pieces, "body", len(pieces))
    for k in range(1, len(pieces)):
        piece, above = pieces[k], settled[k - 1]
        if not marks().source.match(piece.text) or len(piece.text) > _WHO:
            continue
        named = piece.text.rstrip().endswith(":")
        rest = pieces[k + 1 + named : k + 1 + named + _GOES_ON]
        inside = first < k - 1 and any(p.label == "body" and p.row.shape.type == "para" for p in rest)
        if above.label != "caption" and not (inside and above.row.key.strip("0123456789")):
            continue  # under the last number of a table it is the table's source
        settled[k] = changed(piece, "credit", "source_of_a_picture")
        if above.label in _SEEN and len(above.text) < _CAPTION and not _runs_on(above):
            settled[k - 1] = changed(above, "caption", "source_of_a_picture")
        name = pieces[k + 1] if k + 1 < len(pieces) and named else None
        if name is not None and len(name.text) < _WHO and "end=stop" not in name.row.shape.traits:
            settled[k + 1] = changed(name, "credit", "source_of_a_picture")
    return settled


def _runs_on(piece: Piece) -> bool:
    """Tell a paragraph from the words under a picture."""
    traits = piece.row.shape.traits
    return piece.row.shape.type == "para" and "end=letter" not in traits


def caption_twice(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a line that stands twice in a row in the head for a caption: the picture's name, and the words under it.

    The headline stands twice, too; what repeats over it is a menu.
    """
    title = pieces[context.anchor].row.key if context.anchor >= 0 else ""
    head = first_of(pieces, "headline", len(pieces))
    settled = list(pieces)
    for k in range(head + 1, min(len(pieces) - 1, context.stop)):
        key = pieces[k].row.key
        titled = pieces[k].row.shape.type in ("title", "sent", "para")
        if key and titled and key == pieces[k + 1].row.key and key != title and pieces[k].label != "body":
            settled[k : k + 2] = [changed(p, "caption", "caption_twice") for p in pieces[k : k + 2]]
    return settled


def deck_over_the_credit(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the upper of two captions round one credit, right under the headline, for the deck.

    «© Вестник / Имя Фамилия» with its caption under it: what stands over it belongs to the headline.
    """
    del context
    settled = list(pieces)
    for credit in _credits(pieces):
        k = _beside(pieces, credit, -1)
        around = (_beside(pieces, k, -1), k, _beside(pieces, credit, 1))
        if [pieces[i].label for i in around] != ["headline", "caption", "caption"]:
            continue
        if split_caption(pieces[k].text) == len(pieces[k].text):
            settled[k] = changed(pieces[k], "deck", "deck_over_the_credit")
    return settled
