"""Names in context and their nominative: a case is a line of nominative.tsv."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.errors import UsageError
from rupress.normalizer.nominative import nominative

LINES = (Path(__file__).parent / "nominative.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")][1:]
CASES = [
    pytest.param(text, wanted, id=wanted, marks=[pytest.mark.xfail(reason=failure, strict=True)] * (failure != "-"))
    for text, wanted, failure in ROWS
]


def marked(text: str) -> tuple[str, int, int]:
    """Take the brackets out of a text and give the offsets of what stood in them."""
    before, name, after = re.split(r"[\[\]]", text)
    return before + name + after, len(before), len(before) + len(name)


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_nominative_in_context(text: str, wanted: str) -> None:
    assert nominative(*marked(text)) == wanted


def test_a_form_seen_elsewhere_settles_it() -> None:
    alone = "Речь Зорбеса слышали все."
    assert nominative(alone + " Зорбес доволен.", 5, 12) == "Зорбес"
    assert nominative("Сначала пела Вера Дубнева. Потом хвалили Дубневу, и Дубнева ушла.", 41, 48) == "Дубнева"


def test_the_whole_text_is_the_name_by_default() -> None:
    assert nominative("Рязанской области") == "Рязанская область"


@pytest.mark.parametrize("text", ["", "   ", "…", "123", "\n", "A", "«»", "-", "Ё", "́"])
def test_what_is_no_name_stays(text: str) -> None:
    assert nominative(text) == text


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (3, 2), (0, 99)])
def test_offsets_outside_the_text_are_misuse(start: int, stop: int) -> None:
    with pytest.raises(UsageError, match="no stretch"):
        nominative("Рязань", start, stop)


@given(st.text(alphabet='абвгдеёийонрстуья АБВГДЕЁЙ-«»"., \n\u00a0\u0301Az09', max_size=60))
def test_any_text_has_a_nominative(text: str) -> None:
    assert isinstance(nominative(text), str)
    assert nominative(text) == nominative(text)


NAMES = ["Гранин", "Велицкий", "Береговой", "Ольшанская", "Гранина", "Брандт"]


@given(st.sampled_from(NAMES), st.sampled_from(["заявил", "считает"]))
def test_a_nominative_stays(name: str, verb: str) -> None:
    text = f"{name} {verb}, что дело сделано."
    assert nominative(text, 0, len(name)) == name


def test_threads_agree() -> None:
    rows = [marked(row[0]) for row in ROWS]
    alone = [nominative(*row) for row in rows]
    results: list[list[str]] = []
    threads = [threading.Thread(target=lambda: results.append([nominative(*row) for row in rows])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 4


@pytest.mark.slow
def test_hash_seeds_agree() -> None:
    script = (
        "import sys; from rupress.normalizer.entities import find_entities\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "for m in find_entities('Слова Зорбеса и Анны Дубневой из Торецка и МИДа приводит «Рассвет».'): print(m)"
    )
    outputs = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(
            subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True).stdout
        )
    assert len(outputs) == 1
