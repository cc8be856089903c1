"""A name that a text writes alike and that was read in two ways: where it must be a nominative, it tells the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from attrs import evolve

from rupress.normalizer.entities.alike import one_nominative
from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import Reading, declensions, is_declined
from rupress.normalizer.nominative.apposition import OBLIQUE, SUBJECT, roles_before
from rupress.normalizer.nominative.context import context_of
from rupress.normalizer.nominative.told import stands_as_told
from rupress.records import EntityType, Gender, Mention
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml

_MANY = 2
"""So many times as often a reading stands where nothing else tells."""


def agreed(text: str, mentions: Sequence[Mention], readings: Sequence[Reading]) -> tuple[list[Mention], list[Reading]]:
    """Leave a person's name as it stands everywhere if it stands so in the nominative: «Глава МВД | Фатхи Горага».

    Of «Сторонники Фатхи Горага» alone nobody can say whether the surname declines; «Фатхи Гораг» elsewhere tells that
    it does. Names whose first word shows the case («Александра Гранина», a woman and a man) may be two.

    Args:
        text: the text.
        mentions: the names in it, sorted.
        readings: how each was read by `read_name`.

    Returns:
        The same, those that the others correct changed.
    """
    found, read = list(mentions), list(readings)
    alike: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.type is EntityType.PER and " " in mention.text:
            alike.setdefault(mention.text, []).append(index)
    _told(text, mentions, found, read)
    _of_women(mentions, found, read, alike)
    for places in alike.values():
        _settle(text, mentions, found, read, places)
    _of_her_alone(text, found, read)
    bases = {form: name for name in alike for form in _forms(name)}
    for name, places in alike.items():
        base = bases.get(plain(name), name)
        if base != name:
            for index in places:
                found[index] = evolve(mentions[index], normal=base)
            continue
        moved = [i for i in places if _moves_end(name, mentions[i].normal)]
        still = [i for i in places if mentions[i].normal == name]
        sure = next((i for i in still if _stands(text, mentions[i])), None) if moved else None
        if sure is not None:
            for index in moved:
                found[index] = evolve(mentions[index], normal=name)
                read[index] = evolve(readings[sure], case="")
    return one_nominative(text, _no_oblique(found), read), read


def _told(text: str, mentions: Sequence[Mention], found: list[Mention], read: list[Reading]) -> None:
    """Leave a name as it stands everywhere if somebody is said to bear it: «по имени | Лилу … привёз | Лилу»."""
    told = {
        m.text: index
        for index, m in enumerate(mentions)
        if m.type is EntityType.PER and m.text == m.normal and stands_as_told(text, m.span.start, m.span.stop)
    }
    for index, mention in enumerate(mentions if told else ()):
        if mention.text in told and mention.type is EntityType.PER:
            found[index], read[index] = evolve(mention, normal=mention.text), read[told[mention.text]]


def _of_women(
    mentions: Sequence[Mention], found: list[Mention], read: list[Reading], alike: Mapping[str, Sequence[int]]
) -> None:
    """Read a man's genitive as the nominative of a woman whom alone the text has: «Евгения Горова … о Евгении Горовой».

    Forms that can be his as well tell nothing.
    """
    written: dict[str, set[str]] = {}
    forms: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.type is EntityType.PER:
            written.setdefault(mention.normal, set()).add(mention.text)
            if " " in mention.text and mention.text != mention.normal:
                forms.setdefault(mention.normal, []).append(index)
    for name, places in alike.items():
        his = {mentions[i].normal for i in places}
        if name not in forms or name in his or len(his) > 1 or written[next(iter(his))] != {name}:
            continue
        shared = _declined(next(iter(his)))  # «Руслану Горову» may be he
        model = next((i for i in forms[name] if not shared.issuperset(plain(mentions[i].text).split())), None)
        if model is None:
            continue
        for index in places:
            found[index], read[index] = evolve(mentions[index], normal=name), read[model]


def _no_oblique(mentions: list[Mention]) -> list[Mention]:
    """Take no form of an organisation's name for its nominative: «Арсеналу» beside «Арсенала» is one of «Арсенал»."""
    _keep_standing(mentions)
    _as_standing(mentions)
    own = [m for m in mentions if m.type is EntityType.ORG and " " not in m.text]
    stand = {plain(m.text) for m in own if plain(m.text) == plain(m.normal)}
    bases = {plain(m.text): m.normal for m in own if plain(m.text) not in stand}
    kept = {form: base for base in bases.values() for form in declensions(plain(base), "femn") & stand}
    kept |= _of_standing(own, stand - kept.keys())
    for index, mention in enumerate(mentions):
        if mention.type is EntityType.ORG and mention.text == mention.normal and plain(mention.text) in kept:
            own_base = kept[plain(mention.text)]  # «гендиректору «Почты»» beside «в «Почте»»
            declines = own_base[-1] in {*letters("ends_of_women"), *letters("consonants")}
            if declines and plain(own_base) != plain(mention.text):
                mentions[index] = evolve(mention, normal=own_base)
            continue
        base = bases.get(plain(mention.normal)) if mention.type is EntityType.ORG else None
        if base is None or mention.normal in {mention.text, base}:
            continue
        if known_place(mention.normal) is not None or known_organization(mention.normal) is not None:
            continue
        if any(is_declined(plain(mention.text), plain(base), gender) for gender in ("masc", "femn", "neut")):
            mentions[index] = evolve(mention, normal=base)
    return mentions


