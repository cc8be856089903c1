"""Noun phrases that can name a speaker: «глава МИД России Иван Седов», «источник в ведомстве», «он», «„Вестник“»."""

from __future__ import annotations

from functools import cache

from attrs import evolve, frozen

from rupress.normalizer.quotes.extent import extend
from rupress.normalizer.quotes.grammar import (
    MARKS,
    MODIFIERS,
    NOUNS,
    foreign,
    governed,
    human_in,
    in_case,
    lemma_of,
    named,
    stands,
)
from rupress.normalizer.quotes.known import Known, gender_of
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Word
from rupress.records import SpeakerForm
from rupress.ru.morph import Reading

_FUNCTION = frozenset(("CONJ", "PREP", "PRCL", "ADVB", "INTJ", "COMP", "PRED"))
_RARE = 0.02
"""A reading less likely than that is a dictionary's curiosity."""
LONGEST = 28
_NUMERAL = frozenset(("NUMR",))
_NOMINAL = NOUNS | MODIFIERS
_ADJECTIVAL = MODIFIERS | {"NPRO"}
_APPOSING = frozenset(",—–-")
_LONG_NOUN = 6
"""The second half of a compound has at least so many letters."""
_CIRCUMSTANCES = 8
"""So many words stand between a participle and its noun: «размещённой на сайте завода схемы»."""
_LONGEST_NAME = 60
"""A quoted stretch of more characters is no name of a speaker."""


@frozen
class Phrase:
    """A noun phrase of a sentence."""

    first: int
    """Index of its first word."""
    stop: int
    """Index just past its last word."""
    at: int
    """Index of its head."""
    head: str
    """Lemma of its head noun, ё written е; empty for quoted and Latin heads."""
    form: SpeakerForm
    """What kind of speaker it would be."""
    weight: int
    """How fit it is to speak: 3 a person, 2 an organisation, 1 what may be one, 0 a thing."""
    gender: str = ""
    """`masc`, `femn`, `neut`, or empty if unknown."""
    number: str = "sing"
    """`sing` or `plur`."""
    name: tuple[int, int] | None = None
    """Indices of the words of a person's name inside it, stop exclusive."""


def parse(words: list[Word], index: int, case: str, known: Known, limit: int) -> Phrase | None:
    """Read the noun phrase in `case` that begins at `words[index]`, going no further than `limit`."""
    limit = min(limit, index + LONGEST, len(words))
    if index >= limit or words[index].low in table("grammar", "that_itself"):
        return None  # «что касается моста, то мэр …»
    if index + 1 < limit and f"{words[index].low} {words[index + 1].low}" in table("grammar", "both_words"):
        return None
    if case == "nomn" and (counted := _counted(words, index, known, limit)) is not None:
        return counted
    at = index
    while at < limit and (not _heads(words[at], case, known) or _modifies(words, at, case, known)):
        word = words[at]
        if word.low in table("grammar", "particles") and at > index:  # «тот же мастер»
            at += 1
            continue
        if word.low == "%" and at > index:
            whole = parse(words, at + 1, "gent", known, limit) if at + 1 < limit else None  # «42% россиян считают»
            if whole is None or whole.weight < 3:  # «73% рассказали»
                return Phrase(index, at + 1, at, "", SpeakerForm.GROUP, 3, "", "plur")
            return evolve(whole, first=index, form=SpeakerForm.GROUP, number="plur", weight=3)
        if not word.low[0].isdigit() and (not word.is_word or in_case(word, case, MODIFIERS) is None):
            return _pronoun(words, index, case, known) if at == index + 1 else None
        at += 1
    if at >= limit:
        return _pronoun(words, index, case, known) if at == index + 1 else None
    stop, name = extend(words, at, case, known, limit) if not _personal(words[at]) else (at + 1, None)
    return _described(words, (index, at, stop), name, case, known)


def _counted(words: list[Word], index: int, known: Known, limit: int) -> Phrase | None:
    """Read people who are counted: «два источника сообщили», «двое раненых», «16 жителей»."""
    word = words[index]
    if index + 1 >= limit or not (word.low.isdigit() or in_case(word, "nomn", _NUMERAL)):
        return None
    whole = parse(words, index + 1, "gent", known, limit)
    if whole is None or whole.weight < 3 or whole.name is not None or whole.form is SpeakerForm.PRONOUN:
        return None
    form = whole.form if whole.form is SpeakerForm.ANONYMOUS else SpeakerForm.GROUP
    return evolve(whole, first=index, form=form, number="plur")


