"""What the rules read: the paragraphs of a text with their quotation marks, sentences, cues and words.

All offsets are those of the folded text. The `outline` of a text is as long as the text, lower case, with every stretch
in quotation marks blotted out (`«¤¤¤»`), so that a rule for the author's words cannot be led astray by quoted ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

from attrs import evolve

from rupress.normalizer.quotes.cues import Hit, find_phrases, find_verbs
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.marks import Marked, Marks, pair
from rupress.records import Kind
from rupress.ru.morph import CASES, Reading, readings
from rupress.ru.tables import read_toml
from rupress.span import Span

BLOT = "¤"
_SITE = re.compile(r"\d+-?[a-z][\w-]*\.[a-z]{2,4}")
_TOKEN = re.compile(r"«[^»]*»|\w+(?:[-.'’&+]\w+)*|[^\w\s]")
# a stop before white space, or glued to the next sentence: «…сказал он.Седов добавил…»
_STOP = re.compile(r"[.!?…]+[»)\]]*(?=\s|$|«|[а-яё][а-яё\s]|\d{1,2} [а-яё])|\n")
_UTTERED = re.compile(r"«[^»]*»\s*,?\s*[—–-]\s")
_BROKEN_OFF = re.compile(r"(?<=[»,])\s*\n\s*(?=[—–-]\s+[а-яё])")
_OPENING = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("PREP", "CONJ", "PRCL", "NPRO", "ADVB"))
"""Words of these kinds are no names: a capital makes them the first of a sentence."""
MINISTRY = frozenset(("Orgn",))
"""What marks the readings of a ministry's name that no dictionary has."""
_LAST = 12
"""The last word of a sentence is looked for in so many characters."""
_BREAK = 3000
"""No sentence has more characters outside its quoted stretches."""
_LONGEST = 1200
"""Sentences are read up to so many characters when words are wanted; longer ones are lists or debris."""


@cache
def _last_word() -> re.Pattern[str]:
    """Give the pattern of the last word of a sentence, with a figure or «кв.» before it."""
    figure = rf"(?P<figure>\d|\b(?:{alternation('sentence', 'powers')})\.)(?P<joint>[\s-]*)"
    return re.compile(rf"(?:{figure})?(?P<word>[^\W\d_]+)$|\w+$")


@cache
def _day() -> re.Pattern[str]:
    """Give the pattern of the day of a month, its name shortened perhaps: «14 мая»."""
    calendar = read_toml("dates_calendar.toml")
    months = [form for kind in ("month", "month_short") for forms in calendar[kind].values() for form in forms.split()]
    return re.compile(rf"\d{{1,2}} (?:{'|'.join(sorted(months, key=len, reverse=True))})\b")


