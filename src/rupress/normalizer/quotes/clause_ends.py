"""Where a reported clause ends: at the sentence's end, or before another report of the same sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from rupress.normalizer.quotes.attributions import attribution, parenthetic, turn
from rupress.normalizer.quotes.authors import author_again, main_form
from rupress.normalizer.quotes.content import cut_before
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import MODIFIERS, first_pos, lemma_of_first, says
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import QuoteKind, SpeakerForm

SUPPOSING = frozenset(("think", "admit"))
"""Gerunds of these classes report only what follows with «что»: «не допустив жителей к воде»."""
_FINITE = frozenset(("VERB", "PRTS", "PRED"))
_CUES = frozenset(("VERB", "GRND"))
_DASHES = frozenset("—–-")
_BRACKETS = re.compile(r"[()]")
_REPORTING = frozenset(("say", "think", "assert", "stress", "add", "explain", "emote", "impers"))
"""Classes of verbs by which somebody else has the word in a clause of his own."""
_LEAD = 12
"""A clause has fewer words before its cue."""
_STOPS = frozenset(",;:—–-()")
_TURN = 30
"""«, однако, » fits into so many characters."""


@cache
def that() -> re.Pattern[str]:
    """Give what stands between a cue and the clause it reports: «сообщил журналистам, что»."""
    links = f"{alternation('grammar', 'that_hearsay')}|{alternation('grammar', 'that')}"
    # the comma that some forget right behind the verb: «заявил что срок вышел»
    # a stop inside the name of a site ends nothing: «сообщил Луга.ру, что»
    return re.compile(rf"(?:(?P<between>(?:[^,.;:!?…()]|\.(?=[^\W\d_])){{0,140}}),\s*|\s+)(?P<that>{links}),?\s+")


def clause_end(scene: Scene, sentence: Sentence, hit: Hit | None, start: int) -> int:
    """Find where the reported clause ends: at the sentence's end, or before what else the author says in it."""
    stop = _bracket(sentence, start, _before_report(scene, sentence, hit, start))
    stop = _before_quote(scene, sentence, start, stop)
    return min(stop, author_again(sentence, hit, start, stop))


def _before_report(scene: Scene, sentence: Sentence, hit: Hit | None, start: int) -> int:
    """Find where another report of the same sentence ends a clause; the sentence's end if none does."""
    seen_from = sentence.start
    for other in sentence.verbs:
        if other.start < start:
            continue
        before = sentence.paragraph.seen(max(start, other.start - 80), other.start)
        frames = set(other.form.entry.frames)
        # without a verb before it a gerund is of the words said: «По данным полиции, сторож, заметив искры, сообщил …»
        supposed = hit is None or other.form.entry.klass in SUPPOSING
        supposed = supposed and not _opens_report(sentence, other)
        if other.form.pos == "GRND" and frames & set("CQ") and not supposed:
            cut = cut_before(before)  # but «нельзя спешить, не допустив жителей к воде»
            if cut is not None and before[cut : cut + 1] == ",":
                cut += max(start, other.start - 80)
                if _says(sentence, start, cut):
                    return cut  # but «сказал, что завод, отреагировав на жалобы, сменил печь»
        aside = parenthetic().search(before) if frames & set("KX") else None
        opening = before[aside.start() : aside.start() + 1] if aside is not None else ""
        dashed = opening in _DASHES and (aside is None or before[: aside.start()].rstrip().endswith(","))
        carries = other.form.entry.lemma in table("grammar", "carriers")
        if aside is not None and (opening == "," or dashed or (opening in _DASHES and (carries or "X" in frames))):
            read = attribution(scene, sentence, other, how=False, opening=False)
            if read is not None and (opening not in _DASHES or not carries or dashed or read[0].media):
                cut = max(start, other.start - 80) + aside.start()  # but «сказал, что мост цел — пишет „Вестник“»
                if cut <= start + 1 or _says(sentence, start, cut):
                    return cut  # but «сказал, что письмо, отправленное в мае, написал кто-то другой»
        if (
            hit is not None
            and frames & set("CQ")
            and _same_subject(hit, other)
            and (_opens_report(sentence, other) or _adds(sentence, other, start, before))
        ):
            cut = cut_before(before)
            if cut is not None and _says(sentence, start, cut + max(start, other.start - 80)):
                return max(start, other.start - 80) + cut  # but «сказали, что завод и клуб заключили договор о „Луге“»
        if (comma := _others_report(scene, sentence, other, start)) is not None:
            return comma  # «Одни уверены, что мост цел, | другие считают, что он стар»
    if hit is not None and (back := _main_clause(sentence, hit, start)) is not None:
        return back
    for phrase, owner in sentence.phrases:
        if phrase.start > start and phrase.form.entry.kind in {"source", "owned"}:
            begin = max(start, phrase.start - _TURN)
            match = turn().search(sentence.paragraph.seen(begin, phrase.start))
            if match is not None:
                return begin + match.start()  # «…, однако, по мнению мэра, …»
            if hit is not None and owner is not None and (comma := _told_anew(sentence, start, phrase)) is not None:
                return comma
        if phrase.start > start and phrase.form.entry.klass == "reference":
            before = sentence.paragraph.seen(seen_from, phrase.start)
            if before.rstrip().endswith(","):
                return phrase.start - 1
    return sentence.stop


