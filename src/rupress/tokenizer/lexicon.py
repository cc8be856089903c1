"""The words by which captions and credits are told and parted: `ru/captions.toml`, compiled when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import frozen

from rupress.ru.tables import read_toml
from rupress.tokenizer.vocabulary import domains

_WORD_ENDS = r"(?:[^.!?]|(?<=\b[А-ЯA-Z])\.){2,65}"
"""The rest of a caption in which no sentence ends, but an initial may."""


@frozen
class Endings:
    """How a credit without a colon begins at the end of a caption."""

    site: re.Pattern[str]
    """«Чертёж с сайта volga-news.ru»."""
    photo: re.Pattern[str]
    """«Мост утром. Коллаж Анны Ветровой», «На вокзале утром, фото «Волжский дневник»»."""
    address: re.Pattern[str]
    """«Мост утром volga-news.ru/foto»."""
    maker: re.Pattern[str]
    """A maker without any mark, whose name must show it: «Мост утром Фото Анны Ветровой», «(фото А. Ветровой)»."""
    office: re.Pattern[str]
    """«Илья Громов / пресс-служба»."""
    nobody: re.Pattern[str]
    """«Мост утром (фото автора)»: in brackets whose it is needs no name."""
    archive: re.Pattern[str]
    """«Мост утром. Архивное фото»."""
    hint: re.Pattern[str]
    """What all credits hold, and few paragraphs: looked for first, as it is cheap."""


@frozen
class Marks:
    """What a credit says of itself, and what stands before one."""

    labelled: re.Pattern[str]
    """A credit that says so itself: «Фото: …», «© …»."""
    source: re.Pattern[str]
    """«Источник: …»."""
    sources: str
    """Part of a pattern: the words that open a credit in the middle of a caption, before a colon."""
    shown: re.Pattern[str]
    """What stands before words that say who is seen: «На фото: Илья Громов»."""
    seen_on: re.Pattern[str]
    """How a line begins that says what is seen: «На снимке слева Илья Громов»."""
    sides: re.Pattern[str]
    """What says where in a picture somebody or something is: «Илья Громов (слева)», «Слева старый мост, справа …»."""
    made_for: re.Pattern[str]
    """«Анна Ветрова специально для «Вестника»»."""
    again: re.Pattern[str]
    """Where a second credit begins on a line: «© Видео: МЧС © Фото: …»."""
    short: re.Pattern[str]
    """The end of a short form, before its full stop: «г. Ижевск»."""
    apart: str
    """Pattern of the words that part the sides of a credit."""
    vague: frozenset[str]
    """Labels that are words of captions, too, so that they open no credit in the middle of one."""
    alone: frozenset[str]
    """Labels that need neither a colon nor a name."""
    came: tuple[str, ...]
    """How a picture came, as what stands behind a label begins."""
    seen: tuple[str, ...]
    """How what stands beside a person who is in the picture begins."""
    press: tuple[str, ...]
    """How a credit begins that is one, whatever follows."""
    pooled: frozenset[str]
    """Sides of a credit that are no names."""
    whose: str
    """What stands between a maker and for whom he works, with its spaces."""


@cache
def endings() -> Endings:
    """Compile how credits begin at the end of captions."""
    end, offices = read_toml("captions.toml")["end"], read_toml("captions.toml")["seen"]["offices"]
    sentence, comma = _any(end["after_sentence"]), _any(end["after_comma"])
    return Endings(
        re.compile(rf"[.,]?\s(?=(?:{_any(end['sites'])}) [\w-]+(?:\.[\w-]+)*\.\w{{2,4}}\.?$)"),
        re.compile(
            rf"(?:[.!?…\")]\s(?=(?:{sentence})\s)|,\s(?=(?:{comma})\s))(?={_WORD_ENDS}(?:\.(?:{domains()}))?\.?$)"
        ),
        re.compile(rf"\s(?=(?:https?://|(?:www\.)?[\w-]+\.(?:{domains()})/)\S+$)"),
        re.compile(
            rf"[.,]?\s(?=\(?(?:{_any(end['maker'])}|(?<=\()(?:{_any(end['maker_in_brackets'])}))\s"
            r"(?P<maker>[^()!?:;]{4,60}?)\)?\.?$)"
        ),
        re.compile(rf"\s/\s?(?=(?:{_any(offices)})\s?[^/]{{0,40}}$)"),
        re.compile(
            rf"\s(?=\((?:{_any(end['maker_in_brackets'])}) (?:{_any(end['nobody_in_brackets'])})[^()]{{0,30}}\)\.?$)"
        ),
        re.compile(rf"(?:{_any(end['archive'])})\)?\.?$"),
        re.compile(rf"[©/:@]|{sentence}|{comma}|\.(?:{domains()})"),
    )


@cache
def marks() -> Marks:
    """Compile what credits say of themselves."""
    table = read_toml("captions.toml")
    credit, seen, parts = table["credit"], table["seen"], table["parts"]
    specially, whose, of = (re.escape(parts[key]) for key in ("specially", "for", "of"))
    return Marks(
        labelled=re.compile(rf"[(\[/]?\s?(?:©|(?:{_any(credit['marked'])})\s?[:©])", re.IGNORECASE),
        source=re.compile(rf"(?:{_any(credit['source_lines'])})\s?:"),
        sources=_any(credit["sources"]),
        shown=re.compile(rf"(?:^|\W)(?:{_any(seen['shown'])}) $", re.IGNORECASE),
        seen_on=re.compile(rf"(?:{_any(seen['openings'])})\b", re.IGNORECASE),
        sides=re.compile(
            rf"\((?:{_any(seen['sides'])})\b|^{seen['left']}\b.*\b{seen['right']}\b|^{seen['right']}\b.*\b{seen['left']}\b",
            re.IGNORECASE,
        ),
        made_for=re.compile(rf"(?P<maker>[^\"/]{{4,50}}?)(?: {specially})? {whose} \"[^\"]{{2,40}}\""),
        again=re.compile(rf"\s(?:©|\(c\))\s?(?:{_any(credit['again'])})", re.IGNORECASE),
        short=re.compile(rf"(?:^|[^\w])(?:{_any(parts['short'])})$", re.IGNORECASE),
        apart=rf"\s(?:{specially}\s)?(?:{whose}|{of})\s",
        vague=frozenset(credit["vague"]),
        alone=frozenset(credit["alone"]),
        came=(*(f"{word} " for word in credit["came"]), *credit["came_stems"]),
        seen=tuple(seen["offices"]),
        press=tuple(credit["press"]),
        pooled=frozenset(credit["pooled"]),
        whose=f" {parts['for']} ",
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
