"""Names that the verb beside them shows to be those of women: «сообщила мэр | Александра Гранко»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rupress.normalizer.nominative.phrase import Reading, readings_of
from rupress.normalizer.nominative.plausible import implausible, looks_personal
from rupress.ru import morph
from rupress.ru.letters import letters
from rupress.ru.tables import read_toml, read_tsv

_REACH = 90
_MOST_WORDS = 8
_BREAK = re.compile(r"[.,;:!?…()—–\n\r\u2028\u2029]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_ANOTHER = re.compile(r"[ \xa0][А-ЯЁ][а-яё]")
"""The name of another behind the one looked at."""
_OPENS = re.compile(r"(?:^|[.!?…][ \xa0]|[\n«])$")
"""What stands before the first word of a sentence."""
_LINE_END = re.compile(r"\.?[ \xa0]*(?:\n|$)")
_HE = r"([А-ЯЁ][а-яё]+)[ \xa0][А-ЯЁ][\w-]+"
_AND_HE = re.compile(rf"[ \xa0]и[ \xa0]{_HE}")
_HE_AND = re.compile(rf"{_HE}[ \xa0]и[ \xa0]$")
"""A man named beside: «Александра Гранина | и Денис Горин», «Денис Горин и | Александра Гранина»."""
_RARE = 0.05
"""The share of a reading that is not thought of: «Дмитрий» of several women called «Дмитрия»."""
_IS = re.compile(r"[ \xa0][—–-][ \xa0]([а-яё-]+)")
"""What a name is said to be: «Александра Гранина — | председатель»."""
_NO_PART = frozenset(("VERB", "INFN", "GRND", "PRTS", "PRCL", "PRED", "ADVB", "NPRO"))
"""What stands in no role: the role of a verb's subject begins behind it."""


def womans_reading(text: str, start: int, stop: int) -> Reading | None:
    """Read text[start:stop] as the name of a woman in the nominative, if the verb beside it says that it is one.

    So does a line that is nothing but her name, as under a picture or over what she writes; but behind a colon a list
    of those may stand who are congratulated. So do the nominative of a man beside hers and what she is said to be.
    """
    phrase = text[start:stop]
    if phrase.partition(" ")[0][-1:] not in letters("ends_of_women") or not looks_personal(phrase):
        return None
    beside = _is_line(text, start, stop) or _is_with_man(text, start, stop) or _is_said_to_be(text, start, stop)
    if not (beside or _follows_woman(text, start, stop)):
        return None
    hers = [r for r in readings_of(phrase) if (r.case, r.number, r.gender) == ("nomn", "sing", "femn")]
    return max((r for r in hers if not implausible(phrase, r)), key=_score, default=None)


def _is_line(text: str, start: int, stop: int) -> bool:
    """Say whether a name is a whole line of a text and follows no colon: «Алёна Гранина» under her photograph."""
    if not start or text[start - 1] != "\n" or _LINE_END.match(text, stop) is None:
        return False
    return not text[max(0, start - _REACH) : start].rstrip().endswith((":", ","))


def _is_with_man(text: str, start: int, stop: int) -> bool:
    """Say whether the full name of a man stands beside a name, in what can be but the nominative."""
    his = _AND_HE.match(text, stop) or _HE_AND.search(text, max(0, start - _REACH), start)
    given = [r for r in morph.readings(his.group(1)) if r.score > _RARE] if his is not None else []
    return bool(given) and all((r.case, r.gender) == ("nomn", "masc") and "Name" in r.marks for r in given)


def _is_said_to_be(text: str, start: int, stop: int) -> bool:
    """Say whether a name opens a sentence that says what she is: «Александра Гранина — председатель»."""
    role = _IS.match(text, stop) if _OPENS.search(text, max(0, start - 3), start) else None
    if role is None:
        return False
    best = morph.readings(role.group(1))[0]
    return best.pos == "NOUN" and best.animate and (best.case, best.number) == ("nomn", "sing")


def mans_reading(text: str, start: int, stop: int) -> Reading | None:
    """Read text[start:stop] as a man's name in the accusative if the plural verb behind it shows that it is no subject.

    «Александра Гранко | назначили мэром»: as the name of a woman it would be «Александру» there.
    """
    phrase = text[start:stop]
    if phrase.partition(" ")[0][-1:] not in letters("ends_of_women") or not looks_personal(phrase):
        return None
    if not _OPENS.search(text, max(0, start - 3), start) or not _did_many(text, stop):
        return None
    his = [r for r in readings_of(phrase) if (r.case, r.number, r.gender) == ("accs", "sing", "masc") and _known(r)]
    return max((r for r in his if not implausible(phrase, r)), key=_score, default=None)


