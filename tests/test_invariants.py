"""The invariants: each breach is seen, and no input breaks one."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import invented, shared

import rupress
from rupress.invariants import check
from rupress.records import Note, Page
from rupress.span import Span

FETCHED = dt.datetime(2024, 11, 22, 22, 0, tzinfo=ZoneInfo("Europe/Moscow"))
WORDS = st.sampled_from(
    [
        *("21:48", "Видео", "Реклама", "Фото:", "©", "/", "«", "»", "—", ",", ".", ":", "20 мая 2021, 02:43", "вчера"),
        *("Лавров", "сказал,", "что", "мэр", "Анны Роговой", "«Маяк»", "МОСКВА", "Читайте также", "18+", "erid:"),
        *(
            "(обновлено)",
            "Текст:",
            "Tекст",
            "МИД РФ",
            "в ночь на 11 ноября",
            "накану\u00adне",
            "\u200b",
            "\x96",
            "\ufeff",
        ),
    ]
)
LINES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=30).map("\n".join)
TAGS = (
    "p",
    "div",
    "h1",
    "ul",
    "li",
    "span",
    "a",
    "time",
    "article",
    "script",
    "style",
    "table",
    "tr",
    "td",
    "br",
    "figure",
)


@st.composite
def markup(draw: st.DrawFn) -> str:
    """HTML as pages have it, and as they should not."""
    out = []
    for _ in range(draw(st.integers(0, 25))):
        tag, text = draw(st.sampled_from(TAGS)), draw(st.lists(WORDS, max_size=8).map(" ".join))
        forms = (f"<{tag}>{text}</{tag}>", f"<{tag}>{text}", f"{text}</{tag}>", f"<{tag} hidden>")
        out.append(draw(st.sampled_from(forms)))
    return "<html><body>" + "".join(out)


def kept(page: Page) -> Page:
    """Say what is broken, if anything is."""
    assert check(page) == ()
    return page


BREACHES = [
    # what is wrong, and a word of what is said about it
    ({"segments": ()}, "segments stop"),
    ({"segments": invented.segments()[1:]}, "starts at"),
    ({"headline_span": None}, "headline"),
    ({"headline": "Другой"}, "headline is not the text"),
    ({"deck_span": Span(5, 10**6)}, "in a text of"),
    ({"paragraph_spans": ()}, "paragraphs with"),
    ({"mentions": ()}, "counts mention"),
    ({"entities": ()}, "no entity"),
    ({"fetched_at": None}, "without the time of fetching"),
    ({"notes": (Note("no_article", "none"),)}, "without an article"),
    ({"text": invented.TEXT.replace("вчера", "утром")}, "text is"),
]


@pytest.mark.parametrize(("change", "said"), BREACHES)
def test_each_breach_is_seen(change: dict[str, Any], said: str) -> None:
    assert check(invented.page()) == ()
    broken = attrs.evolve(invented.page(), **change)
    assert any(said in line for line in check(broken)), check(broken)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    assert kept(rupress.parse(text, media="text", fetched_at=FETCHED)).text == text


@given(LINES)
@settings(max_examples=60)
def test_lines_of_news(text: str) -> None:
    assert kept(rupress.parse(text, media="text", fetched_at=FETCHED)).text == text
    kept(rupress.parse(text, media="article"))


@given(markup())
@settings(max_examples=60)
def test_any_markup(html: str) -> None:
    kept(rupress.parse(html, media="html", fetched_at=FETCHED))


@given(st.binary(max_size=400), st.sampled_from(["auto", "html", "text", "article"]))
def test_any_bytes(raw: bytes, media: str) -> None:
    kept(rupress.parse(raw, media=media))


@given(LINES, st.sampled_from(["cp1251", "koi8-r", "cp866", "utf-16", "utf-8-sig", "mac-cyrillic"]))
@settings(max_examples=40)
def test_any_encoding(text: str, encoding: str) -> None:
    kept(rupress.parse(text.encode(encoding, "replace")))


@given(LINES)
@settings(max_examples=20)
def test_parse_is_normalize_after_tokenize(text: str) -> None:
    layout = rupress.tokenize(text, media="text")
    assert rupress.normalize(layout, fetched_at=FETCHED) == rupress.parse(text, media="text", fetched_at=FETCHED)
    assert rupress.parse(text, media="text") == rupress.parse(text, media="text")


@pytest.mark.parametrize("fault", [7, None, ["a"]])
def test_what_is_no_page_is_refused(fault: object) -> None:
    with pytest.raises(rupress.UsageError, match="bytes or str"):
        rupress.parse(fault)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"tz": "Europe/Moskva"}, "IANA"),
        ({"media": "pdf"}, "media"),
        ({"fetched_at": "2021-05-20"}, "no time of day"),
        ({"encoding": "cp125l"}, "encoding"),
        ({"offices": ["мэр"]}, "Tenure"),
    ],
)
def test_misuse_says_what_to_do(arguments: dict[str, object], said: str) -> None:
    with pytest.raises(rupress.UsageError, match=said):
        rupress.parse(b"<p>a</p>", **arguments)  # type: ignore[arg-type]


@pytest.mark.shared
@shared.needed(shared.PAGES)
def test_real_pages() -> None:
    for text in shared.page_texts():
        assert kept(rupress.parse(text, fetched_at=FETCHED)).text == text
    for raw in shared.page_bytes():
        kept(rupress.parse(raw, fetched_at=FETCHED))


@pytest.mark.shared
@shared.needed(shared.PAGES)
@given(st.data())
@settings(max_examples=40)
def test_mutations_of_real_pages(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(shared.page_bytes()))
    start = data.draw(st.integers(0, len(raw)))
    piece = raw[start : start + data.draw(st.integers(0, 6000))]
    cut = data.draw(st.integers(0, len(piece)))
    kept(rupress.parse(piece[:cut] + data.draw(st.binary(max_size=20)) + piece[cut:], media="html"))
    text = data.draw(st.sampled_from(shared.page_texts()))
    lines = text.split("\n")
    first = data.draw(st.integers(0, len(lines)))
    mixed = lines[first : first + 60][:: data.draw(st.sampled_from([1, -1]))]
    kept(rupress.parse("\n".join(mixed), media="text", fetched_at=FETCHED))
