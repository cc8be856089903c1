"""Speech in headlines: «Мэр: мост крепок», ««Мост крепок»: мэр», «Мэр о мосте: «Крепок»», ««Мост крепок» — мэр»."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, says, starts
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.phrases import Phrase
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.sources import Source, made, owner
from rupress.normalizer.quotes.subjects import subject_before
from rupress.records import EntityType, Kind, QuoteKind, SpeakerForm

_ANY = Form(Entry("", ""), "GRND")
_LONGEST = 400
"""What has more characters is no headline."""
_TOPIC = 8
"""A topic between speaker and colon has at most so many words, its preposition included."""
_ADDRESSED = 3
"""Whom somebody speaks to is told in so many words."""
_PERSON = 3
_DASHES = frozenset("—–-")
_ENDS = frozenset(",.:;!?")
_LAST_DASH = re.compile(r"(?:,?\s[—–-]|(?<=\w)[—–])\s+(?=[^—–]*$)")


def headline(scene: Scene, paragraph: Paragraph) -> None:
    """Read a headline's speech."""
    if paragraph.kind is not Kind.HEADLINE or not paragraph.sentences:
        return
    if paragraph.stop - paragraph.start > _LONGEST:
        return
    several = len(paragraph.sentences) > 1 and not paragraph.pairs  # «Седов: Мост закроют. Когда откроют, не знаю»
    for rule in (_speaker_first,) if several else (_quote_first, _quote_last, _speaker_first, _speaker_last):
        found = rule(scene, paragraph)
        if found is not None:
            if found.source is not None and found.source.medium:
                found.confidence -= 0.1
            scene.add(
                found, [m for m in paragraph.pairs if any(a <= m.start < b or m.start == a for a, b in found.parts)]
            )
            return


def _quote_first(scene: Scene, paragraph: Paragraph) -> Found | None:
    """««За нами дело не станет»: Лавров рассказал …»."""
    marked = paragraph.pairs[0] if paragraph.pairs else None
    if marked is None or scene.text[paragraph.start : marked.open].strip():
        return None
    match = re.match(r"\s*(?::|,?\s*[—–-])\s*", paragraph.seen(marked.close, paragraph.stop))
    if match is not None and ":" in match.group() and _institution(scene, marked):
        return None  # «Голос рощи»: рубить деревья нельзя
    if match is None:
        return _quote_alone(scene, paragraph, marked)
    sentence = paragraph.sentence_at(marked.open)
    source = _last(scene, paragraph) or first_subject(scene, sentence, marked.close + match.end())
    colon = ":" in match.group()
    tells = scene.decider.speech(marked) or _of_topic(sentence, source, marked.close + match.end())
    if not colon and (source is None or not tells):
        return None
    hit = next((h for h in sentence.verbs if h.start > marked.close), None)
    return Found(
        QuoteKind.HEADLINE,
        [trim(scene.text, marked.start, marked.stop)],
        "headline_quote_first",
        0.95 if source else 0.7,
        paragraph.index,
        hit,
        source,
    )


def _of_topic(sentence: Sentence, source: Source | None, at: int) -> bool:
    """Say whether somebody is named right there who speaks of something: ««Это позор» - Анна Лугина | о матче»."""
    words = sentence.words
    if source is None or source.name is None or source.phrase.first != sentence.word_at(at):
        return False
    return source.phrase.stop < len(words) and _names_topic(words, source.phrase.stop, len(words))


def _last(scene: Scene, paragraph: Paragraph) -> Source | None:
    """Give the speaker behind a dash at the end: ««Собран на века»: что внутри нового моста — инженер»."""
    match = _LAST_DASH.search(paragraph.outline)
    if match is None:
        return None
    sentence = paragraph.sentence_at(paragraph.start + match.end())
    words = sentence.words
    index = sentence.word_at(paragraph.start + match.end())
    phrase = parse(words, index, "nomn", scene.known, len(words)) if index < len(words) else None
    if phrase is None or phrase.weight < _PERSON or phrase.stop != len(words):
        return None
    return made(words, phrase, "nomn", scene.known)


