"""Places: which mentions name one, what the tables know of it, and whether it stands for those who govern it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rupress.normalizer.entities.street_names import is_street
from rupress.normalizer.gazetteer import KnownPlace, key_of, known_place
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.letters import without_yo
from rupress.ru.tables import read_toml
from rupress.span import Span

_BEFORE = re.compile(r"([а-яё]+)\.?[ \xa0]$")
_OWNER = re.compile(r"([\w-]+)[»\"“]?[ \xa0]$")
_REACH = 20
_MOST = 20
"""So many places that begin and end alike are compared, so that time stays linear."""
_AFTER = re.compile(r"[ \xa0]([а-яё]+)")


@cache
def _head() -> re.Pattern[str]:
    """Match what may stand before a place's name and says what it is: «город Рязань», «г. Рязань»."""
    heads = "|".join(map(re.escape, read_toml("names.toml")["place_heads"]))
    return re.compile(rf"^(?i:{heads}) ?(?=[А-ЯЁ])")


def identify(mention: Mention, republics: Mapping[str, KnownPlace]) -> tuple[tuple[str, ...], KnownPlace | None]:
    """Tell which place a mention names: a key that mentions of one place share, and what the tables say.

    Args:
        mention: the mention.
        republics: what the acronyms of republics mean in this text.
    """
    bare = _head().sub("", mention.normal)
    known = known_place(mention.normal) or known_place(bare) or known_place(mention.text)
    known = known or republics.get(mention.text) or _everyday(mention.normal)
    if known is not None:
        return ("known", known.name, known.country or "", known.region or ""), known
    first, gap, rest = key_of(bare).partition(" ")
    street = read_toml("names.toml")["streets_in_full"].get(first.rstrip("."), first) if gap else first
    return ("name", f"{street}{gap}{rest}"), None


def _everyday(name: str) -> KnownPlace | None:
    """Give the region that a name made of its town's means: «Сумщина»."""
    end, official = read_toml("names.toml")["everyday_regions"]
    return known_place(f"{name.removesuffix(end)}{official}") if name.endswith(end) and name != end else None


