"""Time grows with the page, not with its square: hostile pages, ten times larger, at most twenty times slower.

The guard is shown to fail on a planted quadratic rule. Stages have such
guards of their own beside their tests; here the whole of parse is held to account.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.growth import ATTEMPTS, growth

import rupress

SMALL, MIDDLE, LARGE = 20_000, 60_000, 200_000
ALLOWED = 20.0

HOSTILE = {
    "clocks": "21:48 ",
    "clock lines": "21:48\n",
    "clocks in a list": "7.30, ",
    "titles": "Мэр Роговой: мост открыли\n12:10\n",
    "opening marks": "«",
    "straight marks": '" ',
    "dashes": "— ",
    "dashes at line start": "— Да\n",
    "names": "Иван Рогов, ",
    "names in brackets": "Иван Рогов (настоящее имя Олег Лугов) пел. ",
    "adjectives for names": "У Горянского. ",
    "adjectives for villages": "В селе Лесновском. ",
    "bodies": "правительство Дании и ",
    "initials": "И. О. ",
    "capitals": "МОСКВА ",
    "dates": "20 мая 2021 года, ",
    "weekdays": "среду, ",
    "numbers": "20 ",
    "number words": "двадцать ",
    "homoglyphs": "аaоoеe",
    "soft hyphens": "а\xad",
    "brackets": "(((",
    "colons": "Рогов: ",
    "cues": "сказал, что ",
    "carried reports": "«Мост открыт», — сказал и. о. мэра, передаёт «Маяк» со ссылкой на «Север». ",
    "credits": "Фото: © / ",
    "words behind colons": "мэр сказал: «Мы рады!». ",
    "copies of a caption": "Мост ночью. Фото: © Илья Громов\n",
    "lines joined by bars": "Мост открыли | ",
    "one word": "а",
    "spaces": " ",
    "empty lines": "\n",
    "sentences": "Мэр сказал, что мост «Север» откроют 5 мая. ",
    "lines of one width": "Мэр сказал, что мост откроют в мае, и\nдобавил, что паром уже не будет ходить,\nтам.\n\n",
    "tabs": "1\tСевер\t27\tМост открыли\n",
    "cells": "-\t",
    "posts": "Вестник\nМост открыли утром. Движение началось.\n12:40\n",
    "dated titles": "21.03.2021 Паром встал до весны\nПаром через реку встал до весны, сообщили на пристани утром.\n",
    "links of Markdown": "[мэр](https://a.example/1) ",
    "open links of Markdown": "](https:",
    "hyphens at line ends": "пере-\n",
    "one rule of dashes": "-",
    "one rule of dots": ".",
    "labels of addresses": "volga-",
}
MARKUP = {
    "nested tags": "<div>",
    "open paragraphs": "<p>Текст",
    "links": "<a href='/1'>Мост</a> ",
    "less-than": "<",
    "entities": "&amp;quot;",
    "list": "<li><a href=x>21:48 Мост открыли</a>",
    "broken lines": "<p>Мэр сказал, что мост откроют в мае, и<br>добавил, что паром ходить больше не<br>будет.</p>",
    "calendars": f"<p>Май 2021<p>Пн<p>Вт<p>Ср<p>Чт<p>Пт<p>Сб<p>Вс<p>{'<p>'.join(map(str, range(1, 31)))}",
    "shadow roots": "<a-b><template shadowrootmode=open><p>Мост открыли.</p></template></a-b>",
    "open shadow roots": "<template shadowrootmode='open'",
}


def grown(run: Callable[[str], object], piece: str, attempts: int = ATTEMPTS) -> float:
    """Give how much longer the large text takes."""
    small, middle, large = ((piece * (size // len(piece) + 1))[:size] for size in (SMALL, MIDDLE, LARGE))
    return growth(run, small, large, allowed=ALLOWED, attempts=attempts, middle=middle)


def as_text(text: str) -> object:
    return rupress.parse(text, media="text")


def as_html(text: str) -> object:
    return rupress.parse("<html><body>" + text, media="html")


def as_article(text: str) -> object:
    return rupress.parse("Мост открыли в городе\n\n" + text, media="article")


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_article(name: str) -> None:
    assert grown(as_article, HOSTILE[name]) <= ALLOWED


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_text(name: str) -> None:
    assert grown(as_text, HOSTILE[name]) <= ALLOWED


@pytest.mark.slow
@pytest.mark.parametrize("name", [*MARKUP, *HOSTILE])
def test_markup(name: str) -> None:
    assert grown(as_html, (MARKUP | HOSTILE)[name]) <= ALLOWED


def looks_ahead_from_everywhere(text: str) -> int:
    """Do what a careless rule does: read on to the end from many places."""
    return sum(text[start:].count("б") for start in range(0, len(text), 60))


def test_the_guard_fails_on_a_quadratic_rule() -> None:
    assert grown(looks_ahead_from_everywhere, "а", attempts=2) > ALLOWED
