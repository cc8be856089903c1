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
    tokens = _TOKENS.findall(text_of(data)) or [""]
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(tokens) + 1)
        stop = min(len(tokens), start + chance.choice((0, 1, 1, 2, 5, 20)))
        tokens[start:stop] = chance.choice(_WAYS)(tokens[start:stop], chance)
    return "".join(tokens).encode("utf-8", "replace")[:most]


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


_WAYS = (_plant, _plant, _replace, _double, _drop, _shuffle, _case)
