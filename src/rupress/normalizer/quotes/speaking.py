"""Cue and speaker of one quote brought together: whose subject, whose medium, what flags."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.cited import after_phrase, brings_words, got_from, owned_words, quoted_person
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import MARKS, first_pos
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.places import agent_of, is_land, locative, main_place, place_spoken_of
from rupress.normalizer.quotes.scene import Sentence
from rupress.normalizer.quotes.sources import Source, made, owner
from rupress.normalizer.quotes.subjects import shared_subject, subject_after, subject_before
from rupress.records import QuoteKind, SpeakerForm
from rupress.ru.letters import without_yo


def attribute(scene: Scene, sentence: Sentence, hit: Hit, found: Found) -> None:
    """Find speaker and media of a cue and give them to a quote, with its flags."""
    source = speaker(scene, sentence, hit, found)
    passed = hit.form.entry.klass != "think" and found.rule in _CARRIED and not _own_words(source, hit, found)
    if source is not None and source.medium and passed:
        found.media.append(source)
        source = None
    if source is not None and _carrier(scene, source, hit, found, told_before=_opens(sentence, hit, small=True)):
        found.media.append(source)
        source = None
    found.source = source
    settings(scene, sentence, hit, found)
    if found.source is None and found.media and found.kind is QuoteKind.DIRECT:
        found.carry = True  # «…», — передаёт «Вестник»: the words of whom it spoke of before
    if hit.negated:
        found.flags.add("negated")
    if found.source is not None and found.source.phrase.form is SpeakerForm.ANONYMOUS:
        found.flags.add("anonymous")


def _own_words(source: Source | None, hit: Hit, found: Found) -> bool:
    """Say whether an outlet speaks for itself: «„…“, — подчёркивает издание»; it passes on what it „сообщает“."""
    if source is None or found.kind is not QuoteKind.DIRECT or source.phrase.head not in table("media", "nouns"):
        return False
    if source.case != "nomn" or mapping("outlets").get(source.phrase.head) == _AGENCY:
        return False  # «…, — указали в газете»; an agency carries others' words
    return without_yo(hit.form.entry.lemma) in table("grammar", "remarking")


def _is_name(scene: Scene, source: Source) -> bool:
    """Say whether all words have capitals and name nobody: «Тихий Луг»."""
    words = scene.text[source.start : source.stop].split()
    return source.phrase.form is SpeakerForm.ORGANISATION and all(word[:1].isupper() for word in words)


def _quoted(scene: Scene, source: Source) -> bool:
    """Say whether a source is nothing but a name in marks: «Как сообщал „Город“, …»."""
    return scene.text[source.start] in MARKS and scene.text[source.stop - 1] in MARKS


def _carrier(scene: Scene, source: Source, hit: Hit, found: Found, *, told_before: bool) -> bool:
    """Say whether a name alone only carries a report: «…, сообщает „Город“»; an institution speaks for itself."""
    if hit.form.entry.lemma in table("grammar", "passing_on") and found.rule == "trailing" and _is_name(scene, source):
        return True  # «…, передаёт Тихий Луг»
    if source.phrase.head in table("media", "reporters"):
        return hit.form.entry.lemma in table("grammar", "carriers")
    plain = source.phrase.head == "" or _camel(scene, source)
    if (
        not plain
        or source.phrase.form is not SpeakerForm.ORGANISATION
        or source.phrase.stop - source.phrase.first > _FEW
    ):
        return False
    if hit.form.entry.lemma not in table("grammar", "carriers"):
        return False
    if hit.form.person != "3per":
        alone = _quoted(scene, source) or _camel(scene, source) or _latin(scene, source)
        return alone and (told_before or found.rule in {"trailing", "backward"})
    if found.rule in {"dashed", "comma"}:  # «„…“, — пишет LugaNews»; „ivan_63“ is somebody
        return _quoted(scene, source) or _camel(scene, source)
    return found.rule in {"trailing", "parenthetic", "how", "backward"}


def _camel(scene: Scene, source: Source) -> bool:
    """Say whether a source is one word with a capital inside it: «ЛугИнформ», «LugaNews»."""
    name = scene.text[source.start : source.stop]
    return _CAMEL.fullmatch(name) is not None


def _latin(scene: Scene, source: Source) -> bool:
    """Say whether a source is a name in Latin letters: «The Luga Post»."""
    return _LATIN.fullmatch(scene.text, source.start, source.stop) is not None


_LATIN = re.compile(r"[A-Z][\w.&' -]{2,60}", re.ASCII)
_SMALL = frozenset(("ADVB", "PRCL", "COMP"))
_CAMEL = re.compile(r"[А-ЯЁA-Z][\w.]*[а-яёa-z][А-ЯЁA-Z][\w.]*")
_FEW = 3
"""A name alone has at most so many words."""
_AGENCY = "agency"
_SPEAKS = 2
"""How fit to speak whom an outlet refers to must be."""
_CARRIED = frozenset(("reply", "dashed", "comma", "coloned", "trailing", "parenthetic", "how", "backward", "inserted"))


def speaker(scene: Scene, sentence: Sentence, hit: Hit, found: Found) -> Source | None:
    """Find the words that name the speaker of a cue."""
    known = scene.known
    form = hit.form
    if form.entry.kind != "verb":
        return None if found.owner else after_phrase(sentence, hit, known)
    if ("X" in form.entry.frames or brings_words(sentence, hit)) and found.rule != "backward":
        who, medium = quoted_person(sentence, hit, known, _begin(sentence, found, hit))
        if medium is not None:
            found.media.append(medium)
        if who is None:
            found.owner = owned_words(sentence, hit)
        return who
    if form.pos == "PRTS" and (agent := agent_of(sentence, hit, known)) is not None:
        return agent
    if form.entry.klass == "impers" or form.pos == "PRTS":
        far = found.rule in {"trailing", "how"} and not _opens(sentence, hit)
        return locative(sentence, hit, known, far=far)
    behind = found.rule == "paragraphs" and hit.start >= found.parts[-1][1]  # no verb of the words themselves
    if found.rule in _AFTER_FIRST or behind:
        source = subject_after(sentence, hit, known)
        behind = found.rule == "trailing"
        place = locative(sentence, hit, known, behind=behind) if form.number == "plur" and _weak(source) else None
        if source is None and place is None:
            source = subject_before(sentence, hit, known, begin=_begin(sentence, found, hit))
        if source is None and place is None and "B" in form.entry.frames:
            document = subject_after(sentence, hit, known, 1)  # «…, свидетельствуют данные завода»
            source = owner(sentence.words, document.phrase, known) if document is not None else None
        return place or source
    if form.number == "plur" and (there := place_spoken_of(sentence, hit, known)) is not None:
        return there
    before = shared_subject(sentence, hit, known) or subject_before(sentence, hit, known)
    after = subject_after(sentence, hit, known)
    going_on = form.pos == "GRND" or (form.pos == "VERB" and form.number == "plur")
    if before is None and going_on and (place := main_place(sentence, hit, known)) is not None:
        return place
    if before is None and after is None and (document := subject_after(sentence, hit, known, 1)) is not None:
        # «об этом свидетельствует сообщение завода»
        return owner(sentence.words, document.phrase, known) if document.phrase.form is SpeakerForm.DOCUMENT else None
    place = locative(sentence, hit, known) if form.number == "plur" and form.pos in _SPEAKING else None
    if place is not None and before is not None and before.phrase.number == "plur" and is_land(sentence, place):
        place = None  # «при обсуждении дел в Луговии главы государств заявили»
    if place is not None and before is not None and (place.start < before.start < place.stop or _weak(before)):
        before = None  # «в пресс-службе прокуратуры сообщили»: a genitive that could be a nominative
    if place is not None and before is not None and _own_place(sentence, before, place, hit):
        before = None  # «Жители жалуются, поэтому в мэрии заявили, что»
    if found.rule == "backward" and before is not None and after is not None and before.phrase.head == "":
        before = None  # «Об этом „Вестнику“ сообщила пресс-служба»
    if place is not None and after is not None and _weak(after):
        after = None  # «сообщили „Вестнику“ в мэрии»
    parenthetic = before is not None and after is not None and after.phrase.name is not None
    if before is not None and parenthetic and _parenthetic(sentence, hit) and not _past_aside(sentence, before, hit):
        before = None  # «Мэр прав, говорит инженер Иван Седов: «…»»
    found_ones = [s for s in (before, after, place) if s is not None]
    return max(found_ones, key=lambda s: s.phrase.weight) if found_ones else None


def _own_place(sentence: Sentence, before: Source, place: Source, hit: Hit) -> bool:
    """Say whether a place stands in the clause of a verb, and a subject in one before."""
    between = sentence.paragraph.seen(before.stop, place.start)
    if not before.stop < place.start < hit.start or "," not in between:
        return False
    relative = not table("grammar", "relative_forms").isdisjoint(between.replace(",", " ").split())
    return not relative and "," not in sentence.paragraph.seen(place.stop, hit.start)


_SPEAKING = frozenset(("VERB", "ADJS"))
"""«В мэрии считают, что», «в мэрии уверены, что»."""
_AFTER_FIRST = frozenset(("reply", "dashed", "comma", "inserted", "trailing", "parenthetic", "how"))


def _parenthetic(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb follows right behind a comma."""
    index = sentence.word_at(hit.start)
    return index > 0 and sentence.words[index - 1].low == ","


