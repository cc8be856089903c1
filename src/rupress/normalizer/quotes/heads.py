"""Which word of a noun phrase is its head: nouns, names, what does not inflect; an adjective before a noun is none."""

from __future__ import annotations

from rupress.normalizer.quotes.grammar import (
    MARKS,
    MODIFIERS,
    NAMES,
    NOUNS,
    foreign,
    human_in,
    in_case,
    lemma_of,
    named,
    stands,
)
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Word
from rupress.ru.morph import Reading

_FUNCTION = frozenset(("CONJ", "PREP", "PRCL", "ADVB", "INTJ", "COMP", "PRED"))
_RARE = 0.02
"""A reading less likely than that is a dictionary's curiosity."""
_NOMINAL = NOUNS | MODIFIERS
_ADJECTIVAL = MODIFIERS | {"NPRO"}
_ADJECTIVES = 4
"""So many words on from an adjective its noun is looked for: «главного внештатного детского врача»."""
_LONGEST_NAME = 60
"""A quoted stretch of more characters is no name of a speaker."""


def heads(word: Word, case: str, known: Known) -> bool:
    """Say whether a word can be the head of a phrase in a case."""
    if word.quoted:
        first = word.text.strip(MARKS)[:1]
        return len(word.low) <= _LONGEST_NAME and (first.isupper() or first.isdigit())  # «передаёт „360“»
    if not word.is_word or word.text in table("grammar", "whether"):
        return False  # «обратил ли Кремль внимание»
    if word.low in table("grammar", "years") and not word.capital:
        return False  # «Об этом на съезде 2019 г. заявил мэр»
    if known.person(word) is not None:
        return stands(word, case, known)
    if word.low in table("speakers", "acting"):
        return True
    if case == "nomn" and surely_new(word):
        return True
    return foreign(word) or as_noun(word, case) is not None


def modifies(words: list[Word], at: int, case: str, known: Known) -> bool:
    """Say whether an adjective that could head a phrase belongs to a noun: «Луговский отдел», «многие эксперты»."""
    if at + 1 >= len(words):
        return False
    word, after = words[at], words[at + 1]
    if _names_papers(word, after, case):
        return False
    if not word.capital or at == 0:
        first = word.readings[0] if word.is_word else None
        if word.capital and not after.capital and _describes(word, after, case, known):
            return True
        if first is None or (first.pos not in _ADJECTIVAL and not _rather_modifies(words, at, case)):
            return False
        if word.low in mapping("owners"):  # «по словам его адвоката»
            return in_case(after, case, _NOMINAL) is not None and not personal(after)
        if any(lemma_of(r) in table("grammar", "indefinite") for r in word.readings[:2]):
            several = _described(words, at, case)
            return several is not None and _may_speak(several, case) and not personal(after)
        if (first.pos in MODIFIERS or first.pos == "NOUN") and not word.capital:
            # «докладу главного архитектора»: what may be a noun is an adjective before another one
            return in_case(word, case, MODIFIERS) is not None and in_case(after, case, _NOMINAL) is not None
    if not word.capital or after.capital or known.person(word) is not None:
        return False
    whole = _described(words, at, case)  # «в Главном следственном | управлении»
    noun = in_case(whole, case, NOUNS) if whole is not None else None
    return (
        noun is not None
        and lemma_of(noun) in table("speakers", "organisations")
        and in_case(word, case, MODIFIERS) is not None
    )


def _names_papers(word: Word, after: Word, case: str) -> bool:
    """Say whether what looks like a participle is a noun for papers, whose owner follows: «данные | полиции»."""
    if not word.readings or word.readings[0].pos not in MODIFIERS or in_case(after, "gent", _NOMINAL) is None:
        return False
    noun = in_case(word, case, NOUNS)
    return noun is not None and lemma_of(noun) in table("speakers", "documents")


def _described(words: list[Word], at: int, case: str) -> Word | None:
    """Give the noun that an adjective describes, past others in small letters: «многие зарубежные | клубы»."""
    for word in words[at + 1 : at + 1 + _ADJECTIVES]:
        if not word.is_word or not word.readings or foreign(word) or word.readings[0].pos not in MODIFIERS:
            return word
        if word.capital or in_case(word, case, MODIFIERS) is None:
            return None
    return None


