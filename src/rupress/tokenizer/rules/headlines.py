"""The headline: which title is this article's, which are its copies and its other wordings, which are none."""

from __future__ import annotations

import re
from itertools import takewhile

from rupress.read.boxes import HEADINGS
from rupress.ru.morph import readings
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, alike, changed, first_of, in_list
from rupress.tokenizer.rows import Row

_RUBRIC = 25
"""Most characters of a rubric in a breadcrumb."""
_TWIN = 0.25
"""Share of longer words that two wordings of one headline have in common."""
_AGAIN = 0.6
"""Share of a headline's longer words that its second wording has again."""
_RANKED = 0.8
"""How well a heading of the markup must do as the headline."""
_WORD = re.compile(r"[А-Яа-я]+(?:-[А-Яа-я]+)*")
_TRAIL = re.compile(r"\s[\">/|»›→]\s")
_CLOSE = {True: 0.4, False: 1.2}
"""How much less likely the upper one of two headlines may be: the lower one a heading of the markup, or none."""
_WINDOW = 15
"""Letters that a headline has at least, to be known in the title of a window."""
_SITE = 50
"""Letters that follow it there: the name of the site, the rubric."""
_CRUMB = 15
"""Letters that make a headline worth looking for at the end of a breadcrumb."""
_NEAR = 8
"""Lines between two wordings of a headline, or it and the text."""
_STAMPED = 150
"""Most characters of a deck that may be the headline."""
_OVER = 2
"""Lines over a headline in which a shorter one stands."""
_OPEN = (":", ",", " —")
"""Ends of a line that another one goes on with."""
_RUN, _REACH = 3, 8
"""Paragraphs, in so many lines, that need no more to be an article but a headline."""
_TOLD = 0.5
"""Share of the headline's longer words that the first two of them have."""


_REWORDED = frozenset({"caption", "deck", "section", "subhead", "ticker_title"})
"""What a second wording of the headline is mistaken for."""


