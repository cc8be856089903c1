"""The corpus: phrases under the value they mean. Adding a case is adding a line to tests/corpora/dates.txt."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rupress.normalizer.dates import find_dates

CORPUS = Path(__file__).parents[1] / "corpora" / "dates.txt"
REFERENCE = dt.datetime(2023, 9, 13, 15, 0)  # noqa: DTZ001 — local time of the default zone


def cases() -> Iterator[object]:
    value = ""
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("= "):
            value = line.removeprefix("= ").strip()
            continue
        phrase, _, reason = line.partition("  # ")
        known = phrase.startswith("~")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if known else []
        yield pytest.param(phrase.lstrip("~ ").strip(), value, id=f"{number}:{value}", marks=marks)


@pytest.mark.parametrize(("phrase", "value"), list(cases()))
def test_phrase_means_value(phrase: str, value: str) -> None:
    marked = re.search(r"\[(.+?)\]", phrase)
    text = re.sub(r"[\[\]]", "", phrase).replace(" ¶ ", "\n\n")
    found = find_dates(text, REFERENCE)
    said = [(mention.text, mention.value, mention.rule) for mention in found]
    if value == "nothing":
        assert not found, said
        return
    wanted = None if value == "none" else value
    hits = [mention for mention in found if mention.value == wanted]
    assert hits, said
    if marked is not None:
        assert marked[1].rstrip(".") in [mention.text.rstrip(".") for mention in hits], said
    if wanted is None:
        assert hits[0].note, said
