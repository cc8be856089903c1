"""Is it somebody's name? The questions that the tokenizer asks, and why one is stricter than another.

Spelling does not tell names from other words in capitals: «Нажать Наверх» and «Новости Саратов» are written as «Анна
Ветрова» is. So how strict a question is depends on what stands around the words, and on what a mistake would cost:

- `is_known_person`, the strictest: a given name of the table and a surname, nothing else («Анна Ветрова»). For words
  beside titles and pictures, where rubrics and places stand far more often («Северный Кавказ»).
- `is_known_author`: written in any way in which bylines write names, and it begins with a given name of the table
  («Анна И. ВЕТРОВА»). For lines of which nothing else says that they are a byline.
- `is_author`: written so, whoever it is («А. Ветрова», «Лола Птичкина»). For words behind «Автор:»; beside a date a
  rubric or a place stands as often, so there `is_surname_last` is asked, too.
- `is_name_line`: a line that may be a name, a comma behind it or not («Лола Птичкина,»). For the line over one that
  says what somebody is («корреспондент»): that is proof enough.
- `is_person`, the most lenient: a side of a credit in any alphabet, initials and «et al.» among it («Kim Stone», «Anna
  Hill et al.»). In a credit there are but persons and houses, and houses are known by a table.
- `traits_of_name` decides nothing: it tells the line model how much a line looks like a name.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.ru.tables import read_toml
from rupress.tokenizer.houses import is_house
from rupress.tokenizer.vocabulary import given_names, places, vocabulary

_RUSSIAN = r"[А-Я][а-я]+(?:-[А-Я][а-я]+)?"
"""«Анна», «Мамин-Сибиряк»."""
_KNOWN = re.compile(r"([А-Я][а-я]+) [А-Я][а-я]+(?:-[А-Я][а-я]+)?")
_KNOWN_GLUED = re.compile(r"([А-Я][а-я]+) [А-Я][а-я]+(?=[А-Я\"])")


def is_known_person(words: str) -> bool:
    """Tell whether words are a known given name and a surname («Анна Ветрова»)."""
    match = _KNOWN.fullmatch(words)
    return match is not None and match[1].lower() in given_names()


def known_person_glued(folded: str) -> int:
    """Give where a known name ends that something is glued to («Вера ВетроваПочему мы молчим в лифте»); 0 if none."""
    match = _KNOWN_GLUED.match(folded)
    return match.end() if match is not None and match[1].lower() in given_names() else 0


_CAP = r"[А-ЯA-Z][а-яa-z']+(?:-[А-ЯA-Z]?[а-яa-z]+)?"
_CAPS = r"[А-Я]{2,}(?:-[А-Я]{2,})?"
FIRST_AND_LAST = rf"{_CAP} (?:{_CAP}|{_CAPS})"
"""Pattern of a given name and a surname as bylines write them: «Анна Ветрова», «Анна ВЕТРОВА»."""
_AUTHOR = re.compile(
    rf"(?:{_CAP}|[А-Я]\.)(?: ?[А-Я]\.)?(?: (?:{_CAP}|{_CAPS})){{1,2}}"  # Имя Фамилия, И. О. Фамилия, Имя ФАМИЛИЯ
    rf"|{_CAPS} {_CAP}(?: {_CAP})?|{_CAPS} {_CAPS}"  # ФАМИЛИЯ Имя Отчество, ИМЯ ФАМИЛИЯ
    rf"|[А-Я]\. ?(?:[А-Я]\. ?)?(?:{_CAP}|{_CAPS})"  # И.Фамилия
)


def is_author(words: str) -> bool:
    """Tell whether words are written as bylines write names («А. Ветрова», «ВЕТРОВА Анна Ильинична»)."""
    return _AUTHOR.fullmatch(words) is not None


def is_known_author(words: str) -> bool:
    """Tell whether they are, and begin with a known given name («Анна ВЕТРОВА»)."""
    return is_author(words) and words.split(" ", maxsplit=1)[0].lower() in given_names()


def has_surname(words: str) -> bool:
    """Tell whether any of the words ends as surnames do («Лола Птичкина», not «Нажать Наверх»)."""
    return _surname().search(words) is not None


def is_surname_last(words: str) -> bool:
    """Tell a name that no table has from a rubric or a place beside a date («Лола Птичкина», not «Новости Саратов»)."""
    first, _, last = words.rpartition(" ")
    if not first or not has_surname(last) or _adjective().search(first):
        return False
    return "rubric" not in vocabulary().of_line(first.lower()) and last not in places()


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(read_toml('bylines.toml')['names']['surnames'])})(?:\s|$)", re.IGNORECASE)


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(read_toml('bylines.toml')['names']['adjectives'])})$")


_NAME_LINE = re.compile(rf"{_RUSSIAN}(?: [А-Я]\.| [А-Я][а-я]+)? {_RUSSIAN},?")
_LINE = 100
"""Most characters of a line that is a name."""


def is_name_line(folded: str) -> bool:
    """Tell whether a line is written as the name of one person is, perhaps with a comma behind it."""
    return len(folded) < _LINE and _NAME_LINE.fullmatch(folded) is not None


_UPPER, _LOWER = "А-ЯІЇЄҐA-ZÀ-ÞĀ-Ž", "а-яіїєґa-zß-ÿĀ-ž'’"
_WORD = rf"[{_UPPER}][{_LOWER}]+"
_PERSON = re.compile(
    rf"(?:{_WORD}|[{_UPPER}]\.)"  # Albert, H.
    rf"(?:[ -](?:{_WORD}|[{_UPPER}]\.?|[{_UPPER}]{{2,}}|de|van|von|di|la|el))*"  # Hong-Ji, de la
    rf" (?:[{_UPPER}][{_LOWER}-]+|[{_UPPER}]{{2,}})"  # Gea, GEA
    r"|[A-Z]{3,} [A-Z]{3,}"  # ALBERT GEA
    rf"|[{_UPPER}]\. ?(?:[{_UPPER}]\. ?)?{_WORD}"  # А.Ветрова
)
_LETTERS = re.compile(r"(?:[^\W\d_]|[ '-]|(?:(?<=\b\w)|(?<=[Jj]r))\.)+")
"""Letters, hyphens and initials: all that a name may be written with."""
_PARTS = 5
"""Most parts of a name whose given name is known; of another one there is one less."""


def is_person(words: str) -> bool:
    """Tell whether a side of a credit names a person, or several («Anna Hill и Kim Stone», «Anna Hill et al.»)."""
    several = _several()
    if several.joined in words:
        return all(map(is_person, words.split(several.joined)))
    bare = several.others.sub("", words)
    parts = re.split(r"[ -]", bare.lower())
    if len(parts) > _PARTS or is_house(bare) or not _LETTERS.fullmatch(bare) or not _has_one_script(bare):
        return False
    if parts[0] == "the" or any(part.startswith(several.houses) for part in parts):
        return False
    if len(parts) > 1 and any(part in given_names() for part in parts):
        return all(several.part.match(part) for part in bare.split())
    return bare != words or (len(parts) < _PARTS and _PERSON.fullmatch(bare) is not None)


def _has_one_script(words: str) -> bool:
    """Tell whether all words are of one alphabet: «Ежедневный Premier» is nobody's name."""
    return len({char >= "Ѐ" for char in words if char.isalpha()}) == 1


