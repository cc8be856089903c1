"""Words said with a phrase: по словам X, …; мост, по словам X, крепок."""

from __future__ import annotations

from rupress.normalizer.quotes.attributions import connective, opens_how, parenthetic, points_back, turn
from rupress.normalizer.quotes.backward import previous
from rupress.normalizer.quotes.clause_ends import clause_end
from rupress.normalizer.quotes.clauses import report
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import MODIFIERS, first_pos, human_in, in_case, lemma_of
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.sources import Source
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import QuoteKind, SpeakerForm

_FINITE = frozenset(("VERB", "PRTS", "ADJS", "PRED", "INFN"))
_APART = 12
"""An office between commas has fewer words."""
_NOUN = 2
"""A noun follows its adjective over at most so many words."""


def according(scene: Scene, paragraph: Paragraph) -> None:
    """A phrase with its source: по словам мэра, мост крепок; мост, по его словам, крепок."""
    for sentence in paragraph.sentences:
        for hit, owner in sentence.phrases:
            if hit.form.entry.kind in {"source", "owned"} and scene.unused(hit):
                _according(scene, sentence, hit, owner)


def _is_code(sentence: Sentence, source: Source) -> bool:
    """Say whether a law by its short name is no speaker: «согласно ФЗ-115»."""
    return sentence.words[sentence.word_at(source.start)].low.split("-")[0] in table("speakers", "codes")


def _tells_nothing(sentence: Sentence, source: Source | None, owner: tuple[int, int] | None) -> bool:
    """Say whether a source is a thing, a law or a rule, or a pronoun: «согласно плану», «согласно ей»."""
    if source is None:
        return False
    pronoun = owner is None and source.phrase.form is SpeakerForm.PRONOUN
    rule = source.phrase.head in table("speakers", "norms") or _is_code(sentence, source)
    return source.phrase.weight < 1 or pronoun or rule


def _according(scene: Scene, sentence: Sentence, hit: Hit, owner: tuple[int, int] | None) -> None:
    found = Found(QuoteKind.INDIRECT, [], "according", 0.92, sentence.paragraph.index, hit, owner=owner)
    attribute(scene, sentence, hit, found)
    if found.source is not None and found.source.phrase.form is SpeakerForm.DOCUMENT:
        found.owner = _owner(sentence, found.source)
    untold = found.source is None and owner is None
    if untold or points_back(sentence) or _refers(sentence, hit) or _tells_nothing(sentence, found.source, owner):
        return
    if found.source is not None and found.source.phrase.form is SpeakerForm.DOCUMENT:
        found.confidence = 0.7
    if _points_at(scene, sentence, hit, found):
        return
    end = max(hit.stop, found.source.stop if found.source else 0)
    comma = _comma(sentence, end, found.source)
    before = sentence.paragraph.seen(sentence.start, hit.start)
    stop = clause_end(scene, sentence, None, max(end, hit.stop))
    if comma is None and before.rstrip()[-1:].isalnum() and _title(sentence, hit):
        return  # «лишился титула чемпиона мира по версии „Союза бокса“»
    begin = sentence.start + before.rfind(";") + 1  # «Седов ранен; виновен, по его словам, другой»
    if connective(sentence, hit.start) or turn().search(before) or _only_leads(before):
        start = comma + 1 if comma is not None else end
        parts = [(start, stop)]
    elif comma is None and end >= sentence.stop - 2:
        parts = [(begin, hit.start)]
        start, stop = parts[0]
    elif comma is None:
        start = begin
        parts = [(begin, hit.start), (end, stop)]
        if sentence.paragraph.seen(end, stop).lstrip().startswith(",") and "," not in scene.text[end + 2 : stop]:
            parts = parts[:1]  # «следует из опроса, | проведённого в мае»
    else:
        start = begin
        parts = [(begin, hit.start), (comma + 1, stop)]
    if comma is not None and _inside_noun(sentence, hit, comma):
        return  # «назвал основные, по его мнению, причины»
    if comma is not None and any(
        f.parts[-1][1] == trim(scene.text, begin, hit.start)[1] for f in scene.near(begin, hit.start)
    ):
        parts = [(comma + 1, stop)]  # «сказал, что мост цел, | по его словам, лёд окреп»
    if comma is not None and _opens_relative(sentence, hit):
        found.relative = True
        parts = [(comma + 1, stop)]  # «ищут свидетелей, которые, по его словам, видели пожар»
    lead = "," if turn().search(before) or _only_leads(before) else before.rstrip()[-1:]
    inside = lead and lead not in ",—–-:;" and not connective(sentence, hit.start) and end < sentence.stop - 2
    if lead == "(" or (inside and not _verb_follows(sentence, hit, end)):
        return  # «лучший по версии зрителей поэт»
    found.parts = [p for p in (trim(scene.text, a, b) for a, b in parts) if p[0] < p[1]]
    inner = None
    if sentence.pairs:
        inner = next((f for f in scene.near(start, stop) if _fragment(scene, f, start, stop)), None)
    if inner is not None:
        if scene.text[inner.parts[0][0]].islower():
            inner.kind = QuoteKind.MIXED  # «По его словам, срок „давно вышел“, — сказал мэр»
        if inner.source is None and inner.owner is None:
            inner.source, inner.owner, inner.carry = found.source, found.owner, False  # «…», передаёт „Маяк“
        scene.use(hit)
    elif found.parts:
        report(scene, sentence, found, start, stop)


