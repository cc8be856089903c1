"""The nouns that say what people are, and what a word form can be as one of them."""

from __future__ import annotations

from functools import cache, lru_cache

from attrs import frozen

from rupress.normalizer.gazetteer import inhabitant_of
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml, read_tsv

_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))


@frozen(eq=False)
class RoleForm:
    """One thing that a word can be as the noun of a role."""

    kind: str
    """Kind of the role: `office`, `member`, `trade` or `prefix`."""
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
    return {row["noun"]: row["kind"] for row in read_tsv("roles.tsv")}


@lru_cache(maxsize=1 << 12)
def role_forms(word: str) -> tuple[RoleForm, ...]:
    """Say what a word can be as the noun of a role, itself or its last part: «борца», «поп-короля», «заведующая»."""
    whole = _forms(word, part=False)
    last = word.rpartition("-")[2]
    return whole if whole or last == word else _forms(last, part=True)


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


def _deputy(low: str) -> str:
    """Give the kind of a deputy's office that does not decline: «зампостпреда», «замгенсека»; empty if it is none."""
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
