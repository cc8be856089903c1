"""Which names of organisations a text pairs: an acronym and what it stands for, «Полёт» and «Полёт.ру»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from rupress.normalizer.entities.bodies import to_place
from rupress.normalizer.entities.served import country_behind, served
from rupress.normalizer.entities.words import SPACES
from rupress.normalizer.gazetteer import key_of, known_organization, known_place
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.letters import letters
from rupress.ru.tables import read_toml

_BRACKETED = re.compile(r"[»\"“]?[ \xa0]\((?:([А-ЯЁ]{2,5})[ \xa0])?[«\"„]?")
_CLOSING = '»"“”'
_LONGEST_ACRONYM = 12
"""Characters of the longest acronym of several words: «ИЯФ СО РАН»."""
_LEAST_LETTERS = 3
"""Letters of the shortest acronym of one word, and of each part of that word."""
_MOST_WORDS = 40
"""So many long words are looked at for each acronym."""
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
    behind = beside(text, mentions, index)
    if behind is not None:  # «Совбез | ООН»
        whole = f"{mentions[index].normal} {behind.text}"
        return whole if known_organization(whole) is not None else mentions[index].normal
    after = _next_place(mentions, index)
    gap = text[mentions[index].span.stop : after.span.start].replace("\xa0", " ") if after else ""
    linked = after is not None and gap.strip() in read_toml("names.toml")["place_links"] and _is_local(after)
    joined = after is not None and (to_place(text, mentions[index].span.stop) == after.span.start or linked)
    return f"{mentions[index].normal}{gap}{after.text}" if after and joined else mentions[index].normal


def beside(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Give the organisation named right behind another, if one is: «Совбез | ООН»."""
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    gap = text[mentions[index].span.stop : after.span.start] if after is not None else ""
    return after if after is not None and after.type is EntityType.ORG and gap in SPACES else None


def with_whole(text: str, mentions: Sequence[Mention], index: int) -> str:
    """Give a name with all behind it that it belongs to: «Институт востоковедения | РАН», «Совет | при думе»."""
    attached = _attached(text, mentions, index)
    return f"{mentions[index].normal}{attached}" if attached else _with_whole(text, mentions, index)


def _attached(text: str, mentions: Sequence[Mention], index: int) -> str:
    """Give the body or office at which a body is: «Совет по лугам | при Озёрской думе», «при главе | Горании»."""
    link = _at_office().match(text, mentions[index].span.stop)
    behind = mentions[index + 1] if index + 1 < len(mentions) else None
    if link is None or behind is None or link.end() != behind.span.start:
        return ""
    tail = ""
    if behind.type is EntityType.ORG and not link.group(1):
        tail = composed(text, mentions, index + 1).removeprefix(behind.normal) or _served(text, mentions, index + 1)
    elif behind.type is not EntityType.LOC or not link.group(1):
        return ""
    return f"{link.group()}{behind.text}{tail}".replace("\xa0", " ")


@cache
def _at_office() -> re.Pattern[str]:
    """Give the pattern of what stands between a body and the one at which it is: «при», «при губернаторе»."""
    table = read_toml("names.toml")
    offices = "|".join(table["offices_with_councils"])
    return re.compile(rf"[ \xa0]{table['attached_by']}[ \xa0](?:((?i:{offices}))[ \xa0])?")


def _with_whole(text: str, mentions: Sequence[Mention], index: int) -> str:
    own, behind = mentions[index], beside(text, mentions, index)
    name = composed(text, mentions, index)
    if behind is None or name != own.normal or not _is_part_of(own, behind):
        tail = _served(text, mentions, index)
        return f"{own.normal}{tail}" if tail else name
    place = composed(text, mentions, index + 1).removeprefix(behind.normal)
    return f"{own.normal} {behind.text}{_served(text, mentions, index + 1) or place}"


def _served(text: str, mentions: Sequence[Mention], index: int) -> str:
    """Give what follows a body up to the end of what it serves: «УМВД | России по городу Горанску»."""
    last, stop = country_behind(text, mentions, index), mentions[index].span.stop
    end, _ = served(text, mentions, last, mentions[last].span.stop)
    return text[stop:end].replace("\xa0", " ") if end > mentions[last].span.stop else ""


