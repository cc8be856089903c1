"""What the line model cannot see: decisions on the page as a whole, made after its guesses.

Each rule is a small function over all pieces; its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.alone import only_story
from rupress.tokenizer.authors import (
    author_beside_the_article,
    author_with_role,
    says_no_author,
    signature,
)
from rupress.tokenizer.bare import run_under_a_title
from rupress.tokenizer.calendars import calendar
from rupress.tokenizer.captioned import (
    caption_by_its_date,
    caption_like_the_text,
    caption_twice,
    credit_at_its_end,
    deck_over_the_credit,
    made_for,
    source_of_a_picture,
    what_is_seen,
    who_is_cited,
)
from rupress.tokenizer.captions import is_button, is_number
from rupress.tokenizer.context import Context
from rupress.tokenizer.dated import (
    clock_beside_the_date,
    date_after_the_text,
    date_behind_the_text,
    date_of_related,
    date_of_the_article,
    date_of_the_visit,
)
from rupress.tokenizer.decks import (
    dateline_opens_the_text,
    deck_after_the_text,
    deck_like_the_text,
    deck_over_the_text,
    decks_in_a_row,
)
from rupress.tokenizer.flash import between_paragraphs, news_flash, sentence_after_the_text, stories_in_a_list
from rupress.tokenizer.front_matter import front_matter
from rupress.tokenizer.furniture import (
    after_the_last_sentence,
    keywords_after_the_text,
    marked_as_advertising,
    notices_have_words,
    poll,
    post_of_a_network,
    rows_of_buttons,
)
from rupress.tokenizer.heads import (
    deck_over_the_headline,
    deck_without_headline,
    heading_is_no_caption,
    headline_goes_on,
    headline_of_the_list,
    is_trail,
    nothing_but_sentences,
    one_headline,
    second_wording,
    short_title,
    title_in_the_markup,
    title_of_the_page,
    title_over_a_few_sentences,
    title_the_text_tells,
)
from rupress.tokenizer.inside import inside_the_text
from rupress.tokenizer.live import live_entries
from rupress.tokenizer.next_story import next_story
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.posts import posts_of_a_channel
from rupress.tokenizer.rows import FEW
from rupress.tokenizer.surroundings import (
    answers_of_a_poll,
    before_the_article,
    between_replies,
    box_of_related,
    broken_by_links,
    linked_title,
    related_after_the_article,
    text_after_related,
    under_related,
)
from rupress.tokenizer.titled import text_under_its_title

_ENOUGH = 120
"""Characters of running text, close together, that make an article."""
_FLASH = 40
"""Characters that make one with a sure headline and a date beside it, or on a page that has nothing else."""
_SMALL = frozenset({"news_flash", "only_story", "text_under_its_title", "run_under_a_title"})
"""Rules that find such an article."""
_WHOLE = 1_500
"""Characters that make one on a front page: leading stories have fewer."""
_BARE = 600
"""Characters that make one where no headline was found."""
_APART = 12
"""Lines that an insert between two paragraphs may have."""
_BUTTON = 100
"""Characters of a button or a call to subscribe."""
_TITLE = 15
"""Letters that make a headline worth looking for at the end of a breadcrumb."""
_RATING = re.compile(r"[+—-]\d{1,4}(?: [+—-]\d{1,4})?")
_POINTING = "➤►▶➡👉☞"
"""Signs before a link to another story."""
_BACK, _ON = "←→"
"""What points to the story before and the one after."""
_RULE = re.compile(r"([=_~#-])\1{3,}")
"""What underlines a headline of plain text, or parts its stories."""
_SIGNS = "\u2600"
"""The first of the characters that are pictures."""
_LINKED = 0.9
"""Share of a line's characters in links that makes it a link."""
_EXCUSE = 500
"""Most characters in which a page says that there is nothing here."""
_OVER = 3
"""Lines over its first sentence in which it says so, too."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Headings that stand in a text."""
_LIST = {
    "headline": "ticker_title",
    "deck": "ticker_teaser",
    "body": "ticker_teaser",
    "subhead": "ticker_head",
    "byline": "ticker_time",
}
"""What the parts of an article are on a page that has none."""


def settle(pieces: list[Piece], context: Context, *, front: bool = False) -> list[Piece]:
    """Apply the rules in order.

    Args:
        pieces: one piece a line, as the model labelled them.
        context: what holds for the page.
        front: whether the page is a site's front page, on which a leading story may stand, but seldom all of one.
    """
    for rule in ANYWHERE:
        pieces = rule(pieces, context)
    flash = any(p.rule in _SMALL and p.label == "body" for p in pieces)
    least = _WHOLE if front else _FLASH if flash else _ENOUGH
    if _most_together(pieces) < least or _is_blurb(pieces) or _is_scattered(pieces, context) or _is_gone(pieces):
        return [changed(p, _LIST[p.label], "no_article") if p.label in _LIST else p for p in pieces]
    for rule in RULES:
        pieces = rule(pieces, context)
    return pieces


