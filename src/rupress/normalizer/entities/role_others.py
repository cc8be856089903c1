"""Roles beside a name that are somebody else's: «отца | Рашида», «адвокату | Марии Граниной», «муж | Анны»."""

from __future__ import annotations

from collections.abc import Sequence

from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.entities.role_nouns import role_forms, role_nouns
from rupress.normalizer.entities.role_place import Place
from rupress.normalizer.entities.words import SPACES, Word
from rupress.records import EntityType, Gender
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml


def is_anothers(place: Place, role: Sequence[Word]) -> bool:
    """Say whether a role is somebody's for whom the name stands: «отца | Рашида», «помощник | Опанаско»."""
    table = read_toml("names.toml")
    named = place.mentions[place.index]
    if _stands_before_another(place, role):
        return True  # «тренер | Мегрелау Вера Дубнева»
    elsewhere = place.case in {"gent", "accs"} and len(named.text.split()) == 1 and _has_full_name(place)
    last = {r.lemma for r in morph.readings(role[-1].text)}
    if place.doubtful and _may_be_anothers(role):
        return True
    if len(role) > 1 and last & {*table["times_of_others"]} and place.shows_no_case():
        return True  # «исполнитель роли | Гарри Горкла»
    if len(role) > 1:  # «замглавы банка времён | Петра Гранина», «начальник администрации | Гранина»
        if place.case in {"", "nomn", "datv", "ablt"}:
            return False
        bodies = table["bodies_of_one"] if elsewhere else []
        return bool(last & {*table["times_of_others"], *bodies}) or any(w.text in table["tellings_of"] for w in role)
    if all(form.kind == "relative" for form in role_forms(role[0].text)):
        return True  # «друг | Гранин» may be the friend of Гранин's
    lemmas = {r.lemma for r in morph.readings(role[0].text)}
    if place.case in {"gent", "accs"} and lemmas & {*table["relations"]}:
        return True
    woman = any(r.gender == "femn" and r.lemma in table["wives"] for r in morph.readings(role[0].text))
    if place.case in {"gent", "accs"} and place.gender == "masc" and woman:
        return True  # «супруга | Олега Гранина» is his wife
    if elsewhere and lemmas & {*table["assistants"]}:
        return True  # «помощника | Гранина», where he is Олег Гранин elsewhere
    name = named
    still = len(name.text.split()) == 1 and plain(name.text) == plain(name.normal) and _keeps_its_form(place)
    if not still or not lemmas & {*table["assistants"]}:
        return False
    return any(m.type is EntityType.PER and m.text.endswith(f" {name.text}") for m in place.mentions)


def _keeps_its_form(place: Place) -> bool:
    """Say whether a surname may be a genitive as it is: «Опанаско», «Горотюк» of a woman named in full elsewhere."""
    name = place.mentions[place.index].text
    if name[-1] in letters("open"):
        return True
    full = (m.text for m in place.mentions if m.type is EntityType.PER and m.text.endswith(f" {name}"))
    return any(of_word(text.partition(" ")[0]) is Gender.FEMININE for text in full)


def _stands_before_another(place: Place, role: Sequence[Word]) -> bool:
    """Say whether another name follows at once, so that a role before both is the other's."""
    others = read_toml("names.toml")["roles_beside_another"]
    of_another = len(role) > 1 or any(r.lemma in others for r in morph.readings(role[0].text))
    if not of_another or place.index + 1 >= len(place.mentions):
        return False
    named, following = place.mentions[place.index], place.mentions[place.index + 1]
    beside = place.text[named.span.stop : following.span.start] in SPACES
    return beside and following.type is EntityType.PER and " " not in named.text and " " in following.text


def _may_be_anothers(role: Sequence[Word]) -> bool:
    """Say whether the name may be whose the role is, if its case is in doubt: «адвокату | Марии Граниной»."""
    table = read_toml("names.toml")
    of = {r.lemma for r in morph.readings(role[-1].text)}
    if len(role) == 1:
        return bool(of & {*table["roles_beside_another"], *table["assistants"], *table["relations"], *table["doers"]})
    return bool(of & {*table["bodies_of_people"], *table["bodies_of_one"], *table["times_of_others"]})


def _has_full_name(place: Place) -> bool:
    """Say whether the text has the given name, too, of whom it calls by surname here."""
    name = plain(place.mentions[place.index].normal)
    return any(m.type is EntityType.PER and plain(m.normal).endswith(f" {name}") for m in place.mentions)


def fits(place: Place, words: Sequence[Word], at: int) -> bool:
    """Say whether a role may be that of whom the given name tells: no «муж | Анны», no «жена | Олега»."""
    head, table = words[at], read_toml("names.toml")
    lemmas = {plain(r.lemma) for r in morph.readings(head.text)} | {head.text.rpartition("-")[2].lower()}
    if lemmas & {*table["roles_with_ordinals"]}:
        before = morph.readings(words[at - 1].text.rpartition("-")[2]) if at else ()
        return any(r.lemma in table["ordinals_of_courts"] for r in before)
    given = of_word(place.mentions[place.index].normal.partition(" ")[0])
    if _is_a_wife(head.text) and _is_a_man(place, given) and at + 1 < len(words):
        return False  # «супруга | певца Олега Гранина»
    best = morph.readings(head.text)[0]
    thing = best.known and best.pos == "NOUN" and not best.animate and plain(best.lemma) not in role_nouns()
    if (place.doubtful or not place.case) and thing:
        return False  # «критику | Леры»
    if place.woman:
        forms = role_forms(head.text)
        women = {form.gender for form in forms} - {""} == {"femn"}
        return women and any(form.kind not in {"other", "relative"} for form in forms)
    if not lemmas & {*table["family_of_men"], *table["family_of_women"]}:
        return True
    if given is None:
        return True
    return bool(lemmas & {*table["family_of_men" if given is Gender.MASCULINE else "family_of_women"]})


def _is_a_wife(word: str) -> bool:
    wives = read_toml("names.toml")["wives"]
    return any(r.gender == "femn" and r.case == "nomn" and r.lemma in wives for r in morph.readings(word))


def _is_a_man(place: Place, given: Gender | None) -> bool:
    """Say whether a name that is no instrumental or dative is a man's, by its case or given name."""
    told = given is Gender.MASCULINE or (given is None and place.gender == "masc")
    return told and place.case not in {"datv", "ablt"}
