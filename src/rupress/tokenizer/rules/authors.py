"""Authors of the article, and lines that were taken for authors and are none."""

from __future__ import annotations

import re

from rupress.ru.morph import readings
from rupress.ru.tables import read_toml
from rupress.tokenizer.byline_lines import (
    are_authors,
    are_authors_of_a_house,
    is_author_of_a_place,
    is_author_with_role,
    is_labelled_author,
    names_a_part,
    opens_with_author,
)
from rupress.tokenizer.context import Context
from rupress.tokenizer.houses import is_account
from rupress.tokenizer.persons import is_known_author, is_name_line
from rupress.tokenizer.pieces import Piece, changed, in_list, last_of
from rupress.tokenizer.roles import is_role, is_role_of_authors

_DOUBTFUL = frozenset(
    {"ticker_title", "ticker_teaser", "ticker_badge", "ticker_head", "nav", "comment", "share", "section"}
)
"""What a lone name beside an article is taken for."""
_HEAD = 6
"""Lines under the headline in which the author stands."""
_EVIDENCE = ("stamp", "says:day", "name:known", "has:given", "opens:byline")
"""Beginnings of traits: a date, a name, or a word of bylines."""
_WORD = re.compile(r"[\w@]+(?:-\w+)*")
_ASKS = re.compile(r"[?!](?: |$)|https?:|www\.")
_COUNTED = re.compile(r"(\d[\d ]*) ([а-яё]+)", re.IGNORECASE)
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init"})
_VERBS = frozenset({"VERB", "INFN", "PRED", "GRND"})


