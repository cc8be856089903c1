"""How a line is worded: a line of wording.tsv has its words and the features that they make."""

from __future__ import annotations

from pathlib import Path

import pytest

import rupress
from rupress.read import read
from rupress.tokenizer.groups import spelled
from rupress.tokenizer.model import model
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.wording import LEARNT, wording_column

LINES = (Path(__file__).parent / "wording.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


@pytest.mark.parametrize(("line", "features"), CASES)
def test_features_of_words(line: str, features: str) -> None:
    [found] = spelled([wording_column(rows_of(read(line, media="text")))])
    assert [name.replace(" ", "_") for name in found] == features.split()
    assert all(name.startswith(LEARNT) for name in found)


def test_a_line_without_words_has_none() -> None:
    assert spelled([wording_column(rows_of(read("* * *", media="text")))]) == [[]]


def test_the_model_has_learnt_words() -> None:
    learnt = [name for name in model().weights.features if name.startswith(LEARNT)]
    assert "pair:читайте также" in learnt
    assert {name.split(":")[0] + ":" for name in learnt} == set(LEARNT)


def test_words_are_named_as_reasons() -> None:
    """«word:…» and «pair:…» tell a reader something; an ending does not."""
    silent = {segment.rule.split(":")[0] for segment in rupress.tokenize(PAGE, media="text").segments}
    assert silent.isdisjoint({"ending", "first", "last"})


PAGE = """Мост через реку Ушайку открыли раньше срока
18 мая 2020, 15:50
В Томске открыли мост через реку Ушайку, сообщила мэрия города. Строители сдали его на полгода раньше срока.
Движение автобусов начнется зимой, когда закончатся испытания и поставят остановки.
Читайте также
Набережную украсят к юбилею города
Подписывайтесь на наш канал
"""
