"""Pages to export: the one built by hand, an awkward one, and the fixtures as the engines see them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import attrs
from tests import invented

import rupress
from rupress.records import (
    Cue,
    DateMention,
    DateType,
    EntityType,
    Mention,
    Page,
    Person,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerForm,
)
from rupress.span import Span

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"

AWKWARD = (
    "🛥️ Паром\x00\t\ud800\r\n\r\n— Мост 🌉 открыт,\u2028— сказала Анна\r\nПетрова.\x85\x0b"
    "— Пойдёмте\r\rпо нему 👩\u200d🚀! Завтра\x1c  \n"
)
"""Emoji of one and of several characters, every sort of line end, controls, a lone surrogate; names and words that
reach over line ends."""


def at(words: str) -> Span:
    start = AWKWARD.index(words)
    return Span(start, start + len(words))


def awkward() -> Page:
    """Build a page of that text, with regions that begin, end and go on where it is awkward."""
    name = "Анна\r\nПетрова"
    parts = (at("Мост 🌉 открыт"), at("Пойдёмте\r\rпо нему 👩\u200d🚀"))
    speaker = Speaker(at(name), SpeakerForm.NAME, "Анна Петрова", "p1")
    carried = Speaker(None, SpeakerForm.NAME, "Анна Петрова", "p1")
    cue = Cue(at("сказала"), "сказала", "сказать", "say")
    words = Span(parts[0].start, parts[1].stop)
    return attrs.evolve(
        invented.bare(AWKWARD),
        mentions=(Mention(at(name), name, EntityType.PER, "Анна Петрова", "p1", 0.9),),
        entities=(Person(id="p1", name="Анна Петрова", mentions=(0,)),),
        dates=(DateMention(at("Завтра"), "Завтра", DateType.DATE, None),),
        quotes=(
            Quote(QuoteKind.DIRECT, words, parts, "Мост 🌉 открыт Пойдёмте по нему", cue, speaker),
            Quote(QuoteKind.INDIRECT, parts[0], parts[:1], "Мост 🌉 открыт", None, carried, (carried,)),
            Quote(QuoteKind.MIXED, at("\x1c  "), (at("\x1c  "),), "", None, speaker),
        ),
    )


@cache
def parsed() -> dict[str, Page]:
    """Parse the fixtures."""
    return {folder.name: rupress.parse((folder / "page.html").read_bytes()) for folder in sorted(FIXTURES.iterdir())}


def every() -> dict[str, Page]:
    """Give all of them by name."""
    return {"invented": invented.page(), "awkward": awkward(), "empty": invented.bare(""), **parsed()}
