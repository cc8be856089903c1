"""Names of organisations whose form tells, or the word beside them: «сайту | Гора.ру», «тренер «| Трактора»»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.normalizer.entities.works import OPENING
from rupress.normalizer.gazetteer import known_place
from rupress.normalizer.nominative.context import context_of
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml, read_tsv
from rupress.span import Span

_FIRST = re.compile(r"[\w-]*")
_BEFORE = re.compile(r"([а-яё-]+)[ \xa0].$")
_TOLD = re.compile(r".[ \xa0]([а-яё]+)")
_REACH = 32
_LONGEST_ACRONYM = 4
"""Letters of an acronym that no word in capitals is taken for: «АСИ», but «ЗАРЯ»."""
_LEAST = 5
"""Letters of a word of the dictionary at the end of a compound."""
_LEAST_OF_BODY = 6
"""Its letters where no quotation marks tell a compound: «служба»."""
_SURE_CASES = frozenset(("gent", "datv", "loct"))
"""Cases that tell in a compound; «телеком» looks like the instrumental of a «телек»."""


def stands(text: str, span: Span, name: str) -> bool:
    """Say whether a name stands in the nominative, or has no other case, though it was read otherwise.

    «АСИ» is no form of «Ася», «Гора.ру» no «Гор.ру», the club «Порту» no «Порт»; «сообщают «Вести Горанска»» has them
    for its subject.

    Args:
        text: the text.
        span: where the name stands.
        name: its nominative as it was read.
    """
    written = text[span.start : span.stop]
    if plain(written) == plain(name):
        return False
    if (written.isupper() and written.isalpha() and len(written) < _LONGEST_ACRONYM) or _site().fullmatch(written):
        return True
    if known_place(written) is not None and known_place(name) is None:
        return True
    return _is_quoted(text, span) and _is_subject(text, span)


def first_word(written: str) -> str:
    """Give the word that a name begins with, without the marks behind it: «Вести: Горанск»."""
    first = _FIRST.match(written)
    return first.group() if first is not None else written


@cache
def _site() -> re.Pattern[str]:
    """Match the name of a site, whose first part is often declined and was registered so: «Гора.ру»."""
    return re.compile(rf"[\w-]+\.(?:{'|'.join(read_toml('names.toml')['domains'])})")


def _is_quoted(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] in OPENING


def _is_subject(text: str, span: Span) -> bool:
    """Say whether a name stands behind the present of a verb of saying and may be a nominative."""
    readings = morph.readings(first_word(text[span.start : span.stop]))
    if not any(r.known and r.case == "nomn" for r in readings):
        return False
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    verb = morph.readings(before.group(1))[0] if before is not None else None
    return verb is not None and verb.pos == "VERB" and not verb.gender and verb.lemma in _saying()


@cache
def _saying() -> frozenset[str]:
    return frozenset(row[aspect] for row in read_tsv("cue_verbs.tsv") for aspect in ("perfective", "imperfective"))


def owned(text: str, span: Span) -> str | None:
    """Give the nominative of a word that is somebody's in the genitive: «тренер «| Трактора»» is of no tractors."""
    written = text[span.start : span.stop]
    if not _is_quoted(text, span) or not written.isalpha():
        return None
    beside = context_of(text, span.start, span.stop)
    if not beside.animate or beside.gap not in {*OPENING}:
        return None
    readings = [r for r in morph.readings(written) if r.known and r.pos == "NOUN"]
    plural = any(r.case == "nomn" and r.number == "plur" for r in readings)
    single = [r for r in readings if r.case == "gent" and r.number == "sing"]
    return spelled(morph.nominative_of(single[0]), written) if plural and single else None


def compound(text: str, span: Span, name: str) -> str | None:
    """Decline a compound by its end, which the dictionary has: ««Горгазете» сообщили», «в | Горпогранслужбе»."""
    written = text[span.start : span.stop]
    if not written.isalpha() or written.isupper():
        return None
    if not _is_quoted(text, span):
        body = _body_by_end(plain(written)) if written.istitle() else None
        return None if body is None or body == plain(name) else spelled(body, written)
    if written != name:
        return None
    base = _by_end(plain(written)) or (_addressed(plain(written)) if _is_addressed(text, span) else None)
    return None if base is None else spelled(base, written)


def _is_addressed(text: str, span: Span) -> bool:
    """Say whether something was told to whom a name names: ««| Горковке» сообщили», «в интервью «| Горковке»»."""
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if before is not None and before.group(1) in read_toml("names.toml")["given_to_outlets"]:
        return True
    after = _TOLD.match(text, span.stop)
    verb = morph.readings(after.group(1))[0] if after is not None else None
    return verb is not None and verb.pos == "VERB" and verb.number == "plur" and verb.lemma in _saying()


@lru_cache(maxsize=1 << 10)
def _addressed(low: str) -> str | None:
    """Give the nominative of an unknown word in the dative: «Горковке», «Горпосту»."""
    own = morph.readings(low)
    bases = {morph.nominative_of(r) for r in own if r.case == "datv" and r.number == "sing"}
    return bases.pop() if len(bases) == 1 and not own[0].known else None


@lru_cache(maxsize=1 << 10)
def _by_end(low: str) -> str | None:
    """Give the nominative of an unknown compound whose end is a noun in another case and can be nothing else."""
    if morph.known(low):
        return None
    at = next((at for at in range(2, len(low) - _LEAST + 1) if morph.known(low[at:])), None)
    if at is None:
        return None
    ends = morph.readings(low[at:])
    bases = {morph.nominative_of(r) for r in ends}
    declined = all(r.pos == "NOUN" and r.case not in {"nomn", "accs", ""} and r.number == "sing" for r in ends)
    return low[:at] + bases.pop() if declined and len(bases) == 1 else None


@lru_cache(maxsize=1 << 10)
def _body_by_end(low: str) -> str | None:
    """Give the nominative of a body whose name is cut together: «Горпогранслужбе», «Горсобрания».

    «Мингоры» is no «Мингора»: an end in the genitive of women is what such a body is for.
    """
    if morph.known(low):
        return None
    at = next((at for at in range(2, len(low) - _LEAST_OF_BODY + 1) if morph.known(low[at:])), None)
    if at is None:
        return None
    ends = [r for r in morph.readings(low[at:]) if not (r.gender == "neut" and r.number == "plur")]
    bases = {morph.nominative_of(r) for r in ends}
    declined = all(
        r.pos == "NOUN" and r.number == "sing" and r.case in _SURE_CASES and (r.gender, r.case) != ("femn", "gent")
        for r in ends
    )
    return plain(low[:at] + bases.pop()) if declined and len(bases) == 1 else None
