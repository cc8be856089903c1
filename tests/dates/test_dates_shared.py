"""Figures on the data beside the checkout, with floors that must hold; lowering one is a decision."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rupress.normalizer.dates import find_dates

SHARED = Path(__file__).parents[3] / "shared"
SCORE, DATA = SHARED / "score", SHARED / "data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORE.is_dir(), reason="../shared is not beside the checkout"),
]


def score(script: str, *arguments: str) -> str:
    """Run a scorer and give what it prints."""
    command = [sys.executable, str(SCORE / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def figure(pattern: str, text: str) -> float:
    match = re.search(pattern, text)
    assert match is not None, text
    return float(match[1])


def test_articles() -> None:
    said = score("dates.py", str(DATA / "articles"))
    assert figure(r"span .*F1 ([\d.]+)", said) >= 0.99
    assert figure(r"strict ([\d.]+)", said) >= 0.98
    assert figure(r"joint .*F1 ([\d.]+)", said) >= 0.98


def test_cases_of_other_projects() -> None:
    said = score("date_cases.py", *map(str, sorted((DATA / "date_cases").glob("*.jsonl"))))
    assert figure(r"own-news-catalogue +([\d.]+)", said) >= 0.96  # «с начала года» is an open range
    assert figure(r"all +([\d.]+)", said) >= 0.9


@pytest.mark.slow
def test_random_articles() -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "dates_unseen.py"
    command = [sys.executable, str(script), str(DATA / "raw")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = [float(text) for text in re.findall(r"joint F1 ([\d.]+)", said)]
    assert min(figures) >= 0.94
    assert sum(figures) / len(figures) >= 0.97


@pytest.mark.slow
def test_spans_of_nerel() -> None:
    said = score("date_spans.py", str(DATA / "ner" / "nerel.dev.jsonl.gz"))
    assert figure(r"overlap .*F1 ([\d.]+)", said) >= 0.91


@pytest.mark.slow
def test_an_explicit_year_is_never_wrong() -> None:
    right = wrong = 0
    for name in ("nerel.dev", "nerel.train"):
        with gzip.open(DATA / "ner" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                one, other = count_years(record)
                right, wrong = right + one, wrong + other
    assert right > 2000
    assert right / (right + wrong) >= 0.999


def count_years(record: dict[str, object]) -> tuple[int, int]:
    """Count mentions with one explicit year whose value has that year, and those whose value has not."""
    text, spans = record["text"], record["spans"]
    assert isinstance(text, str)
    assert isinstance(spans, list)
    found = find_dates(text)
    right = wrong = 0
    for span in spans:
        start, stop = span["start"], span["stop"]
        years = re.findall(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)", text[start:stop])
        decade = re.search(r"\d-?[ех]\b", text[start:stop])
        if span["type"] != "DATE" or "pieces" in span or len(years) != 1 or decade:
            continue
        hits = [mention for mention in found if mention.span.start < stop and start < mention.span.stop]
        if hits:
            good = any(years[0] in (mention.value or "") for mention in hits)
            right, wrong = right + good, wrong + (not good)
    return right, wrong