def _others_report(scene: Scene, sentence: Sentence, other: Hit, start: int) -> int | None:
    """Find the comma behind which somebody else reports in a clause of his own; None if the words said go on."""
    if "C" not in other.form.entry.frames or other.negated or other.form.pos != "VERB":
        return None
    told = that().match(sentence.paragraph.seen(other.stop, min(sentence.stop, other.stop + 160)))
    if told is None or other.form.entry.klass not in _REPORTING:
        return None
    words, index = sentence.words, sentence.word_at(other.start)
    comma = next((k for k in range(index - 1, max(0, index - _LEAD), -1) if words[k].low in _STOPS), 0)
    opening = words[comma + 1 : index]
    subordinate = table("grammar", "asides") | table("grammar", "who") | table("grammar", "to_them")
    if words[comma].low != "," or any(w.low in subordinate or lemma_of_first(w) in subordinate for w in opening):
        return None  # «… мост, о котором мэр сказал, что», «… однако в мэрии им сообщили, что»
    if other.form.entry.klass == "impers":
        return words[comma].start if opening and opening[0].low in table("grammar", "turning") else None
    probe = Found(QuoteKind.INDIRECT, [], "clause", 0.9, sentence.paragraph.index, other)
    attribute(scene, sentence, other, probe)
    source = probe.source or next(iter(probe.media), None)
    if (
        source is None
        or source.phrase.form is SpeakerForm.PRONOUN
        or not words[comma].start < source.start < other.start
    ):
        return None
    return words[comma].start if _says(sentence, start, words[comma].start) else None


def _says(sentence: Sentence, start: int, stop: int) -> bool:
    """Say whether something is said of something between two offsets, by a verb, a short form or a dash.

    A relative clause says nothing of its own: «что зал, | где шла съёмка, | напоминает склад».
    """
    words = sentence.words[sentence.word_at(start) : sentence.word_at(stop)]
    relative = False
    for index, word in enumerate(words):
        if word.low == ",":
            relative = any(
                lemma_of_first(w) in table("grammar", "relative_adverbs") for w in words[index + 1 : index + 3]
            )
        elif not relative and (word.quoted or says(word)):
            return True
    return False


def _before_quote(scene: Scene, sentence: Sentence, start: int, stop: int) -> int:
    """Give where a clause ends that a quote of its own goes on: «По словам мэра, мост цел|: „Он нов“, — сказал он»."""
    for marked in sentence.pairs:
        before = sentence.paragraph.seen(start, marked.open).rstrip()
        if start < marked.open < stop and before.endswith(":") and not scene.free(marked):
            return start + len(before) - 1
    return stop