def apposed(words: list[Word], phrase: Phrase, case: str, known: Known) -> Phrase:
    """Add the name that follows a role after a comma or dash: «по словам главы завода, инженера Ивана Седова, …»."""
    at = phrase.stop
    one = phrase.head in table("grammar", "one")  # «одна из соседок, Анна Лугина»
    if phrase.name is not None or not (one or phrase.form is SpeakerForm.ROLE) or at + 1 >= len(words):
        return phrase
    if words[at].low not in _APPOSING:
        return phrase
    other = parse(words, at + 1, case, known, len(words))
    if other is not None and other.form is SpeakerForm.ROLE and words[at].low == ",":
        other = apposed(words, other, case, known)  # «директор завода, депутат совета, инженер Иван Седов»
    if other is None or other.name is None:
        return phrase
    after = words[other.stop] if other.stop < len(words) else None
    if after is not None and after.low not in {",", ".", "("} and not any(r.pos == "PREP" for r in after.readings[:1]):
        return phrase
    return evolve(phrase, stop=other.stop, name=other.name, form=SpeakerForm.ROLE)


def _pronoun(words: list[Word], index: int, case: str, known: Known) -> Phrase | None:
    """Read an adjective that stands for people: «те говорят», «многие считают», «один из ректоров сказал»."""
    reading = in_case(words[index], case, MODIFIERS)
    if reading is None:
        return None
    lemma, gender, number = lemma_of(reading), reading.gender, reading.number or "sing"
    following = words[index + 1].low if index + 1 < len(words) else ""
    if lemma in table("grammar", "one") and following in table("grammar", "one_of"):
        stop = _whom(words, index + 2, case, known)
        if stop == index + 2:
            return None
        if _opens_name(words, stop, case, known):
            end, name = extend(words, stop, case, known, len(words))  # «одна из соседок Анна Лугина»
            return Phrase(index, end, index, lemma, SpeakerForm.ROLE, 3, gender, number, name)
        return Phrase(index, stop, index, lemma, SpeakerForm.GROUP, 3, gender, number)
    if lemma in table("grammar", "standing_in") and gender != "neut":
        return Phrase(index, index + 1, index, lemma, SpeakerForm.PRONOUN, 3, gender, number)
    if lemma in table("grammar", "indefinite") and number == "plur":
        return Phrase(index, index + 1, index, lemma, SpeakerForm.GROUP, 3, gender, number)
    if reading.pos == "PRTF" and any(r.pos == "PREP" for w in words[index + 1 : index + 2] for r in w.readings[:1]):
        after = governed(words, index + 2, len(words))  # «работающие в столице эксперты предположили»
        whole = parse(words, after, case, known, len(words)) if index + 2 < after < len(words) else None
        if whole is not None and whole.number == number:
            return evolve(whole, first=index)
    if reading.pos == "PRTF" and (noun := _described_by(words, index, reading)):
        whole = parse(words, noun, case, known, len(words))  # «согласно подписанному летом соглашению завода»
        return evolve(whole, first=index) if whole is not None else None
    participle = reading.pos == "PRTF" and words[index].readings[0].pos == "PRTF"
    if participle or lemma in table("speakers", "substantivised"):  # «протестующие требуют», «обвиняемый признал»
        form = SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE
        stop, name = extend(words, index, case, known, min(len(words), index + LONGEST))
        return Phrase(index, stop, index, lemma, form, 3, gender, number, name)
    return None


def _described_by(words: list[Word], index: int, participle: Reading) -> int:
    """Find the noun that a participle describes, past its circumstances; 0 if it stands for somebody itself."""
    for at in range(index + 1, min(len(words), index + _CIRCUMSTANCES)):
        word = words[at]
        first = word.readings[0] if word.readings else None
        if word.quoted or (word.is_word and foreign(word)):
            continue
        if first is None or first.pos in {"VERB", "CONJ", "GRND", "PRTS"} or word.capital:
            return 0
        if any(r.pos == "NOUN" and _agrees(participle, r) for r in word.readings[:3]):
            return at
    return 0


