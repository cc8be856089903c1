"""Whom a pronoun means that the memory of an article does not tell: subjects without a name, agents of a passive."""

from __future__ import annotations

from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, starts
from rupress.normalizer.quotes.known import upright
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.sources import Source, made
from rupress.records import Person, QuoteKind, SpeakerForm
from rupress.span import Span

_PERSON = 3
_OPENING = 3
"""Words at which a subject begins: «Сам экс-мэр», «При этом экс-мэр»."""
_LEAST = 5
"""«обратились к Седову, но | он» has so many words before the pronoun."""
_GENDERS = {"m": "masc", "f": "femn"}


def subject_near(scene: Scene, found: Found, span: Span, gender: str) -> Source | None:
    """Find somebody without a name who is the subject before a pronoun, in its own sentence or in the one before.

    «Водитель пожаловался на лёд. По его словам, …»; «учёные, согласно их заявлению, …»; «эксперты приехали. По их …».
    """
    sentence = scene.paragraphs[found.paragraph].sentence_at(span.start)
    own = _subject(scene, sentence, sentence.word_at(span.start), gender)
    own = own or _giver(scene, sentence, sentence.word_at(span.start), gender)
    if own is not None or found.relative:
        return own
    before = _before(scene, found, sentence)
    return _subject(scene, before, len(before.words), gender) if before is not None else None


def _giver(scene: Scene, sentence: Sentence, at: int, gender: str) -> Source | None:
    """Find from whom something came in which a pronoun speaks: «заявление от жителя, в котором | он сообщил, что»."""
    words = sentence.words
    opening = [word.low for word in words[max(0, at - _OPENING) : at]]
    if not any(low.startswith(tuple(table("grammar", "relative_stems"))) for low in opening):
        return None
    for index in range(at - 1, 0, -1):
        if words[index - 1].low in table("grammar", "from_whom"):
            phrase = parse(words, index, "gent", scene.known, at)
            agrees = phrase is not None and phrase.weight >= _PERSON and phrase.gender == gender
            return made(words, phrase, "gent", scene.known) if phrase is not None and agrees else None
    return None


def first_of_people(scene: Scene, sentence: Sentence) -> Source | None:
    """Give who does something in a sentence without a name: «Водитель ждал.», «Рабочие уехали.»."""
    several = _subject(scene, sentence, len(sentence.words), "plur")
    return several or _subject(scene, sentence, len(sentence.words), "")


def opening(scene: Scene, found: Found) -> Source | None:
    """Find the person with whom the sentence before begins, if a quote's verb opens its own and agrees."""
    hit = found.hit
    if hit is None or hit.form.pos != "VERB" or hit.form.number != "sing" or hit.form.entry.klass == "impers":
        return None
    paragraph = scene.paragraph_at(hit.start)
    sentence = paragraph.sentence_at(hit.start)
    place = paragraph.place(sentence)
    if sentence.words[0].start != hit.start or not place:
        return None
    words = paragraph.sentences[place - 1].words
    phrase = parse(words, 0, "nomn", scene.known, len(words))
    if phrase is None or phrase.name is None or {phrase.gender, hit.form.gender} == {"masc", "femn"}:
        return None
    return made(words, phrase, "nomn", scene.known)


def sentence_before(scene: Scene, found: Found, span: Span) -> int:
    """Give where the sentence before a pronoun begins, of its own paragraph; else where its own does."""
    sentence = scene.paragraphs[found.paragraph].sentence_at(span.start)
    before = _before(scene, found, sentence)
    return (before or sentence).words[0].start


def _before(scene: Scene, found: Found, sentence: Sentence) -> Sentence | None:
    """Give the sentence before one, of the same paragraph."""
    paragraph = scene.paragraphs[found.paragraph]
    place = paragraph.place(sentence)
    return paragraph.sentences[place - 1] if place else None


def _subject(scene: Scene, sentence: Sentence, stop: int, gender: str) -> Source | None:
    """Give the first noun phrase of people without a name, if it agrees; a name is in the memory already."""
    words = sentence.words
    number = "plur" if gender == "plur" else "sing"
    for index in range(stop):
        if index and first_pos(words[index - 1]) == "NOUN" and _is_genitive(words[index]):
            continue  # «поклонников | певицы»
        phrase = parse(words, index, "nomn", scene.known, len(words)) if starts(words, index) else None
        if phrase is None or phrase.weight < _PERSON or phrase.form is SpeakerForm.PRONOUN:
            continue
        if number == "plur" and (phrase.number != number or (words[phrase.at].capital and index)):
            continue  # «Директор молчит, но говорят повара. Они …»; «колледж Магдалины» has no several Магдалины
        if phrase.name is not None or phrase.number != number or gender not in ("", "plur", phrase.gender):
            return None
        return made(words, phrase, "nomn", scene.known)
    return None


