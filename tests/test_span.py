"""Offsets survive every way of reading a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rupress
from rupress.fold import bared, flat, fold
from rupress.span import Span, View, join

TEXT = "Меню\nЗаголовок\nРеклама\nПервый абзац.\n"


def test_joined_pieces_lead_back() -> None:
    view = join(TEXT, [Span(5, 14), Span(23, 36)])
    assert view.text == "Заголовок\n\nПервый абзац."
    at = view.text.index("абзац")
    assert view.span(at, at + 5) == Span(TEXT.index("абзац"), TEXT.index("абзац") + 5)


def test_a_span_gives_its_words() -> None:
    assert (Span(2, 5).of("абвгдеж"), Span(3, 3).of("абвгдеж")) == ("вгд", "")
    page = rupress.parse("Мост открыли\n\nМост через Каму открыли 5 мая, сообщил мэр Илья Громов.", media="article")
    assert [date.span.of(page.text) for date in page.dates] == [date.text for date in page.dates] != []
    with pytest.raises(rupress.UsageError, match=r"such as page\.text, not Page"):
        page.segments[0].span.of(page)  # type: ignore[arg-type]


def test_a_span_over_two_pieces_covers_what_stands_between() -> None:
    view = join(TEXT, [Span(5, 14), Span(23, 36)])
    span = view.span(0, len(view.text))
    assert TEXT[span.start : span.stop] == "Заголовок\nРеклама\nПервый абзац."


@pytest.mark.parametrize("at", [0, 3, 9])
def test_an_empty_span_stays_empty(at: int) -> None:
    assert View("Заголовок").span(at, at) == Span(at, at)


def test_views_stack() -> None:
    inner = join(TEXT, [Span(5, 14), Span(23, 36)])
    outer = View(inner.text[11:], (0,), (11,), base=inner)
    span = outer.span(0, 6)
    assert TEXT[span.start : span.stop] == "Первый"


@given(st.text(min_size=1), st.data())
def test_each_character_of_a_join_is_its_own(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    view = join(text, spans, "|")
    position = 0
    for span in spans:
        for offset in range(span.start, span.stop):
            assert view.offset(position) == offset
            position += 1
        position += 1


@given(st.text(alphabet="абвA\u00ad\u200b\u0301и\u0306 \n", max_size=40))
def test_what_was_left_out_leads_on_to_the_next_character(text: str) -> None:
    view = bared(text)
    if view is None:
        return
    places = [view.at(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(view.text)
    assert all(view.at(view.offset(index)) == index for index in range(len(view.text)))


@pytest.mark.parametrize("word", ["алыи\u0306", "трое\u0308", "АЛЫИ\u0306"])
def test_a_mark_over_the_last_letter_is_part_of_the_word(word: str) -> None:
    text = f"На {word} мост"
    view = fold(text)
    assert view.span(3, view.text.index(" ", 3)) == Span(3, 3 + len(word))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Мост  открыли\t утром", "Мост открыли утром"),
        ("Мост от-\r\n  крыли\nутром", "Мост открыли утром"),
        ("Мост\n\nоткрыли", "Мост\n\nоткрыли"),
        ("на 10-\nлетие", "на 10- летие"),
        ("# Мост открыли", "Мост открыли"),
        ("# мост # река", "# мост # река"),
        ("![Image 1: Мост](https://a.example/1.jpg)", "Мост"),
        ('[Мост](/1 "Мост") **открыли**', "Мост открыли"),
        ("[![Мост](/1.jpg)](/1)", "Мост"),
        ("* [Мост открыли](/1)", "Мост открыли"),
        ("сообщил [3]мэр", "сообщил мэр"),
        ("Мост** и Сеть** открыли", "Мост** и Сеть** открыли"),
        ("Мост [1] (открыли) в №#3", "Мост [1] (открыли) в №#3"),
    ],
)
def test_an_even_line_leads_back(text: str, line: str) -> None:
    view = flat(text) or View(text)
    assert view.text == line
    assert all(text[view.offset(k)] == char for k, char in enumerate(line) if char != " ")
