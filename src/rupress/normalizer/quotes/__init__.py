"""Reported speech: what somebody said or wrote, in whose words, and who.

`find_quotes` works on any text; `quotes_of` uses the blocks and the names of an article. Both read the text paragraph
by paragraph: marks are paired (`marks`), the author's words are outlined and their cues found (`scene`, `cues`), shapes
make quotes (`shapes`), words near the cue name the speaker (`sources`), and the article says who that is (`resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from rupress.errors import expect
from rupress.normalizer.article import Article, bare, relocate
from rupress.normalizer.quotes.engine import headed, search
from rupress.records import Mention, Organization, Person, Place, Quote

__all__ = ["find_quotes", "quotes_of"]


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find reported speech in any text.

    Speakers are named as far as the text alone tells, without the tagger of names; every non-empty line is a paragraph,
    of a hard-wrapped text all lines of one are, and a first line without a final stop is read as a headline.

    Args:
        text: any text.

    Returns:
        The quotes in order of their first words.

    Raises:
        UsageError: it is no text.
    """
    expect(text, str, "text", "a str")
    article = bare(headed(text))
    quotes = search(article, (), ())
    return quotes if article.text == text else relocate(quotes, article, text)


def quotes_of(
    article: Article, mentions: Sequence[Mention], entities: Sequence[Person | Organization | Place]
) -> tuple[Quote, ...]:
    """Find reported speech in an article and resolve its speakers to the article's entities.

    Args:
        article: blocks and text.
        mentions: names in the article, spans in the offsets of its text.
        entities: what they name.

    Returns:
        The quotes in order of their first words, spans in the offsets of the article's text.
    """
    return search(article, mentions, entities)