def _quote_alone(scene: Scene, paragraph: Paragraph, marked: Marked) -> Found | None:
    """««Смета завышена». Спикер думы поручил …»: whose action stands behind the words said them."""
    match = re.match(r"\s*\.\s+", paragraph.seen(marked.close, paragraph.stop))
    if match is None or not scene.decider.speech(marked):
        return None
    words = (sentence := paragraph.sentence_at(marked.close + match.end())).words
    index = sentence.word_at(marked.close + match.end())
    phrase = parse(words, index, "nomn", scene.known, len(words)) if index < len(words) else None
    if phrase is None or phrase.weight < _PERSON or phrase.stop >= len(words):
        return None
    speaks = words[phrase.stop].low in _DASHES and _names_topic(words, phrase.stop, len(words))  # Седов — о мосте
    if not speaks and not any(reading.pos == "VERB" for reading in words[phrase.stop].readings[:1]):
        return None
    part = trim(scene.text, marked.start, marked.stop)
    # «Всё случилось внезапно». Седов умер: a name alone may be whom others speak of
    source = made(words, phrase, "nomn", scene.known) if speaks or phrase.form is SpeakerForm.ROLE else None
    return Found(QuoteKind.HEADLINE, [part], "headline_quote_alone", 0.6, paragraph.index, None, source)


def first_subject(scene: Scene, sentence: Sentence, at: int) -> Source | None:
    """Find the first free noun phrase in the nominative that can speak."""
    words = sentence.words
    index = sentence.word_at(at)
    while index < len(words):
        if starts(words, index) or words[index].start <= at:
            phrase = parse(words, index, "nomn", scene.known, len(words))
            if phrase is not None and phrase.weight >= 2:
                return made(words, phrase, "nomn", scene.known)
        index += 1
    return None


def _quote_last(scene: Scene, paragraph: Paragraph) -> Found | None:
    """«Орлова о тарифах: «Роста не будет»»."""
    marked = paragraph.pairs[-1] if paragraph.pairs else None
    if marked is None or scene.text[marked.close : paragraph.stop].strip(" .!?…"):
        return None
    before = paragraph.seen(paragraph.start, marked.open).rstrip()
    if not before.endswith(":"):
        return None
    at = paragraph.start + len(before) - 1
    sentence = paragraph.sentence_at(at)
    source = _before_topic(scene, sentence, at) or subject_before(sentence, Hit(at, at, _ANY), scene.known)
    if source is None and not scene.decider.speech(marked):
        return None
    return Found(
        QuoteKind.HEADLINE,
        [trim(scene.text, marked.start, marked.stop)],
        "headline_quote_last",
        0.9,
        paragraph.index,
        None,
        source,
    )


def _before_topic(scene: Scene, sentence: Sentence, at: int) -> Source | None:
    """Find who speaks of a topic that names others: «Тренер «Луга» об игре Седова: «…»»."""
    words, stop = sentence.words, sentence.word_at(at)
    phrase = parse(words, 0, "nomn", scene.known, stop) if stop else None
    if phrase is None or phrase.weight < _PERSON or phrase.stop >= stop or not _names_topic(words, phrase.stop, stop):
        return None
    return made(words, phrase, "nomn", scene.known)


def _speaker_first(scene: Scene, paragraph: Paragraph) -> Found | None:
    """«Мэр: мост крепок»."""
    colon = paragraph.outline.find(": ")
    if not 0 < colon < 90:
        return None
    sentence = paragraph.sentences[0]
    words = sentence.words
    at = paragraph.start + colon
    stop = sentence.word_at(at)
    if stop == len(words):
        return None  # «Хватит!» | Седов: мост закроют: the colon is of another sentence
    phrase = parse(words, 0, "nomn", scene.known, stop)
    if phrase is None or not _names_topic(words, phrase.stop, stop) or phrase.weight < 2 or _place(scene, words[0]):
        return None
    if len(paragraph.sentences) > 1 and (phrase.weight < _PERSON or phrase.name is None) and not paragraph.pairs:
        return None
    parts = [trim(scene.text, at + 1, paragraph.stop)]
    if parts[0][0] >= parts[0][1] or _asks(sentence, at):
        return None
    if words[0].quoted and not _institution(scene, paragraph.pairs[0]):
        return None
    source = made(words, phrase, "nomn", scene.known)
    return Found(QuoteKind.HEADLINE, parts, "headline_speaker_first", 0.9, paragraph.index, None, source)


def _institution(scene: Scene, marked: Marked) -> bool:
    """Say whether the marked words name an institution: the tagger says so, or what stands before them elsewhere."""
    mention = scene.known.at(marked.start)
    named = mention is not None and mention.type is EntityType.ORG and scene.known.at(marked.stop - 1) is mention
    return named or scene.decider.institution(marked)


