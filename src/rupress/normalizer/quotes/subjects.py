"""The subject of a cue verb: before it past asides, after it past addressees and circumstances."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from rupress.normalizer.quotes.content import cut_before
from rupress.normalizer.quotes.cues import Form, Hit
from rupress.normalizer.quotes.grammar import first_pos, foreign, governed, past_date, starts
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import apposed, parse
from rupress.normalizer.quotes.phrases import Phrase
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.sources import Source, agrees, made
from rupress.records import SpeakerForm
from rupress.ru.morph import CASES

_JOINT = 60
"""«, и затем в тот же день» fits into so many characters."""
_CLAUSE = frozenset(",;:()—–")
_DASHES = frozenset("—–")
_BETWEEN = 3
_BETWEEN_DASHES = 20
"""Names between two dashes are so few words."""
_INSERTED = 12
"""What stands in brackets or between commas behind a verb is of fewer words."""
_HARD = frozenset((";", ":", "—", "–", "(", ")"))


def subject_after(sentence: Sentence, hit: Hit, known: Known, weight: int = 2) -> Source | None:
    """Find the subject that follows the verb: «— сказал в среду министр труда Иван Седов»."""
    words = sentence.words
    begin = index = sentence.word_at(hit.start) + 1 if hit.form.entry.tail else sentence.word_at(hit.stop)
    best: Phrase | None = None
    while index < len(words) and index < begin + 30:
        word = words[index]
        if word.low == "." and "." in words[index - 1].low:
            index += 1  # «сообщил и.о. | директора Иван Седов»
            continue
        if best is None and (after := past_date(words, index)) > index:
            index = after
            continue
        if (after := _past_insertion(words, index, best)) > index:
            index = after
            continue
        if word.low in ".!?…" or word.low in _HARD or (word.low == "," and (best is not None or index > begin + 12)):
            break
        if (
            first_pos(word) == "PREP"
            and (after := governed(words, index + 1, _next_name(words, index + 2, known))) > index + 1
        ):
            index = after
            continue
        told = word.quoted and index > begin and _told(words[index - 1])
        phrase = parse(words, index, "nomn", known, len(words)) if starts(words, index) and not told else None
        if phrase is not None and agrees(hit.form, phrase, words) and not _oblique(words, phrase, known):
            noun = best is not None and best.head == "" and phrase.head and phrase.weight == best.weight
            if best is None or phrase.weight > best.weight or noun:  # «сообщает „Вестнику“ пресс-центр завода»
                best = phrase
            index = max(index + 1, phrase.stop)
            if best.weight == 3:
                break
        else:
            index = phrase.at + 1 if phrase is not None else index + 1
            if word.low == ",":
                break
    if best is None or best.weight < weight:
        best = _stranger(words, begin, hit, known)
    if best is None or best.weight < weight:
        return None
    best = _up_to_bearer(words, best, known)
    return made(words, apposed(words, best, "nomn", known), "nomn", known)


def _oblique(words: list[Word], phrase: Phrase, known: Known) -> bool:
    """Say whether an institution is named in another case: «сообщили НОВОСТЯМ в отделе | Росгвардии»."""
    word, before = words[phrase.at], words[phrase.first - 1] if phrase.first else None
    behind = before is not None and first_pos(before) == "NOUN"
    return behind and word.capital and known.organisation(word) and not known.nominative(word)


def _stranger(words: list[Word], at: int, hit: Hit, known: Known) -> Phrase | None:
    """Read a noun that no dictionary has right behind a verb as people: «— написали | фолловеры»."""
    if at >= len(words) or hit.form.pos != "VERB" or not hit.form.number or words[at].capital:
        return None
    phrase = parse(words, at, "nomn", known, len(words))
    new = phrase is not None and phrase.at == at and not any(r.known for r in words[at].readings)
    if phrase is not None and hit.form.number == "plur" and words[at].low.endswith(_plural()):
        phrase = evolve(phrase, number="plur")  # «— пишут | хейтеры», which the dictionary does not decline
    if phrase is None or not new or phrase.weight or phrase.head == "" or not agrees(hit.form, phrase, words):
        return None
    form = SpeakerForm.GROUP if phrase.number == "plur" else SpeakerForm.ROLE
    return evolve(phrase, form=form, weight=3)


@cache
def _plural() -> tuple[str, ...]:
    return tuple(table("grammar", "plural_endings"))


def _past_insertion(words: list[Word], at: int, best: Phrase | None) -> int:
    """Skip what stands in brackets or between commas before the subject; `at` if nothing does.

    «— заявил в совете (парламенте) страны | министр», «— сказал, обращаясь к детям, | директор», «— сообщил, в
    частности, | он».
    """
    closing = {"(": ")", ",": ","}.get(words[at].low)
    if closing is None or (best is not None and best.weight > 1):
        return at
    stop = next((k for k in range(at + 1, min(len(words), at + _INSERTED)) if words[k].low == closing), None)
    if stop is None:
        return at
    aside = words[at + 1 : stop]
    if not aside or (stop + 1 < len(words) and words[stop + 1].low in table("joins", "divided")):
        return at  # «— добавили в школе, отмечая, | что дети готовы»
    inserted = closing == ")" or first_pos(aside[0]) == "GRND" or _links(aside)
    return stop + 1 if inserted else at


def _links(aside: list[Word]) -> bool:
    """Say whether words between commas only turn the sentence: «в частности», «в свою очередь»."""
    return len(aside) in {2, 3} and first_pos(aside[0]) == "PREP" and aside[1].low in table("grammar", "turns")


def _up_to_bearer(words: list[Word], role: Phrase, known: Known) -> Phrase:
    """Read a role on to the name of its bearer: «сказал заявитель по делам против мэрии | Андрей Седов»."""
    if role.form is not SpeakerForm.ROLE or role.name is not None or not known.any:
        return role
    first = _next_name(words, role.stop, known)
    between = words[role.stop : first]
    if first >= len(words) or any(word.low in _CLAUSE or word.low in ".!?…" for word in between):
        return role
    if any(r.pos in {"VERB", "GRND"} for word in between for r in word.readings[:1]):
        return role
    stop = first
    while stop < len(words) and known.person(words[stop]) is known.person(words[first]):
        stop += 1
    return evolve(role, stop=stop, name=(first, stop))


def _told(word: Word) -> bool:
    """Say whether a word is who is told, whose outlet follows: «рассказали журналистам „Вестника“ в мэрии»."""
    first = word.readings[:1]
    return any(r.pos == "NOUN" and r.animate and r.case == "datv" for r in first)


def _next_name(words: list[Word], at: int, known: Known) -> int:
    """Give the place of the next person named in the nominative: «написал в Twitter Нишал Седов»."""
    if not known.any:
        return len(words)
    stop = min(len(words), at + 8)
    return next((k for k in range(at, stop) if known.nominative(words[k]) and known.person(words[k])), len(words))


def subject_before(sentence: Sentence, hit: Hit, known: Known, weight: int = 2, begin: int = 0) -> Source | None:
    """Find the subject that precedes the verb, past asides: «Седов, выступая в Думе, заявил»."""
    words = sentence.words
    stop = sentence.word_at(hit.start)
    for _ in range(8):
        while stop > begin and words[stop - 1].low == ")":  # «Седов (партия „Север“) заявил»
            stop = next((k for k in range(stop - 1, begin, -1) if words[k].low == "("), begin)
        first = stop
        while first > begin and words[first - 1].low not in _CLAUSE:
            first -= 1
        if first > begin and first < stop and _relative(words[first], hit.form):
            source = _antecedent(words, first - 1, hit.form, known)
            upright = source is not None and source.case == "nomn" and not foreign(words[source.phrase.first])
            if not _predicated(words, first, stop, hit) or upright:
                return source
        if first > begin and first < stop and _asks_who(words[first:stop]):
            stop = first - 1
            continue
        if hit.form.number == "plur" and (whole := _spelt_out(words, first, hit.form, known)) is not None:
            return whole
        if first < stop and not (
            stop < len(words) and words[stop].low == "," and _aside(words, first, stop, hit.form.number)
        ):
            best = _best(words, first, stop, hit.form, known)
            if best is not None and best.weight >= weight:
                return made(words, _whose_office(words, best, (first, stop, begin), known) or best, "nomn", known)
            if best is not None and best.weight == 0 and hit.form.pos == "VERB":
                return None  # «Седов уверен: состав команды доказывает, что …»
        if first <= begin or words[first - 1].low in {";", ":"}:
            return None
        stop = first - (words[first - 1].low != ")")  # what stands in brackets is no subject of what follows
    return None


def _asks_who(segment: list[Word]) -> bool:
    """Say whether «кто» has a verb of its own: «Мэр не назвал, | кто станет главой, | но заметил, что»."""
    if segment[0].low not in table("grammar", "who"):
        return False
    return any(r.pos == "VERB" for word in segment for r in word.readings[:1])


def _spelt_out(words: list[Word], first: int, form: Form, known: Known) -> Source | None:
    """Find people before a dash whose names stand behind it: «Три сестры — Яна, Инна и Анна — | сказали»."""
    if first < _BETWEEN or words[first - 1].low not in _DASHES:
        return None
    floor = max(0, first - _BETWEEN_DASHES)
    dash = next((k for k in range(first - 2, floor, -1) if words[k].low in _DASHES), None)
    if dash is None or not any(known.person(word) for word in words[dash:first]):
        return None
    begin = dash
    while begin > 0 and words[begin - 1].low not in _CLAUSE:
        begin -= 1
    best = _best(words, begin, dash, form, known)
    people = best is not None and best.stop == dash and best.form is SpeakerForm.GROUP
    return made(words, best, "nomn", known) if best is not None and people else None


def _whose_office(words: list[Word], role: Phrase, segment: tuple[int, int, int], known: Known) -> Phrase | None:
    """Find whose office stands between commas before a verb: «Иван Седов, глава завода, депутат, | заявил».

    Args:
        words: those of the sentence.
        role: the subject found.
        segment: indices of the segment's first word, of the comma behind it, and how far back one may look.
        known: the names of the article.
    """
    first, stop, begin = segment
    if role.form is not SpeakerForm.ROLE or role.name is not None or (role.first, role.stop) != (first, stop):
        return None
    while stop < len(words) and words[stop].low in {",", ":"} and first - 1 > begin and words[first - 1].low == ",":
        stop = first - 1
        first = stop
        while first > begin and words[first - 1].low not in _CLAUSE:
            first -= 1
        whole = parse(words, first, "nomn", known, stop)
        if whole is None or whole.stop != stop or whole.weight < role.weight:
            return None
        if whole.name is not None:
            return whole
    return None


def shared_subject(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the subject of the report that a verb goes on with: «Мэр заявил, что мост готов, | и добавил, что»."""
    form = hit.form
    alike = (
        other
        for other in reversed(sentence.verbs)
        if other.stop < hit.start
        and "C" in other.form.entry.frames
        and (other.form.pos, other.form.number, other.form.gender) == ("VERB", form.number, form.gender)
    )
    first = next(alike, None) if form.pos == "VERB" else None
    if first is None:
        return None
    begin = max(first.stop, hit.start - _JOINT)
    cut = cut_before(sentence.paragraph.seen(begin, hit.start))
    if cut is None:
        return None
    own = subject_before(sentence, hit, known, begin=sentence.word_at(begin + cut))
    if own is None and _follows_marks(sentence, first):
        return subject_after(sentence, first, known)
    return own or subject_before(sentence, first, known) or subject_after(sentence, first, known)


