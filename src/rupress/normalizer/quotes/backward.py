"""Cues that point at the sentence before: Мост закрыт. Об этом сообщил мэр."""

from __future__ import annotations

from attrs import evolve

from rupress.normalizer.quotes.attributions import opens_how, parenthetic
from rupress.normalizer.quotes.cited import after_phrase
from rupress.normalizer.quotes.clause_ends import that
from rupress.normalizer.quotes.clauses import report
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import says
from rupress.normalizer.quotes.indirect import opening_of
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import Source
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.subjects import subject_after
from rupress.records import Kind, QuoteKind, SpeakerForm

_FAR = 20
"""A phrase after more characters does not begin its sentence."""
_DASHES = (" —", " –", " -")
_SPOKEN = (",", "»", "!", "?", "…")
_INSTITUTION = 2
_FEW = 3
"""«Так считает Седов» has so many words."""
_HOSTS = (Kind.BODY, Kind.DECK, Kind.HEADLINE)


def backward(scene: Scene, paragraph: Paragraph) -> None:
    """A report of the sentence before: Мост закрыт. Об этом сообщил мэр."""
    for sentence in paragraph.sentences:
        if (hit := _so(scene, sentence)) is not None:
            found = Found(QuoteKind.INDIRECT, [], "backward", 0.85, paragraph.index, hit)
            attribute(scene, sentence, hit, found)
            if found.source is not None:
                previous(scene, paragraph, sentence, found)
            continue
        for phrase, _ in sentence.phrases:
            if phrase.form.entry.kind != "backward" or _asks(paragraph, sentence):
                continue
            before = paragraph.seen(sentence.start, phrase.start).strip()
            which = phrase.form.entry.klass == "which"
            if which and any(0 <= phrase.start - h.stop <= 3 for h in sentence.verbs):
                continue  # «рассказал, о чём мечтает» asks
            ahead = before.rstrip(", ").split()
            if which and ahead and (len(ahead) < 2 or ahead[-1] in table("grammar", "of_what")):
                continue  # «Всё, о чём мы говорили, …», «поделился тем, о чём говорил»
            this = not which and (
                len(before) > _FAR or _tells(sentence, phrase)
            )  # «Мост закроют, такое мнение высказал мэр»
            opening = opens_how(before)
            inside = (which or this) and _goes_before(before) and not opening
            if len(before) > _FAR and not inside and not opening:
                continue  # «мост закроют, об этом сообщил мэр»
            hit = _verb(scene, sentence, phrase)
            if hit is None or hit.form.ahead:
                continue  # «об этом завод объявит позже»
            said = phrase.form.entry.klass != "this" or before.endswith(",")
            if inside and not said and "K" not in hit.form.entry.frames:
                continue  # «Парк закроют на ночь — об этом просили жители»
            found = Found(QuoteKind.INDIRECT, [], "backward", 0.9, paragraph.index, hit)
            attribute(scene, sentence, hit, found)
            if inside and found.source is not None and found.source.stop <= phrase.start:
                found.source = subject_after(sentence, hit, scene.known)
            _passers(scene, sentence, (phrase, hit), found)
            if found.source is None and found.media and phrase.form.entry.klass not in {"this", "which"}:
                owner = after_phrase(sentence, _genitive(phrase), scene.known)
                found.source = owner if owner is not None and owner.case == "gent" else None
            if found.source is None and not found.media:
                found.source = _titled(scene, sentence, hit)
            if found.source is None and not found.media:
                continue
            if inside and any(
                f.source and f.hit and sentence.start <= f.hit.start < phrase.start
                for f in scene.near(sentence.start, phrase.start)
            ):
                scene.use(hit)  # «Седов считает, что мост цел, об этом он сообщил»
            elif inside:
                found.parts = [trim(scene.text, sentence.start, phrase.start)]
                report(scene, sentence, found, sentence.start, phrase.start)
            else:
                previous(scene, paragraph, sentence, found)
            break


def _genitive(phrase: Hit) -> Hit:
    """Give a phrase with the case of whose words it brings: «Такие данные | завода приводит „Маяк“»."""
    return evolve(phrase, form=evolve(phrase.form, entry=evolve(phrase.form.entry, case="gent")))


