"""Organisations: which mentions name one, and what the tables know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache, partial

from attrs import evolve, frozen

from rupress.normalizer.entities.bodies import adjective_country, body_of
from rupress.normalizer.entities.branches import branches
from rupress.normalizer.entities.contracted import in_short, is_in_full, ministries
from rupress.normalizer.entities.homeland import HOME, homeland, is_anywhere, is_bare, only_land
from rupress.normalizer.entities.pairing import beside, composed, core_of, followed, glossed, paired
from rupress.normalizer.entities.spelled import is_after, is_other_name, is_rest, variants
from rupress.normalizer.entities.words import is_part
from rupress.normalizer.gazetteer import (
    KnownOrganization,
    KnownPlace,
    country_of_adjective,
    genitive_of_country,
    key_of,
    known_organization,
    known_place,
)
from rupress.normalizer.nominative import nominative
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml

_BEFORE = re.compile(r"([\w-]+) $")
_NEAR = 12
_NATIONAL = frozenset(("ministry", "service", "army", "parliament", "court", "government", "bank", "agency"))
"""Kinds that every country has, so that «МИД Украины» is another organisation than «МИД»."""

_LOCAL = frozenset(("ministry", "agency", "court"))
"""Kinds of those whose like a region has, or a town: «Общественная палата Рязани»."""


@frozen
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
    (ЛП)»; an unqualified «МИД» is the one named last, a lone «Бюро» the bureau named before.
    """
    same = paired(text, mentions)
    told, countries = _told(text, mentions)
    home = cache(partial(homeland, text, mentions, tuple(told.values())))
    alone = cache(partial(only_land, text, mentions, tuple(told.values())))
    last: dict[str, Identity] = {}
    bodies: dict[str, Identity] = {}
    cores: dict[str, Identity] = {}
    found: dict[int, Identity] = {}
    for index, mention in enumerate(mentions):
        if mention.type is not EntityType.ORG:
            continue
        if mention.nominal:
            found[index] = bodies[_noun(mention)] = _nominal(text, mentions, index)
            continue
        core = key_of(core_of(mention.normal))
        known = _look_up(mention, composed(text, mentions, index))
        if known is not None and mention.normal in read_toml("names.toml")["acronyms_of_two"]:
            known = _of_two(text, known, mention, told.get(index))
        if known is None:
            found[index] = bodies.get(core) or _unknown(mention, same.get(core, core))
        else:
            local = _local(known, followed(text, mentions, index))
            if local is not None:
                found[index] = cores[core] = last[known.full] = local
                continue
            country = told.get(index)
            if country is None and known.full not in last and len(countries.get(known.full, ())) == 1:
                (country,) = countries[known.full]  # «Минфин» in a headline, «Минфин Дании» below it
            if country is None and known.full not in last and is_anywhere(known, mention.normal):
                country = home() if home() != HOME else None
            if country is None and known.full not in last and is_bare(known, mention.normal):
                country = alone()
            if country is None and known.full in last:
                found[index] = last[known.full]
            else:
                found[index] = last[known.full] = _national(known, country)
            cores[core] = found[index]
    found = {index: cores.get(one.key[1], one) if one.key[0] == "name" else one for index, one in found.items()}
    acronyms = {key_of(m.normal) for m in mentions if m.type is EntityType.ORG and m.normal.isupper()}
    found = _ministries(mentions, _spelled(_glossed(text, mentions, found), acronyms), told)
    quoted = {key_of(core_of(m.normal)) for m in mentions if text[max(0, m.span.start - 1) : m.span.start] in {*'«"„“'}}
    found = _shortened(text, mentions, _within(_of_country(_called(found)), quoted, acronyms))
    apart = branches(text, mentions, {index: one.key for index, one in found.items()})
    return {i: evolve(one, key=(*one.key, apart[i])) if i in apart else one for i, one in found.items()}