def impossible(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take back what a line cannot be: a menu is no headline, a line of dialogue no caption."""
    del context
    return [_possible(piece) if piece.label in _DOUBTED else piece for piece in pieces]


def breadcrumbs(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Главная / Новости / Заголовок» for the breadcrumb that it is, where the headline stands alone, too."""
    del context
    titles = [p.row.key for p in pieces if p.label == "headline" and len(p.row.key) > _TITLE]
    return [
        changed(p, "section", "breadcrumbs")
        if p.label == "headline"
        and "trail" in p.row.shape.traits
        and (is_trail(p.text) or any(p.row.key != title and p.row.key.endswith(title) for title in titles))
        else p
        for p in pieces
    ]


Rule = Callable[[list[Piece], Context], list[Piece]]

ANYWHERE: tuple[Rule, ...] = (
    front_matter,
    nothing_but_sentences,
    calendar,
    rows_of_buttons,
    marked_as_advertising,
    poll,
    post_of_a_network,
    live_entries,
    stories_in_a_list,
    posts_of_a_channel,
    news_flash,
    only_story,
    text_under_its_title,
    run_under_a_title,
    title_the_text_tells,
)
"""What holds on pages without an article, too, in the order of application."""

RULES: tuple[Rule, ...] = (
    title_over_a_few_sentences,
    impossible,
    heading_is_no_caption,
    under_related,
    linked_title,
    box_of_related,
    text_after_related,
    breadcrumbs,
    next_story,
    notices_have_words,
    between_paragraphs,
    sentence_after_the_text,
    inside_the_text,
    broken_by_links,
    credit_at_its_end,
    caption_by_its_date,
    caption_twice,
    source_of_a_picture,
    made_for,
    who_is_cited,
    what_is_seen,
    caption_like_the_text,
    deck_over_the_credit,
    title_in_the_markup,
    second_wording,
    deck_without_headline,
    one_headline,
    deck_over_the_headline,
    headline_of_the_list,
    short_title,
    headline_goes_on,
    title_of_the_page,
    decks_in_a_row,
    deck_after_the_text,
    deck_like_the_text,
    dateline_opens_the_text,
    before_the_article,
    date_of_related,
    date_of_the_article,
    date_of_the_visit,
    date_after_the_text,
    date_behind_the_text,
    clock_beside_the_date,
    author_with_role,
    author_beside_the_article,
    says_no_author,
    signature,
    keywords_after_the_text,
    after_the_last_sentence,
    deck_over_the_text,
    related_after_the_article,
    between_replies,
    answers_of_a_poll,
)
"""What holds where there is an article, in the order of application."""


_TOLD = 60
"""Characters that a date has with all that may stand beside it."""
_SENTENCE = 40
"""Characters beside a day, without year or clock, that make a sentence with a verb."""
_DOUBTED = frozenset({"body", "subhead", "deck", "byline", "caption", "credit", "headline"})
"""Labels that a line may be too unlike for."""


def _possible(piece: Piece) -> Piece:
    kind = piece.row.shape.type
    if _RULE.fullmatch(piece.text):
        return changed(piece, "embed", "impossible")
    if piece.label in ("caption", "credit", "body", "subhead") and (is_number(piece) or is_button(piece)):
        return changed(piece, "embed", "impossible")
    if piece.label == "body" and kind == "clock":
        return changed(piece, "subhead", "impossible")  # over an entry of a live blog
    if piece.label in ("body", "subhead") and (kind == "credit" or _is_owned(piece)):
        return changed(piece, "credit", "impossible")
    if piece.label == "body" and piece.row.line.tag in _HEADINGS and _is_heading(piece):
        return changed(piece, "subhead", "impossible")
    if piece.label == "deck" and _is_moment(piece):
        return changed(piece, "byline", "impossible")
    if piece.label in ("body", "deck", "caption", "headline") and _is_control(piece):
        return changed(piece, "nav", "impossible")
    if piece.label in ("body", "subhead", "deck") and "sentences=0" in piece.row.shape.traits:
        return _no_text(piece)
    if piece.label == "byline" and kind == "credit" and piece.row.shape.stamp is None:
        return changed(piece, "credit", "impossible")
    if piece.label == "byline" and _tells_of_a_day(piece):
        stopped = "end=stop" in piece.row.shape.traits
        return changed(piece, "body" if stopped else "deck", "impossible")
    if piece.label in ("caption", "byline") and kind == "tags":
        return changed(piece, "tags", "impossible")
    arrow = piece.text[0] == _BACK or piece.text[-1] == _ON
    menu = kind == "menu" and not piece.row.shape.verbal  # a title with many names has a verb («открылась»)
    if piece.label == "headline" and (menu or arrow or kind in ("clock", "stamp", "number", "mark")):
        return changed(piece, "nav", "impossible")
    if piece.label == "caption" and piece.row.line.links > _LINKED and "figure" not in piece.row.line.path:
        return changed(piece, "related", "impossible")
    if piece.label == "caption" and _more().search(piece.text.lower()):
        return changed(piece, "related", "impossible")
    if piece.label == "caption" and "start=dash" in piece.row.shape.traits:
        return changed(piece, "body", "impossible")
    return piece


def _is_heading(piece: Piece) -> bool:
    """Tell a heading of the markup from a paragraph that is set as one."""
    return (
        len(piece.text) < _BUTTON
        and "end=stop" not in piece.row.shape.traits
        and "start=dash" not in piece.row.shape.traits
    )


def _is_moment(piece: Piece) -> bool:
    """Tell a date and a clock, a rubric or more beside them, from a deck: «Город • 3 мая, 11:00 • 3 минуты»."""
    stamp = piece.row.shape.stamp
    return (
        len(piece.text) < _BUTTON
        and stamp is not None
        and stamp.has_day
        and "hour" in stamp.fields
        and not piece.row.shape.verbal
    )


def _is_control(piece: Piece) -> bool:
    """Tell what stands in a button of the markup («Не сейчас»); a question there unfolds its answer."""
    return ">button" in piece.row.line.path and "end=ask" not in piece.row.shape.traits


def _is_owned(piece: Piece) -> bool:
    """Tell «© Вестник» between paragraphs from the text."""
    return "start=own" in piece.row.shape.traits and len(piece.text) < _BUTTON


def _tells_of_a_day(piece: Piece) -> bool:
    """Tell a sentence with a day in it from a date: «В субботу, 16 ноября, на улице загорелся …», «… решили вчера»."""
    shape = piece.row.shape
    if shape.stamp is None or not shape.verbal or "opens:byline" in shape.traits:
        return False
    if "stamp:start" in shape.traits and "end=stop" in shape.traits and len(piece.text) > _TOLD:
        return True
    rest = len(piece.text) - (shape.stamp.stop - shape.stamp.start)
    return rest > _SENTENCE and not {"hour", "year", "minutes_ago"}.intersection(shape.stamp.fields)


def _no_text(piece: Piece) -> Piece:
    """Tell headings, buttons, addresses and dates from the text that they stand in."""
    traits, kind, text = piece.row.shape.traits, piece.row.shape.type, piece.text
    label = piece.label
    if kind in ("number", "mark") and (_RATING.fullmatch(text) or any(c > _SIGNS for c in text)):
        return changed(piece, "share", "impossible")  # «+39 −2», «🔥 41😱 18»
    brief = "end=stop" not in traits and len(text) < _BUTTON
    if kind == "related" or "is:related" in traits or (brief and text[0] in _POINTING):
        label = "related"  # «➤ Набережную украсят к юбилею города»
    elif brief and (text[0] == _BACK or text[-1] == _ON):
        label = "nav"
    elif "start=star" in traits and "says:legal" in traits:
        label = "legal"
    elif kind in ("share", "tags", "comment", "embed") and ("is:" + kind in traits or brief):
        label = kind
    elif "is:nav" in traits:
        label = "nav"
    elif "start=hash" in traits:
        label = "tags"
    elif "web" in traits and " " not in text:
        label = "share"
    return piece if label == piece.label else changed(piece, label, "impossible")


def _is_blurb(pieces: list[Piece]) -> bool:
    """Tell whether all text is one line without a headline: what a list says of itself («Экология — раздел о …»)."""
    labels = [piece.label for piece in pieces]
    return len(labels) > 1 and labels.count("body") == 1 and "headline" not in labels


def _is_scattered(pieces: list[Piece], context: Context) -> bool:
    """Tell whether no headline was found, and no run of text or little: what lists of answers and rubrics show."""
    if len(pieces) <= FEW or any(piece.label == "headline" for piece in pieces):
        return False
    text = sum(len(piece.text) for piece in pieces if piece.label == "body")
    return context.start == context.stop or text < _BARE


def _is_gone(pieces: list[Piece]) -> bool:
    """Tell whether the page says, in few words, that what was asked for is not there («Страница не найдена»)."""
    text = [piece for piece in pieces if piece.label == "body"]
    if sum(len(piece.text) for piece in text) > _EXCUSE:
        return False
    first = next((k for k, piece in enumerate(pieces) if piece.label == "body"), 0)
    heads = [p for p in pieces if p.label == "headline"] + pieces[max(0, first - _OVER) : first] + text[:1]
    return any(_gone().search(piece.text.lower()) for piece in heads)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(r"\s(?:" + "|".join(read_toml("surroundings.toml")["more"]["ends"]) + r")[\s.…»>→]*$")


@cache
def _gone() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("surroundings.toml")["gone"]["says"]))


def _most_together(pieces: list[Piece]) -> int:
    """Count the characters of the longest stretch of body text, with at most a few other lines in between."""
    most = total = away = 0
    for piece in pieces:
        if piece.label == "body":
            total += len(piece.text)
            away = 0
            most = max(most, total)
        else:
            away += 1
            if away > _APART:
                total = 0
    return most
