"""Where a name that the tagger found begins and ends: marks at its edges and words that are none of its own go."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.role_nouns import role_forms, role_nouns
from rupress.normalizer.entities.words import SPACES
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import read_name
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml

CLOSING = {"«": "»", "„": "“”", "“": "”", '"': '"', "(": ")", "[": "]"}
"""The marks that close what one opens."""
_EDGE = " \t\xa0\u202f,;:!?…—–|•*"
_CLOSERS = '»“”")]'
_OPENING = {"»": "«", "”": "“„", '"': '"', ")": "(", "]": "["}
_LEGAL_FORM = re.compile(r"([А-ЯЁ]{2,5})[ \xa0](?=[«\"„“А-ЯЁA-Z])")
_ENDS = re.compile(r"[а-яё]+")
_QUOTED_END = re.compile(r"[«\"„“]([^«»\"„“”]+)[»\"“”]$")
_SENTENCE = re.compile(r"(?:(?<=[а-яё]{4})|(?<=\.[A-Za-z]{2}))\. (?=[A-ZА-ЯЁ])")
"""The end of a sentence inside what was taken for one name, behind a word or a site."""
_LONGEST_KIND = 8
_SMALL = re.compile(r"[ \xa0]([а-яё-]{5,})")


def shaped(text: str, kind: str, start: int, stop: int, *, whole: bool) -> tuple[int, int]:
    """Leave out what is no part of a name of its type: «ООО | «Полёт»», «Рязани | севернее», «Сергея) | Гранина».

    Args:
        text: the text.
        kind: its type.
        start: where it begins.
        stop: where it ends.
        whole: whether it is no part of the name before: of «комитета | Госдумы по спорту» nothing goes.
    """
    if kind == "LOC":
        return start, _placed_end(text, start, stop)
    if kind == "PER":
        start = _behind_particle(text, _behind_roles(text, start, stop), stop)
        bracket = text.rfind(")", start, stop)
        return (start, stop) if bracket < 0 or "(" in text[start:stop] else trimmed(text, bracket + 1, stop)
    if known_organization(text[start:stop]) is not None:
        return start, stop
    start, stop = _own_name(text, start, stop)
    return start, _known_end(text, start, stop) if whole else stop


def _behind_particle(text: str, start: int, stop: int) -> int:
    """Leave out a small word with a sentence's capital: «Ни | Гранин, ни Горнов не ответили»."""
    first, _, rest = text[start:stop].partition(" ")
    again = text.find(f" {first.lower()} ", stop, stop + _LONGEST_SITE) >= 0
    return start + len(first) + 1 if rest and again and first in read_toml("names.toml")["said_twice"] else start


def _behind_roles(text: str, start: int, stop: int) -> int:
    """Leave out what several people are called together, with a sentence's capital: «Братья | Иван»."""
    first, _, rest = text[start:stop].partition(" ")
    called = morph.readings(first)
    given = rest and any("Name" in r.marks for r in morph.readings(rest.partition(" ")[0]))
    if not given or any(r.number == "sing" for r in called):
        return start  # «Доктора Анну» may be called so
    several = any(plain(r.lemma) in role_nouns() and r.case == "nomn" for r in called)
    return start + len(first) + 1 if several else start


_SITE = re.compile(r"(?:[A-Za-zА-Яа-яЁё0-9-]+\.)+([A-Za-zА-Яа-яЁё]{2,6})")
_OF_SITE = re.compile(r"[\w.-]*")
_LONGEST_SITE = 60


def whole_site(text: str, start: int, stop: int) -> tuple[int, int]:
    """Give all of a site of which only a part was found: «Zarya | .kiev.ua», «Rus.lugovo | .lv», «Озёрск | 56.Ру»."""
    if " " in text[start:stop]:
        return start, stop
    first, last = start, stop
    while first > max(0, start - _LONGEST_SITE) and (text[first - 1].isalnum() or text[first - 1] in ".-"):
        first -= 1
    after = _OF_SITE.match(text, stop, stop + _LONGEST_SITE)
    last = first + len(text[first : after.end() if after is not None else stop].rstrip(".-"))
    if (first, last) == (start, stop):
        return start, stop
    site = _SITE.fullmatch(text, first, last)
    if site is None or last < stop or text[first - 1 : first] in _NO_SITE:
        return start, stop
    end = site.group(1)
    latin = (
        end.isascii() and end.islower() and (site.group().isascii() or end in read_toml("names.toml")["ends_of_sites"])
    )
    return (first, last) if latin or end.lower() in read_toml("names.toml")["domains"] else (start, stop)


_NO_SITE = frozenset("@/")
"""What stands before a part of an address that is none."""


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out marks at the edges: «(«Рассвет»),» becomes «Рассвет», «ООО «Полёт»,» keeps its quotation marks."""
    while start < stop:
        first, last, inner = text[start], text[stop - 1], text[start + 1 : stop - 1]
        if first in _EDGE:
            start += 1
        elif last in _EDGE or (last in CLOSING and last not in _CLOSERS):
            stop -= 1
        elif last in CLOSING.get(first, ()) and not any(mark in inner for mark in CLOSING[first]):
            start, stop = start + 1, stop - 1
        elif first in CLOSING and not any(mark in inner + last for mark in CLOSING[first]):
            start += 1
        elif last in _OPENING and not any(mark in first + inner for mark in _OPENING[last]):
            stop -= 1
        else:
            break
    return start, stop


def _own_name(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out what kind of organisation a name is of: «ООО «Полёт»» and «ООО Полёт» become «Полёт».

    A preposition at the end goes as well: «Росреестра по | Рязанской области».
    """
    links = read_toml("names.toml")["role_links"]
    first, last = _ENDS.match(text, start, stop), text[max(start, stop - 6) : stop].rpartition(" ")[2]
    if first is not None and first.group() in links:  # «на транспорте» of «Управление | МВД | на транспорте»
        return start, start
    if last in links:
        stop -= len(last)
    head, _, rest = text[start:stop].partition(" ")
    if rest and head in read_toml("names.toml")["latin_titles"] and rest.isascii():
        start += len(head) + 1  # «CEO | Goran»
    form = _LEGAL_FORM.match(text, start, stop)
    if form is not None and form.group(1) in read_toml("names.toml")["legal_forms"]:
        start = form.end()
    quoted = _QUOTED_END.search(text, start, stop)
    if quoted is not None:
        return quoted.start(1), quoted.end(1)
    return _with_mark(text, *_before_bracket(text, *trimmed(text, start, stop)))


