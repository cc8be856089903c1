"""Every row of the tables by its own example, and the tables by their form."""

from __future__ import annotations

import pytest

from rupress import find_quotes
from rupress.ru.tables import read_toml, read_tsv

VERBS = read_tsv("cue_verbs.tsv")
PHRASES = read_tsv("cue_phrases.tsv")
SILENT = {"impers"}
"""Classes of cues whose sentence may name nobody."""


def _text(example: str) -> str:
    """Put what stands after ← before the example."""
    said, _, before = example.partition("←")
    return f"{before.strip()} {said.strip()}".strip()


@pytest.mark.parametrize("row", VERBS, ids=lambda row: f"{row['perfective']}/{row['imperfective']}")
def test_verb_is_found_in_its_example(row: dict[str, str]) -> None:
    quotes = find_quotes(_text(row["example"]))
    cued = [q for q in quotes if q.cue and q.cue.lemma in {row["perfective"], row["imperfective"]}]
    assert cued, [(q.rule, q.text) for q in quotes]
    assert cued[0].cue is not None
    assert cued[0].cue.klass == row["class"]
    if row["class"] not in SILENT and row["frames"] != "Q":
        assert cued[0].speaker or cued[0].media


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['kind']}: {row['phrase']}")
def test_phrase_is_found_in_its_example(row: dict[str, str]) -> None:
    quotes = find_quotes(_text(row["example"]))
    if row["kind"] == "backward":
        assert [q.rule for q in quotes if q.speaker]
    elif row["kind"] == "setting":
        assert any(q.media or q.speaker for q in quotes)
    else:
        assert [q.cue.lemma for q in quotes if q.cue] == [row["phrase"]]
        assert quotes[0].speaker or row["class"] == "document"


def test_frames_are_letters_of_the_legend() -> None:
    assert {letter for row in VERBS for letter in row["frames"]} <= set("DQCKMXB")


def test_no_verb_stands_twice() -> None:
    lemmas = [lemma for row in VERBS for lemma in {row["perfective"], row["imperfective"]} - {"-"}]
    assert sorted(lemmas) == sorted(set(lemmas))


def test_no_phrase_stands_twice() -> None:
    phrases = [(row["kind"], row["phrase"]) for row in PHRASES]
    assert sorted(phrases) == sorted(set(phrases))


@pytest.mark.parametrize(
    "section", ["media", "speakers", "names", "flags", "dialogue", "sentence", "grammar", "persons"]
)
def test_lists_have_no_doubles(section: str) -> None:
    for key, words in read_toml("speech.toml")[section].items():
        assert sorted(words) == sorted(set(words)), key


_LISTS = read_toml("speech.toml")["sentence"]


@pytest.mark.parametrize("end", [f"на 5 {w}" for w in (*_LISTS["measures"], *_LISTS["units"])] + _LISTS["closings"])
def test_a_sentence_ends_with_an_abbreviation_before_a_capital(end: str) -> None:
    quotes = find_quotes(f"Седов сообщил, что заказаны доски {end.strip()}. Печь погасят в мае.")
    assert [q.text for q in quotes] == [f"заказаны доски {end.strip()}"]