def _names_topic(words: list[Word], at: int, stop: int) -> bool:
    """Say whether nothing, or nothing but a topic, stands between a speaker and the colon: «Мэр о мосте: он крепок»."""
    at += words[at].low in _DASHES and at + 1 < stop  # «Мэр — о мосте: …»
    topic = words[at].low in table("grammar", "about") and stop - at <= _TOPIC
    if 0 < stop - at <= _ADDRESSED and words[at - 1].low in _DASHES and all(_hears(word) for word in words[at:stop]):
        return True  # «Мэр — жителям: мост крепок»
    return at == stop or (topic and not any(w.low in ",;—–-" for w in words[at:stop]))


def _hears(word: Word) -> bool:
    """Say whether a word may be of whom one speaks to."""
    return any(r.case == "datv" for r in word.readings)


def _asks(sentence: Sentence, at: int) -> bool:
    """Say whether a topic and a question stand there, no speaker: «Пенсии: как изменятся выплаты»."""
    follow = sentence.paragraph.seen(at + 1, at + 30).split()
    return bool(follow) and follow[0] in table("dialogue", "questions")


def _speaker_last(scene: Scene, paragraph: Paragraph) -> Found | None:
    """«Дороги закроют на неделю — мэрия», «…, - Седов на встрече с жителями», «… — банк „Луг“»."""
    match = _LAST_DASH.search(paragraph.outline)
    if match is None:
        return None
    start, dash = paragraph.start + match.end(), paragraph.start + match.start()
    if any(m.open < start and m.stop > dash for m in paragraph.pairs):
        return None
    comma = match.group().startswith(",")
    sentence = paragraph.sentences[0]
    words = sentence.words
    index = sentence.word_at(start)
    said = [m for m in paragraph.pairs if m.stop <= dash]
    told = any(says(word) for word in words[: sentence.word_at(dash)])
    if paragraph.pairs and not told and not any(scene.decider.verbal(m) for m in said):
        return None  # «Новый вратарь „Луга“ — Иван Седов»
    if index >= len(words) or (words[index].quoted and not _institution(scene, paragraph.pairs[-1])):
        return None
    phrase = parse(words, index, "nomn", scene.known, len(words)) or _stranger(words, index, comma=comma)
    if phrase is None or _place(scene, words[index]):
        return None
    if phrase.stop != len(words) and not (comma and phrase.name is not None and _where(words[phrase.stop :])):
        return None
    if said and phrase.weight < _PERSON and not (comma or phrase.head in table("media", "nouns")):
        return None  # «Кубок взяла „Луга“, второй — „Север“ из Горанска»
    source = made(words, phrase, "nomn", scene.known)
    owned = table("grammar", "talks") | table("grammar", "findings")
    if phrase.form is SpeakerForm.DOCUMENT and phrase.head in owned:
        source = owner(words, phrase, scene.known)  # «Мост будет — интервью мэра», «Рубль окрепнет, - прогноз банка»
    findings = comma and phrase.head in table("grammar", "findings")
    if source.phrase.weight < (2 if source.phrase is phrase or findings else _PERSON):
        return None
    if source.phrase is phrase and words[index].low in table("dialogue", "tags"):
        return None
    if index > 1 and scene.known.person(words[index - 2]) is not None and phrase.name == (phrase.first, phrase.stop):
        return None  # «Назван судья боя Седов — Рогов»
    parts = [trim(scene.text, paragraph.start, dash)]
    if len(scene.text[parts[0][0] : parts[0][1]].split()) < 3:
        return None
    return Found(
        QuoteKind.HEADLINE,
        parts,
        "headline_speaker_last",
        0.6,
        paragraph.index,
        None,
        source,
    )


def _stranger(words: list[Word], index: int, *, comma: bool) -> Phrase | None:
    """Read the last word behind a comma and a dash as a surname that no table has: «Денег нет, - Решедилова»."""
    word = words[index]
    if not comma or index != len(words) - 1 or not (word.is_word and word.capital) or word.text.isupper():
        return None
    return Phrase(index, index + 1, index, word.low, SpeakerForm.NAME, _PERSON, name=(index, index + 1))


def _where(words: list[Word]) -> bool:
    """Say whether words tell no more than where or of what somebody speaks: «Седов | на встрече с жителями»."""
    return first_pos(words[0]) == "PREP" and not any(says(word) or word.low in _ENDS for word in words)


def _place(scene: Scene, word: Word) -> bool:
    """Say whether a word names a place, which opens many a headline: «Москва: планы на выходные».

    What no dictionary has may look like one and be somebody: «Лугео: мост закроют».
    """
    first = word.readings[:1]
    if not any("Geox" in r.marks for r in first):
        return False
    return first[0].known or (scene.known.person(word) is None and not scene.known.organisation(word))
