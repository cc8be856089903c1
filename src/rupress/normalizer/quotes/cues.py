"""The words that report: verbs in all their forms and phrases, found in one pass over a text.

The knowledge lies in `ru/cue_verbs.tsv` and `ru/cue_phrases.tsv`; the forms of the verbs are made once, on first use.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from attrs import evolve, frozen

from rupress.normalizer.quotes.lists import alternation, mapping, only, table
from rupress.ru.morph import analyser, conjugated, readings
from rupress.ru.tables import read_tsv

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = 4
"""How many words may stand between a verb and the rest of its lemma: «обратил особое внимание»."""


@frozen
class Entry:
    """A row of the tables."""

    lemma: str
    """Dictionary form: infinitive with its fixed words, or the phrase."""
    klass: str
    """Class of the cue: `say`, `add`, `think`, …"""
    frames: str = ""
    """Frames of a verb, letters as the table's head explains them."""
    kind: str = "verb"
    """`verb`, or the kind of a phrase: `source`, `owned`, `setting`, `backward`."""
    case: str = ""
    """Case of the source after a phrase."""
    tail: str = ""
    """Word that must follow a verb: «понять» after «дать»."""
    negative: bool = False
    """Whether «не» must stand before the verb: «не исключил»."""


@frozen
class Form:
    """One form of a cue verb and what its subject must agree with."""

    entry: Entry
    """The verb."""
    pos: str
    """VERB, GRND, ADJS or PRTS."""
    number: str = ""
    """`sing`, `plur`, or empty."""
    gender: str = ""
    """`masc`, `femn`, `neut`, or empty."""
    person: str = ""
    """`1per`, `2per`, `3per`, or empty for the past."""
    ahead: bool = False
    """Whether it tells of the future: «объявит»."""


@frozen
class Hit:
    """A cue in a text."""

    start: int
    """Offset of its first character."""
    stop: int
    """Offset just past its last character."""
    form: Form
    """What it is."""
    negated: bool = False
    """Whether «не» stands before it and belongs not to the lemma."""


@cache
def verbs() -> dict[str, tuple[Form, ...]]:
    """Give all forms of all cue verbs, lower case, ё written е."""
    forms: dict[str, list[Form]] = {}
    for row in read_tsv("cue_verbs.tsv"):
        for lemma in dict.fromkeys((row["perfective"], row["imperfective"])):
            if lemma != "-":
                ahead = lemma == row["perfective"] != row["imperfective"]
                for word, form in _forms(lemma, row["class"], row["frames"], perfective=ahead):
                    if form not in forms.setdefault(word, []):
                        forms[word].append(form)
    # longer lemmas first: «дал понять» before «дал комментарий» before a bare verb
    for several in forms.values():
        if len(several) > 1:
            several.sort(key=lambda f: not (f.entry.tail or f.entry.negative))
    return {word: tuple(several) for word, several in forms.items()}


def _forms(lemma: str, klass: str, frames: str, *, perfective: bool = False) -> list[tuple[str, Form]]:
    """Conjugate a lemma of the table."""
    negation = f"{only('grammar', 'not')} "
    negative = lemma.startswith(negation)
    head, _, tail = lemma.removeprefix(negation).partition(" ")
    entry = Entry(lemma, klass, frames, tail=_plain(tail), negative=negative)
    if forms := conjugated(head):
        made = ((_plain(word), Form(entry, *told)) for word, told in forms if not _preposition(word, *told))
        return [(word, evolve(form, ahead=True) if perfective and form.person else form) for word, form in made]
    shorts = [p for p in analyser().parse(head) if p.tag.POS in {"ADJS", "PRTS"}]
    if shorts[0].tag.gender == "neut":  # «сказано»
        return [(_plain(head), _form(entry, shorts[0].tag))]
    # the dictionary has «уверен», «уверенна» for the adjective; the feminine that people say is the participle's
    short = next((p for p in shorts if p.tag.POS == "PRTS"), shorts[0])
    lexeme = [f for f in short.lexeme if f.tag.POS == short.tag.POS and f.tag.gender != "neut"]
    return [(_plain(f.word), Form(entry, "ADJS", str(f.tag.number or ""), str(f.tag.gender or ""))) for f in lexeme]


