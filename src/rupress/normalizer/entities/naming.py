"""What a name is called: its nominative, corrected by what the tables and the words before it say."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.place_names import place_named
from rupress.normalizer.entities.quoted_names import compound, first_word, owned, stands
from rupress.normalizer.entities.words import is_part
from rupress.normalizer.entities.works import OPENING
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative.forms import forms
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml
from rupress.span import Span

_KIND = re.compile(r"([А-Яа-яё-]+)[ \xa0][«\"„“]$")
_REACH = 32
_TELLING = frozenset(("ablt", "datv"))
"""Cases whose endings no nominative in -а has."""
_FOREIGN = re.compile(r"([A-Za-z][\w.&-]*)[’'ʼ`][а-яё]{1,3}$")


def named(text: str, span: Span, name: str, kind: str) -> str:
    """Correct a nominative: «Ведомости», which the tables have so, «Гранин» for «ГРАНИН», «Гранина» of a street.

    Args:
        text: the text.
        span: where the name stands.
        name: its nominative as it was read.
        kind: its type: `PER`, `LOC`, `ORG`.
    """
    written = text[span.start : span.stop]
    if kind == "PER":
        return _small(name)
    if kind == "LOC":
        return place_named(text, span, name)
    if known_organization(name) is None:
        if morph.readings(written.partition(" ")[0])[0].pos == "PREP":
            return written  # «За чистый воздух»
        if stands(text, span, name):
            return written
        if (told := owned(text, span)) is not None:
            return told
        if known_organization(written) is not None or _is_apposition(text, span, name) or _is_titled(text, span):
            return name if plain(name) == plain(written) else written  # «Звёздочка» for «Звездочка»
        if (whole := _with_whole(written, name)) is not None:
            return whole
        if (known := _known_form(text, span) or _plant(written, name) or _with_end(written, name)) is not None:
            return known
        if _is_made_plural(written, name) or _is_made_man(text, span, name) or _ends_in_nominative(written):
            return written
        return (
            without_ending(written)
            or _bare_acronym(written)
            or compound(text, span, name)
            or _with_namesake(written, _with_genitive(written, name))
        )
    return name


def _small(name: str) -> str:
    """Write a person's name that stands in capitals in the usual way."""
    if not any(len(word) > 3 and word.isupper() for word in name.split()):
        return name
    return " ".join(word.title() if len(word) > 3 and word.isupper() else word for word in name.split(" "))


def without_ending(written: str) -> str | None:
    """Give the foreign word in «Dawn’у», the organisation of the tables in «Моссада»; None if it is neither."""
    foreign = _FOREIGN.fullmatch(written)
    if foreign is not None:
        return foreign.group(1)
    endings = read_toml("names.toml")["endings_of_foreign_words"]
    bare = next((written.removesuffix(end) for end in endings if written.endswith(end)), "")
    return bare if len(bare) > 3 and known_organization(bare) is not None else None


def _bare_acronym(written: str) -> str | None:
    """Give the acronym that a text declines: «в региональных | ГРИКах»."""
    declined = _declined_acronym().fullmatch(written)
    return declined.group(1) if declined is not None else None


@cache
def _declined_acronym() -> re.Pattern[str]:
    return re.compile(rf"([А-ЯЁ]{{3,}})(?:{'|'.join(read_toml('names.toml')['endings_of_acronyms'])})")


def _known_form(text: str, span: Span) -> str | None:
    """Give the organisation of the tables of which a word is a form, however often it comes.

    «В | Раду» is the Рада; a word that the dictionary lacks may be a company («акции | Горансы»), one of many in
    quotation marks an outlet («рассказал «Новостям»»).
    """
    written = text[span.start : span.stop]
    if " " in written or not written[0].isupper() or written.isupper() or known_place(written) is not None:
        return None
    own = {form.written: form.number for form in forms(written) if form.case and form.out != written}
    known = {out: one for out in own if (one := known_organization(out)) is not None}
    quoted = text[span.start - 1 : span.start] in OPENING if span.start else False
    strange = not morph.known(written)
    found = {
        out
        for out, one in known.items()
        if (own[out] != "plur" and (one.kind in _SAID_ALONE or strange))
        or (own[out] == "plur" and quoted and one.kind == "media")
    }
    return found.pop() if len(found) == 1 else None