def _follows_marks(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb stands right behind words and a dash: ««Мост цел», — говорит Седов и признаётся, что»."""
    words, at = sentence.words, sentence.word_at(hit.start)
    before = [word for word in words[max(0, at - 3) : at] if word.low != ","]
    return len(before) > 1 and before[-1].low in _HARD and before[-2].quoted


def _predicated(words: list[Word], first: int, stop: int, hit: Hit) -> bool:
    """Say whether a relative clause has a verb of its own: «завод, который строил дом, а также | сообщил, что»."""
    own = stop == len(words) or words[stop].start != hit.start  # of a very long sentence not all words are read
    return own and any(r.pos == "VERB" for word in words[first:stop] for r in word.readings[:1])


def _relative(word: Word, form: Form) -> bool:
    """Say whether «который» opens a segment as the subject of its verb."""
    return any(
        r.lemma in table("grammar", "relatives")
        and r.case == "nomn"
        and r.number in ("", form.number)
        and r.gender in ("", form.gender or r.gender)
        for r in word.readings
    )


def _antecedent(words: list[Word], comma: int, form: Form, known: Known) -> Source | None:
    """Find the noun phrase in any case that ends at a comma: «пост жительницы, которая заявила»."""
    for first in range(max(0, comma - 8), comma):
        for case in CASES:
            phrase = parse(words, first, case, known, comma)
            if phrase is not None and phrase.stop == comma and phrase.weight >= 2 and agrees(form, phrase, words):
                gender = known.gender(words[phrase.name[0]]) if phrase.name is not None else ""
                if gender and form.gender and gender != form.gender and phrase.name != (phrase.first, phrase.stop):
                    phrase = evolve(phrase, name=None)  # «от ученицы Седова, которая рассказала»
                return made(words, phrase, case, known)
    return None


def thing_before(sentence: Sentence, hit: Hit, known: Known) -> Source | None:
    """Find the thing that is the subject of a verb: «состав команды доказывает, что», «менеджмент считает, что»."""
    words = sentence.words
    stop = sentence.word_at(hit.start)
    first = stop
    while first > 0 and words[first - 1].low not in _CLAUSE:
        first -= 1
    best = _best(words, first, stop, hit.form, known)
    return made(words, best, "nomn", known) if hit.form.pos == "VERB" and best is not None else None


def _best(words: list[Word], first: int, stop: int, form: Form, known: Known) -> Phrase | None:
    """Choose the likeliest subject in a segment: a person over an organisation, a name over a role, else the first."""
    found: list[Phrase] = []
    index = first
    while index < stop:
        phrase = parse(words, index, "nomn", known, stop) if starts(words, index) else None
        if phrase is not None and agrees(form, phrase, words):
            found.append(phrase)
            index = phrase.stop
        else:
            index += 1
    if not found:
        return None
    top = max(p.weight for p in found)
    best = [p for p in found if p.weight == top]
    return next((p for p in reversed(best) if p.name is not None), best[0])


def _aside(words: list[Word], first: int, stop: int, number: str) -> bool:
    """Say whether a segment between commas is an aside with a subject of its own or none: «выступая …», «который …»."""
    head = words[first]
    readings = head.readings[:1]
    if first == 0 and stop == 1 and any(r.pos == "PRTF" and r.case == "nomn" for r in readings):
        return False  # «Звонивший, назвавшись врачом, | сообщил, что»
    if any(r.pos in {"GRND", "PRTF"} or r.lemma in table("grammar", "asides") for r in readings):
        return True
    nominative = any(r.case == "nomn" and r.number in ("", number) for r in head.readings)
    between = first > 0 and words[first - 1].low == "," and not head.capital
    if between and not nominative and any(r.pos == "NOUN" and r.animate for r in readings):
        return True  # «сын Седовой, директора завода, заявил»
    if stop - first > 1 and readings and readings[0].pos == "PREP":
        relatives = table("grammar", "relatives")
        return any(r.lemma in relatives for w in words[first + 1 : first + 3] for r in w.readings[:1])
    return False