def _agrees(participle: Reading, noun: Reading) -> bool:
    """Say whether a participle can describe a noun; «подписанному» is masculine and neuter."""
    if participle.case != noun.case or participle.number != noun.number:
        return False
    alike = participle.case not in {"nomn", "accs"} and "femn" not in {participle.gender, noun.gender}
    return participle.number == "plur" or alike or participle.gender == noun.gender


def _whom(words: list[Word], begin: int, case: str, known: Known) -> int:
    """Skip those of whom one speaks, up to a name: «одна из соседок Анна Лугина», «один из раненых Иван Седов»."""
    limit = min(len(words), begin + LONGEST)
    stop = begin
    while stop < limit and in_case(words[stop], "gent", MODIFIERS) is not None:
        stop += 1
    nameless = stop > begin and _opens_name(words, stop, case, known)
    whole = begin if nameless else governed(words, begin, limit)
    end = max(whole, stop)
    if begin < end < limit and words[end].low in table("grammar", "places"):
        after = governed(words, end + 1, limit)  # «одна из собравшихся на площади»
        if after > end + 1 and (whole == begin or _opens_name(words, after, case, known)):
            return after
    return end


def _opens_name(words: list[Word], at: int, case: str, known: Known) -> bool:
    return at < len(words) and words[at].capital and named(words[at], known) and stands(words[at], case, known)


def _personal(word: Word) -> bool:
    return any(lemma_of(r) in table("grammar", "pronouns") for r in word.readings[:1])


def _heads(word: Word, case: str, known: Known) -> bool:
    """Say whether a word can be the head of a phrase in a case."""
    if word.quoted:
        return len(word.low) <= _LONGEST_NAME and word.text.strip(MARKS)[:1].isupper()
    if not word.is_word:
        return False
    if known.person(word) is not None:
        return stands(word, case, known)
    if case == "nomn" and _surely_new(word):
        return True
    return foreign(word) or _noun(word, case) is not None


def _modifies(words: list[Word], at: int, case: str, known: Known) -> bool:
    """Say whether an adjective that could head a phrase belongs to a noun: «Луговский отдел», «многие эксперты»."""
    if at + 1 >= len(words):
        return False
    word, after = words[at], words[at + 1]
    if not word.capital or at == 0:
        first = word.readings[0] if word.is_word else None
        if word.capital and not after.capital and _describes(word, after, case, known):
            return True
        if first is None or first.pos not in _ADJECTIVAL:
            return False
        if word.low in mapping("owners"):  # «по словам его адвоката»
            return in_case(after, case, _NOMINAL) is not None and not _personal(after)
        if any(lemma_of(r) in table("grammar", "indefinite") for r in word.readings[:2]):
            return human_in(after, case) and not _personal(after)
        if first.pos in MODIFIERS and not word.capital:
            # «докладу главного архитектора»: what may be a noun is an adjective before another one
            return in_case(word, case, MODIFIERS) is not None and in_case(after, case, _NOMINAL) is not None
    if not word.capital or after.capital or known.person(word) is not None:
        return False
    noun = in_case(after, case, NOUNS)
    return (
        noun is not None
        and lemma_of(noun) in table("speakers", "organisations")
        and in_case(word, case, MODIFIERS) is not None
    )


def _describes(word: Word, after: Word, case: str, known: Known) -> bool:
    """Say whether the first word of a sentence is an adjective before its noun, not a place: «Великое переселение»."""
    adjective = in_case(word, case, MODIFIERS)
    if adjective is None or adjective.score < word.readings[0].score or known.person(word) is not None:
        return False
    return any(r.pos == "NOUN" and _agrees(adjective, r) for r in after.readings[:1])


def _surely_new(word: Word) -> bool:
    """Say whether an unknown word ends like a man's surname in the nominative: «Писеев», «Рогвольд»."""
    return (
        not foreign(word)
        and word.capital
        and word.low[-1] in table("grammar", "surname_endings")
        and not any(r.known for r in word.readings)
    )


