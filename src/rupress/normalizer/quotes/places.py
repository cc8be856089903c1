"""Speakers that are no subjects: institutions in the locative, sources of phrases, the cited."""

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
from rupress.ru.morph import CASES

_INSTITUTION = 2
_CLAUSE = 6
"""«Как», its verb and who is told are so many words."""
_CITED = frozenset((SpeakerForm.ANONYMOUS, SpeakerForm.ROLE, SpeakerForm.NAME))
_WHO = frozenset((SpeakerForm.ROLE, SpeakerForm.GROUP))
_OBJECT = 6
"""The words of whom an outlet cites are so near to the verb."""


def locative(sentence: Sentence, hit: Hit, known: Known, *, far: bool = False) -> Source | None:
    """Find the place that speaks: «в МИД заявили»; a document gives way to its owner: «говорится в отчёте завода»."""
    words = sentence.words
    at = sentence.word_at(hit.start)
    before = range(at - 1, max(-1, at - 16), -1)
    after = range(sentence.word_at(hit.stop), min(len(words), at + 24))
    document = where = None
    for indices in (before, after):
        for index in indices:
            if words[index].low in {";", ":"} or (words[index].low == "," and (indices is before or not far)):
                break
            if words[index].low in table("grammar", "locative") and index + 1 < len(words):
                source = _place(words, index + 1, known, at if indices is before else len(words))
                land = hit.form.entry.klass == "impers" and source is not None and _land(words[index + 1])
                if source is not None and source.phrase.form is not SpeakerForm.DOCUMENT and not land:
                    if not _land(words[index + 1]):
                        return source
                    where = where or source  # «в посольстве в Дании сообщили»
                    continue
                document = document or (None if land else source)  # «говорится в сообщении на сайте завода»
        if where is not None:
            return where
    return document


