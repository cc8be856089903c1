"""Every entry of the layout tables is reached by the look-up that reads it, and none is shadowed by another."""

from __future__ import annotations

import pytest

from rupress.records import Kind
from rupress.ru.tables import read_toml, read_tsv
from rupress.tokenizer import verbs
from rupress.tokenizer.caption_seams import split_caption
from rupress.tokenizer.credits import parse_credit
from rupress.tokenizer.decks import SIGNS
from rupress.tokenizer.notices import find_notices
from rupress.tokenizer.pieces import KINDS, certainty
from rupress.tokenizer.settle import ANYWHERE, RULES
from rupress.tokenizer.shapes import shape_of
from rupress.tokenizer.tags import split_label
from rupress.tokenizer.vocabulary import given_names, vocabulary

TABLE = read_toml("layout.toml")
ENTRIES = {
    list_name: [(klass, phrase) for klass, lists in TABLE.items() for phrase in lists.get(list_name, ())]
    for list_name in ("full", "start", "stem")
}
NOTICES = read_toml("notices.toml")["notice"]
VERBS = read_tsv("verb_endings.tsv")
DOMAINS = read_toml("domains.toml")


@pytest.mark.parametrize("klass", TABLE)
def test_whole_lines(klass: str) -> None:
    missed = [p for k, p in ENTRIES["full"] if k == klass and klass not in vocabulary().of_line(p)]
    assert not missed


@pytest.mark.parametrize("klass", TABLE)
def test_openings(klass: str) -> None:
    missed = [p for k, p in ENTRIES["start"] if k == klass and vocabulary().of_opening(p + " далее") != klass]
    assert not missed


@pytest.mark.parametrize("klass", TABLE)
def test_stems(klass: str) -> None:
    missed = [p for k, p in ENTRIES["stem"] if k == klass and klass not in vocabulary().of_words([p])]
    assert not missed


@pytest.mark.parametrize("list_name", ENTRIES)
def test_entries_are_folded_and_stand_once(list_name: str) -> None:
    phrases = [phrase for _, phrase in ENTRIES[list_name]]
    assert all(phrase == phrase.lower().replace("ё", "е") for phrase in phrases)
    within = [(klass, phrase) for klass, phrase in ENTRIES[list_name]]
    assert len(set(within)) == len(within), sorted({e for e in within if within.count(e) > 1})


def test_an_opening_belongs_to_one_class() -> None:
    phrases = [phrase for _, phrase in ENTRIES["start"]]
    assert not sorted({p for p in phrases if phrases.count(p) > 1})


@pytest.mark.parametrize("notice", NOTICES, ids=[str(k) for k in range(len(NOTICES))])
def test_notice(notice: dict[str, str]) -> None:
    line = notice.get("context") or f"Первая строка\n|{notice['example']}|\nПоследняя строка"
    found = find_notices(line.replace("|", ""))
    assert [(n.kind, n.text) for n in found] == [(notice["kind"], line.split("|")[1])]


def test_a_notice_inside_a_sentence_leaves_the_sentence_whole() -> None:
    text = "Издание «Северный ветер» (признано в РФ иноагентом) сообщило о митинге."
    (found,) = find_notices(text)
    assert found.text == "(признано в РФ иноагентом)"


@pytest.mark.parametrize("name", [row["name"] for row in read_tsv("agencies.tsv")])
def test_an_agency_is_no_person(name: str) -> None:
    credit = parse_credit(f"Фото: Анна Ветрова / {name}")
    assert (credit.creator, (credit.agency or "").lower()) == ("Анна Ветрова", name)


def test_given_names_are_folded_and_stand_once() -> None:
    rows = [row["name"] for row in read_tsv("given_names.tsv")]
    assert len(rows) == len(given_names())
    assert all(name == name.lower().replace("ё", "е") for name in rows)


@pytest.mark.parametrize("label", read_toml("bylines.toml")["tags"]["labels"])
def test_tag_label(label: str) -> None:
    assert split_label(f"{label.capitalize()}: река") == len(label) + 2


def test_counted_rules_are_rules() -> None:
    rules = {rule.__name__ for rule in (*ANYWHERE, *RULES, *SIGNS)} | {"no_article"}
    counted = [row["rule"] for row in read_tsv("layout_rules.tsv")]
    assert set(counted) <= rules
    assert len(set(counted)) == len(counted)
    assert all(0 < certainty(rule) < 1 for rule in rules)
    unknown = certainty("a rule that nobody has counted")
    shares = {row["rule"]: int(row["right"]) / int(row["seen"]) for row in read_tsv("layout_rules.tsv")}
    assert all((share > unknown) == (certainty(rule) > unknown) for rule, share in shares.items())
    assert max(shares.values()) > unknown > min(shares.values())


def test_labels_of_the_model_have_kinds() -> None:
    from rupress.tokenizer.model import model

    assert set(model().labels) == set(KINDS)
    assert set(KINDS.values()) == set(Kind)


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row["ends"])
def test_verb(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    words = row["examples"].split()
    assert all(verbs.verbs_of(word) == [f"verb:{row['tense']}"] for word in words)
    with monkeypatch.context() as without:
        without.setattr(verbs, "_endings", verbs._endings.__wrapped__)
        without.setattr(verbs, "read_tsv", lambda _: [other for other in VERBS if other is not row])
        assert not any(map(verbs.verbs_of, words))


@pytest.mark.parametrize("word", ["закрыт", "мост", "шелк", "главная", "ел", "сутки"])
def test_no_verb(word: str) -> None:
    assert not verbs.verbs_of(word)


@pytest.mark.parametrize("ending", DOMAINS["usual"] + DOMAINS["rare"])
def test_domain(ending: str) -> None:
    assert parse_credit(f"Фото: volga-news.{ending}").agency == f"volga-news.{ending}"
    assert split_caption(f"Мост через реку volga-news.{ending}/foto") == len("Мост через реку ")
    assert ("web" in shape_of(f"На сайте volga-news.{ending}").traits) == (ending in DOMAINS["usual"])
