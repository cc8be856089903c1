"""Speakers in whole articles, whose people are known: the cases of `articles.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

import rupress
from rupress.records import Quote

CASES = Path(__file__).parent / "articles.txt"


def _cases() -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            found.append((lines[0].replace(" ¶ ", "\n\n"), tuple(line.strip() for line in lines[1:])))
    return found


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(t, w, id=t[:40]) for t, w in _cases()])
def test_speakers_of_an_article(text: str, wanted: tuple[str, ...]) -> None:
    quotes = rupress.parse(text, media="article").quotes
    assert tuple(_shown(q, text) for q in quotes) == wanted


def _shown(quote: Quote, text: str) -> str:
    parts = " / ".join(text[p.start : p.stop] for p in quote.parts)
    return " | ".join((quote.kind.value, parts, quote.speaker.name if quote.speaker else "-"))


_CAPTIONED = """<html><body><article><h1>Мост в Лугове откроют в мае</h1>
<figure><img src="a.jpg"><figcaption>Мост в Лугове. Андрей Рогов / «Маяк»</figcaption></figure>
<p>Мэр города Павел Ладов ждёт гостей. Мост в Лугове откроют в мае, а дорогу достроят к осени этого года.</p>
<p>Замминистра строительства Игорь Седов осмотрел опоры и встретился с рабочими.</p>
<p>По словам чиновника, работы идут по плану.</p></article></body></html>"""


def test_a_role_belongs_to_somebody_of_the_text_rather_than_of_a_caption() -> None:
    page = rupress.parse(_CAPTIONED)
    assert "Андрей Рогов" in {e.name for e in page.entities}
    assert [q.speaker.name for q in page.quotes if q.speaker] == ["Игорь Седов"]
