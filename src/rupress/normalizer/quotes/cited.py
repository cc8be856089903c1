"""Whom another cites: «цитирует Седова „Вестник“», «приводит „Вестник“ слова Седова», «по словам Седова»."""

from __future__ import annotations

from attrs import evolve

from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.extent import two_words
from rupress.normalizer.quotes.grammar import NOUNS, first_pos, foreign, in_case, lemma_of, starts
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.nouns import apposed, parse
from rupress.normalizer.quotes.phrases import Phrase
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.sources import Source, is_medium, is_outlet, lemma_of_word, made, owner
from rupress.normalizer.quotes.subjects import subject_before
from rupress.records import SpeakerForm

_CITED = frozenset((SpeakerForm.ANONYMOUS, SpeakerForm.ROLE, SpeakerForm.NAME))
_WHO = frozenset((SpeakerForm.ROLE, SpeakerForm.GROUP))
_OBJECT = 6
"""The words of whom an outlet cites are so near to the verb."""


def after_phrase(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the source of a phrase in its case: «по словам главы завода Ивана Седова»."""
    words = sentence.words
    index = sentence.word_at(hit.stop)
    if index >= len(words):
        return None
    if any(lemma_of(r) in table("grammar", "no_source") for r in words[index].readings[:1]):
        return None  # «закон, согласно которому Луговия …»
    case = hit.form.entry.case or "gent"
    if index + 1 < len(words) and first_pos(words[index]) == "PRTF" and foreign(words[index + 1]):
        outlet = parse(words, index + 1, "nomn", known, len(words))  # «согласно полученным Daily News сведениям»
        return made(words, outlet, "nomn", known) if outlet is not None else None
    phrase = parse(words, index, case, known, len(words))
    if phrase is None and words[index].capital and known.person(words[index]) is not None:
        case = "nomn"  # «по версии Петкович»: a surname that does not decline
        phrase = parse(words, index, case, known, len(words))
    if phrase is None or phrase.head in table("grammar", "no_source"):
        return None
    if phrase.head in table("speakers", "documents") | table("speakers", "words") and phrase.name is None:
        return owner(words, phrase, known)  # «согласно заявлению завода», «следует из слов мэра»
    return made(words, apposed(words, phrase, case, known), case, known)


def quoted_person(sentence: Sentence, hit: Hit, known: Known, begin: int) -> tuple[Source | None, Source | None]:
    """Find speaker and medium of a verb that swaps them: «цитирует Седова „Вестник“», «приводит РБК слова врача».

    Who is named behind the verb comes first; a phrase in which both were read is parted; an outlet may stand before.
    """
    words = sentence.words
    speaker, medium = _behind(words, sentence.word_at(hit.stop), known)
    if medium is not None and speaker is None:
        medium, speaker = _object_split(words, medium, known)
    if medium is None and speaker is not None and speaker.phrase.form is SpeakerForm.ANONYMOUS:
        speaker, medium = _outlet_split(words, speaker, known)
    if medium is None:
        medium = subject_before(sentence, hit, known, begin=begin)
    if medium is None and speaker is not None:
        speaker, medium = _outlet_split(words, speaker, known)
    if medium is not None and (medium.phrase.form in _WHO and speaker is not None):
        medium = None  # «приводит аналитик слова мэра»
    if medium is not None and medium.phrase.form is SpeakerForm.PRONOUN:
        medium = None  # «они привели слова жителей»
    return speaker, medium


def _behind(words: list[Word], index: int, known: Known) -> tuple[Source | None, Source | None]:
    """Read speaker and medium behind a verb: whose words or who in the accusative, and a subject, in any order."""
    stop = next((k for k in range(index, len(words)) if words[k].low in ".;!?"), len(words))
    edge = _outlet_from(words, index, stop)
    nouns = [k for k in range(index, stop) if _is_words(words[k])]
    objects = [k for k in nouns if starts(words, k)] or nouns  # «приводятся | в релизе его слова»
    speaker: Source | None = None
    medium: Source | None = None
    while index < stop:
        read: Source | None = None
        if speaker is None and index in objects:
            read = speaker = _whose(words, index + 1, edge if edge > index + 1 else stop, known)
        else:
            if speaker is None and starts(words, index):
                read = speaker = _whom(words, index, edge if edge > index else stop, known)
            owned = words[index].low in mapping("owners") and index + 1 < stop  # «цитирует его „Вестник“»
            if read is None and medium is None and not owned and starts(words, index):
                read = medium = _by_whom(words, index, stop, known)
        index = read.phrase.stop if read is not None else index + 1
    return speaker, medium


def _whose(words: list[Word], index: int, limit: int, known: Known) -> Source | None:
    """Read whose words they are: «слова | Седова»; but «слова | „Вестника“» are an outlet's."""
    phrase = parse(words, index, "gent", known, limit)
    return None if phrase is None or _outlet_alone(words, phrase, known) else made(words, phrase, "gent", known)


def _whom(words: list[Word], index: int, limit: int, known: Known) -> Source | None:
    """Read who is cited: somebody, or an institution that cannot be the subject."""
    phrase = parse(words, index, "accs", known, limit)
    if phrase is None or not (phrase.weight == 3 or _cited(words, phrase)):
        return None
    pronoun = phrase.head in table("grammar", "pronouns")
    return None if pronoun or foreign(words[index]) else made(words, phrase, "accs", known)


def _by_whom(words: list[Word], index: int, stop: int, known: Known) -> Source | None:
    """Read the outlet or person that cites, up to the words cited."""
    phrase = parse(words, index, "nomn", known, _outlet_end(words, index) or _words_noun(words, index, stop))
    return made(words, phrase, "nomn", known) if phrase is not None and phrase.weight >= 2 else None


def _object_split(words: list[Word], medium: Source, known: Known) -> tuple[Source, Source | None]:
    """Part an outlet from whom it cites: «цитирует пресс-служба клуба | Седова»."""
    phrase = medium.phrase
    at = next((k for k in range(phrase.first + 1, phrase.stop) if known.person(words[k]) is not None), 0)
    cited = parse(words, at, "accs", known, phrase.stop) if at else None
    if cited is None or cited.stop != phrase.stop:
        return medium, None
    return made(words, evolve(phrase, stop=at, name=None), "nomn", known), made(words, cited, "accs", known)


def _outlet_split(words: list[Word], speaker: Source, known: Known) -> tuple[Source, Source | None]:
    """Part a source from the outlet that brings its words: «приводит слова источника | Daily News».

    So does a name («цитирует Седова | Daily.ru»). A chief may be of what follows: «цитирует главу Northwind».
    """
    phrase = speaker.phrase
    chief = phrase.name is None and phrase.head in table("speakers", "chiefs")
    if phrase.form not in _CITED or chief:
        return speaker, None
    # «слова начальника дирекции МЦД Ивана Седова»: no outlet stands before the name
    begin = max(phrase.at, phrase.name[1] - 1 if phrase.name is not None and phrase.name[0] > phrase.at else 0) + 1
    at = next((k for k in range(begin, phrase.stop) if foreign(words[k]) or words[k].quoted), 0)
    outlet = parse(words, at, "nomn", known, phrase.stop) if at else None
    if outlet is None or outlet.stop != phrase.stop:
        return speaker, None
    name = (phrase.name[0], min(at, phrase.name[1])) if phrase.name is not None else None
    return made(words, evolve(phrase, stop=at, name=name), speaker.case, known), made(words, outlet, "nomn", known)


def brings_words(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of outlets has somebody's words for its object: «передаёт „Маяк“ слова Седова»."""
    if hit.form.entry.lemma not in table("grammar", "carriers"):
        return False
    index = sentence.word_at(hit.stop)
    for word in sentence.words[index : index + _OBJECT]:
        if any(lemma_of(r) in table("speakers", "cited") for r in word.readings[:2]):
            return True
        if not (word.is_word or word.quoted):
            return False
    return False


def _outlet_end(words: list[Word], index: int) -> int:
    """Give where the bare name of an outlet ends, before whom it quotes: «„Маяк“ директора завода»; 0 if none."""
    if not is_outlet(words[index], table("media", "outlets")) and not words[index].quoted:
        return 0
    end = index + 1
    while end < len(words) and (words[end].quoted or foreign(words[end]) or two_words(words, end)):
        end += 1
    return end


def got_from(words: list[Word], at: int, known: Known) -> Source | None:
    """Find from whom a document came: «ссылаясь на справку, полученную | от инспектора»."""
    begin = at + 1 if at < len(words) and words[at].low == "," else at
    from_whom = table("grammar", "from_whom")
    if begin + 2 >= len(words) or first_pos(words[begin]) != "PRTF" or words[begin + 1].low not in from_whom:
        return None
    phrase = parse(words, begin + 2, "gent", known, len(words))
    return made(words, phrase, "gent", known) if phrase is not None and phrase.weight >= 2 else None


def owned_words(sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Find the pronoun that owns the words or is cited itself: «приводит его слова „Вестник“», «цитирует её»."""
    words = sentence.words
    index = sentence.word_at(hit.stop)
    near = words[index : index + 3]
    return next(((w.start, w.stop) for w in near if w.low in mapping("owners")), None)


def _cited(words: list[Word], phrase: Phrase) -> bool:
    """Say whether an institution is an object and cannot be a subject: «цитирует издание пресс-службу»."""
    head = words[phrase.at]
    return phrase.weight == 2 and not foreign(head) and in_case(head, "nomn", NOUNS) is None


def _outlet_from(words: list[Word], index: int, stop: int) -> int:
    """Find where an outlet's name begins: in marks in any case, without them as the table has it; `stop` if nowhere."""
    outlets, nouns = table("media", "outlets"), table("media", "nouns")
    for k in range(index, stop):
        word = words[k]
        if is_outlet(word, outlets) if word.quoted else word.capital and word.low in outlets:
            before = words[k - 1] if k > index else word
            # «The Times», «газета „Вестник“»
            return k - 1 if f"{before.low} {word.low}" in outlets or lemma_of_word(before) in nouns else k
    return stop


def _is_words(word: Word) -> bool:
    """Say whether a word is a noun for words: «слова», «ответ»."""
    return any(lemma_of(r) in table("speakers", "words") for r in word.readings if r.pos == "NOUN")


def _words_noun(words: list[Word], index: int, stop: int) -> int:
    """Find the noun for words before which an outlet's name must end: «приводит агентство «Полюс» слова мэра»."""
    nouns = table("speakers", "words")
    return next((k for k in range(index + 1, stop) if any(lemma_of(r) in nouns for r in words[k].readings[:2])), stop)


def _outlet_alone(words: list[Word], phrase: Phrase, known: Known) -> bool:
    return phrase.name is None and phrase.weight == 2 and is_medium(words[phrase.first : phrase.stop], phrase, known)