def place_spoken_of(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the institution that «там» means: «В мэрии критикуют план. | Там считают, что …»."""
    words = sentence.words
    at = sentence.word_at(hit.start)
    if not any(word.low in table("grammar", "there") for word in words[max(0, at - 2) : at]):
        return None
    paragraph = sentence.paragraph
    place = paragraph.place(sentence)
    for other in reversed(paragraph.sentences[max(0, place - 2) : place]):
        for index, word in enumerate(other.words[:-1]):
            if word.low in table("grammar", "locative"):
                source = _place(other.words, index + 1, known, len(other.words))
                if source is not None and source.phrase.weight == 2 and not _land(other.words[index + 1]):
                    return source
        named = _institution(other.words, known)
        if named is not None:
            return named
    return None


def _institution(words: list[Word], known: Known) -> Source | None:
    """Give the last institution of a sentence, in any case: «План передали Счётной палате. | Там считают, что …»."""
    found: Source | None = None
    for index in range(len(words)):
        for case in CASES if starts(words, index) else ():
            phrase = parse(words, index, case, known, len(words))
            if phrase is None or phrase.weight != _INSTITUTION or _land(words[phrase.at]):
                continue
            if phrase.gender or known.organisation(words[phrase.at]):
                found = made(words, phrase, case, known)
                break
    return found


def agent_of(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find by whom something was said: «мэром Анной Лугиной было сказано, что»."""
    words = sentence.words
    at = sentence.word_at(hit.start)
    for indices in (range(at - 1, max(-1, at - 16), -1), range(at + 1, min(len(words), at + 8))):
        agent: Source | None = None
        for index in indices:
            if words[index].low in {",", ";", ":", "(", ")"}:
                break
            if not starts(words, index):
                continue
            phrase = parse(words, index, "ablt", known, len(words))
            if phrase is not None and phrase.weight == 3 and (index > at or phrase.stop <= at):
                agent = made(words, phrase, "ablt", known)
                if index > at:
                    break
        if agent is not None:
            return agent
    return None


def _land(word: Word) -> bool:
    """Say whether a word is the name of a land or town: «на Урале отмечается рост» quotes nobody."""
    return any("Geox" in r.marks for r in word.readings[:2])


def is_land(sentence: Sentence, place: Source) -> bool:
    """Say whether a place that seems to speak is a land, what follows it another's: «в Сирии | главы государств»."""
    return _land(sentence.words[place.phrase.first])


def main_place(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the place that speaks before a gerund: «в МИД дали ответ, уточнив, что …»."""
    words = sentence.words
    comma = sentence.word_at(hit.start) - 1
    if comma < 1 or words[comma].low != ",":
        return None
    first = comma
    while first > 0 and words[first - 1].low not in {",", ";", ":"}:
        first -= 1
    if not any(r.pos == "VERB" and r.number == "plur" for w in words[first:comma] for r in w.readings[:1]):
        return None
    starting = (k for k in range(first, comma - 1) if words[k].low in table("grammar", "locative"))
    return next((s for k in starting if (s := _place(words, k + 1, known, comma)) is not None), None)


def _place(words: list[Word], index: int, known: Known, limit: int) -> Source | None:
    mention = known.at(words[index].start)
    if mention is not None and mention.span.start < words[index].start:
        return None  # «в центре помощи | в трудных ситуациях»: the name began before
    phrase = parse(words, index, "loct", known, limit)
    if phrase is None:
        return None
    if phrase.head in table("speakers", "documents") and phrase.name is None:
        return owner(words, phrase, known)
    if lemma_of_word(words[index]) in table("media", "networks"):
        return None
    if phrase.weight == 2 or (phrase.form is SpeakerForm.ORGANISATION and words[phrase.first].capital):
        return made(words, phrase, "loct", known)
    return made(words, phrase, "loct", known) if _speaks(words, index, phrase) else None


def _speaks(words: list[Word], index: int, phrase: Phrase) -> bool:
    """Say whether a place that no table has speaks, a verb of nobody behind it: «В отделении сообщили, что»."""
    if _how(words, index - 1) and phrase.stop < len(words):
        ends = words[phrase.stop].low == ","  # «Как рассказали в отделении, …»
        return ends and phrase.form is SpeakerForm.ORGANISATION and not _circumstance(words, phrase)
    if phrase.stop >= len(words) or (index > 1 and words[index - 2].low != ","):
        return False
    verb = words[phrase.stop].readings[:1]
    following = words[phrase.stop + 1].low if phrase.stop + 1 < len(words) else ""
    told = any(r.pos == "VERB" and r.number == "plur" for r in verb) and following == ","
    return told and phrase.form is SpeakerForm.ORGANISATION and not _circumstance(words, phrase)


def _how(words: list[Word], at: int) -> bool:
    """Say whether «как» and a verb of nobody open the clause: «Как рассказали журналистам в отделении»."""
    first = at
    while first > max(0, at - _CLAUSE) and words[first - 1].low != ",":
        first -= 1
    if at - first < 2 or words[first].low not in table("grammar", "how"):
        return False
    return any(r.pos == "VERB" and r.number == "plur" for r in words[first + 1].readings[:1])


def _circumstance(words: list[Word], phrase: Phrase) -> bool:
    """Say whether a place is a time, an occasion or a land, which say nothing: «в июне», «на Урале»."""
    return phrase.head in table("speakers", "circumstances") or _land(words[phrase.at])


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
    """Find speaker and medium of a verb that swaps them: «цитирует Седова „Вестник“», «приводит РБК слова врача»."""
    words = sentence.words
    index = sentence.word_at(hit.stop)
    stop = next((k for k in range(index, len(words)) if words[k].low in ".;!?"), len(words))
    edge = _outlet_from(words, index, stop)
    speaker = medium = None
    nouns = [k for k in range(index, stop) if _is_words(words[k])]
    objects = [k for k in nouns if starts(words, k)] or nouns  # «приводятся | в релизе его слова»
    while index < stop:
        word = words[index]
        if speaker is None and index in objects:
            phrase = (
                parse(words, index + 1, "gent", known, edge if edge > index + 1 else stop) if index + 1 < stop else None
            )
            if phrase is not None and not _outlet_alone(words, phrase, known):
                speaker = made(words, phrase, "gent", known)
                index = phrase.stop
                continue
            index += 1
            continue
        if speaker is None and starts(words, index):
            phrase = parse(words, index, "accs", known, edge if edge > index else stop)
            if (
                phrase is not None
                and (phrase.weight == 3 or _cited(words, phrase))
                and phrase.head not in table("grammar", "pronouns")
                and not foreign(word)
            ):
                speaker = made(words, phrase, "accs", known)
                index = phrase.stop
                continue
        if word.low in mapping("owners") and index + 1 < stop:
            index += 1  # «цитирует его „Вестник“»
            continue
        if medium is None and starts(words, index):
            phrase = parse(words, index, "nomn", known, _outlet_end(words, index) or _words_noun(words, index, stop))
            if phrase is not None and phrase.weight >= 2:
                medium = made(words, phrase, "nomn", known)
                index = phrase.stop
                continue
        index += 1
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
    at = next((k for k in range(phrase.at + 1, phrase.stop) if foreign(words[k]) or words[k].quoted), 0)
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
