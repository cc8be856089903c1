"""Noun phrases that can name a speaker: «глава МИД России Иван Седов», «источник в ведомстве», «он», «„Вестник“»."""

from __future__ import annotations

from attrs import evolve

from rupress.normalizer.quotes.extent import extend
from rupress.normalizer.quotes.grammar import MODIFIERS, NOUNS, first_pos, foreign, governed, in_case, lemma_of, stands
from rupress.normalizer.quotes.heads import alike, heads, modifies, opens_name, personal
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.phrases import Phrase, described
from rupress.normalizer.quotes.scene import Word
from rupress.records import SpeakerForm
from rupress.ru.morph import Reading

LONGEST = 28
"""A phrase has at most so many words."""
_NUMERAL = frozenset(("NUMR",))
_APPOSING = frozenset(",—–-")
_CIRCUMSTANCES = 8
"""So many words stand between a participle and its noun: «размещённой на сайте завода схемы»."""


def parse(words: list[Word], index: int, case: str, known: Known, limit: int) -> Phrase | None:
    """Read the noun phrase in `case` that begins at `words[index]`, going no further than `limit`."""
    limit = min(limit, index + LONGEST, len(words))
    if index >= limit or words[index].low in table("grammar", "that_itself"):
        return None  # «что касается моста, то мэр …»
    if words[index].low.isdigit() and _dates(words, index):
        return None
    if index + 1 < limit and f"{words[index].low} {words[index + 1].low}" in table("grammar", "both_words"):
        return None
    if (
        case == "nomn"
        and (counted := _counted(words, index, known, limit) or _shared(words, index, known, limit)) is not None
    ):
        return counted
    if (acquaintance := _acquaintance(words, index, case, known, limit)) is not None:
        return acquaintance
    at = index
    while at < limit and (not heads(words[at], case, known) or modifies(words, at, case, known)):
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
    if at > index and _itself(words, index, case):
        return _pronoun(words, index, case, known)  # «по словам знакомых | пары»
    if at > index and _later(words[index], words[at], case):
        return None  # «Позднее | Европейский суд постановил, что»
    stop, name = extend(words, at, case, known, limit) if not personal(words[at]) else (at + 1, None)
    if name is not None and words[at].text.isupper() and any(first_pos(w) == "PREP" for w in words[at + 1 : name[0]]):
        return None  # «на саммите ЕАЭС | в столице Иван Седов заявил»
    return described(words, (index, at, stop), name, case, known)


def _itself(words: list[Word], index: int, case: str) -> bool:
    """Say whether an adjective that stands for people describes no noun behind it: «знакомые Лугиной»."""
    reading = in_case(words[index], case, MODIFIERS)
    if reading is None or lemma_of(reading) not in table("speakers", "substantivised"):
        return False
    after = words[index + 1]
    return first_pos(after) == "NOUN" and not any(alike(reading, r) for r in after.readings if r.pos in NOUNS)


def _acquaintance(words: list[Word], index: int, case: str, known: Known, limit: int) -> Phrase | None:
    """Read somebody who is called by whom he knows: «рассказал знакомый | Яны Туз», «знакомый | Туз»."""
    reading = in_case(words[index], case, MODIFIERS)
    if reading is None or lemma_of(reading) not in table("speakers", "acquainted") or index + 1 >= limit:
        return None
    if known.person(words[index + 1]) is None:
        return None
    stop = index + 1
    while stop < limit and known.person(words[stop]) is known.person(words[index + 1]):
        stop += 1
    named_one = stands(words[index + 1], case, known)
    if named_one and {known.gender(words[index + 1]), reading.gender} != {"masc", "femn"}:
        return None
    number = reading.number or "sing"
    form = SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE
    return Phrase(index, stop, index, lemma_of(reading), form, 3, reading.gender, number)


def _counted(words: list[Word], index: int, known: Known, limit: int) -> Phrase | None:
    """Read people who are counted: «два источника сообщили», «двое раненых», «16 жителей»."""
    word = words[index]
    if index + 1 >= limit or not (word.low.isdigit() or in_case(word, "nomn", _NUMERAL)):
        return None
    share = any(lemma_of(r) in table("grammar", "shares") for r in words[index + 1].readings[:1])
    if index + 1 + share >= limit:
        return None
    whole = parse(words, index + 1 + share, "gent", known, limit)  # «40 процентов | жителей»
    if whole is None or whole.weight < 3 or whole.name is not None or whole.form is SpeakerForm.PRONOUN:
        return None
    form = whole.form if whole.form is SpeakerForm.ANONYMOUS else SpeakerForm.GROUP
    return evolve(whole, first=index, form=form, number="plur")