def _opens(sentence: Sentence, hit: Hit, *, small: bool = False) -> bool:
    """Say whether «как» and a verb open a sentence, and places behind the comma are of what follows.

    With `small` an adverb may stand between them: «Как ранее сообщал „Город“».
    """
    words, at = sentence.words, sentence.word_at(hit.start)
    if at < 1 or words[0].low not in table("grammar", "how"):
        return False
    return at == 1 or (small and all(first_pos(word) in _SMALL for word in words[1:at]))


def _past_aside(sentence: Sentence, subject: Source, hit: Hit) -> bool:
    """Say whether the comma before a verb closes an aside: «Седова, ведущая хор, | назвала песню Рогова чудом»."""
    index = sentence.word_at(subject.stop)
    return index < sentence.word_at(hit.start) - 1 and sentence.words[index].low == ","


def _weak(source: Source | None) -> bool:
    """Say whether a subject of a plural verb may be none: «сообщили „Вестнику“ в мэрии» has an outlet in the dative."""
    return source is None or (source.phrase.form is SpeakerForm.ORGANISATION and source.phrase.number != "plur")


def _begin(sentence: Sentence, found: Found, hit: Hit) -> int:
    """Give the first word of the author's words that hold a cue."""
    said = max((stop for _, stop in found.parts if stop <= hit.start), default=0)
    return sentence.word_at(said + 1) + 1 if said else 0