def _of_two(text: str, known: KnownOrganization, mention: Mention, country: str | None) -> KnownOrganization:
    """Tell which of two an acronym is: «ВС» is the court if the text writes that out, of another country the army."""
    usual, other, name = read_toml("names.toml")["acronyms_of_two"][mention.normal]
    if _says(usual, text):
        return known
    abroad = country is not None and country != known.country
    return (known_organization(name) or known) if abroad or _says(other, text) else known


@lru_cache(maxsize=4)
def _says(pattern: str, text: str) -> bool:
    """Tell whether a text has words anywhere: once, however often it names who is asked for."""
    return re.search(pattern, text) is not None


def _of_country(found: dict[int, Identity]) -> dict[int, Identity]:
    """Give a name the identity of the one body named beside that is so called with its country: «Нацбанк» of «НБУ»."""
    countries = {one.known: one for one in found.values() if one.known is not None and one.country is not None}
    lands = {genitive_of_country(one.country): one.country for one in countries.values() if one.country is not None}

    def whole(core: str) -> Identity | None:
        bodies = (known_organization(f"{core} {land}") for land in lands)
        named = {body for body in bodies if body is not None and body in countries}
        one = countries[named.pop()] if len(named) == 1 else None
        mere = one is not None and one.known is not None and core in key_of(one.known.full).split()
        return None if mere else one  # «Банк» alone is no «Банк России»

    unknown = {one.key for one in found.values() if one.key[0] == "name"}
    same = {key: whole(key[1]) for key in unknown}
    return {index: same.get(one.key) or one for index, one in found.items()}


def _glossed(text: str, mentions: Sequence[Mention], found: dict[int, Identity]) -> dict[int, Identity]:
    """Give a name that no table has the identity of the one in brackets: «Горанское космическое агентство (Роскосмос)».

    Of a part the brackets may name the whole: «департамент гарантий (МАГАТЭ)».
    """
    same: dict[tuple[str, ...], Identity] = {}
    for long, short, legal in glossed(text, mentions):
        own, other = found[long], found[short]
        if legal and other.key[0] == "name":
            same.setdefault(other.key, own)
        elif own.key[0] == "name" and other.known is not None and other.known.kind != "media":
            if not is_part(_head(own.key[1])):
                same.setdefault(own.key, other)
        elif own.key[0] == other.key[0] == "name" and is_other_name(own.key[1], other.key[1]):
            same.setdefault(other.key, own)
    return {index: same.get(one.key, one) for index, one in found.items()} if same else found


def _ministries(
    mentions: Sequence[Mention], found: dict[int, Identity], told: Mapping[int, str]
) -> dict[int, Identity]:
    """Make one of a ministry's full name and its short one: «министерство лесов и озёр» and «Минлес».

    Of a short name whose country the text tells it is not asked: «Минлес России» is not that of a region.
    """
    shorts = {short: one for i, one in found.items() if i not in told and (short := in_short(mentions[i].normal))}
    longs = {one.key[1]: one for one in found.values() if one.key[0] == "name" and is_in_full(one.key[1])}
    same: dict[tuple[str, ...], Identity] = {}
    for long, short in ministries(shorts, longs).items() if shorts and longs else ():
        named = longs[long] if shorts[short].known is not None else shorts[short]  # «Минлес | Озёрского края»
        same |= dict.fromkeys((longs[long].key, shorts[short].key), named)
    return {i: one if i in told else same.get(one.key, one) for i, one in found.items()} if same else found


def _spelled(found: dict[int, Identity], acronyms: AbstractSet[str]) -> dict[int, Identity]:
    """Give a name that no table has the identity of the same name as it is usually or more fully written."""
    named = {one.key[1]: one for one in found.values() if one.key[0] == "name"}
    pairs = variants(named, acronyms)
    same = {core: named[pairs.get(other, other)] for core, other in pairs.items()}
    return {index: same.get(one.key[1], one) if one.key[0] == "name" else one for index, one in found.items()}


