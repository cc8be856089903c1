"""Where in a line a caption ends and its credit begins: «Утро на реке. Фото: Анна Ветрова», «Мост ночью / ТАСС».

Credits that say so themselves are looked for first («Фото:», «©»), anywhere in the line; then, at its end, those that
are told by their form alone: a site, a maker, an agency behind a slash, a picture bank, a house behind a full stop.
"""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.credits import labels
from rupress.tokenizer.houses import houses_of, is_account, is_address, is_house
from rupress.tokenizer.lexicon import endings, marks
from rupress.tokenizer.persons import is_person

_REACH = 90
"""Characters at the end of a caption in which its credit begins."""
_LAST_SLASH = re.compile(r"\s/\s?(?=[A-Za-zА-Я@\"][^/]{1,40}$)")
_LAST_SLASHES = re.compile(r"\s?//\s?(?=[^/]+(?:/[^/]+)?$)")
_LAST_SENTENCE = re.compile(r"[.!?…\")]\s+(?=[^.!?\s][^!?]{2,60}$)")
_GLUED = re.compile(r"(?<=[а-я\")\d])(?=[А-ЯA-Z])")
"""Where a credit may be glued to a caption: «Мост утромАнна Ветрова/ТАСС»."""
_LABELLED = re.compile(r"(?:[:©]|//?|—)\s*$")
_SIDE = re.compile(r"\s/\s(?=[^/]{2,40}$)|[.!?…\")]\s(?=[^.!?/]{2,40}$)")
_PLAIN = re.compile(r"[А-Яа-я]{3}")
_SENTENCE = re.compile(r"(?<=[А-Яа-яA-Za-z\d\")][А-Яа-яA-Za-z\d\")])\.\s+(?=[А-Я\"])")
"""An end of a sentence that is no initial («А. Ветрова»)."""
_SAID, _SAID_WORDS = 25, 3
"""Least characters and words of a caption behind its credit."""


@cache
def _inline() -> re.Pattern[str]:
    words = sorted(read_toml("bylines.toml")["credit"]["labels"], key=len, reverse=True)
    alternatives = "|".join(re.escape(w) for w in words if w not in marks().vague)
    return re.compile(
        rf"(?:(?<=[\s.)\"/])|(?<=[а-я])(?=[А-Я])|(?<=[а-я\d])(?=©))(?:[(\[/]\s?)?"
        rf"(?:©\s?(?=[А-ЯA-Zа-яa-z])|(?i:{alternatives})\s?(?::|//?\s|©)|(?:{marks().sources})\s?:)"
    )


@cache
def _last_bank() -> re.Pattern[str]:
    """Match before a picture bank that ends a caption: «Премьера сезона Legion-Media», not «снимки с Flickr»."""
    names = "|".join(re.escape(name) for name in houses_of("bank") if name.isascii())
    return re.compile(rf"(?<=[а-я]{{4}})\s(?=(?i:{names})$)")


def split_caption(folded: str) -> int:
    """Find where the credit begins in a caption («… утренний парад. Фото: Имя Фамилия»).

    Returns:
        The offset of the credit's first character; the length of the text if it has no credit.
    """
    if _is_credit(folded):
        return 0
    for match in _inline().finditer(folded):
        if match.start() > 3 and not marks().shown.search(folded, match.start() - 4, match.start()):
            return _with_its_side(folded, match.start())
    reach = max(0, len(folded) - _REACH)
    for pattern in (endings().site, endings().photo, endings().address):
        last = pattern.search(folded, reach)
        if last:
            return last.end()
    nobody = endings().nobody.search(folded, reach)
    if nobody:
        return nobody.end()
    maker = endings().maker.search(folded, reach)
    if maker and is_person(maker["maker"]):
        return maker.end()
    office = endings().office.search(folded, reach)
    if office:  # who stands before it is in the picture: «Анна Ветрова / пресс-служба»
        return office.start() + 1
    slash = _LAST_SLASH.search(folded, max(0, len(folded) - 60))
    if slash:
        return 0 if is_person(folded[: slash.start()].strip()) else _with_its_side(folded, slash.start() + 1)
    bank = _last_bank().search(folded, reach)
    if bank:
        return bank.end()
    for seam in _GLUED.finditer(folded, reach):
        if _is_credit(folded[seam.start() :]):
            return seam.start()
    for last in (*_LAST_SENTENCE.finditer(folded, reach), *_LAST_SLASHES.finditer(folded, reach)):
        if _is_house_and_maker(folded[last.end() :].rstrip(" .")):
            return last.end()
    return len(folded)


