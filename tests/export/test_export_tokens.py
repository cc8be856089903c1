"""CoNLL-U Plus and spaCy: tags and spans stand on tokens, and the formats' own readers find them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import conllu
import nltk
import pytest
import spacy
from nltk.corpus.reader import ConllCorpusReader
from spacy.tokens import DocBin
from spacy.training import Corpus
from tests import invented
from tests.export.pages import every

from rupress.errors import UsageError
from rupress.export import Layer, to_conll
from rupress.export.docbin import to_doc, to_docbin
from rupress.export.layers import annotate, plain

PAGES = every()
ALL = tuple(Layer)
COLUMNS = ("rupress:names", "rupress:dates", "rupress:quotes", "rupress:voices")


def read(written: str) -> list[conllu.TokenList]:
    return [sentence for sentence in conllu.parse(written) if sentence]


def tagged(tokens: list[Any], column: str) -> list[tuple[str, list[str]]]:
    """Read IOB2: the label and the tokens of each stretch."""
    found: list[tuple[str, list[str]]] = []
    before = "O"
    for token in tokens:
        tag = token[column]
        if tag.startswith("B-"):
            found.append((tag[2:], [token["form"]]))
        elif tag != "O":
            assert before != "O", "IOB2: nothing begins with I-"
            assert before[2:] == tag[2:], "IOB2: nothing begins with I-"
            found[-1][1].append(token["form"])
        before = tag
    return found


@pytest.mark.parametrize("name", PAGES)
def test_conllu_reads_every_token_at_its_place(name: str) -> None:
    page = PAGES[name]
    text = plain(page.text)
    tokens = [token for sentence in read(to_conll(page, ALL)) for token in sentence]
    last = 0
    for token in tokens:
        start, stop = map(int, token["misc"]["TokenRange"].split(":"))
        assert text[start:stop] == token["form"]
        assert not text[last:start].strip(), "tokens leave out nothing but white space"
        assert set(token) == {"id", "form", *COLUMNS, "misc"}
        last = stop
    assert not text[last:].strip()


@pytest.mark.parametrize("name", PAGES)
def test_sentences_are_lines_and_say_their_kind(name: str) -> None:
    page = PAGES[name]
    sentences = read(to_conll(page))
    for number, sentence in enumerate(sentences, 1):
        assert sentence.metadata["sent_id"] == str(number)
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))
        spaced = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in sentence
        )
        assert spaced.strip() == sentence.metadata["text"]
    kinds = {segment.kind.value for segment in page.segments}
    assert {sentence.metadata["kind"] for sentence in sentences} <= kinds


@pytest.mark.parametrize("name", PAGES)
def test_every_region_but_those_inside_longer_ones_is_tagged(name: str) -> None:
    page = PAGES[name]
    tokens = [token for sentence in read(to_conll(page)) for token in sentence]
    for layer in ("names", "dates"):
        regions = annotate(page, [layer]).regions
        labels = [label for label, _ in tagged(tokens, f"rupress:{layer}")]
        assert labels == [region.label for region in regions]
    tagged(tokens, "rupress:quotes")
    tagged(tokens, "rupress:voices")


def test_each_part_of_a_quote_begins_anew() -> None:
    tokens = [token for sentence in read(to_conll(invented.page())) for token in sentence]
    assert tagged(tokens, "rupress:quotes") == [
        ("QUOTE_DIRECT", ["Мы", "успеем"]),
        ("QUOTE_DIRECT", ["Деньги", "есть"]),
    ]
    assert tagged(tokens, "rupress:voices") == [("CUE", ["пообещал"]), ("SPEAKER", ["Крапивин"])]


def test_nltk_reads_bare_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])  # the only folders that it will read
    page = invented.page()
    (tmp_path / "page.conll").write_text(to_conll(page, ["names"], bare=True), encoding="utf-8")
    reader = ConllCorpusReader(str(tmp_path), ["page.conll"], ("words", "ne"), separator="\t")
    assert list(reader.words())[:3] == ["Маяк", "Заречья", "21"]
    grid = [row for sentence in reader._grids() for row in sentence]
    assert ["Пётр", "B-PER"] in grid
    assert ["Крапивин", "I-PER"] in grid
    assert len(list(reader.sents())) == len(invented.LINES)


def test_spacy_gets_its_documents_back_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "pages.spacy"
    to_docbin(PAGES.values(), ALL).to_disk(path)
    vocab = spacy.blank("ru").vocab
    docs = list(DocBin(store_user_data=True).from_disk(path).get_docs(vocab))
    assert len(docs) == len(PAGES)
    for doc, page in zip(docs, PAGES.values(), strict=True):
        assert doc.text == plain(page.text)
        found = annotate(page, ALL)
        for layer in ALL:
            spans = list(doc.spans.get(layer, ()))
            expected = [(r, span) for r in found.regions if r.layer is layer for span in r.spans]
            assert [span.label_ for span in spans] == [region.label for region, _ in expected]
            for span, (region, place) in zip(spans, expected, strict=True):
                assert span.start_char <= place.start < place.stop <= span.end_char
                assert (span.id_, span.kb_id_) == (f"T{region.id}", plain(region.note))
        assert doc.user_data["relations"] == tuple((f"T{r.source}", r.name, f"T{r.target}") for r in found.relations)


def test_spacy_trains_on_the_file(tmp_path: Path) -> None:
    """Its own reader of training data aligns every example with what the blank pipeline makes of the text."""
    path = tmp_path / "pages.spacy"
    to_docbin(page for page in PAGES.values() if page.text).to_disk(path)
    nlp = spacy.blank("ru")
    examples = list(Corpus(path)(nlp))
    assert len(examples) == sum(bool(page.text) for page in PAGES.values())
    for example in examples:
        assert [token.text for token in example.predicted] == [token.text for token in example.reference]
        assert "-" not in example.get_aligned_ner(), "an entity that stands on no tokens is lost"
    recogniser = nlp.add_pipe("ner")
    for label in ("PER", "LOC", "ORG", "DATE", "TIME", "DURATION", "SET"):
        recogniser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    losses = nlp.update(examples[:2])
    assert losses["ner"] > 0


def test_spacy_entities_are_names_and_dates_without_overlap() -> None:
    doc = to_doc(invented.page())
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("ЗАРЕЧЬЕ", "LOC"),
        ("Пётр Крапивин", "PER"),
        ("вчера", "DATE"),
        ("ООО «Ромашка»", "ORG"),
    ]
    assert doc.user_data["headline"] == invented.page().headline


@pytest.mark.parametrize("export", [to_conll, to_doc, lambda page, layers: to_docbin([page], layers)])
def test_misuse_names_the_layers(export: Any) -> None:
    with pytest.raises(UsageError, match="kinds, names, dates, quotes"):
        export(invented.page(), ["poem"])
