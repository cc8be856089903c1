"""Which names of organisations a text pairs: an acronym and what it stands for, «Полёт» and «Полёт.ру»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rupress.normalizer.entities.bodies import to_place
from rupress.normalizer.gazetteer import key_of, known_organization, known_place
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml

_QUOTED = re.compile(r"[«\"„](.{1,200})[»\"“]")


@cache
def _domain() -> re.Pattern[str]:
    """Give the pattern of a site's end: «Полёт | .ру»."""
    return re.compile(rf"\.(?:[a-z]{{2,4}}|{'|'.join(read_toml('names.toml')['domains'])})$")


def is_site(name: str) -> bool:
    """Say whether a name is that of a site: «ПОЛЁТ.РУ»."""
    return " " not in name and _domain().search(name.lower()) is not None


def core_of(normal: str) -> str:
    """Give what stands in quotation marks behind words in small letters: «компания «Полёт»» → «Полёт»."""
    match = _QUOTED.search(normal)
    whole, short = read_toml("names.toml")["called_after"]
    normal = normal.replace(f" {short} ", f" {whole} ").removesuffix(".")  # «Goran Corp | .»
    return match.group(1) if match and normal[: match.start()].islower() else normal


def followed(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Give the place named right behind an organisation, if one is: «мэрия | Рязани»."""
    after = _next_place(mentions, index)
    return after if after and to_place(text, mentions[index].span.stop) == after.span.start else None


def _next_place(mentions: Sequence[Mention], index: int) -> Mention | None:
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    return after if after is not None and after.type is EntityType.LOC and _may_own(after) else None


def _may_own(place: Mention) -> bool:
    """Say whether a body before a place can be its own: «МИД | России», no «агентства | Россия отправит»."""
    readings = morph.readings(place.text)
    if place.text != place.normal or any(r.case == "gent" or not r.known for r in readings):
        return True
    known = known_place(place.normal)
    return known is None or known.kind != "country"


def composed(text: str, mentions: Sequence[Mention], index: int) -> str:
    """Give a name with the place behind it: «МИД РФ», «мэрия Рязани», «Росреестр по Рязанской области»."""
    behind = mentions[index + 1] if index + 1 < len(mentions) else None
    if behind is not None and behind.type is EntityType.ORG:  # «Совбез | ООН»
        whole = f"{mentions[index].normal} {behind.text}"
        beside = text[mentions[index].span.stop : behind.span.start] in {" ", "\xa0"}
        return whole if beside and known_organization(whole) is not None else mentions[index].normal
    after = _next_place(mentions, index)
    gap = text[mentions[index].span.stop : after.span.start].replace("\xa0", " ") if after else ""
    linked = after is not None and gap.strip() in read_toml("names.toml")["place_links"] and _is_local(after)
    joined = after is not None and (to_place(text, mentions[index].span.stop) == after.span.start or linked)
    return f"{mentions[index].normal}{gap}{after.text}" if after and joined else mentions[index].normal


def _is_local(place: Mention) -> bool:
    """Say whether a body may be one of a place's: «Росреестр по | Рязанской области», but not «ОБСЕ по | Украине»."""
    known = known_place(place.normal)
    return known is None or known.kind != "country"


def paired(text: str, mentions: Sequence[Mention]) -> Mapping[str, str]:
    """Pair acronyms with full names, those that the text puts in brackets and those whose letters they are, and sites.

    Returns:
        By the folded core of a name the one that it is another name of.
    """
    pairs: dict[str, str] = {}
    short: dict[str, str] = {}
    full: dict[str, set[str]] = {}
    cores: set[str] = set()
    little = read_toml("names.toml")["unlettered"]
    previous: Mention | None = None
    for index, mention in enumerate(mentions):
        if mention.type is not EntityType.ORG:
            continue
        core = key_of(core_of(mention.normal))
        cores.add(core)
        if mention.normal.isupper() and " " not in core:
            short[core] = core
            if previous is not None and text[previous.span.stop : mention.span.start].strip(' «»"') == "(":
                long = key_of(core_of(previous.normal))
                if " " in long or not previous.normal.isupper():  # «РИАМО (РЯЗАНЬ)» is a place
                    pairs[core] = long
        elif " " in core:
            for name in {core, key_of(composed(text, mentions, index))}:  # «Лига портов | России» is «ЛПР»
                letters = "".join(word[0] for word in re.findall(r"\w+", name) if word not in little)
                full.setdefault(letters, set()).add(core)
        previous = mention
    for acronym in short:
        names = full.get(acronym, set())
        if acronym not in pairs and len(names) == 1:
            pairs[acronym] = next(iter(names))
    sites = {core: site for core in cores if (site := _domain().sub("", core)) != core and site in cores}
    return {**sites, **pairs}
