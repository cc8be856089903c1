"""Credits: whose picture it is.

A credit is a label («Фото:», «©», «Источник фото:»), a maker and an agency in either order, with a separator between:
«Фото: Albert Gea / Reuters», «© РИА Новости. Артем Житенев», «Фото: Дмитрий Азаров, Коммерсантъ», «(Фото: … / ТАСС)».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rupress.fold import fold
from rupress.records import Credit
from rupress.ru.tables import read_toml
from rupress.span import Span, View
from rupress.tokenizer.houses import houses_of, is_account, is_address, is_house
from rupress.tokenizer.lexicon import marks
from rupress.tokenizer.persons import is_person

_ADDRESS = re.compile(
    r"https?://\S+|[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[a-z]{2,4}/[\w%?=&][\w.%?=&/-]*", re.IGNORECASE | re.ASCII
)
_LATIN_WORD = re.compile(r"(?![A-Z]{2,5}$)@?[A-Za-z0-9_.-]{2,40}")
_BAR = 2
"""The separator that stands inside names of groups, too, where another one parts the sides («Город | Новости / VK»)."""
_OF_HOUSE = re.compile(r"[ -](?=[\w\"])")
_BEFORE_ACCOUNT = re.compile(r"\s(?=[@a-z0-9])|(?<=\w)\s(?=[A-ZА-Я])")
_YEAR = re.compile(r"(?:[а-я]{3,9} )?(?:19|20)\d\d(?:\s*[,.])?")

Place = tuple[int, int]
"""Where a side of a credit begins and ends in its folded text."""


@cache
def _separators() -> tuple[re.Pattern[str], ...]:
    """List what parts the sides of a credit, the strongest first: «/» before «,» in «Ветров, Лесной / ТАСС»."""
    signs = (
        r"\s//?\s", r"\s?//?\s?", r"\s?\|\s?", r"\s?(?:©|\([cс]\))\s?", r"\s\(", r"[.,]\s+", r"\s[—-]\s", r"\s{2,}",
    )  # fmt: skip
    return tuple(map(re.compile, (*signs, marks().apart)))


@cache
def labels() -> re.Pattern[str]:
    """Match what opens a credit: marks and a label («(Фото: », «© Видео: ») or nothing at all."""
    words = "|".join(re.escape(w) for w in sorted(read_toml("bylines.toml")["credit"]["labels"], key=len, reverse=True))
    doubled = "|".join(map(re.escape, read_toml("captions.toml")["credit"]["doubled"]))
    return re.compile(
        rf"[(\[/ ]*(?:(?:©|\([cс]\))\s*)?"
        rf"(?:(?:{words})(?![а-яa-z])\s*(?:(?:{doubled})\s*)?(?:[:;©]|//?|—(?=\s)|-(?=\s))?\s*(?:©\s*)?)?",
        re.IGNORECASE,
    )


@cache
def _manner() -> re.Pattern[str]:
    """Match how a picture came, before whom it came from («предоставлено », «из »)."""
    words = "|".join(sorted(read_toml("bylines.toml")["credit"]["manner"], key=len, reverse=True))
    return re.compile(rf"(?:{words})\s+", re.IGNORECASE)


@cache
def _words_of(key: str) -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["credit"][key])


def parse_credit(text: str, at: int = 0) -> Credit:
    """Take a credit apart.

    Args:
        text: the credit as written, with its label.
        at: where it stands in the page.

    Returns:
        The whole of it, its maker and its agency where they are told; `text` is never shortened. What names nobody
        («кадр из фильма», «из открытых источников») has neither.
    """
    view = fold(text)
    folded = view.text.replace("\n", " ")
    start = _opening(folded)
    stop = len(folded.rstrip(" .)]/|"))
    low = folded.lower()
    for words in _words_of("debris"):
        found = low.find(words, start)
        if found >= 0:
            stop = min(stop, len(folded[:found].rstrip(" |/")))
    second = marks().again.search(folded, start)
    if second:  # «© Видео: МЧС © Фото: …»: the first speaks for the record, the text keeps both
        stop = min(stop, second.start())
    creator, agency = _parties(folded, start, max(start, stop))
    span = Span(at, at + len(text))
    return Credit(text, _words(text, view, creator), _words(text, view, agency), span)


def _opening(folded: str, start: int = 0) -> int:
    """Find where the label ends; labels stand in labels («Фото: скриншот», «Фото: предоставлено …»)."""
    for _ in range(3):
        label = labels().match(folded, start)
        end = label.end() if label else start
        manner = _manner().match(folded, end)
        end = manner.end() if manner else end
        if end == start:
            break
        start = end
    return start


def _words(text: str, view: View, place: Place | None) -> str | None:
    if place is None:
        return None
    span = view.span(*place)
    return text[span.start : span.stop].strip() or None


def _parties(folded: str, start: int, stop: int) -> tuple[Place | None, Place | None]:
    """Tell maker from agency among the sides of a credit."""
    named: dict[str, Place] = {}
    for side in _sides(folded, start, stop):
        words = folded[slice(*side)]
        if _names_somebody(words):
            named.setdefault(words.lower(), side)
    sides = list(named.values())
    if len(sides) == 2 and _is_sentence(folded[slice(*sides[1])]):
        sides = sides[:1]
    if not sides:
        return None, None
    persons = [side for side in sides if is_person(folded[slice(*side)])]
    if len(sides) == 1:
        return (sides[0], None) if persons else (None, sides[0])
    rest = [side for side in sides if side not in persons]
    if not persons:
        return _account(folded, sides)
    if not rest:
        # all look like persons: «Albert Gea / Jack Stone» has its house last
        return sides[0], sides[-1]
    return _joined(persons, sides), _joined(rest, sides)


def _account(folded: str, sides: list[Place]) -> tuple[Place | None, Place]:
    """Tell whose account it is where no side is a person: «north_wind / Instagram», «depositphotos / Wavebreak»."""
    houses = [side for side in sides if is_house(folded[slice(*side)])]
    others = [side for side in sides if side not in houses]
    if len(houses) == 1 and houses[0] in (sides[0], sides[-1]):
        place = (others[0][0], others[-1][1])
        other = folded[slice(*place)]
        network = folded[slice(*houses[0])].lower().startswith(houses_of("network"))
        apart = houses[0] == sides[0] or folded[place[1]].isspace()  # «Invision/East News» are two houses
        if not is_address(other) and (network or (apart and _LATIN_WORD.fullmatch(other))):
            return place, houses[0]
    first = folded[slice(*sides[0])]
    apart = folded[sides[0][1]].isspace()
    if len(sides) > 2 and sides[0] in others and sides[-1] in houses and apart and _LATIN_WORD.fullmatch(first):
        return sides[0], (sides[1][0], sides[-1][1])  # «Elwynn / easyfotostock / East News»
    return None, (sides[0][0], sides[-1][1])


def _joined(some: list[Place], sides: list[Place]) -> Place:
    """Give neighbours as one («Ветрова, Лесной / ТАСС»), else the first."""
    first = sides.index(some[0])
    last = first
    while last + 1 < len(sides) and sides[last + 1] in some:
        last += 1
    return sides[first][0], sides[last][1]


def _is_sentence(words: str) -> bool:
    """Tell whether words after an agency are what the picture shows («© УЕФА. Украина может поехать за наградой»)."""
    parts = words.split()
    return len(parts) > 3 and sum(part[0].islower() for part in parts) * 2 >= len(parts)


def _names_somebody(words: str) -> bool:
    low = words.lower()
    if _YEAR.fullmatch(words) or low in _words_of("nobody") or low.startswith(_words_of("nobody_stems")):
        return False
    return _still().match(low) is None


def is_still(folded: str) -> bool:
    """Tell whether a line says which film it was cut from, and nothing else («Кадр из фильма «Пристань»»)."""
    start = _opening(folded)
    return start > 0 and _still().fullmatch(folded[start:].lower().rstrip(". ")) is not None


@cache
def _still() -> re.Pattern[str]:
    """Match what a still is of: «фильма "Пристань"», part of a series and all."""
    return re.compile(rf"(?:{'|'.join(_words_of('works'))}) \"[^\"]{{1,60}}\"?")


def _sides(folded: str, start: int, stop: int, level: int = 0) -> list[Place]:
    """Cut a credit at its separators until each side is a name, an address, or nothing parts it any more."""
    place = _trim(folded, start, stop)
    words = folded[slice(*place)]
    if not words or is_person(words) or words.lower() in houses_of() or is_address(words):
        seam = _seam(words)
        if seam:
            return [_trim(folded, place[0], place[0] + seam), _trim(folded, place[0] + seam, place[1])]
        return [place] if words else []
    kept = [m.span() for m in _ADDRESS.finditer(folded, *place)]
    kept += [m.span() for m in _still().finditer(folded.lower(), *place)]  # «фильма «Лодка для двоих»»
    for k in range(level, len(_separators())):
        if k == _BAR and level:
            continue
        cuts = [m.span() for m in _separators()[k].finditer(folded, *place) if _parts(folded, m.start(), kept)]
        if cuts:
            edges = [place[0], *(edge for cut in cuts for edge in cut), place[1]]
            pairs = zip(edges[::2], edges[1::2], strict=True)
            return [side for a, b in pairs for side in _sides(folded, a, b, k + 1)]
    seam = _seam(words)
    if seam:
        return [_trim(folded, place[0], place[0] + seam), _trim(folded, place[0] + seam, place[1])]
    return [place]


def _parts(folded: str, at: int, kept: list[Place]) -> bool:
    """Tell whether a separator parts: not in an address, an initial («Н. Лесная») or a short form («г. Ижевск»)."""
    if any(a <= at < b for a, b in kept):
        return False
    if folded[at] == "/" and folded[max(0, at - 1) : at + 2].replace("/", "").isdigit():
        return False
    if folded[at] != ".":
        return True
    initial = (at < 2 or not folded[at - 2].isalnum()) and folded[at - 1].isupper()
    return not initial and not marks().short.search(folded, max(0, at - 6), at)


def _seam(words: str) -> int:
    """Find where a house begins or ends that nothing parts from the maker; 0 if there is no such place.

    «Артем Лесной ТАСС», «Dave Mandel-USA TODAY Sports», «Instagram @north_wind», «@north_wind Instagram».
    """
    low = words.lower()
    for match in _OF_HOUSE.finditer(words):
        if low[match.end() :] in houses_of() and (is_person(words[: match.start()]) or words[0] == "@"):
            return match.end()
    for match in _BEFORE_ACCOUNT.finditer(words):
        if low[: match.start()] in houses_of("network") and is_account(words[match.end() :]):
            return match.end()
        if is_account(words[: match.start()]) and is_house(words[match.end() :]):
            return match.end()
    return 0


def _trim(folded: str, start: int, stop: int) -> Place:
    while start < stop and folded[start] in " \t\n.,:;|/—-•()[]©":
        start += 1
    while stop > start and folded[stop - 1] in " \t\n,:;|/—-•([©":
        stop -= 1
    opened = _opening(folded, start)
    if opened < stop:
        start = opened  # «АГН "Москва" / фото: Имя Фамилия»
    if folded.startswith("@", start) and is_house(folded[start + 1 : stop]):
        start += 1  # «@REUTERS» marks the house as © does
    return start, stop


def second_credits(folded: str) -> Iterator[int]:
    """Find where further credits begin on one line («© Видео: МЧС РФ © Фото: Имя Фамилия», «© East News © Имя»)."""
    if folded.startswith("©"):
        for match in re.finditer(r"(?<=[\w\")])\s+(?=©)", folded):
            yield match.end()
