"""The words beside a name that say what the person is: «глава МИД РФ | Сергей Гранин», «Гранин, министр обороны,»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve

from rupress.normalizer.entities.role_behind import role_after, role_held, role_predicate
from rupress.normalizer.entities.role_lists import roles_following, roles_listed
from rupress.normalizer.entities.role_nouns import role_forms, role_nouns
from rupress.normalizer.entities.role_place import Place, place_of
from rupress.normalizer.entities.role_spans import (
    role_before,
    role_given,
)
from rupress.normalizer.entities.role_words import (
    as_it_stands,
    by_its_head,
    heads,
    is_acting,
    is_adjective,
    modifies,
    small,
    word_quoted,
)
from rupress.normalizer.entities.words import Word, words_of
from rupress.normalizer.nominative import Reading as NameReading
from rupress.normalizer.nominative import nominative
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml
from rupress.span import Span

_BESIDE = 60
"""How much of the text beside a role is read with it."""


def roles_of(
    text: str,
    members: Sequence[int],
    mentions: Sequence[Mention],
    readings: Sequence[NameReading],
    together: Mapping[int, str],
) -> tuple[str, ...]:
    """Collect what a text calls a person beside the name, in the nominative, each role once.

    Args:
        text: the article.
        members: which mentions name the person.
        mentions: all mentions, sorted.
        readings: how each was read.
        together: the roles that mentions share with others.
    """
    roles: dict[str, str] = {}
    for index in members:
        place = place_of(text, index, mentions, readings[index])
        for rule in (role_before, role_after, role_predicate, role_given, role_held):
            told, span = _found(rule, place)
            if span is None or (rule is role_after and _is_others(place, span, readings)):
                continue
            listed = roles_listed(told, span) if rule is role_before else ()
            behind = roles_following(place, span) if rule is role_after else ()
            case = _BY_VERB.get(rule, told.case)
            wholes = (*listed, span, *behind)
            for found in (part for whole in wholes for part in _parts(text, whole, case, place.names())):
                own = _balanced(text, _behind_preposition(text, found))
                role = own and _adverb(text, own) + _in_nominative(small(_normal(text, own, place.near(), case)))
                if role:
                    roles.setdefault(role.lower(), role)
        if index in together:
            roles.setdefault(together[index].lower(), together[index])
    return tuple(roles.values())


def _found(rule: Callable[[Place], Span | None], place: Place) -> tuple[Place, Span | None]:
    """Give the role that a rule finds, and the case in which the name is to be taken for it."""
    for told in (place, *(place.others() if rule is role_before else ())):
        span = rule(told)
        if span is not None:
            return (told if told.case else evolve(told, case=_case_of_head(told.text, span))), span
    return place, None


def _case_of_head(text: str, role: Span) -> str:
    """Give the case of a role before a name that shows none, if it has one: «певицы и художницы | Меган Горкл»."""
    forms = next((found for word in words_of(text[role.start : role.stop]) if (found := role_forms(word.text))), ())
    cases = {form.case for form in forms if form.number == "sing"}
    return cases.pop() if len(cases) == 1 else ""


def _behind_preposition(text: str, role: Span) -> Span | None:
    """Give what a preposition leaves of a role: «после отъезда | полузащитник», nothing of «после бесед»."""
    words = text[role.start : role.stop].split(" ")
    first = morph.readings(words[0])[0]
    if first.pos != "PREP" or not first.known:
        return role
    named = plain(words[-1]) in role_nouns() and any(r.case == "nomn" for r in morph.readings(words[-1]))
    return Span(role.stop - len(words[-1]), role.stop) if named and len(words) > 1 else None


def _balanced(text: str, role: Span | None) -> Span | None:
    """Give a role if its quotation marks are whole: no «автор | «первых стихов», no «меломан» оркестра»."""
    if role is None:
        return None
    marks = [mark for mark in text[role.start : role.stop] if mark in "«»"]
    whole = marks[-1:] != ["«"] and marks[:1] != ["»"]
    before, straight, _ = text[role.start : role.stop].rpartition('"')
    opened = (
        straight and before.count('"') % 2 == 0 and before[-1:] in {"", " "}
    )  # «экс-президент "надеждами | Гранина"»
    return role if whole and not opened else None


def _in_nominative(role: str) -> str:
    """Give a role as it is if it can be a nominative; of «за спасённую дочь | Анна Гранина» there is none."""
    first, _, rest = role.partition(" ")
    readings = morph.readings(first)
    own = [r for r in readings if r.known and r.case]
    if not own or len(own) < len(readings) or any(r.case == "nomn" for r in own):
        return role
    return "" if rest else morph.nominative_of(own[0])


_ALIKE = frozenset(("gent", "accs"))
"""Cases that are one for men."""
_BY_VERB = {role_predicate: "ablt", role_given: "ablt", role_held: "gent"}
"""What finds roles behind a verb, and in which case."""


def _adverb(text: str, role: Span) -> str:
    """Give an adverb that belongs to the participle behind it: «временно | исполняющий обязанности мэра»."""
    first = text[role.start : role.stop].split(maxsplit=1)[0]
    if morph.readings(first)[0].pos != "PRTF":
        return ""
    before = text[max(0, role.start - _BESIDE) : role.start].lower().replace("\xa0", " ")
    adverbs = (f"{word} " for word in read_toml("names.toml")["role_adverbs"])
    return next((word for word in adverbs if before.endswith(word)), "")


def _is_others(place: Place, role: Span, readings: Sequence[NameReading]) -> bool:
    """Say whether a role behind a name is somebody else's: the next name's, or the subject of a clause of its own."""
    return _is_of_next(place, role, readings) or _is_subject(place, role)


def _is_subject(place: Place, role: Span) -> bool:
    """Say whether a verb follows a role where another led to the name: «как сообщил Гранин, | мэр ждёт весны»."""
    text = place.text
    after = words_of(text[role.stop : role.stop + _BESIDE], 1)
    clause = read_toml("names.toml")["clause_pronouns"]
    if after and after[0].gap == " " and any(r.lemma in clause for r in morph.readings(after[0].text)):
        return True  # «Гранин, | премьера которого прошла»
    if not after or after[0].gap != " " or morph.readings(after[0].text)[0].pos != "VERB":
        return False
    line = text[max(place.floor(), place.span.start - _BESIDE) : place.span.start]
    return any(morph.readings(word.text)[0].pos == "VERB" for word in words_of(re.split(r"[.!?…]\s", line)[-1]))


def _is_of_next(place: Place, role: Span, readings: Sequence[NameReading]) -> bool:
    """Say whether a role between two names is the next one's: «президент Гранин, | министр обороны Дубнева»."""
    after = place.index + 1
    if after >= len(place.mentions) or place.text[role.stop : place.ceiling()].strip():
        return False
    following = next(
        (i for i in range(after, min(after + 6, len(place.mentions))) if _is_person(place.mentions[i])), None
    )
    if following is None:
        return False
    ahead = place.mentions[following].span.start
    if place.text[role.stop : ahead].isspace() and _stands_still(place.mentions[following]):
        return True  # «Гранин, министр обороны | Вера Дубнева и мэр»
    theirs = role_before(place_of(place.text, following, place.mentions, readings[following]))
    return theirs is not None and theirs.start <= role.start