def _within(found: dict[int, Identity], quoted: AbstractSet[str], acronyms: AbstractSet[str]) -> dict[int, Identity]:
    """Give a name that begins or ends one longer name its identity: «Силы обороны» of «Данские силы обороны».

    In quotation marks the first word or the last is enough: «Колумбус» of «Колумбус Блю Горнетс». An acronym at the end
    is whose part the longer name is: «Горанский центр СО РАН».
    """
    cores = {one.key[1]: one for one in found.values() if one.key[0] == "name"}
    longer: dict[str, set[str]] = {}
    for core in cores:
        words = core.split()
        for cut in range(1, len(words)):
            first, rest = " ".join(words[:cut]), " ".join(words[cut:])
            for part in (first,) if rest in acronyms else (first, rest):
                outer = part in {words[0], words[-1]} and {part, core} <= quoted
                outer |= part == first in acronyms and is_after(part, words[cut])
                if part in cores and (outer or is_rest(part, core)):
                    longer.setdefault(part, set()).add(core)
    one_of = {part: cores[next(iter(wholes))] for part, wholes in longer.items() if len(wholes) == 1}
    return {index: one_of.get(one.key[1], one) if one.key[0] == "name" else one for index, one in found.items()}


def _unknown(mention: Mention, core: str) -> Identity:
    """Identify an organisation that no table has; a part has kind and country of its whole: «Управление Росреестра»."""
    *first, last = mention.normal.split()
    body = known_organization(" ".join(first)) if first else None
    place = known_place(nominative(last)) if body is not None and body.kind == "ministry" else None
    if body is not None and place is not None and place.kind == "country":
        return _national(body, place.country)  # «МИД Дании», found as one name
    whole = known_organization(last) if first and any(map(is_part, first)) else None
    if whole is None:
        return Identity(("name", core), None, None)
    return Identity(("name", core), None, whole.country, whole.kind)


def _shortened(text: str, mentions: Sequence[Mention], found: dict[int, Identity]) -> dict[int, Identity]:
    """Give a common noun alone the identity of the one name that it heads: «Бюро» after «Бюро расследований»."""
    heads: dict[str, set[Identity]] = {}
    for index, one in found.items():
        core = key_of(core_of(mentions[index].normal))
        if one.known is not None and " " not in core:
            core = key_of(one.known.full)  # «МВД» is a ministry, too
        if " " in core and not mentions[index].nominal:
            heads.setdefault(_head(core), set()).add(one)
    return {
        index: next(iter(heads[one.key[1]]))
        if one.key[0] == "name" and len(heads.get(one.key[1], ())) == 1 and _is_noun(text, mentions[index])
        else one
        for index, one in found.items()
    }


def _is_noun(text: str, mention: Mention) -> bool:
    """Say whether a name is a common noun with a capital, and none in quotation marks."""
    best = morph.readings(mention.normal)[0]
    common = best.known and best.pos == "NOUN" and not best.marks & {"Name", "Surn", "Geox", "Orgn"}
    return common and text[max(0, mention.span.start - 1) : mention.span.start] not in {*'«"„“'}


@lru_cache(maxsize=1 << 10)
def _head(name: str) -> str:
    """Give the first noun of a name: «государственное бюро расследований» → «бюро»."""
    return next((word for word in name.split() if morph.readings(word)[0].pos == "NOUN"), name)


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
    return Identity(("known", acronym, told, known.kind), None, told, known.kind)


def _local(known: KnownOrganization, after: Mention | None) -> Identity | None:
    """Identify the ministry or agency of a region, which is not that of the country: «Минфин | Рязанской области»."""
    place = known_place(after.normal) if after is not None else None
    if after is None or place is None or known.kind not in _NATIONAL:
        return None
    if place.country != known.country and place.country is not None and place.kind != "country":
        return _abroad(known, place)
    if known.kind not in _LOCAL or place.country != known.country:
        return None
    if place.kind != "region" and (known.kind == "ministry" or place.kind not in {"city", "capital"}):
        return None  # «МВД | Рязани» is the ministry's own
    return Identity(("known", known.acronym or known.full, place.name), None, place.country, known.kind)


