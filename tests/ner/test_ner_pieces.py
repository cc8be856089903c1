"""Pieces of text: where they are cut, how they look, under which form they are looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.ner.features import SHAPES, encode, fold_form, grams_of, shape_of, stem_of
from rupress.ner.pieces import PIECE, windows

CUTS = [
    ("Нью-Йорк.", "Нью-Йорк|."),
    ("О'Нил, О’Нил", "О'Нил|,| |О’Нил"),
    ("21:48", "21|:|48"),
    ("«Заря»", "«|Заря|»"),
    ("А.Б. Лосев", "А|.|Б|.| |Лосев"),
    ("Ту-154", "Ту|-|154"),
    ("Мо\u0301сква и Каза\xadнь", "Мо\u0301сква| |и| |Каза\xadнь"),
    ("конец\r\n\r\nначало", "конец|\r\n\r\n|начало"),
    ("дом - сад", "дом| |-| |сад"),
    ("-дом-", "-|дом|-"),
    ("под_черк", "под|_|черк"),
    ("😀\u2028x", "😀|\u2028|x"),
]


@pytest.mark.parametrize(("text", "cut"), CUTS)
def test_a_text_is_cut(text: str, cut: str) -> None:
    assert PIECE.findall(text) == cut.split("|")


@given(st.text())
def test_pieces_rebuild_the_text(text: str) -> None:
    assert "".join(PIECE.findall(text)) == text


@given(st.text(alphabet="аБ -.\n\u2028"), st.integers(8, 40))
def test_windows_tile_the_text(text: str, size: int) -> None:
    found = list(windows(text, size))
    assert "".join(text[start:stop] for start, stop in found) == text
    assert all(0 < stop - start <= size for start, stop in found)


def test_a_window_ends_with_a_line_where_it_can() -> None:
    text = "Первая строка\nВторая строка\nТретья"
    assert [text[start:stop] for start, stop in windows(text, 30)] == ["Первая строка\nВторая строка\n", "Третья"]


SHAPED = [
    ("мэр", "lower"),
    ("А", "initial"),
    ("МИД", "upper"),
    ("Казань", "title"),
    ("Пресс-секретарь", "title"),
    ("Нью-Йорк", "titles"),
    ("ВКонтакте", "mixed"),
    ("Ростов-на-Дону", "mixed"),
    ("еНот", "odd"),
    ("Reuters", "latin title"),
    ("NATO", "latin upper"),
    ("2019", "number"),
    ("«", "quote"),
    ("—", "mark"),
    ("\n", "break"),
]


@pytest.mark.parametrize(("piece", "shape"), SHAPED)
def test_a_piece_has_a_shape(piece: str, shape: str) -> None:
    assert SHAPES[shape_of(piece)] == shape


@pytest.mark.parametrize(
    ("piece", "form"),
    [("Ёлкин", "елкин"), ("2019", "0000"), ("1234567", "00000"), ("О’Нил", "о'нил"), ("Мо\u0301сква", "москва")],
)
def test_a_piece_is_folded(piece: str, form: str) -> None:
    assert fold_form(piece) == form


@pytest.mark.parametrize(
    "forms",
    [
        ("казань", "казани", "казанью"),
        ("лавров", "лаврова", "лаврову", "лавровым", "лаврове"),
        ("горький", "горького", "горькому", "горьким", "горьком"),
        ("москва", "москвы", "москве", "москву", "москвой"),
        ("россия", "россии", "россией", "россию"),
        ("сергей", "сергея", "сергеем", "сергею"),
    ],
)
def test_cases_of_a_name_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem_of(form) for form in forms}) == 1


def test_a_stem_keeps_three_letters() -> None:
    assert [stem_of(form) for form in ("оаэ", "ия", "уфа", "рим")] == ["оаэ", "ия", "уфа", "рим"]


def test_grams_are_few_and_the_same_everywhere() -> None:
    assert grams_of("як", 1 << 32) == [2097069910, 2505009456]
    assert len(grams_of("я" * 10_000, 16)) < 40
    assert grams_of("\ud800", 16)


def test_flags_tell_where_a_piece_stands() -> None:
    text = "РОЗА ВЕТРОВ\nРоза и роза"
    features = encode(text, {})
    flags = {
        text[start:stop]: context & 7
        for start, stop, context in zip(
            features.starts.tolist(), features.stops.tolist(), features.contexts.tolist(), strict=True
        )
        if 0 <= start < len(text)
    }
    assert flags == {"РОЗА": 1 | 2 | 4, "ВЕТРОВ": 2, "\n": 0, "Роза": 1 | 4, "и": 0, "роза": 0}


def test_known_forms_have_rows_and_unknown_ones_are_listed() -> None:
    features = encode("Мэр Лосев и мэр Лосева", {"\n": 5, "мэр": 7})
    assert features.unknown == ("лосев", "и", "лосева")
    assert features.rows[features.forms].tolist() == [5, 7, -1, -2, 7, -3, 5]
    assert features.stems.tolist() == [-1, 0, 1, -1, -1, 1, -1]