def _is_part_of(own: Mention, behind: Mention) -> bool:
    """Say whether a body of several words belongs to the one behind it: «палата депутатов | сейма».

    To «в министерстве обороны | ТАСС» something was told.
    """
    known = known_organization(behind.normal)
    if " " not in own.text or not own.text.rpartition(" ")[2].islower() or (known and known.kind == "media"):
        return False
    if behind.text.isupper():
        return not behind.text.isascii()  # «Горанская биржа | GOREX» is one
    first = behind.text.partition(" ")[0]
    return behind.text != behind.normal and any(r.case == "gent" for r in morph.readings(first))


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
    cores: dict[str, None] = {}
    little = read_toml("names.toml")["unlettered"]
    previous: Mention | None = None
    for index, mention in enumerate(mentions):
        if mention.type is not EntityType.ORG:
            continue
        core = key_of(core_of(mention.normal))
        cores[core] = None
        if mention.normal.isupper() and (" " not in core or len(core) <= _LONGEST_ACRONYM):
            short[core] = core.replace(" ", "")  # «СУ СК»
            if previous is not None and _opens_bracket(text[previous.span.stop : mention.span.start], mentions, index):
                long = key_of(core_of(previous.normal))
                other = known_organization(previous.normal)
                told = other is None or other.acronym is None or known_organization(mention.normal) is other
                if told and (" " in long or not previous.normal.isupper()):  # «РИАМО (РЯЗАНЬ)» is a place
                    pairs[core] = long
        elif " " in core:
            for name in {core, key_of(composed(text, mentions, index))}:  # «Лига портов | России» is «ЛПР»
                letters = "".join(word[0] for word in re.findall(r"\w+", name) if word not in little)
                full.setdefault(letters, set()).add(core)
        previous = mention
    whole = [core for core in cores if " " not in core and len(core) >= _LEAST_LETTERS**2 - 1][:_MOST_WORDS]
    for acronym, own in short.items():
        names = full.get(own, set()) or {core for core in whole if _is_shortened(acronym, core)}
        if acronym not in pairs and len(names) == 1:
            pairs[acronym] = next(iter(names))
    sites = {core: site for core in cores if (site := _domain().sub("", core)) != core and site in cores}
    return {**sites, **pairs}


def _opens_bracket(between: str, mentions: Sequence[Mention], index: int) -> bool:
    """Say whether a bracket opens before an acronym, right behind a name or its place: «Банк | Дании (BD)»."""
    place = mentions[index - 1]
    if place.type is EntityType.LOC and mentions[index].text.isascii():
        between = between.removeprefix(f" {place.text}")
    return between.strip(' «»"') == "("


def _is_shortened(acronym: str, name: str) -> bool:
    """Say whether an acronym has its letters from the parts of one long word: «ГМХ» of «Горанмашхолдинг»."""
    if " " in name or len(acronym) < _LEAST_LETTERS or len(name) < _LEAST_LETTERS * len(acronym) - 1:
        return False
    if known_organization(acronym) is not None or name[0] != acronym[0] or set(acronym) & {*letters("open")}:
        return False
    rest = iter(name)
    return all(letter in rest for letter in acronym)


def glossed(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, bool]]:
    """Give the organisations that a text names twice, the other name in brackets: «Горанский союз судей («Союз»)».

    Yields:
        Both indices, and whether the brackets have the name by law: «Горан Медиа (ООО «Луга»)».
    """
    for index, (own, other) in enumerate(pairwise(mentions)):
        both = own.type is other.type is EntityType.ORG
        if not both or is_site(other.normal):
            continue
        if _is_signed(own, other) and text[own.span.stop : other.span.start] in SPACES:
            yield index, index + 1, False
            continue
        link = _BRACKETED.fullmatch(text[own.span.stop : other.span.start])
        form = link.group(1) if link is not None else None
        if link is None or (form is None and " " not in own.text) or (form and form not in _legal_forms()):
            continue
        after = text[other.span.stop : other.span.stop + 2].lstrip(_CLOSING)
        if after.startswith((")", ",") if form else ")"):  # «Горан Медиа (ООО «Луга», Рязань)»
            yield index, index + 1, form is not None


def _is_signed(own: Mention, other: Mention) -> bool:
    """Say whether the foreign acronym of a body may stand behind its name: «Горанская лодочная биржа | GOREX»."""
    foreign = (
        other.text.isascii() and other.text.isupper() and other.text.isalpha() and len(other.text) >= _LEAST_LETTERS
    )
    return foreign and own.text.rpartition(" ")[2].islower() and known_organization(other.normal) is None


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(read_toml("names.toml")["legal_forms"])
