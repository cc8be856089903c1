"""Forms of one unknown name that were read apart: «в Горкарме», «близ Горкарма» are of one Горкарм."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations

from attrs import evolve

from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.entities.places import is_street_of
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import Reading, declensions, is_declined
from rupress.normalizer.nominative.plausible import is_base
from rupress.records import EntityType, Mention
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml

_ALIKE = 3
"""Letters that all forms of a name begin with."""
_LONG = 5
"""Letters of a name in capitals that may have cases."""
_MOST_ALIKE = 24
"""How many names that begin alike are compared, so that time stays linear."""
_GENDERS = ("masc", "femn", "neut")


def one_nominative(text: str, mentions: list[Mention], readings: list[Reading]) -> list[Mention]:
    """Give all forms of one name the same nominative, the one for which the forms of the text say most.

    «В Горжбе», «на Горжбу», «остров Горжба» were read as Горжба, Горжба and Горжб: only «Горжба» has all three.

    Args:
        text: the text.
        mentions: the names in it, sorted; those that were read otherwise are changed.
        readings: how each was read; changed likewise.

    Returns:
        The mentions.
    """
    for kind, known in _KNOWN.items():
        alike: dict[str, dict[str, list[int]]] = {}
        for index, mention in enumerate(mentions):
            if mention.type is kind and not mention.nominal and _is_word(mention.normal):
                alike.setdefault(_beginning(mention), {}).setdefault(mention.normal, []).append(index)
        for names in alike.values():
            if len(names) > 1:
                _settle(text, mentions, readings, names, known)
    return mentions


def _beginning(mention: Mention) -> str:
    """Give what names must share to be compared: of people's full names all but the last word and its beginning."""
    given, _, last = plain(mention.normal).rpartition(" ")
    return f"{given} {last[:_ALIKE]}" if mention.type is EntityType.PER and given else plain(mention.normal)[:_ALIKE]


_KNOWN: dict[EntityType, Callable[[str], object | None]] = {
    EntityType.LOC: known_place,
    EntityType.ORG: known_organization,
    EntityType.PER: lambda _: None,
}
"""The types whose names are compared, with the table that knows some of them."""


def _is_word(normal: str) -> bool:
    """Say whether a name may have cases: «СИРИЗА» may, «МГУ» and «Dawn» have none."""
    return normal[0].isupper() and not normal.isascii() and not (normal.isupper() and len(normal) < _LONG)


def _settle(
    text: str,
    mentions: list[Mention],
    readings: list[Reading],
    names: dict[str, list[int]],
    known: Callable[[str], object | None],
) -> None:
    """Settle which of the names that begin alike are one, and what it is called."""
    for one, other in combinations([*names][:_MOST_ALIKE], 2):
        if not _are_forms(plain(one), plain(other)):
            continue
        places = [i for name in (one, other) for i in names[name] if mentions[i].normal == name]
        sure = [name for name in (one, other) if known(name) is not None]
        if len({mentions[i].normal for i in places}) < 2 or len(sure) > 1:
            continue
        if any(is_street_of(text, mentions[i].span) for i in places):
            continue  # «улица | Горлова» beside «Горлово»
        if mentions[places[0]].type is EntityType.PER and _are_two(plain(one), plain(other)):
            continue
        apart = _spelled_apart(plain(one), plain(other))
        best = (
            next((mentions[i].normal for i in places if mentions[i].normal == mentions[i].text), None)
            if apart
            else sure[0]
            if sure
            else _of_surname((one, other), mentions) or _best((one, other), [mentions[i] for i in places])
        )
        if best is None or (sure and not all(_has(plain(best), plain(mentions[i].text)) for i in places)):
            continue
        model = next((readings[i] for i in places if mentions[i].normal == best), None)
        for index in places:
            if mentions[index].normal != best:
                readings[index] = model or readings[index]
            mentions[index] = evolve(mentions[index], normal=best)


