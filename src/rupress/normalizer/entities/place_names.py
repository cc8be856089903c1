"""What a place is called: its nominative, corrected by what the tables and the words before it say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.normalizer.entities import places
from rupress.normalizer.entities.settlements import neuter_settlement
from rupress.normalizer.entities.street_names import is_street, street_named
from rupress.normalizer.entities.things import names_street
from rupress.normalizer.gazetteer import known_place
from rupress.normalizer.nominative import read_name
from rupress.normalizer.nominative.forms import forms
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import letters
from rupress.ru.tables import read_toml
from rupress.span import Span

_REACH = 32
_VILLAGE = re.compile(r"([а-яё]+)[ \xa0](?:[А-ЯЁ][\w-]+(?:,|[ \xa0]и)[ \xa0])?$")
_LAND = re.compile(r"([а-яё]+)[ \xa0]$")
_DECLINED = frozenset(("gent", "datv", "ablt", "loct"))


def place_named(text: str, span: Span, name: str) -> str:
    """Correct the nominative of a place.

    Args:
        text: the text.
        span: where the name stands.
        name: its nominative as it was read.
    """
    written = text[span.start : span.stop]
    if name == written and (like := _like_its_kind(text, span)) is not None:
        return like
    if not is_street(written) and (places.is_street_of(text, span) or _is_namesake(text, span)):
        return written  # «улица | Кирова» is no street of the town of Киров
    if (street := street_named(written, name)) is not None:
        return street
    if known_place(name) is not None:
        return _unshouted(name)
    if name == written and (known := _known_form(written)) is not None:
        return known
    if (headed := _headed(written)) is not None:
        return headed
    if (fallen := _in_accusative(text, span)) is not None:
        return fallen
    if known_place(written) is not None and " " not in written and not written.isupper():
        return written  # «сектор | Газа» is of no gas
    if _is_village(text, span, name) or _is_made_many(written, name) or _is_land(text, span, name):
        return written
    if _is_beside_its_kind(text, span, name) or _is_cut_twice(written, name):
        return written
    if (village := _neuter_village(text, span, name) or neuter_settlement(text, span, name)) is not None:
        return village
    if _is_on(text, span):
        return f"{written[:-1]}{read_toml('names.toml')['nominative_of_lands']}"
    land = _lands().fullmatch(text, span.start, span.stop)
    return f"{land[1] or land[2]}{read_toml('names.toml')['nominative_of_lands']}" if land is not None else name


def _known_form(written: str) -> str | None:
    """Give the one place of the tables of which a word that was left as it is is a form: «в | Аланье»."""
    if not written.isalpha() or not written.istitle() or morph.known(written):
        return None
    known = {form.written for form in forms(written) if form.case in _DECLINED and form.number == "sing"}
    found = [out for out in known if out != written and known_place(out) is not None]
    return found[0] if len(found) == 1 else None


def _headed(written: str) -> str | None:
    """Put what a place is into the nominative, the place as it stands: «в | Республику Сьерра-Леоне»."""
    head, _, rest = written.partition(" ")
    if not rest or known_place(rest) is None:
        return None
    heads = read_toml("names.toml")["place_heads"]
    own = next((r for r in morph.readings(head) if r.lemma in heads and r.number == "sing"), None)
    return None if own is None else f"{spelled(morph.nominative_of(own), head)} {rest}"


def _is_village(text: str, span: Span, name: str) -> bool:
    """Say whether a name keeps its form behind what it is: «посёлков | Горозёрка», «у села | Горана», «в селе | Горны».

    A name in -а does so where the noun is in another case, others and those of towns where they cannot stand in the
    case of the noun.
    """
    written = text[span.start : span.stop]
    if written == name or " " in written:
        return False
    before = _VILLAGE.search(text, max(0, span.start - _REACH), span.start)
    if before is None:
        return False
    table = read_toml("names.toml")
    nouns = table["nouns_of_villages"]
    kinds = [r for r in morph.readings(before.group(1)) if r.lemma in nouns]
    if written[-1] in letters("ends_of_women") and any(r.case not in {"nomn", "accs"} for r in kinds):
        return True
    nouns = {*table["nouns_of_villages"], *table["nouns_of_towns"], *table["nouns_of_landscape"]}
    kinds = [r for r in morph.readings(before.group(1)) if r.lemma in nouns and r.number == "sing"]
    if not kinds or before.group().rstrip() != before.group(1):
        return False  # «села | Горное и Горны»
    if kinds[0].lemma in table["nouns_of_towns"] and written.endswith(tuple(table["ends_of_foreign_towns"])):
        return True
    return not {r.case for r in kinds} & _cases_of(text, span, name)


def _cases_of(text: str, span: Span, name: str) -> set[str]:
    """Give the cases in which a name was or can be read as what it is called."""
    own = {form.case for form in forms(text[span.start : span.stop]) if form.written == name and form.case}
    return own or {read_name(text, span.start, span.stop).case}


def _is_land(text: str, span: Span, name: str) -> bool:
    """Say whether an unknown name keeps its form behind what it is: «провинция | Горанта», «с космодрома | Гору».

    In -у it may be the accusative of one in -а where the noun may be one, too: «на остров | Горнату».
    """
    written = text[span.start : span.stop]
    ending = written[-1]
    if written == name or not written.isalpha() or ending not in letters("ends_of_women") | letters("partitive"):
        return False
    before = _LAND.search(text, max(0, span.start - _REACH), span.start)
    if before is None or morph.readings(written)[0].pos in morph.ADJECTIVES:
        return False
    kinds = [r for r in morph.readings(before.group(1)) if r.lemma in read_toml("names.toml")["nouns_of_lands"]]
    if ending in letters("partitive"):
        return bool(kinds) and not any(r.case == "accs" and r.number == "sing" for r in kinds)
    return bool(kinds)


def _is_beside_its_kind(text: str, span: Span, name: str) -> bool:
    """Say whether an unknown name keeps its form behind what it is called: «в город | Айн-Горса», «на арене | Гораба».

    So it does where the noun is in the nominative, and in -а where its genitive would end otherwise: «реки | Горса».
    """
    written = text[span.start : span.stop]
    if written == name or not written.replace("-", "").isalpha() or written[-1] in letters("partitive"):
        return False
    before = _LAND.search(text, max(0, span.start - _REACH), span.start)
    nouns = read_toml("names.toml")["nouns_beside_names"]
    kinds = [r for r in morph.readings(before.group(1)) if r.lemma in nouns] if before is not None else []
    if not kinds or morph.readings(written)[0].pos in morph.ADJECTIVES:
        return False
    cases = {r.case for r in kinds}
    if cases <= _STANDING:
        return True
    cut = written[-1] in letters("ends_of_women") and name == written[:-1]
    return cut and ("gent" not in cases or all(r.gender == "femn" for r in kinds))


_STANDING = frozenset(("nomn", "accs"))


def _is_cut_twice(written: str, name: str) -> bool:
    """Say whether one in -а of two lost its end: «города | Санта-Горита» is of no «Санта-Горит», nor «Сант-Горит»."""
    halves, cut = written.split("-"), name.split("-")
    if len(halves) != len(cut) or len(halves) < 2 or not all(half[-1:] in letters("ends_of_women") for half in halves):
        return False
    return halves[-1][:-1] == cut[-1] and all(other in {one, one[:-1]} for one, other in zip(halves, cut, strict=True))


def _in_accusative(text: str, span: Span) -> str | None:
    """Give the nominative of a name that stands in the accusative with what it is: «через реку | Горанку»."""
    written = text[span.start : span.stop]
    table = read_toml("names.toml")
    ending = table["accusatives_of_places"].get(written[-1])
    before = _VILLAGE.search(text, max(0, span.start - _REACH), span.start) if ending and written.isalpha() else None
    readings = morph.readings(written)
    if before is None or readings[0].pos in morph.ADJECTIVES:
        return None
    nouns = {*table["nouns_of_villages"], *table["nouns_of_landscape"]}
    kinds = [r for r in morph.readings(before.group(1)) if r.lemma in nouns]
    if not kinds or any(r.case != "accs" or r.gender != "femn" for r in kinds):
        return None
    known = next((r for r in readings if r.known and (r.case, r.gender, r.number) == ("accs", "femn", "sing")), None)
    return f"{written[:-1]}{ending}" if known is None else spelled(morph.nominative_of(known), written)


def _is_made_many(written: str, name: str) -> bool:
    """Say whether an unknown place became many: «в лагере | Аль-Горь» is no «Аль-Гори», but «из | Горжичей» is."""
    table = read_toml("names.toml")
    endings = table["endings_of_many"]
    if " " in written or name[-1] not in letters("plural") or written.endswith(tuple(table["genitives_of_many"])):
        return False
    first, last = written.rpartition("-")[2], name.rpartition("-")[2]  # nor «Рейнланды-Пфальцы»
    return last[:-1] in {first, *(first.removesuffix(end) for end in endings)} and not morph.known(written)


def _neuter_village(text: str, span: Span, name: str) -> str | None:
    """Give the name of a село its gender, wherever the text says what it is: «в селе | Горновском»."""
    masculine, neuter = read_toml("names.toml")["adjectives_of_villages"]
    written = text[span.start : span.stop]
    if not name.endswith(masculine) or " " in written or name == written:
        return None
    stem = name.removesuffix(masculine)
    return stem + neuter if stem in _beginnings_of_villages(text) else None


@lru_cache(maxsize=2)
def _beginnings_of_villages(text: str) -> frozenset[str]:
    """List what names of villages begin with, in one pass: many names of a text are asked for."""
    villages = "|".join(read_toml("names.toml")["neuter_villages"])
    names = set(re.findall(rf"(?<!\w)(?:{villages})[ \xa0]([А-ЯЁ][\w-]{{0,40}})", text))
    return frozenset(name[:size] for name in names for size in range(1, len(name) + 1))


def _like_its_kind(text: str, span: Span) -> str | None:
    """Decline a name that stands in the case of what it is: «на реке | Серебрянке», no «в деревне | Заполье».

    Only a woman's, an adjective's or a town's ending tells («в городе | Горанске»): «Тарабарине» may be Тарабарино or
    Тарабарин.
    """
    written = text[span.start : span.stop]
    before = _VILLAGE.search(text, max(0, span.start - _REACH), span.start)
    if before is None or not written.isalpha() or written.isupper():
        return None
    table = read_toml("names.toml")
    nouns = {*table["nouns_of_villages"], *table["nouns_of_towns"], *table["nouns_of_landscape"]}
    kinds = [r for r in morph.readings(before.group(1)) if r.lemma in nouns and r.number == "sing"]
    genders = {r.gender for r in kinds}
    readings = [  # «на реке | Чусовой» is no «Чусовой», which is a town
        r for r in morph.readings(written) if r.case != "nomn" or r.gender in genders
    ]
    if any(r.case in {"", "nomn"} for r in [*kinds, *readings]):
        return None
    towns = table["nouns_of_towns"]
    of_kind = {(r.case, gender) for r in kinds if r.case in _DECLINED for gender in (r.gender, "femn")}
    cases = of_kind if not any(r.lemma in towns for r in kinds) else set()
    fits = (
        r for r in readings
        if r.number == "sing" and (
            ((r.case, r.gender) in cases and (r.gender == "femn" or r.pos in morph.ADJECTIVES))
            or ((r.case, "femn") in of_kind and r.lemma.endswith(tuple(table["ends_of_towns"])))
        )
    )  # fmt: skip
    best = next(fits, None)
    return spelled(morph.nominative_of(best), written) if best is not None else None


def _is_namesake(text: str, span: Span) -> bool:
    """Say whether one of several streets is called after somebody: «улиц Гранина и | Белых», no «| Вишнёвой»."""
    name = text[span.start : span.stop]
    return names_street(text, span.start) and (" " in name or places.gives_its_name(name))


@cache
def _on() -> re.Pattern[str]:
    """Give the pattern of a name that may be a woman's in the locative: «Горавине»."""
    stems, ends = ("".join(sorted(letters(kind))) for kind in ("consonants", "ends_of_all"))
    return re.compile(f"[А-ЯЁ][а-яё]+[{stems}][{ends}]")