def behind_credit(folded: str) -> int:
    """Find where a caption begins behind its credit («Фото: Анна Ветрова/ТАСС. Паром отошёл от причала в полдень»).

    Returns:
        The offset of the caption's first character; 0 if no credit stands before it.
    """
    if not labels().match(folded):
        return 0
    stop = _SENTENCE.search(folded, 0, _REACH)
    if stop is None or not _is_credit(folded[: stop.start()]):
        return 0
    rest = folded[stop.end() :]
    if _is_of_a_house(folded[: stop.start()]) and len(rest.split()) > 1 and not _may_be_maker(rest):
        return stop.end()  # «Фото volga.ru. На мосту «Волга»»: behind a house's name few words are enough
    if len(rest) < _SAID:
        return 0
    return stop.end() if len(_PLAIN.findall(rest)) > _SAID_WORDS and split_caption(rest) == len(rest) else 0


def _is_of_a_house(credit: str) -> bool:
    """Tell a credit that names a site or an agency and nobody («Фото volga-news.ru»)."""
    label = labels().match(credit)
    house = credit[label.end() :].strip() if label else ""
    return is_address(house) or house.lower() in houses_of()


def _may_be_maker(words: str) -> bool:
    """Tell what a credit may go on with behind a house: somebody's name, a house, a button («| Купить»)."""
    bare = words.strip(" .")
    return is_person(bare) or is_house(bare) or "|" in bare or split_caption(bare) < len(bare)


def opens_vaguely(folded: str) -> bool:
    """Tell whether a line opens with a word of credits that opens captions, too («Кадр из фильма …», «Скриншот …»)."""
    label = labels().match(folded)
    words = label.group().strip() if label else ""
    return words.lower() in marks().vague and not _LABELLED.search(words)


def _is_credit(folded: str) -> bool:
    """Tell whether a caption is nothing but a credit."""
    label = labels().match(folded)
    if label and label.end() > 1:
        words, rest = label.group().strip(), folded[label.end() :].strip(" .")
        if _LABELLED.search(words) or words.startswith("©") or not rest or len(rest) < 4:
            return True
        # «Фото Имени Фамилии», «Кадр из фильма»; but not «Скриншот комментария к записи главы города»
        named = rest[0].isupper() or is_address(rest) or is_account(rest)
        return named or words.lower() in marks().alone or rest.startswith(marks().came)
    bare = folded.strip(" .()[]")
    first, _, rest = bare.partition(" ")
    if first.lower() in houses_of("network") and (is_account(rest) or is_person(rest)):
        return True  # «Instagram @north_wind», «Instagram Анны Ветровой»
    return (
        bare.lower() in houses_of()
        or is_account(bare)
        or is_address(bare)
        or _is_house_and_maker(bare)
        or _is_made_for(bare)
        or _is_press_office(bare)
        or ("-" in first and first.partition("-")[0].lower() in houses_of("network"))
    )


def _is_press_office(words: str) -> bool:
    return words.lower().startswith(marks().press) and len(words) < _REACH


def _is_made_for(words: str) -> bool:
    """Tell whether words say who made a picture and for whom («Анна Ветрова специально для «Вестника»»)."""
    match = marks().made_for.fullmatch(words)
    return match is not None and is_person(match["maker"])


def _is_house_and_maker(words: str) -> bool:
    """Tell whether words are a house, or a house and a maker with a slash between («REUTERS/Kim Stone»)."""
    sides = [side.strip(" ©") for side in re.split(r"//?", words.partition(marks().whose)[0])]
    if any(side.lower().startswith(marks().seen) for side in sides[1:]):
        return False  # who stands before it is in the picture
    persons = sum(map(is_person, sides))
    known = [side for side in sides if is_house(side) or side.lower() in marks().pooled]
    return (
        len(words) < 80
        and persons < 2
        and len(known) == len(sides) - persons
        and any(side.lower() in houses_of() for side in sides)
    )


def _with_its_side(folded: str, seam: int) -> int:
    """Move the seam back over a side of the credit that stands before it.

    «… в Самаре / РИА Новости / © Имя Фамилия», «… глава области. Имя Фамилия / РИА Новости».
    """
    for _ in range(2):
        before = folded[:seam].rstrip(" /|(")
        if before.lower() in houses_of() or (
            folded[seam] == "©" and is_person(before) and is_house(folded[seam + 1 :].strip())
        ):
            return 0  # «РИА Новости © …», «Артем Лесной © ИА Рубеж»
        side = _SIDE.search(before, max(0, len(before) - 50))
        if side is None:
            break
        words = before[side.end() :]
        sentence = not side.group().strip().startswith("/")
        if sentence and not (is_person(words) and folded[seam:].lstrip().startswith("/")):
            break
        if not (is_person(words) or words.lower() in houses_of() or is_account(words) or words.isascii()):
            break
        seam = side.end() if sentence else side.start() + 1
    return seam