def _are_two(*names: str) -> bool:
    """Say whether names may be a man's and a woman's, or a family's: «Гранин» and «Гранина», «Гранин» and «Гранины».

    A given name of one gender tells that they are not.
    """
    given, _, _ = names[0].partition(" ")
    return any(name.endswith(_surname_ends()) for name in names) and (given in names or of_word(given) is None)


@cache
def _surname_ends() -> tuple[str, ...]:
    """Give how surnames end that women and families have in another form."""
    table = read_toml("person_names.toml")["families"]
    hard, soft = table["single"]
    stems = [stem + end for stem in table["stems"] for end in (*hard, *table["endings"])]
    return (*stems, *(stem + end for stem in table["adjectives"] for end in (*soft, *table["endings_of_adjectives"])))


def _are_forms(one: str, other: str) -> bool:
    """Say whether one name may be a form of the other, or both are of one in -а: «Горсы», «Горсе»."""
    return _has(one, other) or _has(other, one) or _woman(one, {one, other}) is not None or _spelled_apart(one, other)


def _spelled_apart(one: str, other: str) -> bool:
    """Say whether names are one that ends in two spellings: «Денни Гориа» and, of «Денни Горию», «Денни Гория»."""
    ends = read_toml("person_names.toml")["spelled_in_two_ways"]
    return one != other and {one, other} == {one[: -len(end)] + end for end in ends}


def _has(base: str, form: str) -> bool:
    """Say whether a name has a form: each of its words is the same, or a form of the word in its place.

    «Тадеуш Горану» is none of «Тадеуш Горана», for the given name would stand in that case, too.
    """
    words, forms = base.split(" "), form.split(" ")
    if len(words) != len(forms):
        return False
    if words[0] == forms[0] and words != forms and is_base(words[0]):
        return False
    return all(
        a == b or any(is_declined(b, a, gender) for gender in _GENDERS) for a, b in zip(words, forms, strict=True)
    )


def _best(names: tuple[str, str], found: Sequence[Mention]) -> str | None:
    """Give the nominative that has all forms of the text; of two such the one as which more were read."""
    forms = {plain(m.text) for m in found}
    if len(forms) < 2:
        return found[0].text if found[0].text in names else None
    whole = [name for name in names if all(_has(plain(name), form) for form in forms)]
    if len(whole) < 2:
        return whole[0] if whole else _woman(names[0], forms)
    told = {name: sum(map(_said, (m for m in found if m.normal == name))) for name in names}
    best, rest = sorted(told, key=lambda name: -told[name])
    return best if told[best] > told[rest] else None


def _of_surname(names: tuple[str, str], mentions: Sequence[Mention]) -> str | None:
    """Give the full name whose last word has all forms in which it stands alone: «Тадеуш Горан» beside «Гораном»."""
    if " " not in names[0]:
        return None
    lasts = {name: plain(name).rpartition(" ")[2] for name in names}
    start = min(lasts.values())[:_ALIKE]
    alone = {plain(m.text) for m in mentions if m.type is EntityType.PER and " " not in m.text}
    forms = {form for form in alone if form.startswith(start)}
    whole = [name for name, last in lasts.items() if all(_has(last, form) for form in forms)]
    return whole[0] if len(whole) == 1 else None


def _said(mention: Mention) -> int:
    """Say how much a form tells that was read as one of a name: little if it stands, or nearly all names have it."""
    low = plain(mention.text)
    return 1 if low == plain(mention.normal) or low[-1] in letters("ends_of_all") else 2


def _woman(name: str, forms: AbstractSet[str]) -> str | None:
    """Give the nominative in -а that has all forms: «Горсы», «Горсе» are of «Горса»."""
    if " " in name:
        return None
    stem = name[:-1] if name[-1] in letters("open") else name
    bases = (stem + end for end in sorted(letters("ends_of_women")))
    return next((base for base in bases if declensions(plain(base), "femn") >= forms), None)