def title_the_text_tells(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the likeliest headline for it where none was found, if paragraphs stand under it and tell it again.

    In bare text a headline right under a list of titles looks like one more of them; but a sentence with its full stop
    is none there, nor a heading with the text over it, too.
    """
    k = context.anchor
    if k < 0 or any(piece.label in ("headline", "deck") for piece in pieces):  # a deck may be it: deck_without_headline
        return pieces
    if not pieces[k].row.line.path and ("end=stop" in pieces[k].row.shape.traits or (k and _is_text(pieces[k - 1]))):
        return pieces
    first = next((n for n in range(k + 1, min(len(pieces), k + _NEAR)) if pieces[n].label == "body"), 0)
    below = list(takewhile(lambda p: not in_list(p.label), pieces[first : first + _REACH]))
    run = [p for p in below if p.label == "body" and p.row.shape.type == "para"]
    stems = pieces[k].row.stems
    told = stems & frozenset().union(*(p.row.stems for p in run[:2]))
    if not first or len(run) < _RUN or len(told) < max(2, _TOLD * len(stems)):
        return pieces
    return [*pieces[:k], changed(pieces[k], "headline", "title_the_text_tells"), *pieces[k + 1 :]]


def _is_text(piece: Piece) -> bool:
    return piece.label == "body" and piece.row.shape.type == "para"


def heading_is_no_caption(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a heading of the markup for the deck under a headline, else for a heading of the text, not for a caption."""
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.label in ("caption", "credit") and piece.row.line.tag in HEADINGS and piece.row.shape.type != "credit":
            under = k > 0 and pieces[k - 1].label == "headline"
            settled[k] = changed(piece, "deck" if under else "subhead", "heading_is_no_caption")
    return settled


def breadcrumbs(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Главная / Новости / Заголовок» for the breadcrumb that it is, where the headline stands alone, too."""
    del context
    titles = [p.row.key for p in pieces if p.label == "headline" and len(p.row.key) > _CRUMB]
    return [
        changed(p, "section", "breadcrumbs") if p.label == "headline" and _is_breadcrumb(p, titles) else p
        for p in pieces
    ]


def _is_breadcrumb(piece: Piece, titles: list[str]) -> bool:
    """Tell a trail that has rubrics alone, or ends in one of some headlines and is more than that."""
    if "trail" not in piece.row.shape.traits:
        return False
    key = piece.row.key
    return _has_rubrics_alone(piece.text) or any(key != title and key.endswith(title) for title in titles)


def _has_rubrics_alone(trail: str) -> bool:
    """Tell whether no part of a trail is a title («Главная / Город / Транспорт»)."""
    parts = [part.strip() for part in re.split(r"[»>›→/|]", trail)]
    return len(parts) > 2 and all(0 < len(part) <= _RUBRIC and len(part.split()) < 4 for part in parts)


def title_in_the_markup(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a first-rank heading that is the likeliest headline for it, whatever else it was taken for."""
    k = context.anchor
    if k < 0 or pieces[k].row.line.tag != "h1" or context.anchors[k] < _RANKED or pieces[k].label == "headline":
        return pieces
    return [*pieces[:k], changed(pieces[k], "headline", "title_in_the_markup"), *pieces[k + 1 :]]


def second_wording(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a longer line under the headline that says the same again for its second wording."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, row = pieces[k - 1], pieces[k].row
        if above.label != "headline" or pieces[k].label not in _REWORDED:
            continue
        title = above.row
        if k + 1 < len(pieces) and pieces[k + 1].label == "body" and alike(pieces[k], pieces[k + 1]):
            continue
        again = len(title.stems) > 2 and len(row.stems & title.stems) >= _AGAIN * len(title.stems)
        if again and len(row.folded) > len(title.folded) and "end=letter" in row.shape.traits:
            settled[k] = changed(pieces[k], "headline", "second_wording")
    return settled


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


def _is_sentence_under(row: Row, title: Row) -> bool:
    """Tell a line with a full stop under a title that has none."""
    return "end=stop" in row.shape.traits and "end=stop" not in title.shape.traits


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
    return [changed(p, found[k], "deck_over_the_headline") if k in found else p for k, p in enumerate(pieces)]


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
    return [changed(p, found[k], "headline_of_the_list") if k in found else p for k, p in enumerate(pieces)]


def _both_dated(pieces: list[Piece], one: int, other: int) -> bool:
    """Tell whether a title has its time over it and another under it one of its own, as no head has two.

    «сегодня | 11:53» / «Парк закрыли» / «Мост построили» / «16 янв | 17:10».
    """
    dates = (pieces[one - 1], pieces[other + 1]) if other + 1 < len(pieces) else ()
    return bool(dates) and all(p.label == "byline" and p.row.shape.type in ("stamp", "clock") for p in dates)


def _in_titles(piece: Piece) -> bool:
    """Tell whether a line belongs to a list of stories, whatever list."""
    return in_list(piece.label) or (piece.label in ("nav", "related") and piece.row.shape.type == "title")


_BELOW = 4
"""Lines from the title of another story to this one's."""
_PARAGRAPHS = 3
"""Paragraphs that tell of the headline."""


def short_title(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a short line over what was taken for the headline for it, if it is no rubric.

    «Аптека на колёсах» / «Как в деревнях лечатся по расписанию автолавки»: a rubric stands in menus, not among the
    titles of a list, and has no verb («Пивовары варят долг» / «Холдинг договорился с банками и закроет два завода»).
    """
    del context
    h = first_of(pieces, "headline", 0)
    titles = {p.row.key for p in pieces if p.label in ("ticker_title", "ticker_item")}
    for k in range(max(0, h - _OVER), h):
        piece = pieces[k]
        if piece.label != "section" or piece.row.line.tag or " " not in piece.text:
            continue
        if k and _in_titles(pieces[k - 1]):
            continue
        if piece.row.key in titles or (k == h - 1 and _says_what_is_done(piece)):
            found = {k: "headline", h: "headline" if piece.row.key == pieces[h].row.key else "deck"}
            return [changed(p, found[n], "short_title") if n in found else p for n, p in enumerate(pieces)]
    return pieces


def _holds(one: Piece, two: Piece) -> bool:
    """Tell whether a heading of the markup has a second line in an element of its own: `<h1>…<br><small>…</small>`."""
    tag, path = one.row.line.tag, one.row.line.path
    return tag in HEADINGS and two.row.line.tag == tag and two.row.line.path.startswith(path + ">")


def _says_what_is_done(piece: Piece) -> bool:
    """Tell a title that has a verb from a rubric, and from what a page says of itself («Матч завершён»)."""
    if "trail" in piece.row.shape.traits or _TRAIL.search(piece.text) or piece.text.endswith(":"):
        return False
    return any(all(r.pos == "VERB" for r in readings(word)) for word in _WORD.findall(piece.text))


def headline_goes_on(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the second line of a heading that goes on with the first («Мост через реку:<br>кто его построил»)."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, piece = settled[k - 1], pieces[k]
        if above.label != "headline" or not _may_be_one(above, piece):
            continue
        if piece.row.key != above.row.key and (piece.text[0].islower() or above.text.endswith(_OPEN)):
            settled[k] = changed(piece, "headline", "headline_goes_on")
    return settled


def _may_be_one(above: Piece, piece: Piece) -> bool:
    """Tell whether two lines are of one heading of the markup; in bare text, whether the lower one is no text."""
    path = above.row.line.path
    if path != piece.row.line.path:
        return False
    return not HEADINGS.isdisjoint(path.split(">")) if path else piece.label in ("headline", "deck")


def _is_copy(one: str, other: str) -> bool:
    """Tell whether one of two headlines is the other, or most of it: a word of it alone is a rubric or a keyword."""
    short, long = sorted((one, other), key=len)
    return short in long and 2 * len(short) >= len(long)


def deck_without_headline(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the deck of a text that has no headline for it: there is none without one."""
    del context
    if any(p.label == "headline" for p in pieces):
        return pieces
    first = first_of(pieces, "body", 0)
    for k in range(first):
        if pieces[k].label == "deck" and (len(pieces[k].text) < _STAMPED or pieces[k].row.line.tag == "h1"):
            return [*pieces[:k], changed(pieces[k], "headline", "deck_without_headline"), *pieces[k + 1 :]]
    return pieces


def title_of_the_page(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the first line for a copy of the headline if it begins with it («Мост открыли — Северный вестник»).

    Texts that programs make of pages often begin with the title of the window.
    """
    del context
    first = pieces[0]
    title = next((p.row.key for p in pieces if p.label == "headline"), "")
    copied = len(title) > _WINDOW and first.row.key.startswith(title) and len(first.row.key) < len(title) + _SITE
    if first.label == "headline" or not copied:
        return pieces
    return [changed(first, "headline", "title_of_the_page"), *pieces[1:]]
