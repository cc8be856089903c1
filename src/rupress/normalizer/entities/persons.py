"""People: the parts of their names, and which mentions name one person."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from attrs import evolve, frozen

from rupress.normalizer.entities.parted import Name
from rupress.normalizer.entities.spelled import is_latin
from rupress.normalizer.nominative import is_declined
from rupress.records import Gender, Mention, Person
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml

_LONG, _SAME = 8, 3
"""Letters of a given name in which one may be another, and those at both ends in which it may not."""
_MOST_NAMESAKES = 50
"""How many people whose surnames begin alike are compared, so that time stays linear."""


@frozen(eq=False)
class Named:
    """A mention of a person with its name taken apart."""

    index: int
    """Its place among the mentions."""
    mention: Mention
    name: Name


def is_original(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Say whether a name in brackets repeats the one before it in Latin letters: «Питер Гранд (Peter Grand)»."""
    if index == 0 or mentions[index].type is not mentions[index - 1].type:
        return False
    between = text[mentions[index - 1].span.stop : mentions[index].span.start].replace("\xa0", " ")
    acronym = " " not in mentions[index].text and mentions[index].text.isupper()  # «Юи Горати (JAXA)»
    return is_latin(mentions[index].text) and not acronym and between in read_toml("names.toml")["before_originals"]


def group(named: Sequence[Named]) -> list[list[Named]]:
    """Put the mentions of one person together, in order of appearance.

    Full names come first: a surname, a given name or initials alone join the nearest fuller name that they fit, even if
    it stands below (a headline names people by surname).
    """
    groups: list[_Group] = []
    buckets: dict[str, list[_Group]] = {}
    for item in sorted(named, key=lambda item: (_leads(item.name), -_fullness(item.name), item.index)):
        keys = _bucket_keys(item.name)
        near = buckets.get(keys[0], [])[-_MOST_NAMESAKES:]
        if item.name.surname and not item.name.given:
            near = near + buckets.get("+" + plain(item.name.surname), [])[-_MOST_NAMESAKES:]
        if item.name.given and not item.name.surname:
            near = near + buckets.get(plain(item.name.given)[:3], [])[-_MOST_NAMESAKES:]
        fitting = [one for one in near if _calls(one, item) or _joins(one, item)] or [
            one for one in near if _is_verbatim(one.members[0].name, item)
        ]
        fitting = fitting or [one for one in near if _is_half(one.members[0].name, item.name)]
        fitting = fitting or [one for one in near if _is_end(one.members[0].name, item.name)]
        if not fitting and item.name.given and not item.name.surname:  # «Яна» of Яна Гранина, read as a form of «Ян»
            same = buckets.get("+" + _full(plain(item.mention.text)), [])[-_MOST_NAMESAKES:]
            fitting = [one for one in same if _declines(one.members[0].name, item, given=True)]
        if fitting:
            home = min(fitting, key=lambda one: one.distance(item.index))
        else:
            home = _Group([], [])
            groups.append(home)
        for key in keys:
            bucket = buckets.setdefault(key, [])
            if not fitting or home not in bucket[-_MOST_NAMESAKES:]:
                bucket.append(home)
        home.members.append(item)
        insort(home.places, item.index)
    groups.sort(key=lambda one: one.places[0])
    return [sorted(one.members, key=lambda item: item.index) for one in groups]


@frozen(eq=False)
class _Group:
    """The mentions of one person."""

    members: list[Named]
    """The fullest first."""
    places: list[int]
    """Their indices, sorted."""

    def distance(self, index: int) -> tuple[int, int]:
        """Say how far a mention is: those who were named before it are nearer than those named after."""
        at = bisect_left(self.places, index)
        return (0, index - self.places[at - 1]) if at else (1, self.places[0])