def _stands_still(mention: Mention) -> bool:
    return plain(mention.text) == plain(mention.normal)


def _is_person(mention: Mention) -> bool:
    return mention.type is EntityType.PER


def _normal(text: str, span: Span, names: Sequence[Span], case: str) -> str:
    """Put a role into the nominative; behind «и. о.» it stays in the genitive, as do the names in it.

    Args:
        text: the article.
        span: where the role stands.
        names: the names near by.
        case: the case of the person's name.
    """
    if is_acting(text, span.start):
        return text[span.start : span.stop]
    second = _second(text, span, case)
    if second is not None:
        parts = (Span(span.start, second.start), Span(second.stop, span.stop))
        return text[second.start : second.stop].join(_normal(text, part, names, case) for part in parts)
    inside = [name.start for name in names if span.start < name.start < span.stop]
    stop = min(inside, default=span.stop)
    while stop > span.start and not text[stop - 1].isalnum():
        stop -= 1
    return _of_one(text, span.start, stop, case) + text[stop : span.stop]


def _second(text: str, role: Span, case: str) -> Span | None:
    """Give what joins two roles in one case that is no nominative: «журналистом | и | телеведущим»."""
    if case in {"", "nomn"}:
        return None
    for mark in read_toml("names.toml")["sharing"]:
        at = text.find(mark, role.start, role.stop)
        if at < 0:
            continue
        words = words_of(text[at + len(mark) : role.stop])
        noun = next((i for i, word in enumerate(words) if not is_adjective(word.text)), None)
        kin = noun is not None and any((f.case, f.number) == (case, "sing") for f in role_forms(words[noun].text))
        if noun is not None and kin and all(modifies(w, words[noun]) for w in words[:noun]):
            return Span(at, at + len(mark))
    return None