def _abroad(known: KnownOrganization, place: KnownPlace) -> Identity:
    """Identify the like of a body in a land or town of another country: «Минюст | Баварии», «МВД | Минска».

    Of bodies in lands that two countries claim no country is told: their name does not say whose they are.
    """
    claimed = place.name in read_toml("names.toml")["claimed_lands"]
    if place.kind in {"city", "capital"} and not claimed:
        return _national(known, place.country)
    key = ("known", known.acronym or known.full, place.name)
    return Identity(key, None, None if claimed else place.country, known.kind)


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
    known_as = known_place(after.normal) if after else None  # «Подмосковье» is the region of Moscow
    place = country or (known_as.name if known_as else key_of(after.normal) if after else "")
    return Identity(("body", body.noun, place), None, country, body.kind)


def _called(found: dict[int, Identity]) -> dict[int, Identity]:
    """Give what a text calls an organisation besides its name that organisation's identity: «Альянс» of «НАТО»."""
    besides: dict[str, str] = read_toml("names.toml")["called_besides"]
    named = {one.known.acronym: one for one in found.values() if one.known is not None}
    return {
        index: named.get(besides.get(one.key[1], ""), one) if one.key[0] == "name" else one
        for index, one in found.items()
    }


def _look_up(mention: Mention, whole: str) -> KnownOrganization | None:
    named = (whole, mention.normal, mention.text, core_of(mention.normal), _without_russia(mention.normal))
    for name in (*named, _without_form(mention.normal)):
        known = known_organization(name)
        if known is not None:
            return known
    return None


def _country(text: str, mentions: Sequence[Mention], index: int, steps: int = 1) -> str | None:
    """Give the country named right behind a mention («МИД | Украины») or by the adjective before it.

    So many bodies may stand between as there are steps.
    """
    mention = mentions[index]
    after = followed(text, mentions, index)
    if after is not None:
        place = known_place(after.normal)
        if place is not None and place.kind == "country":
            return place.country
    if steps and beside(text, mentions, index) is not None:  # «Генштаб | ВС | Дании»
        return _country(text, mentions, index + 1, steps - 1)
    if _of_the_country().match(text, mention.span.stop):
        return _spoken_of(mentions, index)
    before = _BEFORE.search(text[max(0, mention.span.start - 40) : mention.span.start])
    if before is not None:
        return country_of_adjective(morph.readings(before.group(1))[0].lemma)
    return None


@cache
def _of_the_country() -> re.Pattern[str]:
    words = "|".join(sorted(read_toml("names.toml")["of_the_country"], key=len, reverse=True))
    return re.compile(rf" (?:{words})(?!\w)".replace(" ", "[ \xa0]"))


def _spoken_of(mentions: Sequence[Mention], index: int) -> str | None:
    """Give the country that was named last: «В Дании … Минобороны | страны»."""
    for mention in reversed(mentions[max(0, index - _NEAR) : index]):
        place = known_place(mention.normal) if mention.type is EntityType.LOC else None
        if place is not None and place.kind in {"country", "capital"}:
            return place.country
    return None


def _without_form(normal: str) -> str:
    """Leave out the legal form at the end of a company's name: «Volksgoran | AG», «Volksgoran | Group Ltd.»."""
    table, name = read_toml("names.toml"), normal
    for _ in range(2):
        first, _, last = name.rpartition(" ")
        form = last.lower().removesuffix(".")
        if not first or not (form in table["forms_of_companies"] or form in table["added_to_known"]):
            break
        name = first
    return name


def _without_russia(normal: str) -> str:
    """Leave out the country at the end of a Russian body's name: «Минфин | России»."""
    return next((normal.removesuffix(end) for end in _of_russia() if normal.endswith(end)), normal)


@cache
def _of_russia() -> tuple[str, ...]:
    return tuple(f" {country}" for country in read_toml("names.toml")["of_russia"])