def _known(reading: Reading) -> bool:
    """Say whether the dictionary has the given name: «Александр»."""
    given = reading.out.partition(" ")[0]
    return any(r.known and "Name" in r.marks and r.gender == "masc" for r in morph.readings(given))


def _did_many(text: str, stop: int) -> bool:
    """Say whether the word behind a name is a verb of several: «назначили», «ждут»."""
    word = _WORD.match(text, stop + 1) if text[stop : stop + 1] in {" ", "\xa0"} else None
    if word is None or not word.group().islower():
        return False
    verb = morph.readings(word.group())[0]
    return verb.known and verb.pos == "VERB" and verb.number == "plur"


def _score(reading: Reading) -> float:
    return reading.score


def _follows_woman(text: str, start: int, stop: int) -> bool:
    """Say whether a name stands behind the role of a woman who does something.

    A feminine verb of saying before it, or any behind it, whose subject is a man's noun or an office speaks of a
    woman. No name of hers is what depends on the role: «сообщила адвокат | Александра Гранина», «директор фонда |
    Александра Гранина»; nor one with another name behind it.
    """
    left = text[max(0, start - _REACH) : start]
    marks = [match.end() for match in _BREAK.finditer(left)]
    words = _WORD.findall(left, marks[-1] if marks else 0)[-_MOST_WORDS:]
    verb = next((at for at in reversed(range(len(words))) if _is_no_part(words[at].lower())), None)
    first = 0 if verb is None else verb + 1
    while verb and morph.readings(words[verb].lower())[0].pos == "ADVB" and _is_no_part(words[verb - 1].lower()):
        verb -= 1  # «выступила | лично | президент»
    if not (_did(text, stop) if verb is None else _woman_did(words[verb].lower()) and not _ANOTHER.match(text, stop)):
        return False
    role = next((at for at in range(first, len(words)) if _is_hers(words[at], opens=at == 0 and verb is None)), None)
    return role is not None and not _owns(words[role:])


def _did(text: str, stop: int) -> bool:
    """Say whether the word behind a name is a feminine verb: «Мэр Александра Гранко | приехала»."""
    word = _WORD.match(text, stop + 1)
    return word is not None and text[stop] in " \xa0" and _is_feminine(word.group().lower())


def _owns(words: Sequence[str]) -> bool:
    """Say whether what stands behind a role may be the one whose role it is: «помощник | Гранина», «врач семьи |»."""
    table = read_toml("names.toml")
    last = morph.readings(words[-1])
    if len(words) > 1 and words[-1].islower() and any(r.lemma in _kinds() for r in last):
        return True  # «пресс-секретарь президента | Александра Гранина»
    return any(r.lemma in table["roles_beside_another" if len(words) == 1 else "bodies_of_people"] for r in last)


@lru_cache(maxsize=1 << 12)
def _is_no_part(low: str) -> bool:
    return morph.readings(low)[0].pos in _NO_PART


def _woman_did(low: str) -> bool:
    """Say whether a word is the feminine past of a verb of saying, or of one that takes no object."""
    best = morph.readings(low)[0]
    return _is_feminine(low) and (best.lemma in _saying() or "intr" in best.marks)


@lru_cache(maxsize=1 << 12)
def _is_feminine(low: str) -> bool:
    best = morph.readings(low)[0]
    return best.pos == "VERB" and best.gender == "femn" and best.number == "sing"


@lru_cache(maxsize=1 << 12)
def _is_hers(word: str, *, opens: bool) -> bool:
    """Say whether a word is a role in the nominative that a name may stand behind: «мэр», «глава», but no «сестра».

    Args:
        word: the word.
        opens: whether it may begin the sentence, with a capital.
    """
    if not (word.islower() or opens):
        return False
    roles = [r for r in morph.readings(word.lower()) if r.case == "nomn" and r.number == "sing" and r.lemma in _kinds()]
    return any(r.gender != "femn" or _kinds()[r.lemma] == "office" for r in roles)


@cache
def _kinds() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in read_tsv("roles.tsv")}


@cache
def _saying() -> frozenset[str]:
    return frozenset(row[aspect] for row in read_tsv("cue_verbs.tsv") for aspect in ("perfective", "imperfective"))