def _of_standing(own: Sequence[Mention], stand: AbstractSet[str]) -> dict[str, str]:
    """Give names read as they stand that are forms of another: «директор «Петролина»» beside «завод «Петролин»»."""
    written = {plain(m.text): m.text for m in own if plain(m.text) in stand and known_organization(m.text) is None}
    bases = [base for base in written if base[-1] in letters("consonants") and not written[base].isupper()]
    return {
        form: written[base] for base in bases for form in declensions(base, "masc") if form in stand and form != base
    }


def _keep_standing(mentions: list[Mention]) -> None:
    """Leave an organisation's name of several words as it stands if it was read so anywhere: «Тысяча озёр».

    Elsewhere a text may give no hint («объединение «Тысяча озёр»»), so that it is taken for a form of another name.
    """
    long = [(i, m) for i, m in enumerate(mentions) if m.type is EntityType.ORG and " " in m.text]
    read: dict[str, set[str]] = {}
    for _, mention in long:
        read.setdefault(plain(mention.text), set()).add(plain(mention.normal))
    standing = {name for name, normals in read.items() if len(normals) > 1 and name in normals}
    for index, mention in long if standing else ():
        name, normal = plain(mention.text), plain(mention.normal)
        if name in standing and normal != name and read.get(normal) != {normal}:
            mentions[index] = evolve(mention, normal=mention.text)


def _as_standing(mentions: list[Mention]) -> None:
    """Read a form of several words as what stands elsewhere: «Полночных ястребов» beside «Полночные ястребы»."""
    long = [(i, m) for i, m in enumerate(mentions) if m.type is EntityType.ORG and " " in m.text]
    bases = {_lemmas(m.text): m.text for _, m in long if m.text == m.normal and _is_nominative(m.text)}
    for index, mention in long:
        base = bases.get(_lemmas(mention.text)) if mention.text == mention.normal else None
        if base is not None and not _is_nominative(mention.text):
            mentions[index] = evolve(mention, normal=base)


@lru_cache(maxsize=1 << 10)
def _lemmas(name: str) -> tuple[str, ...]:
    return tuple(_lemma(word) for word in name.split())


def _lemma(word: str) -> str:
    """Give the least of the lemmas of a word: of «волков» that of wolves and of a surname are one."""
    return min((r.lemma for r in morph.readings(word) if r.known and r.pos in {"NOUN", "ADJF"}), default=plain(word))


def _is_nominative(name: str) -> bool:
    """Say whether the first word of a name may stand in the nominative."""
    return any(r.case == "nomn" for r in morph.readings(name.partition(" ")[0]))


def _settle(
    text: str, mentions: Sequence[Mention], found: list[Mention], read: list[Reading], places: Sequence[int]
) -> None:
    """Read a name alike wherever a text writes it alike: of «Анфиса Горина» no «Анфис Горин», as «Анфисы» tells."""
    normals = Counter(mentions[i].normal for i in places)
    if len(normals) < 2:
        return
    told = Counter({normal: _support(normal, normals, mentions) for normal in normals})
    (best, most), (_, second) = (told if told.total() else normals).most_common(2)
    if len(normals) == 2 and most == second and (other := _oblique(text, mentions, places)) is not None:
        best, most = other, second + 1
        told[best] += 1
    if most <= second or (not told.total() and most < _MANY * second):
        return
    model = next(i for i in places if mentions[i].normal == best)
    for index in places:
        found[index] = evolve(found[index], normal=best)
        read[index] = read[model]