@frozen
class _Several:
    """How credits name several persons, and whom they name beside persons."""

    joined: str
    """What stands between two names, with its spaces."""
    others: re.Pattern[str]
    """«Anna Hill et al.»."""
    part: re.Pattern[str]
    """How a part of a name begins, or a word between names."""
    houses: tuple[str, ...]
    """How words begin that no name of a person has («агентство»)."""


@cache
def _several() -> _Several:
    table = read_toml("bylines.toml")
    names = table["names"]
    others = "|".join(map(re.escape, names["others"]))
    return _Several(
        f" {names['and']} ",
        re.compile(rf" (?:{others})\.?$"),
        re.compile(rf"[{_UPPER}]|(?:{names['and']}|de|van|von|di|la|el|jr)(?:\W|$)"),
        tuple(table["credit"]["houses"]),
    )


_INITIALS = re.compile(r"[А-Я]\. ?(?:[А-Я]\. ?)?[А-Я][а-яА-Я]+(?:-[А-Я][а-я]+)?")
_IN_CAPITALS = re.compile(r"[А-Я]{3,} [А-Я][а-я]+|[А-Я]{3,} [А-Я]{3,}")
_FIRST = 6
"""First words of a line among which a given name is looked for."""


@cache
def _full_name() -> re.Pattern[str]:
    """Match a given name and a surname, an initial between them or a patronymic behind («Анна Ветрова Ильинична»)."""
    fathers = "|".join(read_toml("bylines.toml")["names"]["patronymics"])
    return re.compile(rf"{_RUSSIAN}(?: [А-Я]\.)? (?:{_RUSSIAN}|[А-Я]{{2,}}(?:-[А-Я]+)?)(?: [А-Я][а-я]+(?:{fathers}))?")


def traits_of_name(folded: str, words: list[str]) -> list[str]:
    """Name the features of a line that looks like somebody's name, or has a known given name near its beginning.

    Args:
        folded: the line, folded.
        words: its words, lower case.
    """
    bare = folded.strip(" .,:;()")
    if len(bare) < 60 and _full_name().fullmatch(bare):
        return ["name"] if given_names().isdisjoint(words) else ["name", "name:known"]
    if len(bare) < 50 and (_INITIALS.fullmatch(bare) or _IN_CAPITALS.fullmatch(bare)):
        return ["name"]
    return [] if given_names().isdisjoint(words[:_FIRST]) else ["has:given"]
