"""The gender of people whose names do not tell it, by the words beside them: «герцогиня | Меган Горл | заявила»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rupress.normalizer.entities.role_nouns import role_nouns
from rupress.normalizer.entities.words import opens
from rupress.normalizer.gazetteer import inhabitant_of
from rupress.normalizer.nominative.context import context_of
from rupress.normalizer.nominative.women import womans_reading
from rupress.records import EntityType, Gender, Mention
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml

_GENDERS = {"sm": Gender.MASCULINE, "sf": Gender.FEMININE}
_NAMED = {"masc": Gender.MASCULINE, "femn": Gender.FEMININE}
_MOST = 24
"""How many mentions of a person are looked at."""
_SHORT = 4
"""Letters: «Ная» is no adjective."""
_ADVERB = re.compile(r"[ \xa0]([а-яё]+)(?=[ \xa0][а-яё])")
_NEAR = 12
"""How many mentions behind are looked at."""
_NEXT = re.compile(r"[^.!?…\n]{0,160}[.!?…]»? (\w+)")
"""The first word of the next sentence."""


def gender_told(
    text: str, own: Sequence[int], mentions: Sequence[Mention], roles: Sequence[str], surname: str | None
) -> Gender | None:
    """Tell a person's gender by the verbs beside the name, else the roles, the surname's end, or the next «он», «она».

    Args:
        text: the article.
        own: which mentions name the person.
        mentions: all of them, sorted.
        roles: what the person is called, in the nominative.
        surname: the surname, if there is one.
    """
    as_written = [i for i in own[:_MOST] if plain(mentions[i].normal) == plain(mentions[i].text)]
    return (
        _only({_by_verb(text, mentions[i]) for i in as_written})  # «встретила Гранина» tells nothing
        or _only({_by_verb_before(text, mentions[i].span.start, role) for i in as_written for role in roles})
        or _only({_by_role(role) for role in roles})
        or _by_surname(surname)
        or _only({_by_relative(text, mentions[i]) for i in as_written})
        or _only({_by_pronoun(text, i, mentions) for i in as_written})
    )


def is_womans(roles: Sequence[str]) -> bool:
    """Say whether roles are a woman's alone, whatever the given name: «писательница | Колин Горкл»."""
    return _only({_by_role(role) for role in roles}) is Gender.FEMININE


def _only(found: set[Gender | None]) -> Gender | None:
    """Give what all agree on who tell anything."""
    told = found - {None}
    return told.pop() if len(told) == 1 else None


def _by_verb(text: str, mention: Mention) -> Gender | None:
    """Tell the gender by the past tense behind the name or, of saying, before it."""
    if womans_reading(text, mention.span.start, mention.span.stop) is not None:
        return Gender.FEMININE  # «выступила лично президент Горана»
    stop = mention.span.stop
    adverb = _ADVERB.match(text, stop)
    if adverb is not None and morph.readings(adverb.group(1))[0].pos == "ADVB":
        stop = adverb.end()  # «Анн Горберг справедливо | отметила»
    beside = context_of(text, mention.span.start, stop)
    return _GENDERS.get(beside.after_verb) or (_GENDERS.get(beside.before_verb) if beside.before_says else None)


def _by_verb_before(text: str, start: int, role: str) -> Gender | None:
    """Tell the gender by the verb of saying before the role of who says it: «заявила | глава ведомства Горини»."""
    begin = start - len(role) - 1
    if begin <= 0 or text[begin : start - 1].lower() != role.lower() or not text[start - 1].isspace():
        return None
    beside = context_of(text, begin, start)
    return _GENDERS.get(beside.before_verb) if beside.before_says and not beside.gap else None


_GOES_ON = re.compile(r"(?:[ \xa0]\([^()\n]{1,40}\))?, ([а-яё]+)")
"""What goes on behind a name: «Пело, который», «Пело (Дания), занимавший»."""


def _by_relative(text: str, mention: Mention) -> Gender | None:
    """Tell the gender by what goes on behind the name: «Пело, | который забил», but not «мать Пело, | которая»."""
    match = _GOES_ON.match(text, mention.span.stop)
    if match is None:
        return None
    beside = context_of(text, mention.span.start, mention.span.stop)
    if beside.animate and not beside.gap:
        return None
    word = match.group(1)
    return _NAMED.get(read_toml("person_names.toml")["relatives"].get(word) or _of_participle(word))


def _of_participle(word: str) -> str:
    """Give the gender of a participle in the nominative: «занимавший»; an empty string if it is none."""
    own = morph.readings(word)
    genders = {r.gender for r in own if r.case == "nomn" and r.number == "sing"}
    participle = own[0].pos == "PRTF" and own[0].known
    return genders.pop() if participle and len(genders) == 1 else ""


def _by_role(role: str) -> Gender | None:
    """Tell the gender by a role that only women or men have: «герцогиня», «брат», no «посол»."""
    words = role.split()
    origins = [morph.readings(word)[0].gender for word in words if inhabitant_of(word) is not None]
    if origins:
        return _NAMED.get(origins[0])  # a woman would be «бразильянка»
    for word in map(plain, words):
        if word not in role_nouns():
            continue
        if word in read_toml("person_names.toml")["roles_of_men"]:
            return Gender.MASCULINE
        return Gender.FEMININE if any(r.animate and r.gender == "femn" for r in morph.readings(word)[:1]) else None
    return None


def _by_surname(surname: str | None) -> Gender | None:
    """Tell the gender by a surname's end: «Гранова», «Гранов»."""
    ends: dict[str, list[str]] = read_toml("speech.toml")["surnames"]
    if surname and len(surname) > _SHORT:  # «Горальный»
        adjectival: dict[str, list[str]] = read_toml("person_names.toml")["adjectival_ends"]
        ends = {gender: [*end, *adjectival[gender]] for gender, end in ends.items()}
    return next((_NAMED[gender] for gender, end in ends.items() if (surname or "").lower().endswith(tuple(end))), None)


def _by_pronoun(text: str, index: int, mentions: Sequence[Mention]) -> Gender | None:
    """Tell the gender by the pronoun that the sentence behind begins with, if the name begins its own."""
    span = mentions[index].span
    match = _NEXT.match(text, span.stop)
    gender = read_toml("speech.toml")["genders"].get(match.group(1).lower()) if match is not None else None
    if match is None or gender not in _NAMED or not opens(text, span.start):
        return None
    after = next((m for m in mentions[index + 1 : index + _NEAR] if m.type is EntityType.PER), None)
    return _NAMED[gender] if after is None or after.span.start > match.start(1) else None