def _may_speak(noun: Word, case: str) -> bool:
    """Say whether several of a noun speak: people, institutions, outlets, what no dictionary has: «мажоритарии»."""
    if human_in(noun, case):
        return True
    if foreign(noun):
        return noun.low in table("media", "nouns")  # «многие СМИ»
    reading = in_case(noun, case, NOUNS)
    if reading is None or noun.capital:
        return False
    speaking = table("speakers", "organisations") | table("media", "nouns")
    return lemma_of(reading) in speaking or not any(r.known for r in noun.readings)


def _rather_modifies(words: list[Word], at: int, case: str) -> bool:
    """Say whether a thing is rather an adjective before somebody: «по словам главного | врача», no «главное»."""
    word = words[at]
    adjective = in_case(word, case, MODIFIERS)
    if adjective is None or word.capital or word.readings[0].animate:
        return False
    noun = next(
        (w for w in words[at + 1 : at + _ADJECTIVES] if not w.readings or w.readings[0].pos not in MODIFIERS), None
    )
    return noun is not None and any(r.pos == "NOUN" and r.animate and alike(adjective, r) for r in noun.readings[:2])


def _describes(word: Word, after: Word, case: str, known: Known) -> bool:
    """Say whether the first word of a sentence is an adjective before its noun, not a place: «Великое переселение»."""
    adjective = in_case(word, case, MODIFIERS)
    if adjective is None or adjective.score < word.readings[0].score or known.person(word) is not None:
        return False
    return any(r.pos == "NOUN" and alike(adjective, r) for r in after.readings[:1])


def alike(participle: Reading, noun: Reading) -> bool:
    """Say whether a participle can describe a noun; «подписанному» is masculine and neuter."""
    if participle.case != noun.case or participle.number != noun.number:
        return False
    alike = participle.case not in {"nomn", "accs"} and "femn" not in {participle.gender, noun.gender}
    return participle.number == "plur" or alike or participle.gender == noun.gender


def as_noun(word: Word, case: str) -> Reading | None:
    """Give the reading of a word as a noun or pronoun in a case; substantivised adjectives count: «раненый сообщил»."""
    reading = in_case(word, case, NOUNS)
    if reading is None or reading.score < _RARE:
        return None
    best = word.readings[0]
    if not word.capital and reading.marks & NAMES and not best.marks & NAMES:
        return None  # «22 марта учительница сказала»: no Марта
    if best.pos in _FUNCTION and best.score > 0.3:
        return None  # «к», «тем», «мол» are nouns in theory, too
    if best.pos == "VERB" and best.score > 0.5 and not word.capital:
        return None  # «дали» is a noun in theory, too
    # «сообщил последний»: an adjective that could be a noun in theory is none
    if best.pos in MODIFIERS and best.score > 0.6 and not word.capital:
        return None
    return reading


def fitting(word: Word) -> tuple[Reading, ...]:
    """Give what a word can be but names where it is written small: «22 марта» is no Марта; «аким» is nothing else."""
    first = word.readings[0]
    if word.capital or first.marks & NAMES:
        return word.readings
    return tuple(r for r in word.readings if not r.marks & NAMES)


def surely_new(word: Word) -> bool:
    """Say whether an unknown word ends like a man's surname in the nominative: «Писеев», «Рогвольд»."""
    return (
        not foreign(word)
        and word.capital
        and word.low[-1] in table("grammar", "surname_endings")
        and not any(r.known for r in word.readings)
    )


def personal(word: Word) -> bool:
    """Say whether a word is a personal pronoun, which nothing describes or follows."""
    return any(lemma_of(r) in table("grammar", "pronouns") for r in word.readings[:1])


def opens_name(words: list[Word], at: int, case: str, known: Known) -> bool:
    """Say whether the name of a person in a case begins at a word."""
    return at < len(words) and words[at].capital and named(words[at], known) and stands(words[at], case, known)
