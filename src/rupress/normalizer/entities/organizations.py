"""Organisations: which mentions name one, and what the tables know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from rupress.normalizer.entities.bodies import adjective_country, body_of
from rupress.normalizer.gazetteer import (
    KnownOrganization,
    country_of_adjective,
    genitive_of_country,
    key_of,
    known_organization,
    known_place,
)
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml

_QUOTED = re.compile(r"[«\"„](.{1,200})[»\"“]")
_BEFORE = re.compile(r"([\w-]+) $")
_COUNTRY_TAIL = re.compile(r" (?:РФ|России|Российской Федерации)$")
_NATIONAL = frozenset(("ministry", "service", "army", "parliament", "court", "government", "bank", "agency"))
"""Kinds that every country has, so that «МИД Украины» is another organisation than «МИД»."""


@frozen(eq=False)
class Identity:
    """What an organisation is known by."""

    key: tuple[str, ...]
    """Equal for mentions of one organisation."""
    known: KnownOrganization | None
    """What the table says."""
    country: str | None
    """ISO code of the country that the text or the table gives it."""
    kind: str | None = None
    """Its kind, where no table knows it by name."""


def identify(text: str, mentions: Sequence[Mention]) -> dict[int, Identity]:
    """Tell for every mention of an organisation which one it is.

    «МИД РФ» and «Министерство иностранных дел России» are one by the table, «Лига портов» and «ЛП» by «Лига портов
    (ЛП)»; an unqualified «МИД» is the one named last.
    """
    same = _acronyms(text, mentions)
    told, countries = _told(text, mentions)
    last: dict[str, Identity] = {}
    bodies: dict[str, Identity] = {}
    found: dict[int, Identity] = {}
    for index, mention in enumerate(mentions):
        if mention.type is not EntityType.ORG:
            continue
        if mention.nominal:
            found[index] = bodies[_noun(mention)] = _nominal(text, mentions, index)
            continue
        known = _look_up(mention, composed(text, mentions, index))
        if known is None:
            core = key_of(_core(mention.normal))
            found[index] = bodies.get(core) or Identity(("name", same.get(core, core)), None, None)
            continue
        country = told.get(index)
        if country is None and known.full not in last and len(countries.get(known.full, ())) == 1:
            (country,) = countries[known.full]  # «Минфин» in a headline, «Минфин Дании» below it
        if country is None and known.full in last:
            found[index] = last[known.full]
            continue
        found[index] = last[known.full] = _national(known, country)
    return found


def _told(text: str, mentions: Sequence[Mention]) -> tuple[dict[int, str], dict[str, set[str]]]:
    """Give the countries that the text tells of organisations such as every country has.

    Returns:
        The country by the index of the mention that it is told of, and all countries by the organisation's full name.
    """
    found: dict[int, str] = {}
    countries: dict[str, set[str]] = {}
    for index, mention in enumerate(mentions):
        if mention.type is EntityType.ORG and not mention.nominal:
            known = _look_up(mention, mention.normal)
            country = _country(text, mentions, index) if known is not None and known.kind in _NATIONAL else None
            if known is not None and country is not None:
                found[index] = country
                countries.setdefault(known.full, set()).add(country)
    return found, countries


def _national(known: KnownOrganization, told: str | None) -> Identity:
    """Identify an organisation of the table, or its like in another country: «украинский МИД», «МИД | Украины»."""
    if told is None or told == known.country:
        return Identity(("known", known.full), known, known.country)
    acronym = (known.acronym or known.full).split()[0]
    other = known_organization(f"{acronym} {genitive_of_country(told)}")
    if other is not None:
        return Identity(("known", other.full), other, told)
    return Identity(("known", acronym, told), None, told)


def _noun(mention: Mention) -> str:
    """Give the noun of a body in the nominative."""
    return mention.normal.rpartition(" ")[2]


def _nominal(text: str, mentions: Sequence[Mention], index: int) -> Identity:
    """Identify a body by its noun and its place: «правительство Дании» and «датское правительство» are one."""
    words = mentions[index].text.split()
    body = body_of(words[-1])
    after = followed(text, mentions, index)
    country = _country(text, mentions, index) or adjective_country(words[0])
    if country is not None:
        known = known_organization(f"{body.noun} {genitive_of_country(country)}")
        if known is not None:
            return Identity(("known", known.full), known, country)
    place = country or (key_of(after.normal) if after else "")
    return Identity(("body", body.noun, place), None, country, body.kind)


def followed(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Give the place named right behind an organisation, if one is: «мэрия | Рязани»."""
    after = _next_place(mentions, index)
    return after if after and text[mentions[index].span.stop : after.span.start] in {" ", "\xa0"} else None


def _next_place(mentions: Sequence[Mention], index: int) -> Mention | None:
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    return after if after is not None and after.type is EntityType.LOC else None


def composed(text: str, mentions: Sequence[Mention], index: int) -> str:
    """Give a name with the place behind it: «МИД РФ», «мэрия Рязани», «Росреестр по Рязанской области»."""
    after = _next_place(mentions, index)
    gap = text[mentions[index].span.stop : after.span.start].replace("\xa0", " ") if after else ""
    joined = after is not None and (gap == " " or gap.strip() in read_toml("names.toml")["place_links"])
    return f"{mentions[index].normal}{gap}{after.text}" if after and joined else mentions[index].normal


def _look_up(mention: Mention, whole: str) -> KnownOrganization | None:
    for name in (whole, mention.normal, mention.text, _core(mention.normal), _COUNTRY_TAIL.sub("", mention.normal)):
        known = known_organization(name)
        if known is not None:
            return known
    return None


def _core(normal: str) -> str:
    """Give what stands in quotation marks behind words in small letters: «компания «Полёт»» → «Полёт»."""
    match = _QUOTED.search(normal)
    return match.group(1) if match and normal[: match.start()].islower() else normal


def _country(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Give the country named right behind a mention («МИД | Украины») or by the adjective before it."""
    mention = mentions[index]
    after = followed(text, mentions, index)
    if after is not None:
        place = known_place(after.normal)
        if place is not None and place.kind == "country":
            return place.country
    before = _BEFORE.search(text[max(0, mention.span.start - 40) : mention.span.start])
    if before is not None:
        return country_of_adjective(morph.readings(before.group(1))[0].lemma)
    return None


def _acronyms(text: str, mentions: Sequence[Mention]) -> Mapping[str, str]:
    """Pair acronyms with full names: those that the text puts in brackets, and those whose letters they are."""
    pairs: dict[str, str] = {}
    short: dict[str, str] = {}
    full: dict[str, set[str]] = {}
    little = read_toml("names.toml")["unlettered"]
    previous: Mention | None = None
    for index, mention in enumerate(mentions):
        if mention.type is not EntityType.ORG:
            continue
        core = key_of(_core(mention.normal))
        if mention.normal.isupper() and " " not in core:
            short[core] = core
            if previous is not None and text[previous.span.stop : mention.span.start].strip(' «»"') == "(":
                pairs[core] = key_of(_core(previous.normal))
        elif " " in core:
            for name in {core, key_of(composed(text, mentions, index))}:  # «Лига портов | России» is «ЛПР»
                letters = "".join(word[0] for word in re.findall(r"\w+", name) if word not in little)
                full.setdefault(letters, set()).add(core)
        previous = mention
    for acronym in short:
        names = full.get(acronym, set())
        if acronym not in pairs and len(names) == 1:
            pairs[acronym] = next(iter(names))
    return pairs