def _so(scene: Scene, sentence: Sentence) -> Hit | None:
    """Find who thinks what the sentence before says: «Мост не нужен. Так считает инженер Иван Седов»."""
    verb = sentence.verbs[0] if sentence.verbs else None
    if verb is None or verb.form.entry.klass != "think" or verb.form.pos != "VERB":
        return None  # most sentences: their words need not be cut
    words = sentence.words
    if len(words) < _FEW or words[0].low not in table("grammar", "so") or verb.start != words[1].start:
        return None
    clause = that().match(sentence.paragraph.seen(verb.stop, sentence.stop))
    return verb if clause is None and scene.unused(verb) else None


def _tells(sentence: Sentence, phrase: Hit) -> bool:
    """Say whether a clause of its own and a comma stand before a phrase, however short: «Мост стар, | такое мнение»."""
    before = sentence.words[: sentence.word_at(phrase.start)]
    subject = before[:1] and any(r.case == "nomn" for r in before[0].readings[:2])
    return bool(subject) and before[-1].low == "," and any(says(word) for word in before)


def _goes_before(before: str) -> bool:
    """Say whether the words reported end before «об этом»: «Мост закроют — | об этом …»."""
    if before.endswith(_DASHES):
        return not before[:-1].rstrip().endswith(_SPOKEN)  # «„Мост закроют“, — об этом сообщил мэр» is speech
    return before.endswith(",")


def _asks(paragraph: Paragraph, sentence: Sentence) -> bool:
    """Say whether a sentence is a question, which points back at nothing: «О чём вы мечтаете?»."""
    return paragraph.seen(sentence.start, sentence.stop).rstrip(" »\"'").endswith("?")


def _titled(scene: Scene, sentence: Sentence, hit: Hit) -> Source | None:
    """Find a thing with a name of its own that tells: «Об этом сообщил проект „Лугов.Инфо“»."""
    source = subject_after(sentence, hit, scene.known, 0)
    phrase = source.phrase if source is not None else None
    named = phrase is not None and any(word.quoted for word in sentence.words[phrase.at + 1 : phrase.stop])
    return source if named else None


def _passers(scene: Scene, sentence: Sentence, ends: tuple[Hit, Hit], found: Found) -> None:
    """Add the outlets between «об этом» and its verb: «Об этом, передаёт „Вестник“, сообщил мэр»."""
    phrase, hit = ends
    for other in sentence.verbs:
        passed = phrase.stop <= other.start < hit.start and _passes_on(sentence, phrase, other)
        if passed or (other.start > hit.stop and _closes(sentence, other) and scene.unused(other)):
            rule = "backward" if passed else "trailing"
            probe = Found(QuoteKind.INDIRECT, [], rule, 0.9, sentence.paragraph.index, other)
            attribute(scene, sentence, other, probe)
            found.media += [medium for medium in probe.media if medium not in found.media]
            scene.use(other)