def _dates(words: list[Word], index: int) -> bool:
    """Say whether a number is of a clock or a year: «В 17:34 | жители сообщили», «В мае 2018 | участники решили»."""
    before = words[index - 1] if index else None
    if before is None:
        return False
    month = len(words[index].low) == len("2018") and any(
        lemma_of(r) in table("speakers", "circumstances") for r in before.readings
    )
    return month or (before.low == ":" and before.stop == words[index].start)


def _shared(words: list[Word], index: int, known: Known, limit: int) -> Phrase | None:
    """Read a part of people: «половина опрошенных считает», «больше трети жителей»."""
    about = words[index].low in table("grammar", "about_so_many")
    at, case = index + about, "gent" if about else "nomn"
    if at + 1 >= limit:
        return None
    part = in_case(words[at], case, NOUNS)
    if part is None or lemma_of(part) not in table("grammar", "shares"):
        return None
    whole = parse(words, at + 1, "gent", known, limit)
    if whole is None or whole.weight < 3 or whole.name is not None or whole.number != "plur":
        return None
    return evolve(whole, first=index, at=at, head=lemma_of(part), form=SpeakerForm.GROUP, gender="", number="")


def _later(word: Word, noun: Word, case: str) -> bool:
    """Say whether an adjective is rather an adverb, which does not agree with the noun: «Позднее | суд»."""
    described, own = in_case(noun, case, NOUNS), in_case(word, case, MODIFIERS)
    if described is None or own is None or own.number != "sing" or described.number != "sing" or not described.gender:
        return False
    return own.gender not in ("", described.gender) and any(r.pos in {"COMP", "ADVB"} for r in word.readings)


def apposed(words: list[Word], phrase: Phrase, case: str, known: Known) -> Phrase:
    """Add the name that follows a role after a comma or dash: «по словам главы завода, инженера Ивана Седова, …»."""
    at = phrase.stop
    one = phrase.head in table("grammar", "one")  # «одна из соседок, Анна Лугина»
    if phrase.name is not None or not (one or phrase.form is SpeakerForm.ROLE) or at + 1 >= len(words):
        return phrase
    if words[at].low not in _APPOSING:
        return phrase
    begin = at + 1
    while words[at].low == "," and begin < min(at + 3, len(words) - 1) and words[begin].low in table("grammar", "now"):
        begin += 1  # «бывший мэр, а ныне депутат Иван Седов»
    other = parse(words, begin, case, known, len(words))
    if other is not None and other.form is SpeakerForm.ROLE and words[at].low == ",":
        other = apposed(words, other, case, known)  # «директор завода, депутат совета, инженер Иван Седов»
    if other is None or other.name is None:
        return phrase
    after = words[other.stop] if other.stop < len(words) else None
    if after is not None and after.low not in {",", ".", "("} and not any(r.pos == "PREP" for r in after.readings[:1]):
        return phrase
    gender = other.gender if one else phrase.gender  # «одного» alone may be of a thing
    return evolve(phrase, stop=other.stop, name=other.name, form=SpeakerForm.ROLE, gender=gender)