def _bracket(sentence: Sentence, start: int, stop: int) -> int:
    """Give where a clause inside brackets ends, with them: «(в мэрии уверены, что мост цел|)»."""
    seen = sentence.paragraph.seen(sentence.start, stop)
    depth = max(0, seen.count("(", 0, start - sentence.start) - seen.count(")", 0, start - sentence.start))
    if not depth:
        return stop
    for match in _BRACKETS.finditer(seen, start - sentence.start):
        depth += 1 if match.group() == "(" else -1
        if not depth:
            return sentence.start + match.start()
    return stop


def _main_clause(sentence: Sentence, hit: Hit, start: int) -> int | None:
    """Find the comma behind which the reporting clause goes on: «Мэр заявил, что мост готов, | и дал совет»."""
    form = hit.form
    words = sentence.words
    if form.pos == "GRND":
        form = main_form(words, sentence.word_at(hit.start), form)
    if form.pos not in _CUES or not form.number or (form.number == "sing" and not form.gender):
        return None
    first = sentence.word_at(start)
    several = _several(words, first)
    asides = {phrase.stop for phrase, owner in sentence.phrases if owner is not None}
    for index in range(first, len(words) - 2):
        if words[index].start in asides:
            continue  # «что, по его мнению, и доказал завод»
        if words[index].low == "," and words[index + 1].low in table("grammar", "conjunctions"):
            verb = words[index + 2].readings[:1]
            same = any((r.pos, r.number, r.gender) == ("VERB", form.number, form.gender) for r in verb)
            if same and (form.number == "sing" or index <= several):
                return words[index].start  # «В мэрии сказали, что срок вышел, | и попросили подождать»
    return None


def _several(words: list[Word], first: int) -> int:
    """Find the first word from an index on of several people as subject: «что | жители приехали, и остались»."""
    for index in range(first, len(words)):
        readings = words[index].readings[:1]
        upright = (r.pos in _FINITE or (r.pos in {"NOUN", "NPRO"} and r.case == "nomn") for r in readings)
        if any(upright) and readings[0].number == "plur":
            return index
    return len(words)


def _told_anew(sentence: Sentence, start: int, phrase: Hit) -> int | None:
    """Find the comma between two clauses of which the second says again whose it is.

    «сказал, что мост цел, | по его словам, лёд окреп»; but «что мост, по его словам, цел», «если лёд окрепнет, …».
    """
    words = sentence.words
    first, index, behind = (sentence.word_at(at) for at in (start, phrase.start, phrase.stop))
    if index < 1 or behind + 1 >= len(words) or words[index - 1].low != "," or words[behind].low != ",":
        return None
    before = words[first : index - 1]
    after = list(takewhile(lambda word: word.low != ",", words[behind + 1 :]))
    if not before or not after or first_pos(before[-1]) in MODIFIERS:
        return None  # «продлевать старый, по его мнению, договор»
    whole = any(first_pos(word) in _FINITE for word in before)
    upright = any(r.pos in {"NOUN", "NPRO"} and r.case == "nomn" for r in after[0].readings)
    if not whole or not upright or any(lemma_of_first(word) in table("grammar", "asides") for word in before):
        return None
    return words[index - 1].start if any(first_pos(word) in _FINITE for word in after) else None


def _same_subject(hit: Hit, other: Hit) -> bool:
    a, b = hit.form, other.form
    return b.pos == "VERB" and (a.pos, a.number, a.gender, a.person) == (b.pos, b.number, b.gender, b.person)


def _adds(sentence: Sentence, other: Hit, start: int, before: str) -> bool:
    """Say whether who spoke adds something: «что мост цел, | а также отметил рост», «что срок мал, а также просят»."""
    if not before.rstrip().endswith(tuple(table("grammar", "and_also"))):
        return False
    alone = _several(sentence.words, sentence.word_at(start)) >= sentence.word_at(other.start)
    return bool(other.form.gender) or (other.form.number == "plur" and alone)


def _opens_report(sentence: Sentence, hit: Hit) -> bool:
    seen = sentence.paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 160))
    return bool(that().match(seen) or re.match(r"[^,.;!?…]{0,80}[:«]", seen))