def _closes(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the verb of an outlet stands behind a comma: «Об этом сообщил мэр, | передаёт „Маяк“»."""
    before = sentence.paragraph.seen(sentence.start, hit.start).rstrip()
    return before.endswith(",") and hit.form.entry.lemma in table("grammar", "carriers")


def _passes_on(sentence: Sentence, phrase: Hit, hit: Hit) -> bool:
    """Say whether the verb of an outlet stands right behind «об этом» and a comma."""
    between = sentence.paragraph.seen(phrase.stop, hit.start).strip()
    return between == "," and hit.form.entry.lemma in table("grammar", "carriers")


def _verb(scene: Scene, sentence: Sentence, phrase: Hit) -> Hit | None:
    """Find the verb after «об этом»: a cue, or any verb after a noun for words («такое мнение высказал»)."""
    later = [h for h in sentence.verbs if h.start >= phrase.stop and h.form.pos != "GRND" and scene.unused(h)]
    first: Hit | None = None
    own = None if phrase.form.entry.klass in {"this", "which"} else _bringing(sentence, phrase)
    if (
        own is not None
        and later
        and own.start < later[0].start
        and own.form.entry.lemma not in table("grammar", "linking")
        and later[0].form.entry.lemma in table("grammar", "carriers")
    ):
        return own  # «Такое мнение высказал мэр, передаёт „Маяк“»
    for hit in later:
        how = parenthetic().search(sentence.paragraph.seen(max(phrase.stop, hit.start - 40), hit.start))
        if how is not None and first is not None and hit.form.entry.lemma in table("grammar", "carriers"):
            return first  # «Об этом, как сообщил мэр, стало известно в мае, передаёт „Маяк“»
        first = first or (hit if how is not None and how["how"] else None)
        if how is None or not (how["how"] or _passes_on(sentence, phrase, hit)) or len(later) == 1:
            return hit  # «об этом, как пишет „Вестник“, сообщил мэр», «об этом, передаёт „Вестник“, сообщил мэр»
    if phrase.form.entry.klass in {"this", "which"}:
        return None
    return own


def _bringing(sentence: Sentence, phrase: Hit) -> Hit | None:
    """Find the verb that brings a noun for words, whatever it is: «такое мнение | высказал», «к выводу | пришли»."""
    words = sentence.words
    index = sentence.word_at(phrase.stop)
    for word in words[index : index + 8]:
        reading = word.readings[0] if word.readings else None
        if reading is not None and reading.pos == "VERB" and reading.number:
            told = (r for r in word.readings[:3] if r.pos == "VERB" and (r.gender or r.number == "plur"))
            reading = next(told, reading)  # «к такому выводу пришли» bids nobody
            entry = Entry(reading.lemma, "say", "B")
            return Hit(word.start, word.stop, Form(entry, "VERB", reading.number, reading.gender))
    return None


def previous(scene: Scene, paragraph: Paragraph, sentence: Sentence, found: Found) -> None:
    """Take the sentence before as the words said; if it is a quote itself, only its media grow."""
    place = paragraph.place(sentence)
    if place:
        host, target = paragraph, paragraph.sentences[place - 1]
    else:
        earlier = scene.paragraphs[max(0, paragraph.index - 2) : paragraph.index]
        above = next((p for p in reversed(earlier) if p.kind in _HOSTS and p.sentences), None)
        if above is None:
            return
        host, target = above, above.sentences[-1]
    if target.words and target.words[-1].low == ":":
        return  # «По теме:» ¶ «О чём горожане просили мэра»
    near = scene.near(target.start, target.stop)
    inner = next((f for f in near if any(target.start <= a < target.stop for a, _ in f.parts)), None)
    if inner is not None and (found.source is None or inner.rule != "clause"):
        scene.lend(inner, found)
        if found.hit is not None:
            scene.use(found.hit)
        return
    if inner is not None and _says_again(inner, found):
        if found.hit is not None:
            scene.use(found.hit)
        return
    if inner is not None and (inner.source is None or inner.source.phrase.weight < 3):
        scene.drop(inner)  # «Москва надеется, что …. Об этом сообщил министр»: his are the words
    found.paragraph = host.index
    carried = inner is not None and bool(inner.media) and inner.parts[-1][0] >= target.start  # «…, сообщает „Маяк“»
    stop = inner.parts[-1][1] if inner is not None and carried else target.stop
    found.parts = [trim(scene.text, _learnt(scene, target), stop)]
    scene.add(found)


def _says_again(inner: Found, found: Found) -> bool:
    """Say whether a cue only adds to its speaker's report: «Мэр заявил, что …. | Об этом он сказал в парке»."""
    if found.source is None or found.source.phrase.form is not SpeakerForm.PRONOUN or not (inner.hit and found.hit):
        return False
    again = inner.hit.form.entry.lemma == found.hit.form.entry.lemma
    return inner.source is not None and (again or inner.source.phrase.weight > _INSTITUTION)


def _learnt(scene: Scene, sentence: Sentence) -> int:
    """Give where the words begin that a sentence reports: its start, or what somebody learnt («узнал, что …»)."""
    for hit in sentence.verbs:
        if hit.form.entry.klass == "learn":
            probe = Found(QuoteKind.INDIRECT, [], "clause", 0.9, sentence.paragraph.index, hit)
            attribute(scene, sentence, hit, probe)
            if probe.source is not None and probe.source.phrase.name is not None:
                break  # «Анна Седова узнала, что муж уходит в море. Об этом она рассказала»: that she learnt it is told
            match = that().match(sentence.paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 200)))
            if match is not None:
                return hit.stop + match.end()
    return opening_of(sentence)
