"""Time grows with the page, not with its square: hostile pages, ten times larger, at most twenty times slower.

The guard is shown to fail on a planted quadratic rule. Stages have such
guards of their own beside their tests; here the whole of parse is held to account.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.growth import ATTEMPTS, growth

import rupress

SMALL, LARGE = 20_000, 200_000
ALLOWED = 20.0

HOSTILE = {
    "clocks": "21:48 ",
    "clock lines": "21:48\n",
    "titles": "Мэр Роговой: мост открыли\n12:10\n",
    "opening marks": "«",
    "straight marks": '" ',
    "dashes": "— ",
    "dashes at line start": "— Да\n",
    "names": "Иван Рогов, ",
    "bodies": "правительство Дании и ",
    "initials": "И. О. ",
    "capitals": "МОСКВА ",
    "dates": "20 мая 2021 года, ",
    "numbers": "20 ",
    "number words": "двадцать ",
    "homoglyphs": "аaоoеe",
    "soft hyphens": "а\xad",
    "brackets": "(((",
    "colons": "Рогов: ",
    "cues": "сказал, что ",
    "credits": "Фото: © / ",
    "one word": "а",
    "spaces": " ",
    "empty lines": "\n",
    "sentences": "Мэр сказал, что мост «Север» откроют 5 мая. ",
}
MARKUP = {
    "nested tags": "<div>",
    "open paragraphs": "<p>Текст",
    "links": "<a href='/1'>Мост</a> ",
    "less-than": "<",
    "entities": "&amp;quot;",
    "list": "<li><a href=x>21:48 Мост открыли</a>",
}


def grown(run: Callable[[str], object], piece: str, attempts: int = ATTEMPTS) -> float:
    """Give how much longer the large text takes."""
    small, large = ((piece * (size // len(piece) + 1))[:size] for size in (SMALL, LARGE))
    return growth(run, small, large, allowed=ALLOWED, attempts=attempts)


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
