"""Whose the turns of an interview are: by a label, by initials, or by the one person whom headline and lead name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rupress.normalizer.nominative import nominative
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.found import Found, Guest, Scene
from rupress.normalizer.quotes.grammar import first_pos, lemma_of
from rupress.normalizer.quotes.known import upright
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence, following
from rupress.normalizer.quotes.sources import Source, made
from rupress.normalizer.quotes.turns import DASH, Label
from rupress.records import Kind, Person, QuoteKind, Speaker, SpeakerForm
from rupress.ru.morph import CASES, readings
from rupress.span import Span

_LEAD = 4
"""An interview is introduced in the headline, the deck and at most so many paragraphs."""
_AHEAD = 2
"""The interviewed person stands out by so many points."""
_MOST = 200
"""Initials are compared with at most so many people."""
_NAME = 3
"""A person's full name has so many words."""
_OPENING = 60
"""A question that speaks to somebody by name does so in its first characters."""
_BEFORE = 40
"""The role before a name fits into so many characters."""
_SAYING = frozenset(("VERB", "PRTS", "ADJS", "PRED", "INFN", "NPRO", "PRCL"))
_TURNS = frozenset(("reply", "interview"))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def labelled(scene: Scene, paragraph: Paragraph) -> None:
    """A turn of an interview: «Корр.: Когда запуск?», «А. С.: В марте.»; one alone is no interview."""
    label = scene.turns.label(paragraph.index)
    if label is None:
        return
    words = trim(scene.text, label.said, paragraph.stop)
    found = Found(QuoteKind.DIRECT, [words], "turn", 0.85, paragraph.index)
    if label.kind in {"asks", "answers"}:
        found.confidence = 0.6
        if label.kind == "answers" and (guest := interviewed(scene)) is not None:
            found.speaker = Speaker(None, SpeakerForm.NAME, guest.name, guest.entity)
            found.confidence = 0.7
    elif label.kind == "outlet":
        span = Span(label.start, label.stop)
        found.speaker = Speaker(span, SpeakerForm.ORGANISATION, scene.words(label.start, label.stop))
    elif label.kind == "initials":
        found.speaker = _by_initials(scene, label)
    else:
        found.source = _named(scene, paragraph, label)
        if found.source is None or (found.source.name is None and _lists(paragraph, label)):
            return
    for later in following(scene.paragraphs, paragraph.index):
        if not later.tight or later.kind is not Kind.BODY or scene.turns.label(later.index) is not None:
            break
        found.parts.append(trim(scene.text, later.start, later.stop))
    scene.add(found)


def _named(scene: Scene, paragraph: Paragraph, label: Label) -> Source | None:
    """Read a label as the name of a speaker, with a role after a comma perhaps: «Анна Орлова, мэр города:»."""
    sentence = paragraph.sentences[0]
    words, stop = sentence.words, sentence.word_at(label.stop)
    phrase = parse(words, 0, "nomn", scene.known, stop) if words else None
    if phrase is None or phrase.weight < 3:
        return None
    if phrase.stop < stop and (phrase.name is None or words[phrase.stop].low != ","):
        return None
    return made(words, phrase, "nomn", scene.known)


def _lists(paragraph: Paragraph, label: Label) -> bool:
    """Say whether only names stand behind a label: «Запасные: Седов, Рогов»."""
    said = [word for s in paragraph.sentences for word in s.words if word.start >= label.said]
    # a surname is no short adjective: «Илья Ладов»
    return not any(
        word.low == "?" or (first_pos(word) in _SAYING and not (word.capital and k)) for k, word in enumerate(said)
    )


def answered(scene: Scene, paragraph: Paragraph) -> None:
    """An answer in an interview whose turns only dashes or questions tell apart."""
    lead = DASH.match(paragraph.outline)
    if paragraph.index in scene.turns.asked and lead is not None:
        _question(scene, paragraph, paragraph.start + lead.end())
    if paragraph.index not in scene.turns.answers:
        _answers_again(scene, paragraph)
        return
    words = trim(scene.text, paragraph.start + (lead.end() if lead else 0), paragraph.stop)
    if any(part[0] < words[1] and words[0] < part[1] for f in scene.near(*words) for part in f.parts):
        return  # a reply with words of the author
    guest = interviewed(scene)
    if lead is None and guest is None:
        return
    parts = [words, *(trim(scene.text, p.start, p.stop) for p in scene.turns.rest(paragraph.index))]
    found = Found(QuoteKind.DIRECT, parts, "interview", 0.7 if guest is not None else 0.6, paragraph.index)
    if guest is not None:
        found.speaker = Speaker(None, SpeakerForm.NAME, guest.name, guest.entity)
    scene.add(found)