def _joins(one: _Group, item: Named) -> bool:
    """Say whether a mention fits a person: the fullest name, and the next ones where they tell the same part."""
    first, *more = one.members[:3]
    told = [m for m in more if (m.name.surname and item.name.surname) or (m.name.given and item.name.given)]
    sound = [
        m
        for m in told
        if not (_is_misread(m, first.name) or _is_form(m.name, first.name) or _is_half(m.name, first.name))
    ]
    if any(_is_father(m.name, item.name) for m in one.members[:3]):
        return False
    return _fits(first.name, item) and all(_fits(m.name, item) for m in sound)


def _is_form(name: Name, full: Name) -> bool:
    """Say whether a lone surname joined a fuller name as a form of it: «Горана», read as one of «Горан»."""
    return not name.given and plain(name.surname or "") != plain(full.surname or "")


def _calls(one: _Group, item: Named) -> bool:
    """Say whether a lone word is a part of a name that the dictionary takes for the other one.

    «Доменик» may be the given name of «Доменик Тедес», «Кларк» the surname of «Эмилия Кларк».
    """
    name, alone = one.members[0].name, item.name
    if alone.surname:
        other = name.given if name.surname else name.patronymic or name.given  # «Станко Горанович» as «Иван Ильич»
        return bool(other and not alone.given and plain(other) == plain(alone.surname))
    return bool(name.surname and alone.given and name.given and plain(name.surname) == plain(alone.given))


def _bucket_keys(name: Name) -> tuple[str, ...]:
    """Give the keys under which a person is looked up: the surname's beginning, the given name."""
    surname: tuple[str, ...] = (plain(name.surname)[:3],) if name.surname else ()
    if name.surname and "-" in name.surname:
        surname = (*surname, plain(name.surname.rpartition("-")[2])[:3])  # «Кох» of «Гранина-Кох»
    if name.surname and " " in name.surname:
        surname = (*surname, plain(name.surname.rpartition(" ")[2])[:3])  # «Горана» of «де Горана»
    given = ("+" + _full(plain(name.given)),) if name.given else ()
    if name.patronymic and not name.surname:
        given = (*given, plain(name.patronymic)[:3])
    return (*surname, *given) or ("+" + plain(name.patronymic or ""),)


def _fullness(name: Name) -> int:
    """Say how much a name tells: initials less than names."""
    given = 0 if not name.given else 1 if name.given.endswith(".") else 3
    return 4 * bool(name.surname) + given + (2 if name.patronymic and given == 3 else bool(name.patronymic))


def _told(name: Name) -> int:
    """Say how much a name tells of a person: a particle in the given name's place tells nothing: «бен Горден»."""
    return _fullness(name) - 3 * _leads(name)


def _fits(name: Name, item: Named) -> bool:
    """Say whether a mention may name the person of a fuller name."""
    other = item.name
    if name.surname and other.surname:
        if not (_own(name) == _own(other) or _declines(name, item)):
            return False
    elif not (name.given and other.given):
        return False
    if not _given_fits(name.given, other.given) or not _given_fits(name.patronymic, other.patronymic):
        return False
    if other.given is None or name.gender is None or other.gender is None:  # of a lone surname the gender is a guess
        return True
    if name.gender is other.gender:
        return True
    same = (plain(name.given or ""), plain(name.surname or "")) == (plain(other.given), plain(other.surname or ""))
    return same and not (name.sure and other.sure)  # «голов Лионель Горси обошёл»: misread, if another form is sure


def _leads(name: Name) -> bool:
    """Say whether a particle stands where a given name would: «ван Горн» is less of a name than «Луи ван Горн»."""
    return plain(name.given or "") in read_toml("person_names.toml")["particles"]


def _own(name: Name) -> str:
    """Give a surname without what tells a son from his father: «Горн» of «Горн-младший»."""
    first, _, last = plain(name.surname or "").rpartition("-")
    return (
        first
        if first and last.startswith(tuple(read_toml("person_names.toml")["younger"]))
        else plain(name.surname or "")
    )


