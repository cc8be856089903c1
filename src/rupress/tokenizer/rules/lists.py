"""Lists of other stories that were taken for the article: teasers, posts of a channel, text over the headline.

Posts stand one under another where messengers and networks preview a channel or a community.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rupress.tokenizer.context import Context
from rupress.tokenizer.links import is_one_link
from rupress.tokenizer.pieces import Piece, changed, first_of, in_list
from rupress.tokenizer.shapes import RUNNING
from rupress.tokenizer.vocabulary import vocabulary

_POSTS = 3
"""Posts that make a list."""
_SHARE = 0.8
"""Share of the places of the name that are posts, but for one over all."""
_LONG = 40
"""Most lines of a post."""
_FIRST = 6
"""First lines of a page, among which the channel is named."""
_TEXT = frozenset({"headline", "deck", "body", "subhead", "byline", "caption", "embed", "section"})
"""What the lines of a post are mistaken for."""


def posts_of_a_channel(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take posts for a list: each is under the name of the page and has a time of its own («2.4K views 10:12»).

    Speakers of a transcript come again, too, but the page is not named after one of them.
    """
    places = names_of_posts(pieces, context)
    return _listed(pieces, places) if places else pieces


def names_of_posts(pieces: list[Piece], context: Context) -> list[int]:
    """Number the lines that name a channel over its posts; none if the page is no channel's."""
    names = {p.row.key for p in pieces[:_FIRST] if p.row.key and context.times[p.row.key] > _POSTS}
    named = names | {key for key in context.times if _is_the_page(key, context)}
    for name in sorted(named):
        places = _of_posts([k for k, p in enumerate(pieces) if p.row.key == name], pieces)
        posts = [(a, b) for a, b in pairwise([*places, len(pieces)]) if _is_post(pieces, a, b)]
        if len(posts) >= _POSTS and len(posts) >= _SHARE * (len(places) - 1):
            return places
    return []


def _of_posts(places: list[int], pieces: list[Piece]) -> list[int]:
    """Leave out the name in the heads of a page: those over its posts have one markup; nothing if they have not."""
    path = pieces[places[-1]].row.line.path if places else ""
    first = next((n for n, k in enumerate(places) if pieces[k].row.line.path == path), 0)
    alike = all(pieces[k].row.line.path == path for k in places[first:])
    return places[max(0, first - 1) :] if alike and first <= _HEADS else []


_HEADS = 3
"""Most places of the name in the heads of a page."""


def _is_the_page(key: str, context: Context) -> bool:
    return context.times[key] > _POSTS and any(title.startswith(key) for title in context.titles)


def _is_post(pieces: list[Piece], start: int, stop: int) -> bool:
    """Tell whether there is a text between two names, and a time after it."""
    stop = min(stop, start + _LONG)
    texts = [k for k in range(start + 1, stop) if "end=stop" in pieces[k].row.shape.traits]
    return bool(texts) and any(_is_timed(pieces[k]) for k in range(texts[0] + 1, stop))


def _is_timed(piece: Piece) -> bool:
    shape = piece.row.shape
    timed = shape.stamp is not None and "hour" in shape.stamp.fields and "end=stop" not in shape.traits
    return timed or _GLUED_CLOCK.fullmatch(piece.text) is not None


_GLUED_CLOCK = re.compile(r"[\d.,]{1,8}[KMКМ]?(?: ?[a-zа-я]{1,12})?,? ?\d\d:\d\d", re.IGNORECASE)
"""Views and a time under a post: «1.2K08:13», «1.2K views08:13»."""


def _listed(pieces: list[Piece], places: list[int]) -> list[Piece]:
    """Label all from the first name to the last post's time as a list."""
    last = next(
        (k for k in range(places[-1], min(len(pieces), places[-1] + _LONG)) if _is_timed(pieces[k])), places[-1]
    )
    settled = list(pieces)
    for k in range(places[0], last + 1):
        if pieces[k].label in _TEXT:
            label = "ticker_head" if k in places else "ticker_time" if _is_timed(pieces[k]) else "ticker_teaser"
            settled[k] = changed(pieces[k], label, "posts_of_a_channel")
    return settled


_STORIES = 4
"""Items with a title and a text that make a list."""


def stories_in_a_list(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take text for teasers where the items of a list of the markup each have a linked title and text of their own."""
    del context
    stories: dict[int, dict[int, list[int]]] = {}
    titled: dict[int, dict[int, frozenset[int]]] = {}
    for k, piece in enumerate(pieces):
        line = piece.row.line
        if line.items < _STORIES:
            continue
        if is_one_link(line) and piece.row.shape.type == "title":
            titled.setdefault(line.block, {})[line.item] = frozenset(line.around)
        elif piece.label in ("body", "deck") and piece.row.shape.type in RUNNING:
            stories.setdefault(line.block, {}).setdefault(line.item, []).append(k)
    listed: set[int] = set()
    for block, boxes in titled.items():
        items = stories.get(block, {})
        shared = frozenset.intersection(*boxes.values())  # what holds the whole list
        told = {
            item: [k for k in items.get(item, ()) if (box - shared).intersection(pieces[k].row.line.around)]
            for item, box in boxes.items()
        }
        if sum(map(bool, told.values())) >= _STORIES:
            listed.update(*told.values())
    return [changed(p, "ticker_teaser", "stories_in_a_list") if k in listed else p for k, p in enumerate(pieces)]


def before_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give running text over the headline to the list or the menu that it stands in."""
    head = first_of(pieces, "headline")
    if head < 0 or not any(p.label == "body" for p in pieces[head:]):
        return pieces
    settled: list[Piece] = []
    around = "nav"
    for piece in pieces[:head]:
        if piece.label in ("body", "subhead"):
            label = "ticker_teaser" if piece.row.shape.type in ("para", "sent", "said") else "ticker_title"
            settled.append(changed(piece, label if in_list(around) else "nav", "before_the_article"))
        else:
            around = piece.label
            settled.append(piece)
    del context
    return settled + pieces[head:]


def flash_line(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «МОЛНИЯ 15:48 Мост закрыт из-за шторма» among menus for an item of a list: a badge, a time and a title."""
    del context
    return [changed(p, "ticker_item", "flash_line") if _is_flash(p) else p for p in pieces]


def _is_flash(piece: Piece) -> bool:
    stamp = piece.row.shape.stamp
    if piece.label not in ("nav", "ad", "share") or stamp is None or not stamp.is_clock or not stamp.start:
        return False
    badge = "badge" in vocabulary().of_line(piece.text[: stamp.start].lower())
    return badge and piece.row.shape.verbal and len(piece.text[stamp.stop :].split()) >= _FLASH_WORDS


_FLASH_WORDS = 3
"""Least words of a flash."""


def timed_under_a_head(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take titles with their times for items of the list whose head stands over them, not for related stories.

    «Новые статьи» / «Мост открыли Сегодня, 10:15» / «Парк закрыли Сегодня, 08:15».
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        piece = pieces[k]
        if piece.label != "related" or not _is_timed(piece) or piece.row.shape.type not in _ITEMS:
            continue
        if settled[k - 1].label == "ticker_head" or settled[k - 1].rule == "timed_under_a_head":
            settled[k] = changed(piece, "ticker_item", "timed_under_a_head")
    return settled


_ITEMS = frozenset({"item", "tail"})
"""Types of lines that are a title with a stamp at one end."""