def _title(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a title stands before a phrase, which says whose title it is."""
    words = sentence.words[: sentence.word_at(hit.start)]
    return any(lemma_of(r) in table("grammar", "championships") for word in words for r in word.readings[:1])


def _verb_follows(sentence: Sentence, hit: Hit, end: int) -> bool:
    """Say whether the commas around an opinion are forgotten: «Мост по мнению жителей | считается красивым»."""
    words, index = sentence.words, sentence.word_at(end)
    opinion = hit.form.entry.klass in {"opinion", "say"}
    return opinion and index < len(words) and first_pos(words[index]) == "VERB"


def _points_at(scene: Scene, sentence: Sentence, hit: Hit, found: Found) -> bool:
    """Take the sentence before if «это» stands before a phrase: «Мост закроют. Это следует из отчёта завода»."""
    if sentence.paragraph.seen(sentence.start, hit.start).strip() not in table("grammar", "copulas"):
        return False
    found.rule = "backward"
    previous(scene, sentence.paragraph, sentence, found)
    return True


def _only_leads(before: str) -> bool:
    """Say whether what stands before a phrase only brings the words: «Напомним, что, | по словам мэра, мост цел»."""
    if opens_how(before):
        return True  # «Как сообщили в штабе, | по оценке мэрии, отряд мал»
    opened, links = before.rstrip(" ,"), tuple(f" {link}" for link in table("grammar", "that"))
    return opened != before and opened.endswith(links)


def _owner(sentence: Sentence, document: Source) -> tuple[int, int] | None:
    """Find the pronoun before a document that says whose it is: «согласно её данным»."""
    words = sentence.words[document.phrase.first : document.phrase.at]
    return next(((w.start, w.stop) for w in words if w.low in mapping("owners")), None)


def _refers(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a phrase names what an outlet refers to: «…, сообщает „Маяк“ по информации мэрии»."""
    paragraph = sentence.paragraph
    for verb in sentence.verbs:
        if (
            verb.stop <= hit.start
            and "K" in verb.form.entry.frames
            and verb.form.entry.lemma in table("grammar", "carriers")
        ):
            before = paragraph.seen(max(sentence.start, verb.start - 40), verb.start)
            if parenthetic().search(before) and not set(",;:") & set(paragraph.seen(verb.stop, hit.start)):
                return True
    return False


def _fragment(scene: Scene, found: Found, start: int, stop: int) -> bool:
    """Say whether a marked quote is a piece of the clause between two offsets, or all of it."""
    first, last = found.parts[0][0], found.parts[-1][1]
    carried = bool(found.media) and found.source is None  # «по его словам, „срок вышел“, передаёт „Маяк“»
    if not (found.kind is QuoteKind.DIRECT or carried) or not start < first <= stop:
        return False
    around = scene.text[start:first] + scene.text[last:stop]
    return scene.text[first].islower() or not any(c.isalnum() for c in around)


def _opens_relative(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the subject of a relative clause stands before a phrase: «те, которые, по его словам»."""
    words = sentence.words
    index = sentence.word_at(hit.start) - 2
    return index > 0 and words[index + 1].low == "," and words[index].low in table("grammar", "relative_forms")


def _inside_noun(sentence: Sentence, hit: Hit, comma: int) -> bool:
    """Say whether an adjective stands before the comma of a phrase, and its noun after the one that closes it."""
    words = sentence.words
    index = sentence.word_at(hit.start) - 2
    if index < 0 or words[index + 1].low != ",":
        return False
    if index > 0 and words[index - 1].low == "," and first_pos(words[index]) == "PRTF":
        return True  # «о нарушениях, допущенных, по его мнению, при ремонте»
    cases = {r.case for r in words[index].readings[:1] if r.pos == "ADJF" and "Apro" not in r.marks}
    following = words[sentence.word_at(comma + 1) :][:_NOUN]  # but «В целом, по мнению мэра, мост готов»
    return any(r.pos in {"NOUN", "ADJF"} and r.case in cases for w in following for r in w.readings[:3])


def _comma(sentence: Sentence, at: int, source: Source | None) -> int | None:
    """Find the comma that closes a phrase and its source, past what still belongs to it."""
    words = sentence.words
    index = sentence.word_at(at)
    relative = False
    for k in range(index, min(len(words), index + 14)):
        if words[k].low == ",":
            within = relative and k + 1 < len(words) and words[k + 1].low in table("joins", "divided")
            relative = within or _relative(words, k + 1)  # «источника, который считает, | что мост цел, …»
            if (
                relative
                or _oblique_participle(words, k + 1)
                or _close_to(words, k + 1, source)
                or _office(words, k + 1, source)
            ):
                continue  # «Согласно отчёту, составленному в мае, …»
            return words[k].start
        if any(r.pos == "VERB" for r in words[k].readings[:1]) and not relative:
            return None
    return None


def _relative(words: list[Word], at: int) -> bool:
    """Say whether a relative clause begins: «По данным источника, | на которого ссылается „Маяк“, …»."""
    if at + 1 < len(words) and first_pos(words[at]) == "PREP":
        at += 1
    return at < len(words) and any(r.lemma in table("grammar", "relatives") for r in words[at].readings[:1])


def _close_to(words: list[Word], at: int, source: Source | None) -> bool:
    """Say whether an adjective with a complement describes the source: «По словам источника, | близкого к мэрии, …»."""
    if source is None or at + 1 >= len(words) or first_pos(words[at + 1]) != "PREP":
        return False
    phrase = source.phrase
    alike = (r for r in words[at].readings if r.pos == "ADJF" and r.case == source.case and "Apro" not in r.marks)
    return any(r.number == phrase.number and r.gender in ("", phrase.gender) for r in alike)


def _office(words: list[Word], at: int, source: Source | None) -> bool:
    """Say whether an office between commas tells of who is named: «По словам Седова, | директора завода, …»."""
    if source is None or source.name is None or source.case == "nomn":
        return False
    modifies = (in_case(word, source.case, MODIFIERS) is not None for word in words[at : at + _NOUN])
    role = next((w for w, adjective in zip(words[at:], modifies, strict=False) if not adjective), None)
    if role is None or role.capital or not human_in(role, source.case):
        return False
    for word in words[at : at + _APART]:
        if word.low == ",":
            return True
        if word.low in {":", "—", "–", "-"} or any(r.pos in _FINITE for r in word.readings[:1]):
            return False
    return False


def _oblique_participle(words: list[Word], at: int) -> bool:
    """Say whether a participle describes the source before it; «по данным газеты, | новый закон» has none."""
    if at >= len(words) or first_pos(words[at]) != "PRTF":
        return False
    return any(r.pos == "PRTF" and r.case not in {"nomn", "accs"} for r in words[at].readings)
