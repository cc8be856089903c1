"""Lines and titles are compared by their letters and digits, of whatever script."""

import pytest

from rupress.fold import fold
from rupress.records import Facts
from rupress.tokenizer.keys import is_stated, key_of, letters_of, stated_titles


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Мост — открыт!", "МОСТ ОТКРЫТ", True),
        ("Счёт 3:1", "счет 3-1", True),
        ("қз", "Ўз", False),
        ("Тұлпар вышел", "Толпар вышел", False),
        ("北京", "上海", False),
        ("½—½", "", False),
        ("***", "", True),
    ],
)
def test_keys(one: str, other: str, same: bool) -> None:
    assert (letters_of(one) == letters_of(other)) is same
    assert key_of(fold(one).text) == letters_of(one)


@pytest.mark.parametrize(
    ("line", "begins", "within"),
    [
        ("Паром встал до весны", True, True),
        ("Паром встал", True, True),
        ("Северный вестник", False, True),
        ("Паром", False, False),
        ("Паром встал до зимы", False, False),
    ],
)
def test_titles_that_the_metadata_state(line: str, begins: bool, within: bool) -> None:
    titles = stated_titles(Facts(headline="Паром", title="Паром встал до весны — Новости — Северный вестник"))
    assert is_stated(letters_of(line), titles) is begins
    assert is_stated(letters_of(line), titles, anywhere=True) is within
