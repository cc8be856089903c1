from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.tokenizer.credits import parse_credit, split_caption

LINES = (Path(__file__).parent / "credits.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader((line for line in LINES if not line.startswith("#")), delimiter="\t"))[1:]

CAPTIONS = [
    ("Утро на набережной. |Фото: Анна Ветрова", ""),
    ("Стройка моста |/ Фото: Анна Ветрова", ""),
    ("Чтобы не простыть, оденьтесь теплее |/ shutterstock", ""),
    ("Заседание началось в полдень. |Фото kzn.ru", ""),
    ("|© РИА Новости / Анна Ветрова", ""),
    ("|Reuters", ""),
    ("Новый стадион открыли в пятницу|", ""),
    ("Счёт 1/25 был открыт на первой минуте|", ""),
]


@pytest.mark.parametrize(("text", "creator", "agency"), CASES, ids=[case[0] for case in CASES])
def test_credit(text: str, creator: str, agency: str) -> None:
    credit = parse_credit(text)
    assert (credit.creator or "", credit.agency or "") == (creator, agency)
    assert credit.text == text


@pytest.mark.parametrize("marked", [text for text, _ in CAPTIONS])
def test_caption_and_credit_on_one_line(marked: str) -> None:
    """The bar marks where the credit begins."""
    assert split_caption(marked.replace("|", "", 1)) == marked.index("|")


@given(st.text(alphabet="Фото: ©/|.,()АИванпетр12\n\u200bRe", max_size=60))
def test_every_credit_is_kept_whole(text: str) -> None:
    credit = parse_credit(text)
    assert credit.text == text
    assert credit.creator is None or credit.creator in text
    assert credit.agency is None or credit.agency in text
    assert 0 <= split_caption(text) <= len(text)