class Word:
    """A word, mark or quoted stretch of a sentence. Its readings are looked up when a rule first asks."""

    __slots__ = ("low", "start", "stop", "text")

    def __init__(self, text: str, low: str, start: int, stop: int) -> None:
        self.text = text
        self.low = low
        self.start = start
        self.stop = stop

    @property
    def quoted(self) -> bool:
        """Whether it is a stretch in quotation marks."""
        return self.low[0] == "«"

    @property
    def is_word(self) -> bool:
        """Whether it has letters of its own: «мост», «7-luga.ru»."""
        return self.low[0].isalpha() or _SITE.fullmatch(self.low) is not None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the word can be; nothing for marks and quoted stretches."""
        return _readings(self.low) if self.is_word else ()


@lru_cache(maxsize=1 << 14)
def _readings(low: str) -> tuple[Reading, ...]:
    """Give what a word can be; with a genitive inside it has one form: «замгубернатора», «в Минпросвещения»."""
    found = readings(low)
    first = found[0]
    prefix = next((one for one in table("grammar", "ministry_prefixes") if low.startswith(one)), "")
    if prefix and not any(r.known for r in found):
        endings = tuple(table("grammar", "ministry_endings"))
        owns = any(r.known and r.case == "gent" for r in readings(low.removeprefix(prefix)))  # not «миниигры»
        inside = next((r for r in found if owns and r.case == "gent" and low.endswith(endings)), None)
        if inside is None:
            return found
        return tuple(evolve(inside, lemma=low, case=case, known=True, marks=MINISTRY) for case in CASES)
    if first.known or first.case != "gent" or not first.animate:
        return found
    if not low.startswith(tuple(table("grammar", "deputy_prefixes"))):
        return found
    return tuple(evolve(first, lemma=low, case=case, number="sing") for case in CASES)


class Sentence:
    """A sentence of the author: quoted stretches belong to it whole, whatever stops they hold."""

    def __init__(self, paragraph: Paragraph, start: int, stop: int) -> None:
        self.paragraph = paragraph
        self.start = start
        self.stop = stop
        self.pairs: list[Marked] = []
        self.verbs: list[Hit] = []
        self.phrases: list[tuple[Hit, tuple[int, int] | None]] = []

    @cached_property
    def words(self) -> list[Word]:
        """The words, marks and quoted stretches of the sentence, in order."""
        text, low = self.paragraph.text, self.paragraph.outline
        base = self.paragraph.start
        stop = min(self.stop, self.start + _LONGEST) - base
        return [
            Word(text[m.start() + base : m.end() + base], m.group(), m.start() + base, m.end() + base)
            for m in _TOKEN.finditer(low, self.start - base, stop)
        ]

    def word_at(self, offset: int) -> int:
        """Give the index of the first word that ends past `offset`; the number of words if there is none."""
        words = self.words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high) // 2
            if words[middle].stop <= offset:
                low = middle + 1
            else:
                high = middle
        return low


class Paragraph:
    """A block of the article: headline, deck, paragraph, subhead or caption."""

    def __init__(
        self, index: int, kind: Kind, text: str, span: Span, *, tight: bool = False, cited: int = 0, unit: int = 1
    ) -> None:
        self.tight = tight
        self.cited = cited
        self.index = index
        self.kind = kind
        self.text = text
        self.start, self.stop = start, stop = span.start, span.stop
        self.marks: Marks = pair(text, start, stop, unit)
        self.pairs = [m for m in self.marks.pairs if m.depth == 0]
        # «Мост готов», ¶ — сказал Седов: the author's words on a line of their own
        self.outline = _BROKEN_OFF.sub(lambda m: " " * len(m.group()), _outline(text, start, stop, self.pairs))
        cuts = _sentences(text, self.outline, start) or [(start, stop)]  # a mark alone is a sentence, too
        self.sentences = [Sentence(self, a, b) for a, b in cuts]
        self._deal()

    def seen(self, start: int, stop: int) -> str:
        """Give the outline between two offsets."""
        return self.outline[max(0, start - self.start) : max(0, stop - self.start)]

    def sentence_at(self, offset: int) -> Sentence:
        """Give the sentence that holds an offset, the last one if it lies past them all."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].stop <= offset:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low]

    def place(self, sentence: Sentence) -> int:
        """Give the index of a sentence."""
        return bisect_left(self.sentences, sentence.start, key=lambda s: s.start)

    def _deal(self) -> None:
        """Give every sentence its quoted stretches and cues, in one pass over the paragraph."""
        size, base = self.stop - self.start, self.start
        for marked in self.pairs:
            self.sentence_at(marked.open).pairs.append(marked)
        for hit in find_verbs(self.outline, 0, size):
            self.sentence_at(hit.start + base).verbs.append(_moved(hit, base))
        for hit, owner in find_phrases(self.outline, 0, size):
            place = (owner[0] + base, owner[1] + base) if owner else None
            self.sentence_at(hit.start + base).phrases.append((_moved(hit, base), place))


def following(paragraphs: Sequence[Paragraph], index: int) -> Iterator[Paragraph]:
    """Give the paragraphs behind one, as far as they are asked for: a slice for each paragraph would copy them all."""
    return (paragraphs[k] for k in range(index + 1, len(paragraphs)))


def _moved(hit: Hit, base: int) -> Hit:
    return Hit(hit.start + base, hit.stop + base, hit.form, hit.negated)


def _outline(text: str, start: int, stop: int, pairs: list[Marked]) -> str:
    """Write the paragraph in lower case, quoted stretches blotted out but for a last mark that ends a sentence."""
    parts: list[str] = []
    last = start
    for m in pairs:
        parts.append(_plain(text[last : m.open]))
        inside = m.close - m.open - 2
        end = text[m.stop - 1] if m.stop > m.start and text[m.stop - 1] in ".!?…" else BLOT
        parts.append("«" + BLOT * (inside - 1) + (end if inside > 0 else "") + "»" if inside >= 0 else " ")
        last = m.close
    parts.append(_plain(text[last:stop]))
    return "".join(parts)


