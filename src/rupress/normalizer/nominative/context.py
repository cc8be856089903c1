"""What stands around a phrase, and what the rest of the document knows of its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from attrs import Factory, frozen

from rupress.normalizer.nominative.forms import paradigms
from rupress.normalizer.nominative.phrase import NamedForm, Reading
from rupress.ru import morph
from rupress.ru.letters import plain, without_yo
from rupress.ru.tables import read_toml, read_tsv

_WORD = re.compile(r"\w+(?:[-'’‐‑]\w+)*")
_CAPITALISED = re.compile(r"(?<!\w)(?<!\w[-'’‐‑])[^\W\d_a-zа-яё]\w*(?:[-'’‐‑]\w+)*")
"""The words of `_WORD` that may begin with a capital; most do not, and looking at each takes time."""
_REACH = 48
"""How many characters around the phrase are looked at."""
_PLACED = frozenset(("PREP", "CONJ", "PRCL"))
_GENDERS = {"masc": "m", "femn": "f", "neut": "n", "": ""}


@frozen(eq=False)
class Context:
    """The neighbours of a phrase."""

    before: str
    """The word before: itself if it is a preposition or the like, else its part of speech; empty if there is none."""
    gap: str
    """The mark between it and the phrase: a comma, a dash, a quotation mark, …"""
    cases: frozenset[str]
    """Cases in which the word before can stand, if it is a noun or adjective."""
    animate: bool
    """Whether that noun is animate: «президента | Обамы»."""
    gender: str
    """Its gender."""
    many: bool
    """Whether it is what several people are called, in what may be the nominative: «подопечные | Гранина»."""
    parallel: frozenset[str]
    """Cases of the name before an «и» that stands before the phrase: «Комбаров и | Сальваторе»."""
    before_verb: str
    """Number and gender of the past tense verb before: «заявила | Гранова»."""
    before_says: bool
    """Whether that verb is one of saying, so that a name behind it is its subject."""
    after: str
    """Part of speech of the word after."""
    after_verb: str
    """Number and gender of the past tense verb after."""


def context_of(text: str, start: int, stop: int) -> Context:
    """Look at the neighbours of text[start:stop]."""
    left = text[max(0, start - _REACH) : start]
    line = left.rfind("\n")
    words = list(_WORD.finditer(left, line + 1))
    before, gap, parallel = _NOBODY, "^", frozenset[str]()
    if words:
        gap = left[words[-1].end() :].strip()[:1]
        if gap not in {".", "!", "?", "…"}:
            before = _neighbour(words[-1].group())
        if len(words) > 1 and words[-1].group() == _and() and words[-2].group()[0].isupper():
            parallel = _neighbour(words[-2].group()).cases
    right = _WORD.search(text, stop, stop + _REACH)
    after, after_verb = "", ""
    if right:
        between = text[stop : right.start()]
        if between in (" ", "\xa0"):
            neighbour = _neighbour(right.group())
            after, after_verb = neighbour.kind, neighbour.verb
        else:
            after = between.strip()[:1] if "\n" not in between else "^"
    return Context(
        before.kind,
        gap,
        before.cases,
        before.animate,
        before.gender,
        before.many,
        parallel,
        before.verb,
        before.says,
        after,
        after_verb,
    )


@frozen(eq=False)
class _Neighbour:
    """A word beside a phrase; the fields are those of `Context`."""

    kind: str = ""
    cases: frozenset[str] = frozenset()
    animate: bool = False
    gender: str = ""
    many: bool = False
    verb: str = ""
    says: bool = False


_NOBODY = _Neighbour()


@cache
def _and() -> str:
    """Give the word between two names in one case."""
    return str(read_toml("names.toml")["sharing"][0]).strip()


@cache
def _saying() -> frozenset[str]:
    """Give the verbs of saying."""
    return frozenset(row[aspect] for row in read_tsv("cue_verbs.tsv") for aspect in ("perfective", "imperfective"))


@lru_cache(maxsize=1 << 12)
def _neighbour(word: str) -> _Neighbour:
    low = word.lower()
    readings = morph.readings(low)
    best = readings[0]
    if best.pos in _PLACED:
        return _Neighbour(low)
    if best.pos == "VERB":
        return _Neighbour("VERB", verb=best.number[:1] + _GENDERS[best.gender], says=best.lemma in _saying())
    cases = frozenset(r.case for r in readings if r.case and r.score > 0.02)
    animate = best.pos == "NOUN" and any(r.animate for r in readings if r.score > 0.1)
    genders = {r.gender for r in readings if r.case and r.score > 0.1 and r.number == "sing"}
    gender = genders.pop() if len(genders) == 1 else ""
    people = [r for r in readings if r.animate or "Subx" in r.marks]
    many = "nomn" in cases and bool(people) and all(r.number == "plur" for r in readings)
    return _Neighbour(("C" if word[0].isupper() else "") + best.pos, cases, animate, gender, many)


def features(reading: Reading, context: Context) -> list[str]:
    """Say what the neighbours of a phrase have to say to a reading of it."""
    case = reading.case or "kept"
    found = [f"c:{context.before}:{case}", f"cg:{context.gap}:{case}", f"n:{context.after}:{case}"]
    if context.cases:
        agrees = reading.case in context.cases
        animate = "a" if context.animate else "i"
        found.append(f"pc:{context.before}:{animate}:{agrees}:{case == 'gent'}")
        if context.gender and reading.gender:  # «фигуристка | Евгения», «певицу | Валерию»
            found.append(f"pg:{animate}:{agrees}:{context.gender == reading.gender}:{context.gender}")
        found.append(f"pl:{context.gap}:{agrees}")
    if context.parallel:
        found.append(f"cc:{reading.case in context.parallel}")
    for name, verb in (("vb", context.before_verb), ("va", context.after_verb)):
        if verb:
            own = reading.number[:1] + ("" if reading.number == "plur" else _GENDERS[reading.gender])
            fits = "?" if len(own) < 2 and own != "p" else str(own == verb)
            found.append(f"{name}:{fits}:{case}")
    if context.before_says:  # «рассказала | Серафима Гранина» tells of no Серафим
        found.append(f"vs:{case}")
    return found


@frozen(eq=False)
class Document:
    """The capitalised words of a text: a form of a name seen in one place tells its nominative in another."""

    counts: Counter[str]
    """How often each stands, in small letters."""
    stems: dict[str, tuple[str, ...]]
    """The forms that begin alike."""
    genders: dict[str, str]
    """Gender of the given name that stands before words that begin so: m, f, or x for both."""
    said: dict[str, tuple[float, ...]] = Factory(dict)
    """What it says for each reading of a phrase, as `choose` has weighed it: news repeats its names."""
    names: dict[NamedForm, float] = Factory(dict)
    """What it says for a form of a name, likewise: «Сергей Гранин» and «Гранин» share theirs."""


@lru_cache(maxsize=4)
def document(text: str) -> Document:
    """Read the capitalised words of a text."""
    counts: Counter[str] = Counter()
    genders: dict[str, str] = {}
    previous, end = "", -2
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        if not word[0].isupper():
            continue
        low = plain(word)
        counts[low] += 1
        if match.start() == end + 1:
            gender = _given(previous)
            if gender:
                stem = _stem(low)
                genders[stem] = gender if genders.get(stem, gender) == gender else "x"
        previous, end = low, match.end()
    stems: dict[str, list[str]] = {}
    for low in counts:
        stems.setdefault(_stem(low), []).append(low)
    return Document(counts, {stem: tuple(found) for stem, found in stems.items()}, genders)


@lru_cache(maxsize=1 << 12)
def _given(word: str) -> str:
    """Give the gender of a given name, in whatever case."""
    genders = {r.gender for r in morph.readings(word) if "Name" in r.marks and r.known and r.number == "sing"}
    return {"masc": "m", "femn": "f"}.get(genders.pop(), "") if len(genders) == 1 else ""


def _stem(low: str) -> str:
    """Give the letters by which forms of a name find each other."""
    return low[: max(3, len(low) - 4)] if len(low) < 8 else low[: len(low) - 4][:6]


def attested(reading: Reading, doc: Document) -> list[str]:
    """Say what the rest of the document has to say to a reading."""
    return [feature for name in reading.named[-2:] for feature in attested_form(name, doc)]


def attested_form(name: NamedForm, doc: Document) -> list[str]:
    """Say what the rest of the document has to say to one form of a name."""
    word, out, gender, sort = name
    low, base = plain(word), without_yo(out)
    others = doc.counts[base] - (low == base)
    certain = "?" if sort[-1] == "?" or sort[0] in "xh" else ""
    found = [f"d:{min(others, 2)}:{low == base}:{certain}"]
    alone = len(doc.stems.get(_stem(low), ())) < 2
    if alone and doc.counts[low] > 1:  # «Санду» four times and never otherwise: it hardly declines
        found.append(f"ds:{min(doc.counts[low], 4)}:{low == base}:{sort[0]}")
    if certain or sort[0] == "S":
        fit, unfit = _family(low, base, gender, doc)
        found.append(f"df:{fit}:{unfit}:{certain}")
        known = doc.genders.get(_stem(low))
        if known and gender:
            found.append(f"dg:{known == _GENDERS[gender]}:{known}:{certain}")
    return found


def _family(low: str, base: str, gender: str, doc: Document) -> tuple[int, int]:
    """Count the document's other forms that begin alike: those that a nominative explains, and those it does not."""
    others = [form for form in doc.stems.get(_stem(low), ()) if form != low and form[:3] == base[:3]]
    if not others:
        return 0, 0
    ways = _ways(base, gender)
    fit = sum(_has(ways, form) for form in others)
    return min(fit, 3), min(len(others) - fit, 3)


