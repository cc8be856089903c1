"""Damage that keeps an input near to news: words, marks and tags are moved, doubled, cut, swapped and planted."""

from __future__ import annotations

import random
import re

from tests.fuzz.targets import text_of

_TOKENS = re.compile(r"<[^<>]{0,80}>|\w+|\s+|.", re.DOTALL)
_NEWS = (
    *("21:48", " 9:05 ", "20 мая 2021", "20.05.2021", "вчера в 16:19", "в 2004 году", "в начале 90-х", "с 3 по 5 июня"),
    *("в ночь на 11 ноября", "2 часа назад", "XIX века", "по понедельникам", "через три дня", "MSK", "до конца года"),
    *("«", "»", "„", "“", '"', " — ", "–", "-", ":", ", — сказал ", ", — ", "?»", "!", "…", "что ", "по словам "),
    *("Иван Рогов", "Анны Роговой", "И. О. Рогов", "МИД РФ", "Нижнего Новгорода", "ООО «Заря»", "МОСКВА", "О'Нил"),
    *("Фото: А. Ким / Заря", "© Заря, 2021", "Читайте также", "Реклама. ООО «Заря», erid: 2VtzAbc", "18+", "Tекст:"),
    *("(признан иностранным агентом)", "*", "Поделиться", "Обновлено:", "\n", "\n\n", " ", "\t", "\r\n", "|", "/", "©"),
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<a href='/1'>", "</a>", "<h1>", "</h1>", "<script>", "<!--", "-->"),
    *("<time datetime='2021-05-20'>", "<table>", "<td>", "<svg>", "<template>", "<plaintext>", "&nbsp;", "&#0;", "&"),
    *("\x00", "\ufffd", "\xa0", "\xad", "\u200b", "\ufeff", "\u2028", "й", "Ё", "ѣ", "İ", "ß", "ﬁ", "😀"),
    *("0", "00", "31.02.2020", "9999", "99999999999999999999", "٣", "²", "½", "24:00", "29 февраля 2021", "-1"),
    *('{"@type": "NewsArticle", "headline": "', '"}', "<meta property='og:title' content='", "'>", "charset=koi8-r"),
)


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """Give a variant of an input, at most so many bytes long; the seed decides which."""
    chance = random.Random(seed)
    if chance.random() < 0.1:
        return _bytes(data, chance)[:most]
    text = data.decode("utf-8", "surrogateescape")
    other = sum("\udc80" <= c <= "\udcff" for c in text) * 4 > len(text)
    if other:  # a page in a one-byte encoding stays one: each byte is a character
        text = data.decode("latin-1")
    tokens = _TOKENS.findall(text) or [""]
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(tokens) + 1)
        way = chance.choice(_WAYS)
        if way is _number:  # from the next number on
            start = next((k for k in range(start, len(tokens)) if tokens[k].isdecimal()), start)
        stop = min(len(tokens), start + chance.choice((0, 1, 1, 2, 5, 20)))
        tokens[start:stop] = way(tokens[start:stop], chance)
    if not other:
        return "".join(tokens).encode("utf-8", "surrogateescape")[:most]
    return b"".join(_one_byte(token) for token in tokens)[:most]


def crossed(data: bytes, other: bytes, most: int, seed: int) -> bytes:
    """Give an input with some lines of another in it, at most so many bytes long."""
    chance = random.Random(seed)
    lines, others = data.split(b"\n"), other.split(b"\n")
    place, start = chance.randrange(len(lines) + 1), chance.randrange(len(others))
    planted = others[start : start + chance.choice((1, 1, 2, 5))]
    return b"\n".join([*lines[:place], *planted, *lines[place + chance.choice((0, 0, 1)) :]])[:most]


def _one_byte(token: str) -> bytes:
    """Give the bytes that a token was read from; what was planted comes as Windows has it."""
    try:
        return token.encode("latin-1")
    except UnicodeEncodeError:
        return token.encode("cp1251", "replace")


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Another encoding, or a byte that is not what it was."""
    if chance.random() < 0.5:
        return text_of(data).encode(chance.choice(("cp1251", "koi8-r", "utf-16", "cp866", "utf-8-sig")), "replace")
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes([chance.randrange(256)]) + data[place + chance.randrange(2) :]


def _plant(tokens: list[str], chance: random.Random) -> list[str]:
    return [*tokens, *(chance.choice(_NEWS) for _ in range(chance.choice((1, 1, 2, 4))))]


def _replace(_: list[str], chance: random.Random) -> list[str]:
    return _plant([], chance)


def _double(tokens: list[str], chance: random.Random) -> list[str]:
    return tokens * chance.choice((2, 2, 3, 30))


def _drop(_: list[str], __: random.Random) -> list[str]:
    return []


def _shuffle(tokens: list[str], chance: random.Random) -> list[str]:
    return chance.sample(tokens, len(tokens))


def _case(tokens: list[str], chance: random.Random) -> list[str]:
    change = chance.choice((str.upper, str.lower, str.title))
    return [change(token) for token in tokens]


def _number(tokens: list[str], chance: random.Random) -> list[str]:
    """Other numbers, of the size that hours, minutes, days and years have."""
    values = (chance.randrange(13), chance.randrange(32), chance.randrange(61), chance.randrange(1890, 2040))
    return [str(chance.choice(values)).zfill(len(t)) if t.isdecimal() else t for t in tokens]


_WAYS = (_number, _plant, _plant, _replace, _double, _drop, _shuffle, _case)
