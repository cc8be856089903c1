"""Two titles over one text: which is the headline, and what the other is, its deck, a rubric, another story's title."""

from __future__ import annotations

import re

from rupress.read.boxes import HEADINGS
from rupress.ru.morph import readings
from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed, first_of, in_list, relabelled
from rupress.tokenizer.rows import Row

_TWIN = 0.25
"""Share of longer words that two wordings of one headline have in common."""
_WORD = re.compile(r"[А-Яа-я]+(?:-[А-Яа-я]+)*")
_TRAIL = re.compile(r"\s[\">/|»›→]\s")
_CLOSE = {True: 0.4, False: 1.2}
"""How much lower the upper of two headlines may score, by whether the lower one is a heading of the markup."""
_UNSURE = 0.6
"""Confidence below which the model is wrong as often as right."""
_NEAR = 8
"""Lines between two wordings of a headline, or it and the text."""
_STAMPED = 150
"""Most characters of a deck that may be the headline."""
_OVER = 2
"""Lines over a headline in which a shorter one stands."""
_MORE = ("?", ":", ". ")
"""What a line has that asks, or says more than how or why."""
_REACH = 8
"""Lines under another story's title in which the text stands."""
_MISTAKEN = frozenset({"caption", "section", "subhead"})
"""What a headline over its deck is mistaken for."""
_BELOW = 4
"""Lines from the title of another story to this one's."""
_PARAGRAPHS = 3
"""Paragraphs that tell of the headline."""


def deck_without_headline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the deck of a text that has no headline for it: there is none without one.

    In bare text the headline may be the title right over it, if the model is not sure what that is.
    """
    if any(p.label == "headline" for p in pieces):
        return pieces
    first = first_of(pieces, "body", 0)
    for k in range(first):
        if pieces[k].label == "deck" and (len(pieces[k].text) < _STAMPED or pieces[k].row.line.tag == "h1"):
            head = k - 1 if k and _is_title_over(pieces[k - 1]) and _is_close(k - 1, k, context) else k
            return relabelled(pieces, {head: "headline"}, "deck_without_headline")
    return pieces


def _is_title_over(piece: Piece) -> bool:
    """Tell a title of bare text of which the model is not sure what it is, only that it is of no list."""
    title = piece.label in _MISTAKEN and piece.row.shape.type == "title" and not piece.row.line.path
    return title and piece.confidence < _UNSURE


def _is_close(upper: int, lower: int, context: Context) -> bool:
    """Tell whether the upper one of two lines of bare text does hardly worse as the headline."""
    return context.anchors.get(upper, -1.0) > context.anchors.get(lower, -1.0) - _CLOSE[False]


def one_headline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Keep one headline, its copies and its other wordings; what else was taken for one is not of this article."""
    found = [k for k, p in enumerate(pieces) if p.label == "headline"]
    if len(found) < 2:
        return pieces
    main = _likeliest(pieces, found, context)
    settled = list(pieces)
    for k in found:
        if k != main and not _is_wording(pieces, k, main):
            settled[k] = changed(pieces[k], _instead(pieces, k, main, context), "one_headline")
    return settled


def _likeliest(pieces: list[Piece], found: list[int], context: Context) -> int:
    """Choose the article's own among several headlines: one that the metadata state, else the one that does best.

    Of two that stand together the upper one is the headline, the lower one its deck.
    """
    worth = {k: context.anchors.get(k, -1.0) + pieces[k].confidence for k in found}
    main = max(found, key=lambda k: (worth[k], -k))
    close = _CLOSE[pieces[main].row.line.tag in HEADINGS]
    main = min(k for k in found if main - 3 < k <= main and worth[k] > worth[main] - close)
    if main - 1 in found and _holds(pieces[main - 1], pieces[main]):
        main -= 1
    told = [k for k in found if context.states(pieces[k].row)]
    return told[0] if told and not context.states(pieces[main].row) else main


def _is_wording(pieces: list[Piece], k: int, main: int) -> bool:
    """Tell whether a headline is a copy of the main one, or near it says the same; a sentence under it is its deck."""
    row, title = pieces[k].row, pieces[main].row
    if _is_copy(row.key, title.key):
        return True
    shared = len(row.stems & title.stems) / (min(len(row.stems), len(title.stems)) or 1)
    return shared >= _TWIN and abs(k - main) < _NEAR and not (k > main and _is_sentence_under(row, title))


def _is_copy(one: str, other: str) -> bool:
    """Tell whether one of two headlines is the other, or most of it: a word of it alone is a rubric or a keyword."""
    short, long = sorted((one, other), key=len)
    return short in long and 2 * len(short) >= len(long)


def _is_sentence_under(row: Row, title: Row) -> bool:
    """Tell a line with a full stop under a title that has none."""
    return "end=stop" in row.shape.traits and "end=stop" not in title.shape.traits


def _holds(one: Piece, two: Piece) -> bool:
    """Tell whether a heading of the markup has a second line in an element of its own: `<h1>…<br><small>…</small>`."""
    tag, path = one.row.line.tag, one.row.line.path
    return tag in HEADINGS and two.row.line.tag == tag and two.row.line.path.startswith(path + ">")