def _is_father(name: Name, other: Name) -> bool:
    """Say whether two names are told apart as a father's and a son's: «Горн-старший», «Горн-младший»."""
    told = {plain(one.surname or "").removeprefix(_own(one)) for one in (name, other)} - {""}
    return len(told) > 1


def _is_verbatim(name: Name, item: Named) -> bool:
    """Say whether a lone word is written as a fuller name's surname: «Туре» of Яя Туре, however it was read.

    A particle may be left out: «Горана» of Хуан де Горана.
    """
    alone, surname = plain(item.mention.text), plain(name.surname or "")
    return bool(name.given) and alone in {surname, surname.rpartition(" ")[2]}


def _is_half(name: Name, other: Name) -> bool:
    """Say whether one surname is a half of the other: «Гранина» and «Гранина-Кох», given names that fit."""
    if not (name.surname and other.surname and _given_fits(name.given, other.given)):
        return False
    if not _given_fits(name.patronymic, other.patronymic):
        return False
    double, single = sorted((_own(name), _own(other)), key=lambda surname: -surname.count("-"))
    return len(single) >= _SAME and single != double and single in double.split("-")


def _is_end(full: Name, name: Name) -> bool:
    """Say whether several words are the last of a fuller name: «Ван Горг» of Виллем Ван Горг."""
    words, whole = plain(written(name)).split(), plain(written(full)).split()
    if full.gender and name.gender and full.gender is not name.gender:
        return False
    return len(whole) > len(words) > 1 and whole[-len(words) :] == words


def is_named(person: Person, name: Name) -> bool:
    """Say whether a person of an article may be the one of a name: surnames equal, given names do not conflict."""
    if not (person.surname and name.surname and plain(person.surname) == plain(name.surname)):
        return False
    return _given_fits(person.given, name.given) and _given_fits(person.patronymic, name.patronymic)


def _declines(name: Name, item: Named, *, given: bool = False) -> bool:
    """Say whether a lone word is a form of a person's surname: «Гранина» of Анна Гранина, read as a man's.

    Args:
        name: the person's name.
        item: the mention.
        given: whether the given name is asked for, not the surname.
    """
    part = (name.given if given else _own(name).rpartition(" ")[2]) or ""  # «Горане» of Хуан де Горана
    if (item.name.given and not given) or name.gender is None or " " in part or part.endswith("."):
        return False
    gender = "femn" if name.gender is Gender.FEMININE else "masc"
    return is_declined(plain(item.mention.text), plain(part), gender)


def _given_fits(a: str | None, b: str | None) -> bool:
    """Say whether two given names or patronymics may be one: equal, an initial, or a short form."""
    if not a or not b:
        return True
    x, y = plain(a), plain(b)
    if x.endswith(".") or y.endswith("."):
        x, y = x.rstrip("."), y.rstrip(".")
        return x.startswith(y) or y.startswith(x)
    if x == y or _full(x) == _full(y):
        return True
    if _misspelt(x, y):
        return True
    short = x in _short_names() or y in _short_names()  # «Женя» is Евгений or Евгения
    return short and _bare(_full(x)) == _bare(_full(y))


def _misspelt(a: str, b: str) -> bool:
    """Say whether two long given names differ in a letter inside («Эмманюэль»), any two in a doubled one («Джони»)."""
    if len(a) != len(b):
        return abs(len(a) - len(b)) == 1 and _undoubled(a) == _undoubled(b)
    if len(a) != len(b) or len(a) < _LONG or a[:_SAME] != b[:_SAME] or a[-_SAME:] != b[-_SAME:]:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _bare(given: str) -> str:
    """Leave out what tells Евгений from Евгения."""
    return given.rstrip("".join(letters("ends_of_both")))


def _full(given: str) -> str:
    return _short_names().get(given, given)