def is_declined(form: str, base: str, gender: str) -> bool:
    """Say whether a word is a form of a nominative in a declension of its gender, which may be the nominative itself.

    Args:
        form: the word, in small letters with е for ё.
        base: the nominative, likewise.
        gender: `masc`, `femn` or `neut`.
    """
    return _has(_ways(base, gender), form)


def declensions(base: str, gender: str) -> frozenset[str]:
    """Give all forms for which `is_declined` holds."""
    return frozenset([stem + ending for stem, endings in _ways(base, gender) for ending in endings])


def _ways(base: str, gender: str) -> list[tuple[str, frozenset[str]]]:
    """Give the stems of a nominative in the declensions that it may have, each with all endings."""
    found = _plain_endings().get(gender, ())
    return [(base.removesuffix(ending), endings) for ending, endings in found if base.endswith(ending)]


def _has(ways: Iterable[tuple[str, frozenset[str]]], form: str) -> bool:
    return any(form.startswith(stem) and form[len(stem) :] in endings for stem, endings in ways)


@cache
def _plain_endings() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Give for each gender the declensions: the ending of the nominative and all endings, with е for ё."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for paradigm in paradigms():
        endings = frozenset(without_yo(ending) for group in paradigm.endings for ending in group)
        nominative = without_yo(paradigm.endings[0][0])
        found.setdefault(paradigm.gender, []).append((nominative, endings))
    return found