def _plain(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # letters such as «İ» grow when lowered
        low = "".join(small if len(small := c.lower()) == 1 else c for c in text)
    return _LONE_MARK.sub(" ", low)


_NOTE = re.compile(r"[—–-]\s*[^()\n]{1,20}\)")
_LONE_MARK = re.compile("[«»“”„‟\x93\x94]")


def _sentences(text: str, outline: str, start: int) -> list[tuple[int, int]]:
    """Cut a paragraph into sentences; stops inside quoted stretches cut nothing."""
    cuts: list[tuple[int, int]] = []
    begin = 0
    for match in _STOP.finditer(outline):
        end = match.end()
        if match.group() != "\n" and not _cuts(text, outline, match.start(), end, start):
            continue
        if outline[begin:end].strip():
            cuts.append((_skip(outline, begin) + start, end + start))
        begin = end
    if outline[begin:].strip():
        cuts.append((_skip(outline, begin) + start, start + len(outline.rstrip())))
    return [piece for a, b in cuts for piece in _broken(outline, a - start, b - start, start)]


def _broken(outline: str, a: int, b: int, start: int) -> list[tuple[int, int]]:
    """Break what is too long for a sentence at white space, so that no rule ever reads far."""
    result: list[tuple[int, int]] = []
    while b - a > _BREAK:
        cut = outline.find(" ", a + _BREAK, b)
        if cut < 0:
            break
        result.append((a + start, cut + start))
        a = _skip(outline, cut)
    return [*result, (a + start, b + start)]


def _skip(outline: str, at: int) -> int:
    while at < len(outline) and outline[at].isspace():
        at += 1
    return at


def _glued(right: str, left: str) -> bool:
    """Say whether a stop between letters ends a sentence: «…он.Седов…», «…он».«Да…», but not «А.П.Седов».

    A bracket or a share ends one, too: «…на 26%.Седов…», «…(ТАСС).Седов…». Behind capitals only a small word begins
    one: «…пишет ТАСС.Также…», but not «РБК.Стиль».
    """
    ends = len(left) > 1 and (left[-1] in "»)%" or (left[-2:].isalpha() and left[-2:].islower()))
    if right[0].isdigit():  # «…сказал он.14 мая …»
        return ends and _day().match(right) is not None
    if right[:2].isupper() and right[:2].isalpha():  # «…сказал он.ГЭС построят», but not «луга.рф», «Луга.РУ»
        word = _OPENING.match(right)
        return ends and word is not None and word.group().isupper() and word.group() not in table("sentence", "domains")
    if not right[0].isupper() and right[0] not in '«"“„':
        return False
    if left[-2:].isalpha() and left[-2:].isupper():
        opening = _OPENING.match(right)
        return opening is not None and readings(opening.group().lower())[0].pos in _SMALL | {"GRND", "VERB"}
    return ends


def _is_company(left: str) -> bool:
    """Say whether a text ends with a company of the dictionary, the stop behind which is part of a longer name."""
    word = _CAPITAL.search(left)
    return word is not None and all(r.known and "Orgn" in r.marks for r in readings(word.group().lower()))


_CAPITAL = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+$")


def _cuts(text: str, outline: str, at: int, end: int, start: int) -> bool:
    """Say whether the stop at `at` ends a sentence: a capital follows, and no abbreviation or initial stands before."""
    follow = end
    if end < len(outline) and not outline[end].isspace():
        right, left = text[start + end : start + end + _LAST], text[start + max(0, at - _LAST) : start + at]
        if not _glued(right, left[-3:]) or _is_company(left):
            return False  # «Фонтанка.ру», «Яндекс.Пробки»
    while follow < len(outline) and outline[follow].isspace():
        follow += 1
    if follow >= len(outline):
        return True
    closing = "»" in outline[at:end]
    lead = outline[follow]
    if lead in "—–-•":
        if _NOTE.match(outline, follow):
            return False  # «(лекарство, которое снижает жар. — Ред.)»
        if closing:  # «Когда?» — Спросите завтра: the dash brings the author's words
            return False
        while follow < len(outline) and (outline[follow].isspace() or outline[follow] in "—–-•"):
            follow += 1
        lead = outline[follow] if follow < len(outline) else " "
    first = text[start + follow] if follow < len(outline) else " "
    if not (first.isupper() or first.isdigit() or lead == "«" or not first.isalnum()):
        return False
    if outline[at] != "." or closing:
        return True
    word = _last_word().search(outline, max(0, at - _LAST), at)
    if word is None or word["word"] not in table("sentence", "abbreviations"):
        # «А. П. Седов», but «станция класса Х. По данным мэрии, …»
        initial = word is not None and len(word.group()) == 1 and text[start + at - 1].isupper()
        return not initial or _small(outline, follow)
    if len(word["word"]) == 1 and text[start + at - 1].isupper():
        return _small(outline, follow)
    if word["joint"] == "-" or outline[word.start("word") - 1 : word.start("word")] == "/":  # «в 2023-м», «60 км/ч»
        return True
    if lead == "«":  # «прибыль в 3 млрд. «Удача», — пишет мэр»
        first = text[start + follow + 1 : start + follow + 2]
        if _UTTERED.match(outline, follow):
            return first.isupper()
    return first.isupper() and _ends(outline, word, at, follow)


def _ends(outline: str, word: re.Match[str], at: int, follow: int) -> bool:
    """Say whether a sentence ends with an abbreviation before a capital: «3 млрд.», «5 км.», «и др.», «1996 г. Это»."""
    if word["word"] in table("sentence", "units"):
        return True
    if word["figure"] and word["word"] in table("sentence", "measures"):
        return True
    if outline.endswith(tuple(table("sentence", "closings")), max(0, at - _LAST), at):
        return True
    return bool(word["figure"]) and _small(outline, follow)


def _small(outline: str, at: int) -> bool:
    """Say whether a small word that is no initial stands at an offset: «По», «Это»."""
    opening = _OPENING.match(outline, at)
    if opening is None or len(opening.group()) == 1:
        return False
    reading = readings(opening.group())[0]
    return reading.known and reading.pos in _SMALL