@cache
def _short_names() -> dict[str, str]:
    return {plain(short): plain(full) for short, full in read_toml("person_names.toml")["short"].items()}


def settled(members: Sequence[Named]) -> tuple[Name, list[Mention]]:
    """Settle the name of one person, and with it the nominatives of the mentions that were read otherwise."""
    best = max(members, key=lambda item: (_told(item.name), "-" in (item.name.surname or ""), -item.index)).name
    sound = [m for m in members if not _is_misread(m, best)]
    givens = [m.name.given or "" for m in sound if _tells_given(m.name, best)]
    given = next((g for g in givens if plain(g) not in _short_names()), givens[0] if givens else best.given)
    patronymic = next(
        (m.name.patronymic for m in members if m.name.patronymic and not m.name.patronymic.endswith(".")),
        best.patronymic,
    )
    genders = [m.name.gender for m in sound if m.name.gender]
    full = [m.name.gender for m in sound if m.name.gender and m.name.given]
    gender = best.gender if best.given and len(set(full)) < 2 else next(iter(genders), None)
    sure = [m.name.gender for m in sound if m.name.sure]
    if sure and not best.sure:
        gender = sure[0]
    name = Name(best.surname, given, patronymic, gender, bool(sure), best.surname_leads, _middle(sound))
    mentions: list[Mention] = []
    for item in members:
        alone = item.name.surname if not item.name.given else None
        wrong = alone and name.surname and alone not in {name.surname, name.given} and not _is_half(name, item.name)
        told = name.surname if wrong else name.given if _is_misread(item, name) else None
        mentions.append(evolve(item.mention, normal=told) if told else item.mention)
    return name, mentions


def _middle(members: Sequence[Named]) -> str | None:
    return next((item.name.middle for item in members if item.name.middle), None)


def declined_as(members: Sequence[Named]) -> Gender | None:
    """Tell the gender by how a surname in a consonant was declined, or a given name: men's are, women's are not."""
    forms = {
        item.name.gender: None
        for item in members
        if item.name.gender
        and item.name.surname
        and item.name.surname[-1].lower() not in letters("open")
        and (plain(item.mention.text) != plain(item.mention.normal)) == (item.name.gender is Gender.MASCULINE)
    }
    if len(forms) == 1:
        return next(iter(forms))
    return Gender.MASCULINE if not forms and any(_declines_given(item) for item in members) else None


def _declines_given(item: Named) -> bool:
    """Say whether a given name in a consonant was declined, as those of women are not: «Гойсона | Горью»."""
    name, given = item.name, item.name.given
    if not given or not name.surname or not item.mention.normal.startswith(f"{given} ") or given.endswith("."):
        return False
    written = plain(item.mention.text).partition(" ")[0]
    return given[-1].lower() in letters("consonants") and written != plain(given) and written.startswith(plain(given))


def _tells_given(name: Name, best: Name) -> bool:
    """Say whether a mention has a given name in full: «Потап» alone is none of Олег Потап's."""
    if not name.given or name.given.endswith(".") or _is_end(best, name):
        return False
    return bool(name.surname) or not best.surname or plain(name.given) != plain(best.surname)


def _is_misread(item: Named, name: Name) -> bool:
    """Say whether a given name alone was read as a form of another than the person's: «Яна» as one of «Ян»."""
    own, given = item.name, name.given
    if own.surname or own.patronymic or not own.given or not given or _given_fits(own.given, given):
        return False
    return plain(own.given) != plain(name.surname or "") and _declines(name, item, given=True)


def written(name: Name) -> str:
    """Write a name out, the given name first; surnames of Chinese, Korean and Vietnamese names keep their place.

    It is the order in the text that tells: «Ким Чен Ын», but «Анна Ким».
    """
    if name.surname and name.given and name.surname_leads:
        return f"{name.surname} {name.given}"
    parts = [part for part in (name.given, name.middle, name.patronymic, name.surname) if part]
    return " ".join(parts)
