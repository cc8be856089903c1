"""The nouns that say what people are, and what a word form can be as one of them."""

from __future__ import annotations

from functools import cache, lru_cache

from attrs import evolve, frozen

from rupress.normalizer.gazetteer import inhabitant_of
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml, read_tsv

_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))


@frozen(eq=False)
class RoleForm:
    """One thing that a word can be as the noun of a role."""

    kind: str
    """Kind of the role: `office`, `member`, `trade` or `prefix`; `other` of nouns for people that no table has,
    `relative` of those who are somebody's: «друг Гранина»."""
    case: str
    """One of `morph.CASES`; empty if it does not decline."""
    number: str
    """`sing` or `plur`."""
    gender: str
    """`masc` or `femn`; empty if it does not show."""
    word: str
    """The form in small letters, with its ё."""
    part: bool
    """Whether it is but the word's last part: «поп-короля» as «короля»."""


@cache
def role_nouns() -> dict[str, str]:
    """Give the nouns that head a role, with their kind."""
    by_number = dict.fromkeys(read_toml("names.toml")["roles_with_ordinals"], "office")  # «первая ракетка»
    return {row["noun"]: row["kind"] for row in read_tsv("roles.tsv")} | by_number


@lru_cache(maxsize=1 << 12)
def role_forms(word: str) -> tuple[RoleForm, ...]:
    """Say what a word can be as the noun of a role, itself or its last part: «борца», «поп-короля», «заведующая»."""
    best = morph.readings(word)[0]
    if best.pos == "PREP" and best.known:
        return ()  # «после» is no «посол»
    last = word.rpartition("-")[2]
    parts = ((word, False),) if last == word else ((word, False), (last, True))
    told = next((found for one, part in parts if (found := _forms(one, part=part))), ())
    return told or next((found for one, part in parts if (found := _others(one, part=part))), ()) or _compound(word)


def _forms(word: str, *, part: bool) -> tuple[RoleForm, ...]:
    table, low = role_nouns(), plain(word)
    if low in read_toml("names.toml")["roles_that_stand_still"]:
        return (RoleForm(table[low], "", "sing", "", word.lower(), part),)
    found = [
        RoleForm(kind, r.case, r.number, r.gender if r.animate or r.pos in morph.ADJECTIVES else "", r.word, part)
        for r in morph.readings(word)
        if (kind := table.get(_base(r)) or _trade(r))
    ]
    if not found and (deputy := _deputy(low)):
        return (RoleForm(deputy, "", "sing", "", word.lower(), part),)
    if low in table and not any(form.case == "nomn" for form in found):
        found.insert(
            0, RoleForm(table[low], "nomn", "sing", "", word.lower(), part)
        )  # «аятолла», not in the dictionary
    return tuple(found)


def _others(word: str, *, part: bool) -> tuple[RoleForm, ...]:
    """Give what a word is as any other noun for one person that can be nothing else: «почтальон», «коллекционера».

    One who is somebody's («друг») is a role only where the case tells him from whose he is.
    """
    words = read_toml("names.toml")
    if plain(word) in role_nouns():
        return ()
    readings = morph.readings(word)
    nouns = [r for r in readings if r.known and r.pos == "NOUN" and r.animate and not r.marks & _NAMES]
    others = (r for r in readings if r.number != "plur" and (r.pos in morph.ADJECTIVES or r.pos == "NOUN"))
    things = sum(r.score for r in others if r.pos != "NOUN" or not r.animate)
    low = {plain(r.lemma) for r in nouns}
    if sum(r.score for r in nouns) <= _LITTLE or things > _LITTLE or low & {*words["no_roles"], *words["animals"]}:
        return ()
    kind = "relative" if low & {*words["no_trades"], *words["relatives"]} else "other"
    return tuple(
        RoleForm(kind, r.case, r.number, r.gender, r.word, part)
        for r in nouns
        if (r.number == "sing" or kind == "other") and r.gender != "neut"
    )


def _compound(word: str) -> tuple[RoleForm, ...]:
    """Give what a word that the dictionary lacks is as one with a part before it: «медиаэксперт», «экоактивистка».

    So is one in small letters whose ending tells a trade: «перформансистка».
    """
    readings = morph.readings(word)
    if readings[0].known or not word.islower():
        return ()
    words = read_toml("names.toml")
    for beginning in words["beginnings_of_compounds"]:
        last = word.removeprefix(beginning).removeprefix("-")
        if last != word and len(last) >= _SHORTEST and (found := _forms(last, part=True) or _others(last, part=True)):
            return tuple(evolve(form, word=word) for form in found)
    if not plain(readings[0].lemma).endswith(tuple(words["endings_of_new_trades"])):
        return ()
    return tuple(RoleForm("other", r.case, r.number, r.gender, r.word, False) for r in readings if r.animate)


_LITTLE = 0.2
"""Share of a word's readings as a thing that is too much for a person («график»), as a person too little («и»)."""
_SHORTEST = 4
"""Letters of the shortest noun behind another part."""


def _deputy(low: str) -> str:
    """Give the kind of a deputy's or head's office that does not decline: «зампостпреда», «завсектором»; else ''."""
    managed = read_toml("names.toml")["manager"]
    if low.startswith(managed):
        units = (r for r in morph.readings(low.removeprefix(managed)) if r.case == "ablt" and r.known)
        return "office" if any(r.pos == "NOUN" and not r.animate for r in units) else ""
    beginning = read_toml("names.toml")["deputy"]
    if not low.startswith(beginning):
        return ""
    offices = (
        role_nouns().get(plain(r.lemma)) for r in morph.readings(low.removeprefix(beginning)) if r.case == "gent"
    )
    return "office" if "office" in offices else ""


def _trade(reading: morph.Reading) -> str | None:
    """Give the kind of a person's noun that the table lacks and whose ending tells a trade or origin: «сантехник»."""
    words = read_toml("names.toml")
    if not (reading.animate and reading.pos == "NOUN") or reading.marks & _NAMES:
        return None
    if not reading.known:  # «трансплантолог»
        return "trade" if reading.lemma.endswith(tuple(words["endings_of_doctors"])) else None
    told = reading.lemma.endswith(tuple(words["trade_endings"])) and plain(reading.lemma) not in words["no_trades"]
    return "trade" if told or inhabitant_of(reading.lemma) is not None else None


def _base(reading: morph.Reading) -> str:
    """Give the dictionary form, of participles the nominative: «заведующего» has «заведующий», no «заведовать»."""
    if reading.pos == "PRTF":
        return plain(morph.inflected(reading, "nomn", "sing", reading.gender) or "")
    return plain(reading.lemma)