def author_with_role(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a name with what its owner does, in the head or right after the text, for the author.

    So is one in the head behind a word for authors («Автор, Анна Ветрова»).
    In the middle of the text and under pictures it is who speaks or is seen.
    """
    heads = [k for k, p in enumerate(pieces) if p.label == "headline"]
    under = {k for h in heads for k in range(h + 1, min(h + _HEAD, context.start + 2))}
    after = range(context.stop - 1, context.stop + 4)
    settled = list(pieces)
    for k in sorted(under.union(after).intersection(range(len(pieces)))):
        piece, tail = pieces[k], k in after
        if piece.label in ("byline", "headline") or "end=stop" in piece.row.shape.traits:
            continue
        if piece.row.line.picture is not None:
            if _is_portrayed(piece):
                settled[k] = changed(piece, "byline", "author_with_role")
            continue  # who is seen
        if piece.label in _DOUBTFUL and not tail and is_labelled_author(piece.text):
            settled[k] = changed(piece, "byline", "author_with_role")
            continue
        mine = piece.label != "body" or tail
        beside = tail or (k > 0 and pieces[k - 1].label == "byline" and piece.label != "caption")
        if mine and (is_author_with_role(piece.text) or (beside and is_author_of_a_place(piece.text))):
            settled[k] = changed(piece, "byline", "author_with_role")
    return settled


def _is_portrayed(piece: Piece) -> bool:
    """Tell the author's card with a portrait: a name, and in an element beside it what the author does in the office.

    «<img alt="Анна Ветрова"><b>Анна Ветрова</b><i>редактор отдела науки</i>»; any other role is that of who is seen.
    """
    for seam in piece.seams():
        name, role = piece.text[:seam].strip(), piece.text[seam:].strip()
        if is_known_author(name) and is_role_of_authors(role):
            return True
    return False


def role_under_the_author(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what the author is, on the line under the name, for a part of the byline («Иван Ветров» / «редактор»).

    So is a name with a comma that was taken for the end of the text, if its role was not, or ends the text.
    """
    del context
    settled = list(pieces)
    last = last_of(pieces, "body")
    for k in range(1, len(pieces)):
        piece, name = pieces[k], settled[k - 1]
        shape = piece.row.shape
        if shape.verbal or shape.stamp is not None or not is_name_line(name.text) or not is_role(piece.text):
            continue
        signs = name.label == "body" and name.text.endswith(",") and (piece.label != "body" or k == last)
        if signs:
            settled[k - 1] = changed(name, "byline", "role_under_the_author")
        if signs or (name.label == "byline" and piece.label not in _SURE):
            settled[k] = changed(piece, "byline", "role_under_the_author")
    return settled


_SURE = frozenset({"byline", "headline", "body"})
"""What a line under the author's name stays."""


def author_beside_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give names alone to the article if they stand right after its text, beside its date or over its headline.

    In a list they are its own.
    """
    settled = list(pieces)
    last = last_of(pieces, "body")
    for k, piece in enumerate(pieces):
        before = [p.label for p in pieces[max(0, k - 3) : k]]
        after = pieces[k + 1].label if k + 1 < len(pieces) else ""
        alone = in_list(piece.label) and not in_list(after)  # date / «Анна Ветрова» / caption
        doubtful = piece.label in _DOUBTFUL or (before[-1:] == ["byline"] and (alone or _is_no_credit(piece)))
        named = "name:known" in piece.row.shape.traits or are_authors(piece.text)
        nick = "_" in piece.text and is_account(piece.text)  # «north_wind» / «5 марта 2013, 23:14», in a blog
        if not doubtful or not (named or nick):
            continue
        beside = before[-1:] == ["byline"] or after == "byline"
        late = context.stop <= k < context.stop + 4 or last < k < last + 4
        ends = late and "body" in before and not any(map(in_list, before)) and after != "comment"  # who comments
        over = after == "headline" and piece.label in ("section", "nav") and piece.row.shape.type == "name"
        near = abs(k - context.anchor) < 5 or "headline" in before
        if (named and (ends or over)) or (beside and near):
            settled[k] = changed(piece, "byline", "author_beside_the_article")
    return settled


def _is_no_credit(piece: Piece) -> bool:
    """Tell a line that was taken for a credit but has no picture over it; of bare text nobody knows."""
    return piece.label == "credit" and bool(piece.row.line.path) and piece.row.line.picture is None


def says_no_author(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take back a byline that says neither when nor who: a call, a count, a button, an address, a rubric.

    «Нажать Наверх» is written like a name, «31 комментарий» stands where a date does. A line of common words next to
    another byline is somebody's post («историк кухни») or the name of a desk.
    """
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.label == "byline" and not any(t.startswith(_EVIDENCE) for t in piece.row.shape.traits):
            beside = [p.label for p in pieces[max(0, k - 1) : k + 2]].count("byline") > 1
            if _is_call(piece.text):
                settled[k] = changed(piece, "share", "says_no_author")
            elif not beside and _is_common(piece.text):
                settled[k] = changed(piece, "nav", "says_no_author")
    return settled


def whom_to_call(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a name under «Контакты для прессы:», over an address or a telephone, for no author's."""
    del context
    begins = tuple(read_toml("surroundings.toml")["contacts"]["begins"])
    settled = list(pieces)
    for k in range(1, len(pieces) - 1):
        above, below = pieces[k - 1].text.lower(), pieces[k + 1].row.shape.traits
        headed = above.startswith(begins) and above.endswith(":")
        if pieces[k].label == "byline" and headed and {"mail", "phone"}.intersection(below):
            settled[k] = changed(pieces[k], "legal", "whom_to_call")
    return settled


def _is_call(text: str) -> bool:
    """Tell questions, addresses, counts, and what one is to do («Отправить по почте», «Читайте «Вестник» в сети»)."""
    words = _WORD.findall(text)
    if not words or _ASKS.search(text) or _is_count(text):
        return True
    first = readings(words[0])[0]
    return first.known and first.pos in _VERBS


def _is_count(text: str) -> bool:
    """Tell «31 комментарий» and «18 302 просмотра» from «5 канал», which would be «5 каналов»."""
    counted = _COUNTED.fullmatch(text)
    if counted is None:
        return False
    last, teens = int(counted[1][-1]), counted[1][-2:-1] == "1"
    form = ("nomn", "sing") if last == 1 and not teens else ("gent", "sing" if 1 < last < 5 and not teens else "plur")
    return any((r.case, r.number) == form or "Fixd" in r.marks for r in readings(counted[2]))


def _is_common(text: str) -> bool:
    """Tell whether the dictionary has every word of a line, and none of them as a name."""
    return all(r.known and not r.marks & _PROPER for word in _WORD.findall(text) for r in readings(word))


def parts_of_a_broadcast(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take who asks and who answers, said in the head of an interview, for bylines («Гость: Анна Ветрова, геолог»).

    In the text «Ведущая: …» is what she says; there no name follows, but her words.
    """
    del context
    heads = [k for k, p in enumerate(pieces) if p.label == "headline"]
    settled = list(pieces)
    for k in sorted({k for h in heads for k in range(h + 1, min(h + 1 + _CAST, len(pieces)))}):
        piece = pieces[k]
        told = piece.label not in ("headline", "byline") and len(piece.text) < _LISTED_PART
        if told and "end=stop" not in piece.row.shape.traits and names_a_part(piece.text):
            settled[k] = changed(piece, "byline", "parts_of_a_broadcast")
    return settled


_CAST, _LISTED_PART = 10, 120
"""Lines under the headline in which such names stand, and most characters of one."""
_SIGNED = 60
"""Most characters of a signature under the text."""


def signature(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a short line after the last paragraph that opens like a byline for one («Беседовала Анна Ветрова»).

    So is the last paragraph if it is nothing but a name with its surname in capitals («Анна ВЕТРОВА.»), or names and
    the programme that they made it for («Анна Ветрова, Илья Громов. «Вести Заречья»»).
    """
    settled = list(pieces)
    last = last_of(pieces, "body")
    for k in range(max(0, last - 1), min(len(pieces), max(last, context.stop) + 2)):
        piece = pieces[k]
        short = len(piece.text) < _SIGNED and "end=stop" not in piece.row.shape.traits
        named = k == last and is_known_author(piece.text.rstrip(" .")) and piece.text.rstrip(" .")[-2:].isupper()
        named |= k == last and are_authors_of_a_house(piece.text)
        if (piece.label in ("body", "caption") and short and opens_with_author(piece.text)) or named:
            settled[k] = changed(piece, "byline", "signature")
    return settled


_MUCH = 12
"""Lines of menus and lists behind the text that part it from the foot of the site."""
_FURNITURE = frozenset({"nav", "ticker_title", "ticker_item", "related", "comment", "legal"})
"""Labels of such lines."""


def staff_in_the_foot(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take who is named far behind the text of an article that has an author for the site's staff.

    «Автор: Анна Ветрова» / a dozen titles of others and sections / «Редактор» / «Инна Громова» / «954-047».
    """
    del context
    last = last_of(pieces, "body")
    settled = list(pieces)
    signed, furniture = any(map(_is_signed, pieces[: last + 1])), 0
    for k, piece in enumerate(pieces[last + 1 :], last + 1):
        furniture += piece.label in _FURNITURE
        if furniture < _MUCH:
            signed = signed or _is_signed(piece)
        elif signed and piece.label == "byline" and piece.row.shape.stamp is None:
            settled[k] = changed(piece, "legal", "staff_in_the_foot")
    return settled


def _is_signed(piece: Piece) -> bool:
    """Tell a byline that names somebody."""
    return piece.label == "byline" and not {"name:known", "has:given"}.isdisjoint(piece.row.shape.traits)