def _before_bracket(text: str, start: int, stop: int) -> tuple[int, int]:
    """End a name before a bracket that it does not open: «(РГТУ | ) имени Гранина»."""
    bracket = text.find(")", start, stop)
    return (start, bracket) if bracket > start and "(" not in text[start:stop] else (start, stop)


def _with_mark(text: str, start: int, stop: int) -> tuple[int, int]:
    """Give a name the mark that closes a name in it as well as itself: ««Совхоз «Полёт»» is «Совхоз «Полёт»»."""
    mark = text[stop : stop + 1]
    if mark not in _OPENING or mark == ")":
        return start, stop
    at = max(text.rfind(opening, start, stop) for opening in _OPENING[mark])
    lone = at > start and text[at - 1] in SPACES and text.find(mark, at + 1, stop) < 0
    return (start, stop + 1) if lone else (start, stop)


def _known_end(text: str, start: int, stop: int) -> int:
    """Give where a body of the tables ends that the tagger ran on: «комитета Государственной думы | по спорту»."""
    name = text[start:stop]
    if name[-1:].isdigit() and known_organization(name[:-1]) is not None and known_organization(name) is None:
        return stop - 1  # «РСТУ1», a footnote
    if " " not in name:
        return stop
    worker = next((m for m in _SMALL.finditer(name) if _works_there(m.group(1))), None)
    if worker is not None and not any(r.case == "ablt" for r in morph.readings(name.partition(" ")[0])):
        return start + worker.start()  # «на Озёрском комбинате | слесарем цеха»
    foreign = _instrumental(name)
    if foreign:
        return start + foreign
    sentence = _SENTENCE.search(name)
    if sentence is not None:  # «Рассвет.Ru. | Полёт»
        return start + sentence.start()
    head, link, _ = name.partition(f" {read_toml('names.toml')['place_links'][0]} ")
    if link and head.islower() and " " not in head and _governs(head):
        return start + len(head)  # «поручение правительства | по развитию служб»
    if link and " " in head and known_organization(read_name(text, start, start + len(head)).out) is not None:
        return start + len(head)
    first, _, last = name.rpartition(" ")
    place = known_place(last) if " " in first else None
    if place is None or place.kind != "country" or morph.readings(first.rpartition(" ")[2])[0].pos != "NOUN":
        return stop
    return start + len(first) if all(r.case == "nomn" for r in morph.readings(last)) else stop


def _instrumental(name: str) -> int:
    """Give where another body begins that does something: «представлен министерству финансов | районной комиссией».

    What is ruled stands so, too: «управление лодочными складами». 0 if there is none.
    """
    *words, adjective, noun = ["", "", *name.split(" ")]
    own = [r for r in morph.readings(adjective) if r.pos in morph.ADJECTIVES and r.case == "ablt"]
    if not (any(words) and own and adjective.islower() and noun.islower()):
        return 0
    if any(r.case != "ablt" or r.number != "sing" for r in morph.readings(noun)):
        return 0
    table = read_toml("names.toml")
    before = [r for word in words if word for r in morph.readings(word)]
    if any(r.lemma in table["ruling_nouns"] or r.case == "ablt" for r in before):
        return 0
    return 0 if any(word in table["role_links"] for word in words) else len(" ".join(words[2:]))


def _governs(word: str) -> bool:
    return any(r.lemma in read_toml("names.toml")["bodies_for_all"] for r in morph.readings(word)[:1])


def _works_there(word: str) -> bool:
    """Say whether a word is a trade in the instrumental, as what somebody is or does: «комбинате | слесарем»."""
    return any(form.case == "ablt" and form.number == "sing" for form in role_forms(word))


def _placed_end(text: str, start: int, stop: int) -> int:
    """Leave out an adverb behind a place: «Рязани | севернее»."""
    first, _, last = text[start:stop].rpartition(" ")
    if not first or not last.islower() or morph.readings(last)[0].pos not in {"ADVB", "COMP"}:
        return stop
    return start + len(first)


@cache
def _before_quoted() -> re.Pattern[str]:
    """Give the pattern of a kind of outlet that belongs to the name behind it: «РИА | «Новости»»."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(read_toml('names.toml')['kinds_of_outlets'])})[ \xa0][«\"„“]$")


def with_outlet(text: str, start: int, stop: int) -> tuple[int, int]:
    """Begin a name of the tables with the kind of outlet before it that the tagger left out: «РИА | «Новости»»."""
    before = _before_quoted().search(text, max(0, start - _LONGEST_KIND), start)
    if before is None or text[stop : stop + 1] not in CLOSING[text[start - 1]]:
        return start, stop
    whole = known_organization(text[before.start() : stop + 1]) is not None
    return (before.start(), stop + 1) if whole else (start, stop)