def settings(scene: Scene, sentence: Sentence, hit: Hit, found: Found) -> None:
    """Find the outlets that a sentence names beside the speaker: «в интервью „Вестнику“», «в Facebook»."""
    words = sentence.words
    for phrase, _ in sentence.phrases:
        if (
            phrase.form.entry.kind == "source"
            and phrase.start > hit.stop
            and found.media
            and found.rule in _AFTER_FIRST
        ):
            between = sentence.paragraph.seen(hit.stop, phrase.start)
            if not set(",;:") & set(between) and (source := after_phrase(sentence, phrase, scene.known)) is not None:
                _underlying(found, source)  # «…, сообщает „Маяк“ по информации мэрии»
        if phrase.form.entry.kind != "setting":
            continue
        index = sentence.word_at(phrase.stop)
        for case in ("datv", "gent", "ablt", "accs", "loct"):
            noun = parse(words, index, case, scene.known, len(words)) if index < len(words) else None
            if noun is None:
                continue
            told = noun.head in table("speakers", "documents") | table("speakers", "words")
            document = told and noun.name is None  # «со ссылкой на слова Седова»
            if not (noun.weight >= 1 or document or words[noun.first].capital):
                continue
            source = owner(words, noun, scene.known) if document else made(words, noun, case, scene.known)
            if source.phrase.form is SpeakerForm.DOCUMENT:
                source = got_from(words, noun.stop, scene.known) or source
            if phrase.form.entry.klass == "reference":
                if found.source is not None and _refers(sentence, (phrase, hit), found, source):
                    found.media.append(found.source)
                    found.source = None
                _underlying(found, source)
            elif source.medium or words[noun.first].quoted:
                found.media.append(source)
            break
    networks, links = table("media", "networks"), table("grammar", "network")
    for index in range(sentence.word_at(hit.stop), min(len(words) - 1, sentence.word_at(hit.stop) + 14)):
        if words[index].low in links and any(r.lemma in networks for r in words[index + 1].readings[:2]):
            noun = parse(words, index + 1, "loct", scene.known, len(words))
            if noun is not None:
                found.media.append(made(words, noun, "loct", scene.known))


def _refers(sentence: Sentence, ends: tuple[Hit, Hit], found: Found, underlying: Source) -> bool:
    """Say whether an outlet passes on what it refers to: «„Маяк“ со ссылкой на мэрию сообщает, что», „Вести“ behind it.

    One that refers to an outlet or to a paper, and somebody who refers to something, speak for themselves.
    """
    outlet = found.source
    if outlet is not None and outlet.phrase.head in table("media", "reporters"):
        return found.rule in _AFTER_FIRST and underlying.phrase.weight >= _SPEAKS
    if outlet is None or outlet.phrase.form not in {SpeakerForm.ORGANISATION, SpeakerForm.NAME}:
        return False
    if found.rule in _AFTER_FIRST:
        return _is_marked(sentence, outlet)
    phrase, hit = ends
    if found.rule != "clause" or _is_bare(underlying) or underlying.phrase.weight < _SPEAKS:
        return False
    if phrase.stop > found.parts[0][0] or any(phrase.stop <= h.start < hit.start for h in sentence.verbs):
        return False
    bare = outlet.phrase.form is SpeakerForm.ORGANISATION and outlet.phrase.head == ""
    return outlet.medium or (bare and underlying.start > outlet.start and hit.form.entry.klass == "say")


def _is_marked(sentence: Sentence, source: Source) -> bool:
    """Say whether a name in marks alone passes on what it refers to: «сообщили „Вести“ со ссылкой на мэрию»."""
    return all(word.quoted for word in sentence.words[source.phrase.first : source.phrase.stop])


def _underlying(found: Found, source: Source) -> None:
    """Put the source that an outlet refers to in the speaker's place, if no speaker stands there."""
    carried = bool(found.media) or (found.source is not None and found.source.medium)
    if source.medium or (_is_bare(source) and carried):  # «пишет „Вестник“ со ссылкой на „Маяк“»
        found.media.append(source)
    elif found.source is None:
        found.source = source


def _is_bare(source: Source) -> bool:
    """Say whether a source is an outlet, or one word that may be: «со ссылкой на „Маяк“»."""
    return source.medium or (source.phrase.stop - source.phrase.first == 1 and source.phrase.head == "")