def _preposition(word: str, pos: str, *_: str) -> bool:
    """Say whether a gerund is rather a preposition: «благодаря труду»."""
    return pos == "GRND" and readings(word)[0].pos == "PREP"


def _form(entry: Entry, tag: Any) -> Form:
    return Form(entry, str(tag.POS), str(tag.number or ""), str(tag.gender or ""), str(tag.person or ""))


@cache
def phrases() -> tuple[re.Pattern[str], dict[tuple[str, str], Entry]]:
    """Give the pattern that finds all phrases, and the entries by kind and words."""
    rows = [
        Entry(row["phrase"], row["class"], kind=row["kind"], case=row["case"]) for row in read_tsv("cue_phrases.tsv")
    ]
    entries = {(entry.kind, _plain(entry.lemma)): entry for entry in rows}
    owned = sorted((_plain(e.lemma).split(" ", 1) for e in rows if e.kind == "owned"), key=lambda w: -len(w[1]))
    plain = sorted((_plain(e.lemma) for e in rows if e.kind != "owned"), key=lambda w: -len(w))
    firsts = "|".join(sorted({w[0] for w in owned}))
    nouns = "|".join(dict.fromkeys(w[1] for w in owned))
    by, endings = f"{only('grammar', 'by')} ", alternation("grammar", "describing_endings")
    described = "|".join(p.removeprefix(by) for p in plain if p.startswith(by) and p.count(" ") == 1)
    letters = "".join(sorted({w[0][0] for w in owned} | {p[0] for p in plain}))
    owners, same = "|".join(mapping("owners")), alternation("grammar", "particles")
    inside = rf"(?P<first>{firsts}) (?P<owner>{owners})(?: (?:{same}))? (?P<noun>{nouns})"
    pattern = re.compile(
        rf"\b(?=[{letters}])(?:{inside}|(?P<plain>{'|'.join(plain)})(?: (?:{same}))?"  # «по словам же мэра»
        rf"|{by}[а-я]{{3,}}(?:{endings}) (?P<described>{described}))\b"
    )
    return pattern, entries


def find_verbs(low: str, start: int, stop: int) -> list[Hit]:
    """Find the cue verbs in `low[start:stop]`, which is lower case with ё written е."""
    forms, negation = verbs(), f"{only('grammar', 'not')} "
    length, asked = len(negation), tuple(f" {word} " for word in table("grammar", "whether"))
    hits: list[Hit] = []
    for match in _WORD.finditer(low, start, stop):
        candidates = forms.get(match.group())
        if candidates is None or low.startswith(asked, match.end()):
            continue  # «неясно, сказал ли мэр, что мост цел»
        negated = low[max(start, match.start() - length) : match.start()] == negation
        for form in candidates:
            end = _end(low, match.end(), stop, form.entry.tail)
            if end is None or (form.entry.negative and not negated):
                continue
            at = match.start() - length if form.entry.negative else match.start()
            hits.append(Hit(at, end, form, negated and not form.entry.negative))
            break
    return hits


def find_phrases(low: str, start: int, stop: int) -> list[tuple[Hit, tuple[int, int] | None]]:
    """Find the cue phrases in `low[start:stop]`, each with the place of the pronoun inside it, if there is one."""
    pattern, entries = phrases()
    found: list[tuple[Hit, tuple[int, int] | None]] = []
    for match in pattern.finditer(low, start, stop):
        if match["owner"]:
            entry = entries.get(("owned", f"{match['first']} {match['noun']}"))
            owner: tuple[int, int] | None = match.span("owner")
        else:
            # «по предварительным данным полиции»
            words = match["plain"] or f"{only('grammar', 'by')} {match['described']}"
            entry = next((e for k in ("source", "setting", "backward") if (e := entries.get((k, words)))), None)
            owner = None
        if entry is not None:
            found.append((Hit(match.start(), match.end(), Form(entry, "PHRASE")), owner))
    return found


def _end(low: str, at: int, stop: int, tail: str) -> int | None:
    """Find where a cue ends, its fixed words included; None if they are missing."""
    if not tail:
        return at
    place = low.find(tail, at, min(stop, at + len(tail) + 12 * _TAIL))
    if place < 0 or not low[place - 1].isspace():
        return None
    between = low[at:place]
    return place + len(tail) if between.count(" ") <= _TAIL and not re.search(r"[,.:;«]", between) else None


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")
