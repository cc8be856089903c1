"""Notices that law prescribes: a line of notices.tsv is a text and what must be found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rupress.read import read
from rupress.tokenizer.notices import find_ads, find_notices
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of

LINES = (Path(__file__).parent / "notices.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


@pytest.mark.parametrize(("text", "notices"), CASES, ids=[str(k) for k in range(len(CASES))])
def test_notices(text: str, notices: str) -> None:
    found = find_notices(text.replace("⏎", "\n"))
    assert " || ".join(f"{n.kind} | {n.subject or '-'} | {n.text}" for n in found) == notices


@pytest.mark.parametrize(
    ("line", "advertiser", "erid"),
    [
        ("Реклама. ООО «Тёплый дом». ИНН 0000000000. erid: 2VtzqvXkL9p", "ООО «Тёплый дом»", "2VtzqvXkL9p"),
        ("Реклама. Рекламодатель: АО «Волна», erid 2VtzqvXkL9p", "АО «Волна»", "2VtzqvXkL9p"),
        ("РЕКЛАМАОкна без переплат, замер бесплатно", None, None),
    ],
)
def test_advertisements(line: str, advertiser: str | None, erid: str | None) -> None:
    (ad,) = find_ads([whole(row, "ad", "test", 0.9) for row in rows_of(read(line, media="text"))], line)
    assert (ad.advertiser, ad.erid, ad.text) == (advertiser, erid, line)


def test_a_partners_title_is_no_record() -> None:
    line = "Диван за полцены: распродажа склада"
    assert not find_ads([whole(row, "ad", "test", 0.9) for row in rows_of(read(line, media="text"))], line)