def _parts(text: str, role: Span, case: str, names: Sequence[Span]) -> list[Span]:
    """Part the roles that stand side by side: «командующего флотом | адмирала», «лидер партии | сенатор».

    In the genitive one may be the other's («заместителя | министра»): there only a rank is known for another.
    """
    words = words_of(text[role.start : role.stop])
    ranks = read_toml("names.toml")["ranks"]
    told = case in {"nomn", "datv", "ablt"}
    found: list[Span] = []
    start = role.start
    quoted = False
    for at in range(1, len(words)):
        quoted = word_quoted(words[at], quoted)
        if at < 2 or quoted or (words[at].capital and _lies_in(role.start + words[at].start, names)):
            continue  # «глава фракции | Слуга народа»
        ranked = _is_rank(words[at].text, ranks) and not _is_kin(words[at - 1].text)
        if not heads(words[at], case) or not (told or ranked):
            continue
        first = at
        while first > 1 and words[first].gap == " " and modifies(words[first - 1], words[at]):
            first -= 1  # «председатель фонда | народный артист»
        if (
            first > 1
            and words[first].gap in {" ", "» ", '" ', ") "}
            and _is_whole(words[:first], "" if ranked else case)
        ):
            end = role.start + words[first].start
            found.append(Span(start, role.start + words[first].start - 1))
            start = end
    return [*found, Span(start, role.stop)]


def _lies_in(at: int, names: Sequence[Span]) -> bool:
    return any(name.start <= at < name.stop for name in names)


def _is_rank(word: str, ranks: Sequence[str]) -> bool:
    return any(r.lemma in ranks for r in morph.readings(word))


def _is_kin(word: str) -> bool:
    """Say whether a noun is of those who are somebody's, who stands behind it: «подруги | профессора»."""
    forms = role_forms(word)
    return bool(forms) and all(form.kind == "relative" for form in forms)


def _is_whole(words: Sequence[Word], case: str) -> bool:
    """Say whether the words before another role are one that ends with what it is of, in no case given."""
    last = morph.readings(words[-1].text)
    if not last[0].case and last[0].known:
        return False  # «скрипач и | дирижёр»
    return any(heads(word, case) for word in words[:-1]) and not any(
        r.case == case and r.score > _LIKELY for r in last if case
    )


_LIKELY = 0.5
"""Share of a reading that is to be believed."""


def _not_of_several(word: str, case: str) -> str | None:
    """Give the nominative of a role's head that might be one of several people: «директора | завода Гранина»."""
    readings = morph.readings(word)
    if case not in {"gent", "accs"} or not any((r.case, r.number) == ("nomn", "plur") for r in readings):
        return None
    one = (
        r for r in readings if r.case in {"gent", "accs"} and r.number == "sing" and role_nouns().get(plain(r.lemma))
    )
    return next(map(morph.nominative_of, one), None)


def _of_one(text: str, start: int, stop: int, case: str) -> str:
    """Put one role into the nominative, if it does not stand in it."""
    role = text[start:stop]
    told = as_it_stands(role, words_of(role), case) or by_its_head(role)
    if told is not None:
        return told
    common = small(role)
    head, _, rest = common.partition(" ")
    own = [r for r in morph.readings(head) if r.number == "sing" and role_nouns().get(plain(r.lemma))]
    fitting = [r for r in own if r.case == case or (case in _ALIKE and r.case in _ALIKE)]
    beside = morph.readings(rest.partition(" ")[0]) if rest else ()
    alone = not any(r.pos in morph.ADJECTIVES and r.case in _ALIKE | {case} for r in beside)  # no «папой Римским»
    if case not in {"", "nomn"} and alone and fitting and len({r.lemma for r in own}) == 1 and fitting[0].pos == "NOUN":
        return f"{morph.nominative_of(fitting[0])} {rest}".rstrip()  # «политика», «королеве», of no «политика»
    if (single := _not_of_several(head, case)) is not None:
        return f"{single} {rest}".rstrip()
    if common == role:
        return nominative(text, start, stop)
    # with the sentence's capital «Борца» would be a name that the dictionary lacks
    low, high = max(0, start - _BESIDE), min(len(text), stop + _BESIDE)
    return nominative(text[low:start] + common + text[stop:high], start - low, stop - low)