def streets(mentions: Sequence[Mention]) -> dict[str, str]:
    """Give the streets that a text names without their noun, too: «Луговская» of «Луговская улица», by their keys."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.type is EntityType.LOC and " " in mention.normal and is_street(mention.normal):
            first, _, rest = mention.normal.partition(" ")
            core = rest if first.islower() else mention.normal.rpartition(" ")[0]
            readings = morph.readings(core)
            if readings[0].pos in morph.ADJECTIVES and not _agrees(readings, mention.normal):
                continue  # «улица Беговой», which was misread
            found.setdefault(key_of(core), set()).add(key_of(mention.normal))
    return {core: names.pop() for core, names in found.items() if len(names) == 1}


def _agrees(adjective: Sequence[morph.Reading], street: str) -> bool:
    streets = read_toml("names.toml")["streets_written_out"]
    nouns = [r for word in street.split() for r in morph.readings(word) if r.lemma in streets and r.case == "nomn"]
    return any(a.case == "nomn" and a.gender == n.gender for a in adjective for n in nouns)


def republics(mentions: Sequence[Mention]) -> dict[str, KnownPlace]:
    """Give the acronyms of the republics that a text names: «РТ» where it names Татарстан, «РД» where Дагестан."""
    found: dict[str, set[str]] = {}
    known: dict[str, KnownPlace] = {}
    head = read_toml("names.toml")["republic"]
    for mention in mentions:
        place = known_place(mention.normal) if mention.type is EntityType.LOC else None
        if place is not None and place.kind == "region" and known_place(f"{head} {place.name}") is place:
            acronym = head[0].upper() + place.name[0]
            found.setdefault(acronym, set()).add(place.name)
            known[acronym] = place
    return {acronym: known[acronym] for acronym, names in found.items() if len(names) == 1}


def acronyms(mentions: Sequence[Mention]) -> dict[str, int]:
    """Give by acronym the mention of the one place whose words begin so: «ЮГО» is the «Южный Горанский округ»."""
    found: dict[str, dict[str, int]] = {}
    for index, mention in enumerate(mentions):
        if mention.type is EntityType.LOC and " " in mention.normal:
            short = "".join(word[0] for word in re.findall(r"\w+", mention.normal)).upper()
            found.setdefault(short, {}).setdefault(mention.normal, index)
    return {short: next(iter(names.values())) for short, names in found.items() if len(names) == 1}


def fuller(mentions: Sequence[Mention]) -> dict[str, int]:
    """Give by a place's key the mention of the one that says more: «Озёрский | городской | округ».

    A district may leave out the adjective of its rank, a street all but the surname: «улица | Анны | Гориной».
    """
    ends: dict[tuple[str, str], dict[str, int]] = {}
    for index, mention in enumerate(mentions):
        if mention.type is not EntityType.LOC or " " not in mention.normal:
            continue
        name = identify(mention, {})[0][1]
        ends.setdefault((name.partition(" ")[0], name.rpartition(" ")[2]), {}).setdefault(name, index)
    found: dict[str, int] = {}
    for names in ends.values():
        for name in names if 1 < len(names) <= _MOST else ():
            wholes = [index for other, index in names.items() if _says_more(name, other)]
            if len(wholes) == 1:
                found[name] = wholes[0]
    return found


def _says_more(name: str, other: str) -> bool:
    if name.count(" ") != 1 or other.count(" ") < name.count(" ") + 1:
        return False
    table = read_toml("names.toml")
    first, *between, _ = other.split(" ")
    if first in table["given_after_people"]:
        called = table["called_after"]
        return all(word in called or word.endswith(".") or _is_called(word) for word in between)
    return all(word in table["ranks_of_areas"] for word in between)


def _is_called(word: str) -> bool:
    """Say whether a word is the given name or title of whom a street is called after: «улица | Чокана | Горина»."""
    return any(r.case == "gent" and r.number == "sing" and r.pos == "NOUN" and r.animate for r in morph.readings(word))


def is_acronym_of(text: str, place: Mention, acronym: Mention) -> bool:
    """Say whether a name in brackets is the acronym of the place before it: «Северо-Горанский округ (СГО)»."""
    if text[place.span.stop : acronym.span.start] != " (" or not acronym.text.isupper():
        return False
    return [word[0].lower() for word in re.findall(r"\w+", place.normal)] == list(acronym.text.lower())


def is_street_of(text: str, span: Span) -> bool:
    """Say whether a name is what a street before it is called after: «улица | Гранина», but not «улица | Вишнёвая»."""
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if before is None:
        return False
    nouns = read_toml("names.toml")["street_nouns"]
    if not any(r.lemma in nouns and r.number != "plur" for r in morph.readings(before.group(1))):
        return False  # «на улицах | Рязани»
    return gives_its_name(text[span.start : span.stop])


def gives_its_name(name: str) -> bool:
    """Say whether a street may be called after a name, so that it stays in the genitive: «Гранина», «Веры Граниной».

    An adjective declines («улице Вишнёвой»), and a town is where the street is («набережной Горанска»), unless the
    likeliest reading of its name is a person's («Кирова»).
    """
    best = morph.readings(name.rpartition(" ")[2])[0]
    return best.pos not in morph.ADJECTIVES and not (" " not in name and best.case == "gent" and "Geox" in best.marks)


def _belongs(text: str, start: int) -> bool:
    """Say whether a place stands behind what belongs to it: «глава МИД | РФ», «президент | США»."""
    before = _OWNER.search(text, max(0, start - _REACH), start)
    if before is None:
        return False
    best = morph.readings(before.group(1))[0]
    return best.pos == "NOUN" or before.group(1).isupper()


def is_metonym(text: str, mention: Mention, known: KnownPlace | None) -> bool:
    """Say whether a capital or country acts as its rulers do: «Москва подтвердила», «Вашингтон обвинил»."""
    if known is None or known.kind not in {"capital", "country"}:
        return False
    after = _AFTER.match(text, mention.span.stop)
    if after is None or key_of(mention.normal) != key_of(mention.text):
        return False  # «мэр Москвы | решил»
    if mention.text.isupper() and _belongs(text, mention.span.start):
        return False  # «МИД РФ | заявил»
    verbs = read_toml("names.toml")["metonym_verbs"]
    return any(
        reading.pos in {"VERB", "ADJS"} and without_yo(reading.lemma) in verbs
        for reading in morph.readings(after.group(1))
    )