_SAID_ALONE = frozenset(("parliament", "ministry", "agency", "service"))
"""Kinds of bodies whose names no club, outlet or person has."""


def _is_made_plural(written: str, name: str) -> bool:
    """Say whether foreign words became many: «группировка | «Боко Горам»» is no «Боко Горы»."""
    words, forms_of = written.split(" "), name.split(" ")
    if len(words) < 2 or len(words) != len(forms_of) or morph.known(words[0]):
        return False
    return all(word.istitle() for word in words) and forms_of[-1][-1] in letters("plural")


def _with_end(written: str, name: str) -> str | None:
    """Put what a company's name ends with into the nominative: «активы | РТГ Банка», «Гамма Холдингом»."""
    first, _, last = written.rpartition(" ")
    if not first or not last.istitle() or not name.endswith(f" {last}"):
        return None
    ends = read_toml("names.toml")["added_to_companies"]
    own = [r for r in morph.readings(last) if r.lemma in ends and r.number == "sing"]
    if not own or any(r.case == "nomn" for r in own) or not (first.isupper() or name == written):
        return None
    return f"{first} {spelled(morph.nominative_of(own[0]), last)}"


def _is_made_man(text: str, span: Span, name: str) -> bool:
    """Say whether a common noun in quotation marks became a man: «кубок «Альфа»» is no «Альф»."""
    written = text[span.start : span.stop]
    if not span.start or text[span.start - 1] not in OPENING:
        return False
    if written[:-1] != name or written[-1] not in letters("ends_of_women"):
        return False
    own = [r for r in morph.readings(written) if r.known and r.case == "nomn" and r.pos == "NOUN"]
    men = [r for r in morph.readings(name) if r.known and r.case == "nomn"]
    return any(not r.marks & _PERSONAL for r in own) and all(r.marks & _PERSONAL for r in men)


_PERSONAL = frozenset(("Name", "Surn", "Patr"))


def _plant(written: str, name: str) -> str | None:
    """Give an adjective with its acronym that was read as a town with one: «на | Озёрском НПЗ» is no «Озёрск НПЗ»."""
    first, _, acronym = written.partition(" ")
    if acronym.partition("-")[0] not in read_toml("names.toml")["acronyms_of_plants"]:
        return None
    if morph.readings(name.partition(" ")[0])[0].pos in morph.ADJECTIVES:
        return None
    own = next((r for r in morph.readings(first) if r.pos in morph.ADJECTIVES and r.number == "sing"), None)
    return f"{spelled(morph.nominative_of(own), first)} {acronym}" if own is not None else None


def _ends_in_nominative(written: str) -> bool:
    """Say whether the second half of a name shows that it stands in the nominative: «Новости-Дания»."""
    _, _, last = written.rpartition(" ")[2].partition("-")
    readings = [r for r in morph.readings(last) if r.case] if last[:1].isupper() else []
    return " " not in written and bool(readings) and readings[0].known and all(r.case == "nomn" for r in readings)


def _is_apposition(text: str, span: Span, name: str) -> bool:
    """Say whether an unknown word in quotation marks keeps its form behind what it is: «компании | «Аскорна»».

    A word of the dictionary may be a genitive there: «фракции «Левых»».
    """
    written = text[span.start : span.stop]
    if " " in written or written == name or not written[0].isupper():
        return False
    before = _KIND.search(text, max(0, span.start - _REACH), span.start)
    if before is None:
        return False
    noun, readings = morph.readings(before.group(1))[0], morph.readings(written)
    if noun.pos == "NOUN" and noun.case in _TELLING and _differs(written, noun.case):
        return True  # «отрядом | «Альфа»», for its instrumental would be «Альфой»
    if not _is_kind(before.group(1)):
        return False
    return not readings[0].known or any(r.pos in morph.ADJECTIVES and _is_base(r) for r in readings)