def _answers_again(scene: Scene, paragraph: Paragraph) -> None:
    """One question put to who has just spoken: — Мост стар, — говорит мэр. ¶ — Что дальше? ¶ — Дальше парк."""
    if paragraph.index < _AHEAD or not all(_bare_turn(scene, k) for k in (paragraph.index - 1, paragraph.index)):
        return
    spoken, question = scene.paragraphs[paragraph.index - 2 : paragraph.index]
    if not question.outline.rstrip().endswith("?") or paragraph.outline.rstrip().endswith("?"):
        return
    earlier = next((f for f in scene.near(spoken.start, spoken.stop) if f.paragraph == spoken.index), None)
    if earlier is None or earlier.source is None or earlier.rule not in _TURNS or not DASH.match(spoken.outline):
        return
    for turn, source in ((question, None), (paragraph, earlier.source)):
        lead = DASH.match(turn.outline)
        words = trim(scene.text, turn.start + (lead.end() if lead else 0), turn.stop)
        scene.add(Found(QuoteKind.DIRECT, [words], "interview", 0.6, turn.index, source=source))


def _bare_turn(scene: Scene, index: int) -> bool:
    """Say whether a paragraph is a turn after a dash that no rule has read yet."""
    paragraph = scene.paragraphs[index]
    return index in scene.turns.dashes and not any(
        part[0] < paragraph.stop and paragraph.start < part[1]
        for found in scene.near(paragraph.start, paragraph.stop)
        for part in found.parts
    )


def _question(scene: Scene, paragraph: Paragraph, start: int) -> None:
    """Keep a question of an interviewer whom nobody names: — Когда запуск?"""
    mark = paragraph.outline.rfind("?", start - paragraph.start)
    words = trim(scene.text, start, paragraph.start + mark + 1 if mark >= 0 else paragraph.stop)
    if not any(part[0] < words[1] and words[0] < part[1] for f in scene.near(*words) for part in f.parts):
        scene.add(Found(QuoteKind.DIRECT, [words], "interview", 0.6, paragraph.index))


def interviewed(scene: Scene) -> Guest | None:
    """Give the person who is interviewed: the one whom headline, deck and lead put forward; None if two could be."""
    if scene.guest is None:
        guest = _likeliest(scene)
        doubtful = guest is not None and scene.turns.unmarked and not _put_forward(scene, guest)
        scene.guest = (None if doubtful else guest,)
    return scene.guest[0]


def _likeliest(scene: Scene) -> Guest | None:
    points: dict[str, int] = {}
    people: dict[str, Guest] = {}
    for paragraph in _introduction(scene):
        title = paragraph.kind in {Kind.HEADLINE, Kind.DECK}
        for guest in _people(scene, paragraph):
            key = next((k for k in people if _same(k, guest.name)), guest.name)
            if len(guest.name) > len(people.setdefault(key, guest).name):
                people[key] = guest
            points[key] = max(points.get(key, 0), 1 + (2 if guest.subject else 0) + (1 if title else 0))
    for found in scene.found:
        if found.source is not None and scene.paragraphs[found.paragraph].kind is Kind.HEADLINE:
            said = scene.text[found.source.start : found.source.stop]
            for key in points:
                points[key] += 3 if _same(key, said) else 0
    for index in scene.turns.asked:
        opening = scene.paragraphs[index].outline[:_OPENING]
        for key in points:
            points[key] += 2 if _is_addressed(key, opening) else 0
    ranked = sorted(points, key=lambda key: -points[key])
    if not ranked or (len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < _AHEAD):
        return None
    return people[ranked[0]]


def _put_forward(scene: Scene, guest: Guest) -> bool:
    """Say whether the title names somebody, or a question speaks to him: other questions may be put to the reader."""
    titles = (p for p in scene.paragraphs if p.kind in {Kind.HEADLINE, Kind.DECK})
    if any(_same(other.name, guest.name) for title in titles for other in _people(scene, title)):
        return True
    return any(_is_addressed(guest.name, scene.paragraphs[index].outline[:_OPENING]) for index in scene.turns.asked)


