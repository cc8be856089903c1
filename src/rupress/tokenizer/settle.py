"""What the line model cannot see: decisions on the page as a whole, made after its guesses.

Each rule is a small function over all pieces; its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rupress.tokenizer.alone import only_story
from rupress.tokenizer.authors import (
    author_beside_the_article,
    author_with_role,
    role_under_the_author,
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
from rupress.tokenizer.context import Context
from rupress.tokenizer.dated import (
    clock_beside_the_date,
    date_after_the_text,
    date_behind_the_text,
    date_of_related,
    date_of_the_article,
    date_of_the_visit,
    date_over_the_headline,
)
from rupress.tokenizer.decks import (
    dateline_opens_the_text,
    deck_after_the_text,
    deck_like_the_text,
    deck_over_the_text,
    deck_under_the_byline,
    decks_in_a_row,
)
from rupress.tokenizer.flash import news_flash, stories_in_a_list
from rupress.tokenizer.front_matter import front_matter
from rupress.tokenizer.furniture import (
    keywords_after_the_text,
    marked_as_advertising,
    notices_have_words,
    poll,
    post_of_a_network,
    rows_of_buttons,
    table_of_contents,
    told_to_the_visitor,
)
from rupress.tokenizer.heads import (
    breadcrumbs,
    deck_over_the_headline,
    deck_without_headline,
    heading_is_no_caption,
    headline_goes_on,
    headline_of_the_list,
    nothing_but_sentences,
    one_headline,
    second_wording,
    short_title,
    title_in_the_markup,
    title_of_the_page,
    title_over_a_few_sentences,
    title_the_text_tells,
)
from rupress.tokenizer.impossible import impossible
from rupress.tokenizer.inside import between_paragraphs, inside_the_text, lists_in_the_text
from rupress.tokenizer.live import live_entries
from rupress.tokenizer.next_story import next_story
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.posts import posts_of_a_channel
from rupress.tokenizer.presence import has_article
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

_LIST = {
    "headline": "ticker_title",
    "deck": "ticker_teaser",
    "body": "ticker_teaser",
    "subhead": "ticker_head",
    "byline": "ticker_time",
}
"""What the parts of an article are on a page that has none."""


def settle(
    pieces: list[Piece], context: Context, *, front: bool = False, presence: Mapping[str, int] | None = None
) -> list[Piece]:
    """Apply the rules in order.

    Args:
        pieces: one piece a line, as the model labelled them.
        context: what holds for the page.
        front: whether the page is a site's front page, on which a leading story may stand, but seldom all of one.
        presence: weights of what speaks for an article, instead of the package's own.
    """
    pieces = found_anywhere(pieces, context)
    if not has_article(pieces, context, front=front, weights=presence):
        return [changed(p, _LIST[p.label], "no_article") if p.label in _LIST else p for p in pieces]
    for rule in RULES:
        pieces = rule(pieces, context)
    return pieces


def found_anywhere(pieces: list[Piece], context: Context) -> list[Piece]:
    """Apply the rules that hold on any page, from which follows whether it has an article."""
    for rule in ANYWHERE:
        pieces = rule(pieces, context)
    return pieces


Rule = Callable[[list[Piece], Context], list[Piece]]

ANYWHERE: tuple[Rule, ...] = (
    front_matter,
    nothing_but_sentences,
    calendar,
    table_of_contents,
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
    told_to_the_visitor,
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
    inside_the_text,
    lists_in_the_text,
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
    date_over_the_headline,
    headline_of_the_list,
    short_title,
    headline_goes_on,
    title_of_the_page,
    decks_in_a_row,
    deck_under_the_byline,
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
    role_under_the_author,
    keywords_after_the_text,
    deck_over_the_text,
    related_after_the_article,
    between_replies,
    answers_of_a_poll,
)
"""What holds where there is an article, in the order of application."""
