"""People's names that the tagger ran together with what follows: «Мари Горич | Конгрессу», «Хабиба Горова | Фаиз»."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.repair import Found
from rupress.normalizer.gazetteer import known_organization
from rupress.normalizer.nominative.apposition import OBLIQUE, SUBJECT, WOMAN, roles_before
from rupress.normalizer.nominative.plausible import is_base, is_given
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import letters
from rupress.ru.tables import read_toml

_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))
_WORD = re.compile(r"\S+")
_LEAST = 3


def divided(text: str, name: Found) -> tuple[Found, ...]:
    """Make two names of a person's name that is two, else give it as it is.

    Args:
        text: the text.
        name: the name found.
    """
    start, stop, kind, confidence = name
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:stop])]
    if kind != "PER" or len(words) < 2:
        return (name,)
    begin, end = words[-1]
    if _is_body(text[begin:end]):
        return ((start, words[-2][1], kind, confidence), (begin, end, "ORG", confidence))
    written = [text[a:b] for a, b in words]
    owner = _owner(text, start, written) or _clash(written) or _disagreement(written)
    if owner == 1 and _place_of(written[0]):
        return (start, words[0][1], "LOC", confidence), (words[1][0], stop, kind, confidence)
    if owner:
        return (start, words[owner - 1][1], kind, confidence), (words[owner][0], stop, kind, confidence)
    return (name,)


def _is_body(word: str) -> bool:
    """Say whether a word is a body that is told or given something: «показания Мари Горанович | Конгрессу»."""
    readings = morph.readings(word)
    if not readings[0].known or any(r.marks & _NAMES or r.case in {"", "nomn"} for r in readings):
        return False
    return known_organization(spelled(morph.nominative_of(readings[0]), word)) is not None


def _owner(text: str, start: int, words: list[str]) -> int:
    """Count the words of a man in the genitive before another name in the nominative: «отец | Хабиба Горова | Айдар».

    Somebody must be somebody of his: a role in the nominative, or any two of which the nearer is his own.
    """
    fixed = _is_fixed(words[0])
    count = next((i for i, word in enumerate(words) if not (_is_genitive(word) or (fixed and not i))), 0)
    if not count or len(words[count]) < _LEAST:
        return 0
    low, roles = words[count].lower(), roles_before(text, start)
    own = bool(roles) and roles[0] == OBLIQUE
    if fixed and count == 1:  # «жена принца | Гарри | Меган Горкл»: no surname of a man in the genitive ends so
        # a lone word behind him is his surname unless it is a given name: «помощник секретаря | Алехандро Горансалес»
        return 1 if own and len(roles) > 1 and (is_given(low) or (len(words) > 2 and is_base(low))) else 0
    if not {SUBJECT, WOMAN} & {*roles} or not is_base(low) or (is_given(words[0].lower()) and not fixed):
        return 0
    # «Горова» may be a woman's surname, «Хабиба» and «Гранского» are none of hers
    sure = own or not any(r.case == "nomn" for r in morph.readings(words[0]))
    return count if sure or _is_mans(words[count]) else 0


def _clash(words: list[str]) -> int:
    """Count the words of one person before another whose surname is no form that agrees with them.

    A man's surname in the nominative follows no adjective in another case («адвоката Петра Горского | Ефремов»), nor
    does another given name («агент Анны Горской | Тоби Лугов»).
    """
    for place in range(1, len(words)):
        if not _is_surely_oblique(words[place - 1]) or not words[place].istitle():
            continue
        mans = words[place].lower().endswith(_mens_ends()) and _is_nominative(words[place])
        full = place == len(words) - 2 and (place > 1 or is_given(words[place].lower()))
        if full or (place == len(words) - 1 and mans):
            return place
    return 0


def _disagreement(words: list[str]) -> int:
    """Count the words of one person in another case before the next whose given name can be but a nominative.

    «супруг Ксении | Максим Горович», «дочь сенатора Джона Горкейна | Анна»; so can a man's surname behind two words in
    one case, «с Владимиром Гореем | Лугов».
    """
    for place in range(1, len(words)):
        own, other = _cases(words[place - 1]), _cases(words[place], given=True)
        if not own or "nomn" in own or (place == 1 and len(words) == place + 1):
            continue
        if is_given(words[place].lower()) and "nomn" in other and not own & other:
            return place
        low = words[place].lower()
        mans = place > 1 and place == len(words) - 1 and (is_base(low) or low.endswith(_mens_ends()))
        if mans and _is_nominative(words[place]) and "ablt" in own & _cases(words[place - 2]):
            return place
    return 0


def _place_of(word: str) -> bool:
    """Say whether a word is a place in another case: «уроженка | Рязани | Анна Горина»."""
    best = morph.readings(word)[0]
    return "Geox" in best.marks and best.case not in {"", "nomn"}


def _cases(word: str, *, given: bool = False) -> set[str]:
    """Give the cases that a word can have in the singular, as a given name or as any; none if it does not decline."""
    if not word.istitle():
        return set()
    readings = [r for r in morph.readings(word) if not given or "Name" in r.marks]
    known = any(r.known for r in readings) or word[-1] in letters("consonants") or word.endswith(_womens_end())
    fixed = not known or any("Fixd" in r.marks for r in readings)  # «Горда Тарас Ильич» has a surname first
    return set() if fixed else {r.case for r in readings if r.number == "sing" and r.case}


def _womens_end() -> str:
    """Give how the surname of a woman ends in all cases but two: «Гориной»."""
    end: str = read_toml("person_names.toml")["womens_oblique_end"]
    return end


def _is_surely_oblique(word: str) -> bool:
    """Say whether a word can be nothing but an adjective or surname in another case: «Горского», «Горановым»."""
    readings = morph.readings(word)
    ends = tuple(read_toml("person_names.toml")["sure_oblique"])
    return word.istitle() and word.lower().endswith(ends) and all(r.case not in {"", "nomn"} for r in readings)


def _is_nominative(word: str) -> bool:
    """Say whether a surname in a consonant is none of a family: «Ефремов», no «Черных»."""
    return any(r.case == "nomn" and r.gender == "masc" for r in morph.readings(word))


@cache
def _mens_ends() -> tuple[str, ...]:
    table = read_toml("person_names.toml")["families"]
    return (*table["stems"], *(stem + table["single"][1][0] for stem in table["adjectives"]))


def _is_fixed(word: str) -> bool:
    """Say whether a word is a man's given name that does not decline: «Гарри»."""
    given = [r for r in morph.readings(word) if r.known and "Name" in r.marks]
    return any("Fixd" in r.marks and r.gender == "masc" for r in given)


def _is_mans(word: str) -> bool:
    """Say whether a word is a man's given name in the nominative."""
    return any(r.known and "Name" in r.marks and r.case == "nomn" and r.gender == "masc" for r in morph.readings(word))


def _is_genitive(word: str) -> bool:
    """Say whether a word can be a man's name in the genitive."""
    return any(
        r.case == "gent" and r.gender == "masc" and r.number == "sing" and r.word != morph.nominative_of(r)
        for r in morph.readings(word)
    )