def _is_kind(word: str) -> bool:
    """Say whether names stand unchanged behind a word for what they name: «компании», «в кафе-ферме», «в ДК»."""
    if word.isupper():
        return True
    table = read_toml("names.toml")
    lemma = morph.readings(word.rpartition("-")[2])[0].lemma
    return lemma in table["kinds_in_apposition"] or lemma in table["groups_in_apposition"]


def _differs(written: str, case: str) -> bool:
    """Say whether a word has a nominative and cannot stand in a case."""
    cases = {r.case for r in morph.readings(written) if r.pos == "NOUN"}
    return "nomn" in cases and case not in cases


def _is_titled(text: str, span: Span) -> bool:
    """Say whether words in quotation marks stand in the nominative behind what they name: «АО | «Сети Ладоги»».

    «фракции «Новой силы»» is declined; «Сети» may be a nominative, if a plural, and behind such a noun it is one.
    """
    written = text[span.start : span.stop]
    before = _KIND.search(text, max(0, span.start - _REACH), span.start)
    if before is None:
        return False
    kind = before.group(1)
    if len(kind) < 2 or not _is_kind(kind):
        return False
    return any(r.known and r.case == "nomn" for r in morph.readings(first_word(written)))


def _is_base(reading: morph.Reading) -> bool:
    return reading.case == "nomn" and reading.number == "sing" and reading.gender == "masc"


def _with_whole(written: str, name: str) -> str | None:
    """Leave the whole behind a part as it is: «факультет | Горанского университета»; None where there is no part."""
    words, forms = written.split(" "), name.split(" ")
    if len(words) != len(forms):
        return None
    at = next((i for i, word in enumerate(words) if word[:1].islower() and is_part(word)), None)
    if at is None or at + 1 >= len(words) or words[at + 1 :] == forms[at + 1 :] or not words[at + 1][:1].isupper():
        return None
    genitive = all(any(r.case == "gent" for r in morph.readings(word)) for word in words[at + 1 :])
    return " ".join([*forms[: at + 1], *words[at + 1 :]]) if genitive else None


def _with_namesake(written: str, name: str) -> str:
    """Leave «имени Гранина» as it is: «РГТУ имени | Гранина»."""
    table = read_toml("names.toml")
    _, mark, after = written.partition(f" {table['called_after'][0]} ")
    misread = f" {table['called_after_misread'][0]} "
    return name.partition(misread)[0] + mark + after if mark and misread in name else name


def _with_genitive(written: str, name: str) -> str:
    """Leave what a name belongs to in the genitive: «Южное управление | Росреестра», «Резервный банк | Дании».

    So it is with whom it is called after: «Фонд | Гранина».
    """
    words, forms = written.split(" "), name.split(" ")
    if len(words) < 2 or len(words) != len(forms) or words[-1] == forms[-1]:
        return name
    last = forms[-1]
    if known_organization(last) is None and known_place(last) is None and not _is_surname(words):
        return name
    owner = morph.readings(forms[-2])[0]
    genitive = any(r.case == "gent" for r in morph.readings(words[-1])) or not morph.known(words[-1])
    return " ".join([*forms[:-1], words[-1]]) if genitive and owner.pos == "NOUN" else name


def _is_surname(words: list[str]) -> bool:
    """Say whether the surname of a man in the genitive stands behind what may be called after him."""
    own = any("Surn" in r.marks and r.case == "gent" and r.gender == "masc" for r in morph.readings(words[-1]))
    owner = morph.readings(words[-2])[0]
    return own and owner.known and owner.pos == "NOUN" and not owner.animate
