"""Roles that several people have together: «депутаты Госдумы Олег Гранин и Вера Дубнева» are two deputies."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.entities.role_nouns import role_nouns
from rupress.normalizer.entities.role_place import Place, place_of
from rupress.normalizer.entities.role_spans import role_before
from rupress.normalizer.entities.role_words import heads, modifies, small
from rupress.normalizer.entities.words import Word, words_of
from rupress.normalizer.nominative import Reading as NameReading
from rupress.normalizer.nominative.spelling import spelled
from rupress.records import EntityType, Gender, Mention
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml
from rupress.span import Span


def shared_roles(text: str, mentions: Sequence[Mention], readings: Sequence[NameReading]) -> dict[int, str]:
    """Give each of several people who stand behind one role in the plural that role, in the nominative of one.

    Args:
        text: the article.
        mentions: the names in it, sorted.
        readings: how each was read by `read_name`.
    """
    roles: dict[int, str] = {}
    index = 0
    while index < len(mentions):
        people = _listed(text, mentions, index)
        if len(people) > 1:
            roles.update(_roles(place_of(text, index, mentions, readings[index]), people))
        index = people[-1] + 1 if people else index + 1
    return roles


def _listed(text: str, mentions: Sequence[Mention], first: int) -> list[int]:
    """Give the people who are listed from a mention on, no more than one behind «и»."""
    listing = read_toml("names.toml")["sharing"]
    people: list[int] = []
    last = ""
    for index in range(first, len(mentions)):
        if mentions[index].type is not EntityType.PER:
            break
        if people:
            between = text[mentions[index - 1].span.stop : mentions[index].span.start]
            if between not in listing or last.strip(" ,"):  # «Гранин и Шестов, | Дубнев …»
                break
            last = between
        people.append(index)
    return people


def _roles(place: Place, people: Sequence[int]) -> dict[int, str]:
    role = role_before(evolve(place, several=True, gender=""))
    if role is None:
        return {}
    words = words_of(place.text[role.start : role.stop])
    places = [i for i, word in enumerate(words) if heads(word, place.case, several=True)]
    if not places or any(_counts(word) or word.gap == ", " for word in words[places[-1] + 1 :]):
        return {}  # «лидеры двух стран»
    head, start = places[-1], role.start + words[places[-1]].stop
    first = head
    while first and modifies(words[first - 1], words[head]):
        first -= 1
    before = words[places[-2] : first] if len(places) > 1 else ()
    both = len(before) == 2 and before[1].text in read_toml("names.toml")["list_ends"]  # «журналисты и телеведущие»
    tails = _tails(place, role, start, len(people))
    roles: dict[int, str] = {}
    for index, tail in zip(people, tails or (), strict=bool(tails)):
        gender = of_word(place.mentions[index].normal.partition(" ")[0])
        told = [_single(words[first : head + 1], place.case, gender)]
        told += [_single(before[:1], place.case, gender)] if both else []
        if all(told):
            joint = f" {before[1].text} " if both else ""
            roles[index] = small(joint.join(str(word) for word in reversed(told)) + tail)
    return roles


def _counts(word: Word) -> bool:
    return morph.readings(word.text)[0].pos == "NUMR"


def _single(words: Sequence[Word], case: str, gender: Gender | None) -> str | None:
    """Put a role's head and the adjectives before it into the nominative of one: «народный депутат».

    Args:
        words: they, the head last.
        case: the case of the names; empty if they show none.
        gender: of whom it is said: «супруги» are a «супруг» and a «супруга».
    """
    head, table = words[-1], role_nouns()
    known = [r for r in morph.readings(head.text) if r.number == "plur" and r.case]
    fitting = [r for r in known if not case or r.case == case or {r.case, case} == {"gent", "accs"}] or known
    noun = min(fitting, key=lambda r: plain(r.lemma) not in table, default=None)
    if noun is None:
        return None
    single = noun.lemma if noun.pos == "NOUN" else morph.inflected(noun, "nomn", "sing", "masc")
    if gender is Gender.FEMININE and single is not None:
        single = read_toml("names.toml")["wives"].get(single, single)
    told = []
    for word in words[:-1]:
        like = next((r for r in morph.readings(word.text) if r.pos in morph.ADJECTIVES and r.number == "plur"), None)
        form = None if like is None else morph.inflected(like, "nomn", "sing", noun.gender or "masc")
        if form is None:
            return None
        told.append(spelled(form, word.text))
    return None if single is None else " ".join([*told, _as(single, head.text)])


def _as(single: str, word: str) -> str:
    """Write a form with the capital of another: «Братья» begin a sentence."""
    return single.capitalize() if word[0].isupper() and word[1:].islower() else single


def _tails(place: Place, role: Span, start: int, count: int) -> list[str] | None:
    """Give what stands behind the head for each person: of «президенты России и Дании | Гранин и Горд» one country.

    None if more than one place stands there and not one for each.
    """
    text = place.text
    near = place.mentions[max(0, place.index - 2 * count) : place.index]
    inside = [
        m.span for m in near if m.type is not EntityType.PER and start <= m.span.start and m.span.stop <= role.stop
    ]
    listing = read_toml("names.toml")["sharing"]
    listed = inside[-1:]
    for span in reversed(inside[:-1]):
        if text[span.stop : listed[0].start] not in listing:
            break
        listed.insert(0, span)
    if len(listed) < 2 or text[listed[-1].stop : role.stop].strip('»"'):
        return [text[start : role.stop]] * count
    if len(listed) != count:
        return None
    return [text[start : listed[0].start] + text[span.start : span.stop] for span in listed]
