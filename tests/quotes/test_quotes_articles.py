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
            text = lines[0].replace(" ¶ ", "\n\n").replace(" ¦ ", "\n")
            found.append((text, tuple(line.strip() for line in lines[1:])))
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


SAID = "Мы ждали этого моста двадцать лет, и вот он стоит."
STORY = (
    "<p>Мост в Лугове открыли для трамваев в субботу утром. Движение наладили к полудню, пробок в городе почти нет.</p>"
    "<p>Работы заняли почти два года. Рабочие уложили рельсы, поставили фонари и покрасили перила в синий цвет.</p>"
)
PAGE = "<article><h1>Мост в Лугове открыли раньше срока</h1><p>24 апреля 2024, 13:05</p>{}</article>"
BLOCKS = [
    # a block quotation; the words said, and by whom or through which outlet
    (f"<blockquote><p>{SAID}</p><cite>Анна Орлова, мэр города</cite></blockquote>", "Анна Орлова"),
    (f"<blockquote><p>{SAID}</p><footer>— <cite>Анна Орлова</cite></footer></blockquote>", "Анна Орлова"),
    (f"<blockquote><p>«{SAID}»</p><p><cite>Мэр города Анна Орлова</cite></p></blockquote>", "Анна Орлова"),
    (f"<blockquote><p>{SAID}</p><p>— Анна Орлова, мэр</p></blockquote>", "Анна Орлова"),
    (f"<figure><blockquote>{SAID}</blockquote><figcaption>— Анна Орлова</figcaption></figure>", "Анна Орлова"),
    (f"<blockquote>{SAID}<cite>Анна Орлова</cite></blockquote>", "Анна Орлова"),
    (f"<blockquote><p>{SAID} <cite>Анна Орлова, мэр</cite></p></blockquote>", "Анна Орлова"),
    (f"<blockquote><p>{SAID}</p><cite>пресс-служба порта</cite></blockquote>", "пресс-служба порта"),
    (f"<blockquote><p>{SAID}</p><cite>Газета «Маяк»</cite></blockquote>", "Газета «Маяк»"),
    (f"<blockquote><p>{SAID}</p><p>— Мэр молчит</p></blockquote>", None),
    (f"<blockquote><p>{SAID}</p></blockquote>", None),
    (f"<blockquote><p>{SAID}</p><cite>о мосте</cite></blockquote>", None),
    ("<blockquote><p>По мосту пошли трамваи</p><p>— Мы ждали</p></blockquote>", None),
]


@pytest.mark.parametrize(("block", "who"), BLOCKS, ids=[block for block, _ in BLOCKS])
def test_a_signed_block_quotation_is_said_by_who_signs_it(block: str, who: str | None) -> None:
    page = rupress.parse(PAGE.format(STORY + block + STORY))
    shown = [(q.text, q.speaker.name if q.speaker else q.media[0].name) for q in page.quotes if q.rule == "blockquote"]
    assert shown == ([(SAID.rstrip("."), who)] if who else [])
    assert rupress.check(page) == ()


def test_signatures_part_block_quotations() -> None:
    one = "<blockquote><p>Мост готов.</p><p>Ждём гостей.</p><cite>Анна Орлова</cite></blockquote>"
    two = "<blockquote><p>Трамваи пойдут в мае.</p><cite>Иван Седов</cite></blockquote>"
    page = rupress.parse(PAGE.format(STORY + one + two + STORY))
    shown = [(q.text, q.speaker and q.speaker.name) for q in page.quotes if q.rule == "blockquote"]
    assert shown == [("Мост готов.\nЖдём гостей", "Анна Орлова"), ("Трамваи пойдут в мае", "Иван Седов")]


def test_a_reply_ends_with_its_paragraph_in_html() -> None:
    """A picture between two paragraphs sets none of them apart, as an empty line in a text does."""
    first = "<p>– Мама водила трамвай всю войну, – рассказывает Нина Лосева. – Я помню, как они грели руки о печку.</p>"
    other = "<p>Краевед Павел Зыбин считает, что вагон надо сохранить. «Город без него нем», – уверен он.</p>"
    more = "<p>Первый вагон прошёл от вокзала до завода осенью, а следующей весной линию продлили до пристани.</p>"
    picture = "<figure><img src='1.jpg'><figcaption>Вагон у вокзала. Фото: Антон Греков</figcaption></figure>"
    page = rupress.parse(f"<h1>Последний трамвай уйдёт весной</h1>{more}{picture}{more}{first}{other}{more}")
    said = [[page.text[part.start : part.stop] for part in quote.parts] for quote in page.quotes]
    assert said[:2] == [
        ["Мама водила трамвай всю войну", "Я помню, как они грели руки о печку"],
        ["вагон надо сохранить"],
    ]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("В Минобороны РФ сообщили, что учения начались.", "Минобороны РФ"),
        ("В Минкультуры Татарстана рассказали, что музей открыт.", "Минкультуры Татарстана"),
        ("В пресс-службе МЧС рассказали, что пожар потушен.", None),
    ],
)
def test_a_body_named_with_its_land_is_its_entity(text: str, entity: str | None) -> None:
    page = rupress.parse(text, media="article")
    names = {e.id: e.name for e in page.entities}
    assert [names.get(q.speaker.entity or "") for q in page.quotes if q.speaker] == [entity]
