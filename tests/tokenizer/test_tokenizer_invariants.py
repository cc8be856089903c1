"""What holds for every text: segments tile it, spans lie inside, nothing raises, time grows linearly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import ATTEMPTS, growth

from rupress.read import read
from rupress.records import Layout
from rupress.span import Span
from rupress.tokenizer import lay_out, splits
from rupress.tokenizer.pieces import Piece

ALLOWED = 24
PARTS = [
    "21:48",
    "Видео",
    "Мэр объявил о начале ремонта набережной",
    "Лента новостей",
    "© Администрация района",
    "Фото: Анна Ветрова / ТАСС",
    "20 мая 2021, 02:43",
    "Реклама",
    "Читайте также:",
    "Комментарии (3)",
    "18+",
    "«Мы готовы», – сказал он.",
    "\u200b\xad",
    "— Да?",
    "{{title}}",
    "По его словам, строители трудились дольше, чем планировалось. Работы заняли почти два года, отметил глава района.",
    "Автор: Илья Громов",
    "МОСКВА, 18 ноя – РИА Новости. Число музеев выросло, сообщили в ведомстве.",
    "сообщает",
    "со ссылкой на администрацию города",
    "Теги: река, мост",
    "\r",
    "(признан в РФ иноагентом)",
    "Реклама. ООО «Северный берег». erid: 2VfnxwKk8aB",
    "дымомФото: читательница ПоделитьсяВ области рассказали о пожаре",
]
pages = st.lists(st.sampled_from(PARTS) | st.text(max_size=20), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda gap: gap.join(lines))
)


def spans(record: object) -> list[Span]:
    """List every span in a record, at any depth."""
    if isinstance(record, Span):
        return [record]
    if isinstance(record, tuple):
        return [span for item in record for span in spans(item)]
    return [span for name in getattr(type(record), "__slots__", ()) for span in spans(getattr(record, name, None))]


def check(layout: Layout) -> None:
    text = layout.source.text
    at = 0
    for segment in layout.segments:
        assert segment.span.start == at
        assert segment.span.stop > at
        assert segment.rule
        assert 0 <= segment.confidence <= 1
        at = segment.span.stop
    assert at == len(text)
    assert all(0 <= span.start <= span.stop <= len(text) for span in spans(layout))
    if any(note.code == "no_article" for note in layout.notes):
        assert layout.headline is None
        assert not layout.paragraphs


@given(pages)
def test_any_text_is_tiled(page: str) -> None:
    check(lay_out(read(page, media="text")))


@given(pages)
def test_any_article_is_tiled(page: str) -> None:
    check(lay_out(read(page, media="article")))


@given(pages)
def test_any_html_is_tiled(page: str) -> None:
    body = "".join(f"<div><p>{line}</p></div>" for line in page.split("\n"))
    check(lay_out(read(f"<html><body>{body}</body></html>", media="html")))


@given(st.text(max_size=200))
def test_any_string_is_tiled(page: str) -> None:
    check(lay_out(read(page, media="text")))


def test_same_page_same_layout() -> None:
    page = "\n".join(PARTS)
    assert lay_out(read(page, media="text")) == lay_out(read(page, media="text"))


HOSTILE = {
    "one line of letters": "а" * 1000,
    "one line of clocks": "12:30 " * 200,
    "dates": "20 мая 2021, " * 90,
    "credits": "Фото: А / Б. " * 90,
    "brackets": "(" * 1000,
    "stars": "*" * 500 + "иностранн запрещен " * 30,
    "open quotes": "«А " * 300,
    "slashes": "а / " * 250,
    "short lines": "\n".join(["Мэр объявил"] * 90),
    "paragraphs": "\n".join(["По его словам, работы заняли два года. Он отметил, что река поднялась."] * 14),
    "broken sentences": "\n".join(["Мэр города Заречье рассказал жителям, что", "работы заняли почти"] * 16),
    "menus": "ПолитикаОбществоСпорт" * 48,
}


def grown(page: str, attempts: int = ATTEMPTS) -> float:
    """Give how many times longer a page eight times as long takes: 8 is linear, 64 quadratic."""
    small, middle, large = page, page * 3, page * 8
    return growth(
        lambda text: lay_out(read(text, media="text")),
        small,
        large,
        allowed=ALLOWED,
        attempts=attempts,
        middle=middle,
        times=8.0,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_linearly(name: str) -> None:
    assert grown((HOSTILE[name] + "\n") * 6 if "line" not in name else HOSTILE[name] * 6) <= ALLOWED


@pytest.mark.slow
def test_the_guard_sees_a_quadratic_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def quadratic(pieces: list[Piece]) -> list[Piece]:
        for a in pieces:
            for b in pieces * 4:
                assert a.stop >= 0 <= b.stop
        return pieces

    monkeypatch.setattr("rupress.tokenizer.split_lines", quadratic)
    assert splits.split_lines is not quadratic
    assert grown((HOSTILE["short lines"] + "\n") * 5, attempts=2) > ALLOWED