def _instead(pieces: list[Piece], k: int, main: int, context: Context) -> str:
    """Say what a line is that was taken for a second headline, by where it stands."""
    if main < k < context.stop:
        if k - main < (_NEAR if _is_sentence_under(pieces[k].row, pieces[main].row) else 3):
            return "deck"
        if k >= context.start:
            return "subhead"
    return "ticker_title" if any(in_list(p.label) for p in pieces[max(0, k - 2) : k + 3]) else "nav"


def deck_over_the_headline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the upper one of two titles in bare text for the headline, the lower one for its deck, as in `one_headline`.

    Decks stand over a headline, too, but then the lower line is by far the likelier headline.
    """
    h = first_of(pieces, "headline", 0)
    if not h or pieces[h - 1].label != "deck" or pieces[h].row.line.path:
        return pieces
    upper, lower = (context.anchors.get(k, -1.0) + pieces[k].confidence for k in (h - 1, h))
    if upper <= lower - _CLOSE[False]:
        return pieces
    found = {h - 1: "headline", h: "deck"}
    return relabelled(pieces, found, "deck_over_the_headline")


def headline_of_the_list(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the second of two titles for the headline where the first ends a list, and the text tells the second alone.

    «14:20 Парк закрыли» / «Школу открыли» / «Мост построили» / «Мост построили за год, …».
    """
    h = first_of(pieces, "headline", 0)
    if h == context.anchor and pieces[h].row.line.tag in HEADINGS:
        return pieces  # «<h1>Я ждал двадцать лет</h1>»: a quotation tells no more of the text than its words
    deck = next((k for k in range(h + 1, min(len(pieces), h + _BELOW)) if pieces[k].label == "deck"), 0)
    if not h or not deck or "end=stop" in pieces[deck].row.shape.traits:
        return pieces
    if not (_in_titles(pieces[h - 1]) or _both_dated(pieces, h, deck)):
        return pieces
    text = [p.row.stems for p in pieces[deck + 1 : deck + _REACH] if p.label == "body"]
    told = frozenset().union(*text[:_PARAGRAPHS])
    if told & pieces[h].row.stems or len(told & pieces[deck].row.stems) < 2:
        return pieces
    found = {h: "ticker_title", deck: "headline"}
    return relabelled(pieces, found, "headline_of_the_list")


def _both_dated(pieces: list[Piece], one: int, other: int) -> bool:
    """Tell whether a title has its time over it and another under it one of its own, as no head has two.

    «сегодня | 11:53» / «Парк закрыли» / «Мост построили» / «16 янв | 17:10».
    """
    dates = (pieces[one - 1], pieces[other + 1]) if other + 1 < len(pieces) else ()
    return bool(dates) and all(p.label == "byline" and p.row.shape.type in ("stamp", "clock") for p in dates)


def _in_titles(piece: Piece) -> bool:
    """Tell whether a line belongs to a list of stories, whatever list."""
    return in_list(piece.label) or (piece.label in ("nav", "related") and piece.row.shape.type == "title")


def short_title(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a short line over what was taken for the headline for it, if it is no rubric.

    «Аптека на колёсах» / «Как в деревнях лечатся по расписанию автолавки»: a rubric stands in menus, not among the
    titles of a list, has no verb («Пивовары варят долг» / «Холдинг договорился с банками и закроет два завода»), and
    is not explained by what stands under it, unless that asks or says more («Как выжить: семь советов»).
    """
    del context
    h = first_of(pieces, "headline", 0)
    titles = {p.row.key for p in pieces if p.label in ("ticker_title", "ticker_item")}
    menus = {p.row.key for p in pieces if p.label == "nav"}
    for k in range(max(0, h - _OVER), h):
        piece = pieces[k]
        if piece.label != "section" or piece.row.line.tag or " " not in piece.text:
            continue
        if k and _in_titles(pieces[k - 1]):
            continue
        if piece.row.key != pieces[h].row.key and piece.text.endswith(pieces[h].text):
            continue  # «Вы здесь: Главная Новости Заголовок» / «Заголовок»
        explained = piece.row.key not in menus and _explains(pieces[h]) and not _is_trail(piece)
        if piece.row.key in titles or (k == h - 1 and (explained or _says_what_is_done(piece))):
            found = {k: "headline", h: "headline" if piece.row.key == pieces[h].row.key else "deck"}
            return relabelled(pieces, found, "short_title")
    return pieces


def _explains(piece: Piece) -> bool:
    """Tell a line that says how or why («Почему в сёлах закрывают аптеки») from a question, and from a whole title."""
    begins = piece.text.partition(" ")[0].lower() in read_toml("surroundings.toml")["explained"]["begins"]
    return begins and not any(mark in piece.text for mark in _MORE)


def _is_trail(piece: Piece) -> bool:
    """Tell a trail of rubrics, and a label before something."""
    return "trail" in piece.row.shape.traits or _TRAIL.search(piece.text) is not None or piece.text.endswith(":")


def _says_what_is_done(piece: Piece) -> bool:
    """Tell a title that has a verb from a rubric, from what a page says of itself («Матч завершён») and asks for.

    «Спроси учёного» and «Задай вопрос» are entries of menus: nobody does it yet.
    """
    words = _WORD.findall(piece.text)
    if _is_trail(piece) or (words and len(words) < _CALL and "impr" in readings(words[0])[0].marks):
        return False
    return any(all(r.pos == "VERB" for r in readings(word)) for word in words)


_CALL = 4
"""Words that a call in a menu has not."""