def _pronoun(words: list[Word], index: int, case: str, known: Known) -> Phrase | None:
    """Read an adjective that stands for people: «те говорят», «многие считают», «один из ректоров сказал»."""
    reading = in_case(words[index], case, MODIFIERS)
    if reading is None:
        return None
    lemma, gender, number = lemma_of(reading), reading.gender, reading.number or "sing"
    following = words[index + 1].low if index + 1 < len(words) else ""
    if lemma in table("grammar", "one") and following in table("grammar", "one_of"):
        stop = _whom(words, index + 2, case, known)
        if stop == index + 2 and stop < len(words) and personal(words[stop]):  # «один из них»
            several = lemma_of(words[stop].readings[0])
            return Phrase(index, stop + 1, index, several, SpeakerForm.PRONOUN, 3, gender, number)
        if stop == index + 2:
            return None
        if opens_name(words, stop, case, known):
            end, name = extend(words, stop, case, known, len(words))  # «одна из соседок Анна Лугина»
            return Phrase(index, end, index, lemma, SpeakerForm.ROLE, 3, gender, number, name)
        bearer = parse(words, stop, case, known, len(words)) if stop < len(words) and not words[stop].capital else None
        if bearer is not None and bearer.form is SpeakerForm.ROLE and bearer.name is not None:
            return evolve(bearer, first=index)  # «один из авторов проекта | экономист Пётр Седов»
        return Phrase(index, stop, index, lemma, SpeakerForm.GROUP, 3, gender, number)
    if lemma in table("grammar", "standing_in") and gender != "neut":
        return Phrase(index, index + 1, index, lemma, SpeakerForm.PRONOUN, 3, gender, number)
    if lemma in table("grammar", "indefinite") and number == "plur":
        return Phrase(index, index + 1, index, lemma, SpeakerForm.GROUP, 3, gender, number)
    other = case == "nomn" and lemma in table("grammar", "among_others") and number == "sing" and gender != "neut"
    if other and _ends_clause(words, index):
        return Phrase(index, index + 1, index, lemma, SpeakerForm.GROUP, 3, gender, number)
    if reading.pos == "PRTF" and any(r.pos == "PREP" for w in words[index + 1 : index + 2] for r in w.readings[:1]):
        after = governed(words, index + 2, len(words))  # «работающие в столице эксперты предположили»
        whole = parse(words, after, case, known, len(words)) if index + 2 < after < len(words) else None
        if whole is not None and whole.number == number:
            return evolve(whole, first=index)
    if reading.pos == "PRTF" and (noun := _described_by(words, index, reading)):
        whole = parse(words, noun, case, known, len(words))  # «согласно подписанному летом соглашению завода»
        return evolve(whole, first=index) if whole is not None else None
    if words[index].capital and lemma in table("speakers", "organisations"):
        return Phrase(index, index + 1, index, lemma, SpeakerForm.ORGANISATION, 2, gender, number)  # «в Смольном»
    participle = reading.pos == "PRTF" and words[index].readings[0].pos == "PRTF"
    if not participle and following in table("grammar", "with"):
        return None  # «источник, знакомый | с планами, рассказал»
    if participle or lemma in table("speakers", "substantivised"):  # «протестующие требуют», «обвиняемый признал»
        form = SpeakerForm.GROUP if number == "plur" else SpeakerForm.ROLE
        stop, name = extend(words, index, case, known, min(len(words), index + LONGEST))
        return Phrase(index, stop, index, lemma, form, 3, gender, number, name)
    return None


def _ends_clause(words: list[Word], index: int) -> bool:
    """Say whether a word stands between a verb and the end of its clause: «уверяет | вторая.»."""
    last = index + 1 >= len(words) or not (words[index + 1].is_word or words[index + 1].quoted)
    return last and index > 0 and first_pos(words[index - 1]) == "VERB"


def _described_by(words: list[Word], index: int, participle: Reading) -> int:
    """Find the noun that a participle describes, past its circumstances; 0 if it stands for somebody itself."""
    for at in range(index + 1, min(len(words), index + _CIRCUMSTANCES)):
        word = words[at]
        first = word.readings[0] if word.readings else None
        if word.quoted or (word.is_word and foreign(word)):
            continue
        if first is None or first.pos in {"VERB", "CONJ", "GRND", "PRTS"} or word.capital:
            return 0
        if any(r.pos == "NOUN" and alike(participle, r) for r in word.readings[:3]):
            return at
    return 0


def _whom(words: list[Word], begin: int, case: str, known: Known) -> int:
    """Skip those of whom one speaks, up to a name: «одна из соседок Анна Лугина», «один из раненых Иван Седов»."""
    limit = min(len(words), begin + LONGEST)
    stop = begin
    while stop < limit and in_case(words[stop], "gent", MODIFIERS) is not None:
        stop += 1
    nameless = stop > begin and opens_name(words, stop, case, known)
    whole = begin if nameless else governed(words, begin, limit)
    end = max(whole, stop)
    if begin < end < limit and words[end].low in table("grammar", "places"):
        after = governed(words, end + 1, limit)  # «одна из собравшихся на площади»
        if after > end + 1 and (whole == begin or opens_name(words, after, case, known)):
            return after
    return end
