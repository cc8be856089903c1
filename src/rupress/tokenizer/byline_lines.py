"""What a line says of authors by its words alone: «Автор: …», «Гость: …», names and roles."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.persons import FIRST_AND_LAST, is_known_author

_WITH_ROLE = re.compile(rf"{FIRST_AND_LAST}\s?[(,—-]\s?")
_PLACE = re.compile(r"[А-ЯA-Z][\w.-]{2,20}(?: [А-ЯA-Z][\w.-]{2,20})?")
_OF_A_PLACE = re.compile(r"(?P<name>[^,()]{5,60}?)(?:, (?P<place>[^,()]+)| \((?P<bracket>[^,()]+)\))")
_LISTED = re.compile(r", | и ")
MAIL = re.compile(r"\s?[(,]?\s?[\w.-]{1,64}@[\w-]{1,63}\.[\w.]+\)?")
"""An address behind a name."""
MADE_FOR = re.compile(r"(?<=[а-яА-Я])[.,] ?\"[^\"]{2,40}\"\.?\s?$")
"""What authors made a story for, behind their names: «Анна Ветрова. «Вести Заречья»»."""
_OF_A_PROGRAMME = re.compile(r"(?P<names>[^.\"()]{5,80}?)[.,] ?\"[^\"]{2,40}\"\.?")
_NAMES = 100
"""Most characters of a line of names."""


@cache
def labels_of(section: str, key: str = "labels") -> re.Pattern[str]:
    """Match one of the words of `ru/bylines.toml` under a section and a key, as a word of its own, in any case."""
    words = sorted(read_toml("bylines.toml")[section][key], key=len, reverse=True)
    return re.compile(r"(?<![а-яa-z])(?:" + "|".join(map(re.escape, words)) + r")(?![а-яa-z])", re.IGNORECASE)


@cache
def between_names() -> re.Pattern[str]:
    """Match what stands between two names."""
    return re.compile(rf",| {read_toml('bylines.toml')['names']['and']} |;|/|\|")


@cache
def of_an_issue() -> re.Pattern[str]:
    """Match what a date is of that is not the article's: an issue, a certificate."""
    return re.compile("|".join(read_toml("bylines.toml")["other"]["labels"]), re.IGNORECASE)


def names_issue(folded: str) -> bool:
    """Tell whether a line names the issue of a paper («Газета «Волга» № 28 от 17.02.2021»)."""
    return of_an_issue().search(folded.lower()) is not None


def names_weekday(folded: str) -> bool:
    """Tell whether a line names a day of the week, as a site's head does with today («Пн, 21 сентября»)."""
    return _weekday().search(folded.lower()) is not None


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_toml('stamps.toml')['weekdays']['words'])})\b")


def opens_with_author(folded: str) -> bool:
    """Tell whether a line begins with a word that an author's name follows («Беседовала Анна Ветрова»)."""
    return bool(labels_of("author").match(folded))


def label_of_authors(folded: str) -> re.Match[str] | None:
    """Match a word for authors at the beginning of a line, or one for who asks in a broadcast and its colon."""
    host = labels_of("author", "hosts").match(folded)
    asks = host is not None and folded[host.end() :].lstrip().startswith(":")
    return host if asks else labels_of("author").match(folded)


def are_guests(folded: str) -> bool:
    """Tell a line that names those who are asked, or goes before their names («Гость: Анна Ветрова», «Гости:»)."""
    match = labels_of("author", "guests").match(folded.lstrip())
    return match is not None and folded.lstrip()[match.end() :].lstrip()[:1] == ":"


def names_a_part(folded: str) -> bool:
    """Tell a line that says who asks or answers in a broadcast, and nothing else («Ведущая: Анна Ветрова»)."""
    match = labels_of("author", "guests").match(folded) or labels_of("author", "hosts").match(folded)
    rest = folded[match.end() :].lstrip() if match is not None else ""
    return rest[:1] == ":" and (len(rest) == 1 or is_known_author(_LISTED.split(rest[1:].strip())[0]))


def is_labelled_author(folded: str) -> bool:
    """Tell whether a line is a word for authors and a known name («Автор: Анна Ветрова», «Автор, Анна Ветрова»)."""
    match = labels_of("author").match(folded)
    return match is not None and is_known_author(folded[match.end() :].lstrip(" ,:").rstrip())


def is_author_with_role(folded: str) -> bool:
    """Tell whether a line is a name with what its owner does or an address («Роман Лесной (редактор отдела науки)»)."""
    name = MAIL.sub("", folded) if "@" in folded and len(folded) < _NAMES else ""
    if is_known_author(name):
        return True
    match = _WITH_ROLE.match(folded) if len(folded) < 120 else None
    return match is not None and bool(labels_of("author", "roles").match(folded, match.end()))


def is_author_of_a_place(folded: str) -> bool:
    """Tell whether a line is a known name and a place or an outlet («Олег Лесной, Ростов-на-Дону», «… (Томск)»)."""
    match = _OF_A_PLACE.fullmatch(folded)
    if match is None or not is_known_author(match["name"]):
        return False
    return _PLACE.fullmatch(match["place"] or match["bracket"]) is not None


def are_authors(folded: str) -> bool:
    """Tell whether a line is nothing but several known names («Олег Лесной, Анна Ветрова»)."""
    if len(folded) > _NAMES or ("," not in folded and " " not in folded):
        return False
    names = [name.strip() for name in between_names().split(folded)]
    return len(names) > 1 and all(map(is_known_author, names))


def are_authors_of_a_house(folded: str) -> bool:
    """Tell whether a line is known names and what they made it for («Олег Лесной, Анна Ветрова. «Вести Заречья»»)."""
    match = _OF_A_PROGRAMME.fullmatch(folded) if len(folded) <= _NAMES else None
    return match is not None and all(is_known_author(name.strip()) for name in between_names().split(match["names"]))