def _noun(word: Word, case: str) -> Reading | None:
    """Give the reading of a word as a noun or pronoun in a case; substantivised adjectives count: «раненый сообщил»."""
    reading = in_case(word, case, NOUNS)
    if reading is None or reading.score < _RARE:
        return None
    best = word.readings[0]
    if best.pos in _FUNCTION and best.score > 0.3:
        return None  # «к», «тем», «мол» are nouns in theory, too
    if best.pos == "VERB" and best.score > 0.5 and not word.capital:
        return None  # «дали» is a noun in theory, too
    # «сообщил последний»: an adjective that could be a noun in theory is none
    if best.pos in MODIFIERS and best.score > 0.6 and not word.capital:
        return None
    return reading


@cache
def _organises(lemma: str) -> bool:
    """Say whether a noun names an institution, in a compound perhaps: «телерадиокомпания», «облпрокуратура»."""
    nouns = table("speakers", "organisations")
    return lemma in nouns or any(lemma[k:] in nouns for k in range(2, len(lemma) - _LONG_NOUN + 1))


def _may_organise(word: Word, case: str) -> bool:
    """Say whether another reading of a new word names an institution: «в следкоме» has «следкома» for the likeliest."""
    if word.readings[0].known:
        return False
    return any(_organises(lemma_of(r)) for r in word.readings if r.case == case and r.pos == "NOUN")


def _described(
    words: list[Word], span: tuple[int, int, int], name: tuple[int, int] | None, case: str, known: Known
) -> Phrase:
    """Say what kind of speaker the phrase would be, given the indices of its first word, its head and its end."""
    first, head, stop = span
    word = words[head]
    reading = _noun(word, case)
    lemma = lemma_of(reading) if reading else ""
    gender, number = (reading.gender, reading.number or "sing") if reading else ("", "sing")
    if lemma in table("grammar", "pronouns"):
        return Phrase(first, stop, head, lemma, SpeakerForm.PRONOUN, 3, gender, number)
    if reading is not None and lemma in table("grammar", "things"):
        return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 0, gender, number)
    if reading is not None and reading.pos == "NPRO":  # «многие считают»
        return Phrase(first, stop, head, lemma, SpeakerForm.GROUP, 3, gender, number)
    unnamed = table("speakers", "anonymous_adjectives")
    if (lemma in table("speakers", "anonymous") and name is None) or (
        name is None and any(lemma_of(r) in unnamed for w in words[first:head] for r in w.readings[:1])
    ):
        return Phrase(first, stop, head, lemma, SpeakerForm.ANONYMOUS, 3, gender, number)
    if name is not None:
        plain = name[0] == first and name[1] == stop
        gender = (
            known.gender(words[name[0]]) if known.any else gender_of(" ".join(w.low for w in words[name[0] : name[1]]))
        )
        form = SpeakerForm.NAME if plain or name[0] == head else SpeakerForm.ROLE
        number = "sing" if name[0] == head else number
        return Phrase(first, stop, head, lemma, form, 3, gender, number, name)
    if reading is None and _surely_new(word):
        return Phrase(first, stop, head, lemma, SpeakerForm.NAME, 3, "", number)
    if reading is None or foreign(word) or known.organisation(word):
        # «сообщает прокуратура Горанска»: a name without a capital
        named_one = word.quoted or word.capital or "." in word.low or known.organisation(word)
        return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 2 if named_one else 0, "", number)
    if any(r.animate and r.case == reading.case and r.number == number for r in word.readings):
        form = SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE
        return Phrase(first, stop, head, lemma, form, 3, gender, number)
    if _organises(lemma) or lemma in table("media", "nouns") or _may_organise(word, case):
        return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 2, gender, number)
    if lemma in table("speakers", "documents"):
        return Phrase(first, stop, head, lemma, SpeakerForm.DOCUMENT, 1, gender, number)
    if word.capital and not any(r.known for r in word.readings):
        return Phrase(first, stop, head, lemma, SpeakerForm.NAME, 2, "", number)
    if word.capital and "Geox" in reading.marks:  # «Украина подтвердила, что …»
        return Phrase(first, stop, head, lemma, SpeakerForm.ORGANISATION, 2, gender, number)
    return Phrase(
        first, stop, head, lemma, SpeakerForm.ORGANISATION, 1 if word.capital and first > 0 else 0, gender, number
    )