def _is_genitive(word: Word) -> bool:
    return any(reading.case == "gent" for reading in word.readings[:1])


def agent_before(scene: Scene, found: Found, span: Span, gender: str) -> tuple[Person, Sentence] | None:
    """Find by whom something was done in the sentence before: «Имя объявлено мэром Иваном Седовым. Он отметил, что …».

    Nobody else may be named there, or „он“ is that subject.
    """
    sentence = _before(scene, found, scene.paragraphs[found.paragraph].sentence_at(span.start))
    if sentence is None or not any(first_pos(word) == "PRTS" for word in sentence.words):
        return None
    words = sentence.words
    named = [(start, m) for start, m in scene.known.between(sentence.start, sentence.stop)]
    persons = {e.id: e for start, _ in named if isinstance(e := scene.known.entity(start), Person)}
    if len(persons) != 1 or any(upright(m) for start, m in named if isinstance(scene.known.entity(start), Person)):
        return None
    person = next(iter(persons.values()))
    if gender_of(person) not in ("", gender):
        return None
    for index in range(len(words)):
        phrase = parse(words, index, "ablt", scene.known, len(words)) if starts(words, index) else None
        if phrase is not None and phrase.name is not None:
            return person, sentence
    return None


def addressed(scene: Scene, span: Span, found: Found, gender: str) -> Person | None:
    """Find to whom something goes in the clause before a pronoun: «Газета обратилась к Седову, но | он отказался».

    Nobody of that gender may be the subject there.
    """
    sentence = scene.paragraphs[found.paragraph].sentence_at(span.start)
    words = sentence.words
    at = sentence.word_at(span.start)
    if at < _LEAST or words[at - 1].low not in table("grammar", "joined") or words[at - 2].low != ",":
        return None
    towards = next((k for k in range(at - 3, 0, -1) if words[k].low in table("grammar", "towards")), None)
    if towards is None:
        return None
    person = next((p for word in words[towards + 1 : at] if (p := scene.known.person(word)) is not None), None)
    if person is None or gender_of(person) != gender:
        return None
    return None if _subject(scene, sentence, towards, gender) or _named_before(scene, words[:towards]) else person


def _named_before(scene: Scene, words: list[Word]) -> bool:
    """Say whether words name a person in the nominative."""
    return any(scene.known.person(word) is not None and scene.known.nominative(word) for word in words)


def bearer_before(scene: Scene, memory: Memory, found: Found, span: Span, latest: int) -> Person | None:
    """Find who bears the role that begins the sentence before: «Экс-мэр вины не признал. «…», — сказал | он».

    Args:
        scene: the article.
        memory: who was named in it.
        found: the quote.
        span: the pronoun.
        latest: where whom the pronoun would mean otherwise was named; in that sentence he is nearer.
    """
    before = _before(scene, found, scene.paragraphs[found.paragraph].sentence_at(span.start))
    if before is None or latest >= before.start:
        return None
    words = before.words
    for index in range(min(_OPENING, len(words))):
        phrase = parse(words, index, "nomn", scene.known, len(words)) if starts(words, index) else None
        if phrase is None or phrase.form is not SpeakerForm.ROLE or phrase.name is not None:
            continue
        source = made(words, phrase, "nomn", scene.known)
        person = memory.bearer(scene.text[source.start : source.stop], phrase.head)
        if person is not None:
            return person
    return None


def named_behind(scene: Scene, found: Found, span: Span) -> set[str]:
    """Give whom the words said by a pronoun name: „он“ who says them is hardly called by his name in them."""
    if found.kind is QuoteKind.DIRECT:
        return named_within(scene, found)
    if found.kind is not QuoteKind.INDIRECT:
        return set()
    known = scene.known
    said = [(a, b) for a, b in found.parts if a >= span.stop]
    entities = (known.entity(start) for a, b in said for start, mention in known.between(a, b) if upright(mention))
    return {entity.id for entity in entities if isinstance(entity, Person)}


def named_within(scene: Scene, found: Found) -> set[str]:
    """Give whom words in marks name, in any case: «„Почему бы не позвать Инну?“ — спросила | девушка»."""
    if found.kind is not QuoteKind.DIRECT:
        return set()
    entities = (scene.known.entity(start) for a, b in found.parts for start, _ in scene.known.between(a, b))
    return {entity.id for entity in entities if isinstance(entity, Person)}


def gender_of(person: Person) -> str:
    """Give somebody's grammatical gender, empty if it is not known."""
    return _GENDERS.get(person.gender or "", "")