def _oblique(text: str, mentions: Sequence[Mention], places: Sequence[int]) -> str | None:
    """Give the nominative of a name behind a role in another case: «на должность главы | Валерия Горина»."""
    read = (mentions[i] for i in places)
    moved = [m for m in read if m.normal.rpartition(" ")[2] != m.text.rpartition(" ")[2]]
    sure = (m.normal for m in moved if roles_before(text, m.span.start)[:1] == [OBLIQUE])
    return next(sure, None)


def _of_her_alone(text: str, found: list[Mention], read: list[Reading]) -> None:
    """Read as a woman's what may be hers and no man of the text has: «Евгению Горову» beside «Евгения Горова пела»."""
    alike: dict[str, list[int]] = {}
    hers: dict[str, int] = {}
    for index, mention in enumerate(found):
        if mention.type is not EntityType.PER or " " not in mention.text:
            continue
        alike.setdefault(plain(mention.normal)[:_BEGINNING], []).append(index)
        if len(hers) < _MOST_WOMEN and _is_woman(text, mention):
            hers.setdefault(mention.text, index)
    for name, model in hers.items():
        forms = _declined(name)
        his: dict[str, list[int]] = {}
        for i in alike[plain(name)[:_BEGINNING]]:
            his.setdefault(found[i].normal, []).append(i)
        for normal, places in his.items():
            written = {found[i].text for i in places}  # «Дом | Евгения Горова» may be a man's
            if name not in written and not _are_all(normal, forms) and all(_are_all(form, forms) for form in written):
                for i in places:
                    found[i], read[i] = evolve(found[i], normal=name), read[model]


_BEGINNING = 4
"""Letters with which the name of a woman and that of a man begin alike: «Евгения», «Евгений»."""
_MOST_WOMEN = 24
"""How many women are asked for, so that time stays linear."""


def _are_all(name: str, forms: AbstractSet[str]) -> bool:
    return all(word in forms for word in plain(name).split())


def _is_woman(text: str, mention: Mention) -> bool:
    """Say whether a name stands in the nominative of a woman who did something: «Евгения Горова | призналась»."""
    stands = mention.normal == mention.text and mention.text[-1] in letters("ends_of_women")
    return stands and context_of(text, mention.span.start, mention.span.stop).after_verb == "sf"


def _support(normal: str, others: Iterable[str], mentions: Sequence[Mention]) -> int:
    """Count the forms elsewhere that a name explains and none of the others does: «Анфисы», «Гориной»."""
    own = _declined(normal)
    rest = {form for other in others if other != normal for form in _declined(other)}
    return sum(1 for m in mentions if m.type is EntityType.PER for word in plain(m.text).split() if word in own - rest)


def _declined(normal: str) -> set[str]:
    """Give the forms of the words of a name, of the gender that its given name has."""
    gender = of_word(normal.partition(" ")[0])
    kind = "femn" if gender is Gender.FEMININE else "masc"
    return {form for word in plain(normal).split() for form in (word, *declensions(word, kind))}


def _forms(name: str) -> list[str]:
    """Give the other forms of a man's name of which only the end declines: «Фатхи Горага» of «Фатхи Гораг».

    Of a given name in a consonant that the dictionary lacks only the instrumental tells: «Робин Горомом».
    """
    given, _, surname = name.partition(" ")
    readings = morph.readings(given)
    fixed = any("Fixd" in r.marks and r.gender == "masc" for r in readings)
    open_ended = given[-1] not in letters("consonants") or " " in surname
    own = plain(surname)
    if own[-1] in letters("open") or not (fixed or not open_ended):
        return []
    forms = [form for form in declensions(own, "masc") if form != own]
    ends = read_toml("person_names.toml")["instrumentals_of_men"]
    return [f"{plain(given)} {form}" for form in forms if fixed or form in {f"{own}{end}" for end in ends}]


def _moves_end(name: str, normal: str) -> bool:
    """Say whether a name was read as one whose surname declines, the given name not."""
    return normal != name and normal.partition(" ")[0] == name.partition(" ")[0]


def _stands(text: str, mention: Mention) -> bool:
    """Say whether a role or a man's verb shows a nominative: «глава МВД | Фатхи Горага | уехал»."""
    beside = context_of(text, mention.span.start, mention.span.stop)
    if beside.after_verb == "sm" or (beside.before_says and beside.before_verb == "sm"):
        return True
    return SUBJECT in roles_before(text, mention.span.start)[:1]