def _is_addressed(name: str, opening: str) -> bool:
    """Say whether a question begins by a name: «Анна, когда вы начнёте?», «— Анна Петровна, …» where she has both."""
    words = name.lower().replace("ё", "е").split()
    polite = " ".join(words[:2]) if len(words) >= _NAME else words[0]
    return any(f"{called}," in opening for called in (words[0], polite, f" {' '.join(words)}"))


def _introduction(scene: Scene) -> Iterator[Paragraph]:
    """Give headline, deck and the paragraphs before the first turn."""
    bodies = 0
    for paragraph in scene.paragraphs[: scene.turns.first]:
        bodies += paragraph.kind is Kind.BODY
        if bodies <= _LEAD and paragraph.kind in {Kind.HEADLINE, Kind.DECK, Kind.BODY}:
            yield paragraph


def _people(scene: Scene, paragraph: Paragraph) -> Iterator[Guest]:
    """Give the people whom a paragraph names, but for those who ask: «корреспондент Иван Седов»."""
    if not scene.known.any:
        for sentence in paragraph.sentences:
            yield from _read(scene, sentence)
        return
    for start, mention in scene.known.between(paragraph.start, paragraph.stop):
        entity = scene.known.entity(start)
        if isinstance(entity, Person) and not _asker(paragraph.seen(start - _BEFORE, start)):
            yield Guest(start, entity.name, entity.id, upright(mention))


def _read(scene: Scene, sentence: Sentence) -> Iterator[Guest]:
    """Give the people whom a sentence names, as far as the words alone tell: by given name and surname."""
    words = sentence.words
    stop = 0
    for index, word in enumerate(words):
        if index < stop or not (word.is_word and word.capital):
            continue
        for case in CASES:
            phrase = parse(words, index, case, scene.known, min(len(words), index + _NAME))
            name = phrase.name if phrase is not None else None
            if name is not None and name[0] == index and name[1] - index > 1:
                stop = name[1]
                if not _asker(sentence.paragraph.seen(word.start - _BEFORE, word.start)):
                    span = scene.view.span(word.start, words[stop - 1].stop)
                    yield Guest(word.start, nominative(scene.source, span.start, span.stop), None, case == "nomn")
                break


def _asker(before: str) -> bool:
    """Say whether the words before a name call a journalist."""
    callings = table("dialogue", "asks") | table("media", "reporters")
    return any(lemma_of(r) in callings for word in _WORD.findall(before)[-5:] for r in readings(word)[:1])


def _by_initials(scene: Scene, label: Label) -> Speaker:
    """Find whose initials a label has: «А. С.», «А. Седов»; the label itself if nobody's, or those of two people."""
    span = Span(label.start, label.stop)
    initials = _WORD.findall(label.text)
    surname = initials[1] if len(initials) > 1 and len(initials[1]) > 1 else ""
    fitting: dict[str, Guest] = {}
    if scene.guests is None:
        scene.guests = list({guest.name: guest for guest in islice(_everybody(scene), _MOST)}.values())
    for guest in scene.guests:
        words = guest.name.lower().replace("ё", "е").split()
        ends = words[0][0] == initials[0] and any(
            word == surname if surname else word[0] == initials[1] for word in words[1:]
        )
        if len(words) > 1 and ends and "." not in guest.name:  # «А. С.» may have been tagged as a name itself
            fitting.setdefault(guest.name, guest)
    if len(fitting) == 1:
        guest = next(iter(fitting.values()))
        return Speaker(span, SpeakerForm.NAME, guest.name, guest.entity)
    name = " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in _shown(scene, label))
    return Speaker(span, SpeakerForm.NAME, name)


def _shown(scene: Scene, label: Label) -> list[str]:
    return re.findall(r"\w+\.|[\w-]+", scene.words(label.start, label.stop))


def _everybody(scene: Scene) -> Iterator[Guest]:
    """Give all people of the article; of a bare text those of its introduction and of its labels."""
    if scene.known.any:
        for entity in scene.known.entities:
            if isinstance(entity, Person):
                yield Guest(0, entity.name, entity.id, True)
        return
    for paragraph in _introduction(scene):
        yield from _people(scene, paragraph)
    for label in scene.turns.labelled():
        words = scene.words(label.start, label.stop).split(",")[0]
        if label.kind == "plain" and len(words.split()) in {2, 3}:
            yield Guest(label.start, words, None, True)


def _same(one: str, other: str) -> bool:
    """Say whether two names can be one person's: «Седов», «Иван Седов»."""
    short, long = sorted((set(one.lower().split()), set(other.lower().split())), key=len)
    return short <= long
