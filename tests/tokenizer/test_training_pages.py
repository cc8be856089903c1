"""The invented pages that the line model is trained on: their sources parse, their labels keep to the guide."""

from __future__ import annotations

import importlib.util
import sys
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TRAINING = Path(__file__).parents[2] / "training/layout"
HEAD = {"headline", "deck", "byline", "section"}
ARTICLE = HEAD | {"body", "subhead", "caption", "credit", "tags", "related"}


def load() -> ModuleType:
    """Import the module as the scripts beside it do: with its folder on the path."""
    spec = importlib.util.spec_from_file_location("invented", TRAINING / "invented.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.path.insert(0, str(TRAINING))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module


INVENTED: Any = load()
NAMES = [path.parent.name for path in sorted((TRAINING / "pages").glob("*/source.html"))]


def page(name: str) -> Any:
    source = TRAINING / "pages" / name / "source.html"
    return INVENTED.page_of(name, source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_sees_the_labelled_lines(name: str) -> None:
    made = page(name)
    assert len(INVENTED.text_example(made).labels) > 10
    example = INVENTED.html_example(made)
    lines = [row.line for row in example.rows]
    # titles side by side in one block are several lines to the reader, a date and the headline in one line two rows
    labels = [
        kind for kind, line, other in zip(example.labels, lines, [*lines[1:], None], strict=True) if line is not other
    ]
    assert [kind for kind, _ in groupby(labels)] == [kind for kind, _ in groupby(line.kind for line in made.lines)]


@pytest.mark.parametrize("name", NAMES)
def test_labels_keep_the_guide(name: str) -> None:
    made = page(name)
    kinds = [line.kind for line in made.lines]
    if not made.is_article:
        assert not ARTICLE.intersection(kinds)
        return
    assert 1 <= kinds.count("headline") <= 4  # of hidden metadata, over the picture, over the text
    assert "body" in kinds
    titles = [i for i, kind in enumerate(kinds) if kind == "headline"]
    bodies = [i for i, kind in enumerate(kinds) if kind == "body"]
    assert titles[0] < bodies[0]
    assert not [i for i, kind in enumerate(kinds) if kind == "deck" and i > bodies[0]]
    assert len({line.text for line in made.lines if line.kind == "headline"}) <= 3


@pytest.mark.parametrize("name", NAMES)
def test_sources_stay_small(name: str) -> None:
    assert (TRAINING / "pages" / name / "source.html").stat().st_size < 26_000


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p k=body>Снег<p k=title>лёг</p></p>", "unknown kind title"),
        ("<p>Снег лёг.</p>", "one kind"),
        ("<p k=body>Снег <b k=headline>лёг</b></p>", "one kind"),
        ("<div k=body><p>Снег лёг.</div>", "closes"),
        ("<div k=body><p>Снег лёг.</p>", "not closed"),
    ],
)
def test_a_bad_source_is_told(source: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        INVENTED.page_of("made", source)


def test_templates_breaks_and_hidden_lines() -> None:
    made = INVENTED.page_of(
        "made",
        "<template id=t><li k=ticker_item>{1}[[ <i>{2}</i>]]</li></template>"
        "<ul><fill t>\n10:15 Снег | Фото\n10:10 Лёд\n</fill></ul>"
        "<p k=body>Снег<br><b>лёг</b>.</p><p k=nav hidden>Меню</p>",
    )
    assert made.text == "10:15 Снег Фото\n\n10:10 Лёд\n\nСнег\nлёг."
    assert [line.kind for line in made.lines] == ["ticker_item", "ticker_item", "body", "body"]
    assert b" k=" not in made.html