def _is_on(text: str, span: Span) -> bool:
    """Say whether an unknown place stands behind «на»: «на Горавине» is Горавина, for towns stand behind «в»."""
    written = text[span.start : span.stop]
    before = text[max(0, span.start - 3) : span.start].lower().replace("\xa0", " ")
    if before.strip() != read_toml("names.toml")["before_lands"] or not _on().fullmatch(written):
        return False
    land = f"{written[:-1]}{read_toml('names.toml')['nominative_of_lands']}".lower()  # «на Таганке» is no «Таганок»
    known = [r for r in morph.readings(written) if r.known]
    return not known or any(r.gender == "femn" and r.number == "sing" and r.lemma == land for r in known)


@cache
def _lands() -> re.Pattern[str]:
    """Give the pattern of what a land is called after its town, which the dictionary lacks.

    «На Рязанщине» is a land, «в Пущине» the town of Пущино: endings that both have need the land's preposition.
    """
    table = read_toml("names.toml")
    stem = rf"([А-ЯЁ][а-яё]+(?:{'|'.join(table['stems_of_lands'])}))"
    own, shared = "|".join(table["endings_of_lands"]), "|".join(table["endings_shared_with_towns"])
    return re.compile(rf"(?:{stem}(?:{own})|(?<=\b{table['before_lands']}[ \xa0]){stem}(?:{shared}))")


def _unshouted(name: str) -> str:
    """Write a place that stands in capitals as the tables do: «РЯЗАНЬ, 5 мая», but «США»."""
    if not name.isupper():
        return name
    known = known_place(name)
    return known.name if known is not None and known.name.lower() == name.lower() else name
