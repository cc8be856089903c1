"""Very short articles, which the line model misses: what the rules that find them share.

- `news_flash`: a sentence (60 characters; 120 without a date) under a title that is sure, or the only `<h1>`, or stands
  beside the only full date. No list: no sentences like it stand elsewhere on the page.
- `only_story`: a page of up to thirty lines with one title and one run of sentences. No list: no other line is a title
  with a time, and two at most are titles at all.
- `text_under_its_title`: in HTML, all that stands in one element with the heading with which the page's `<title>`
  begins (40 characters; 200 without a date). No list: one line in ten is a link at most.
- `gallery_with_counters`: in bare text, a sentence under a title and a date over pictures that are counted («1 / 12»).
- `talk_in_turns`: in bare text, five lines in a row of two or three speakers by turns, however short.
- `run_under_a_title`: in bare text, the only run of two sentences or more (120 characters) under a title and a full
  date. No list: its teasers are of one sentence each.

What is nothing but sentences needs none of this: see `rules/pasted.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from rupress.tokenizer.pieces import Piece

RULES = frozenset(
    {
        "gallery_with_counters",
        "news_flash",
        "only_story",
        "post_alone",
        "text_under_its_title",
        "run_under_a_title",
        "talk_in_turns",
    }
)
"""The rules above: what they found is an article, however short (presence.py)."""
ENOUGH = 120
"""Characters of text that make an article without the help of these rules."""
FLASH = 60
"""Characters of a sentence that make an article under a headline and a date."""
BESIDE = frozenset({"stamp", "clock", "name", "byline", "credit", "badge", "share", "number"})
"""Types of lines that stand between a headline and its text."""


def told(pieces: Iterable[Piece]) -> int:
    """Count the characters of what was taken for text."""
    return sum(len(piece.text) for piece in pieces if piece.label == "body")
