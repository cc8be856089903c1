"""Numbers and running heads of pages of print in a text: paged.toml has the pages and the story."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.growth import growth
from tests.tokenizer.test_plain_forms import hyphened, letters

import rupress
from rupress.invariants import check
from rupress.read.text import PAGE, PAGE_WITHIN, lines_of

TABLE = tomllib.loads((Path(__file__).parent / "paged.toml").read_text(encoding="utf-8"))
WIDTHS = {"narrow, indented": (48, 11, "   ", ()), "wide, blank lines": (72, 8, "", ("",))}


def printed(page: dict[str, str], between: str, form: tuple[int, int, str, tuple[str, ...]]) -> str:
    width, height, indent, blank = form
    story = TABLE["story"]
    rows = [story["headline"], story["date"], ""]
    for words in story["paragraphs"]:
        rows += [*hyphened(words.split(), width, indent), *blank]
    parts = [rows[k : k + height] for k in range(0, len(rows), height)]
    pages = []
    for n, lines in enumerate(parts, 1):
        known = {"n": n, "m": n + 10, "t": len(parts)}
        around = [page[where].format(**known) if where in page else None for where in ("over", "under")]
        gap = [""] if between == "\n\n" else []
        over, under = ([*gap, words] if words else [] for words in around)
        pages.append("\n".join([*over[::-1], *lines, *under]))
    return between.replace("\n\n", "\n").join(pages) + "\n"


@pytest.mark.parametrize("name", TABLE["pages"])
@pytest.mark.parametrize("between", TABLE["between"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_paragraph_goes_on_over_the_page(name: str, between: str, width: str) -> None:
    text = printed(TABLE["pages"][name], TABLE["between"][between], WIDTHS[width])
    page = rupress.parse(text, media="text")
    assert page.text == text
    assert not check(page)
    assert letters(page.headline) == letters(TABLE["story"]["headline"])
    assert not any("- " in words or "  " in words for words in page.paragraphs)
    assert [letters(words) for words in page.paragraphs] == [letters(words) for words in TABLE["story"]["paragraphs"]]
    marks = [page.text[s.span.start : s.span.stop].strip() for s in page.segments if s.rule == "page_mark"]
    assert len(marks) >= 2


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", TABLE["pages"])
def test_marks_of_pages_among_lines_that_end_otherwise(name: str, end: str) -> None:
    text = printed(TABLE["pages"][name], "\n", WIDTHS["narrow, indented"])
    as_usual = [(line.hint, letters(text[line.span.start : line.span.stop])) for line in lines_of(text)]
    other = text.replace("\n", end)
    found = [(line.hint, other[line.span.start : line.span.stop]) for line in lines_of(other)]
    assert all(words.strip() and words == words.strip("\r\n") for _, words in found)
    assert [(hint, letters(words)) for hint, words in found] == as_usual


@pytest.mark.parametrize("text", TABLE["none"].values(), ids=TABLE["none"])
def test_what_is_no_mark_of_a_page(text: str) -> None:
    assert not any(line.hint for line in lines_of(text))


def test_engines_read_over_the_page() -> None:
    text = (
        "Мост открыли раньше срока\nНовый мост через реку Берёзовку в\nЗаречье открыл утром глава города Илья\n12\n"
        "Громов. Мост ждали девять лет, и вот\nон открыт. Автобусы пойдут по нему с\nпервого мая, трамваи — осенью, "
        "когда\nкончатся испытания. «Мы ждали моста\nдевять лет, и он открыт», сказал Гро-\n\n13\n\nмов жителям. "
        "Старый разберут.\n"
    )
    hints = [line.hint for line in lines_of(text) if line.hint]
    assert hints == [PAGE_WITHIN, PAGE_WITHIN]
    mentions = rupress.find_entities(text)
    assert {"Илья Громов", "Громов"} <= {mention.normal for mention in mentions}


def test_a_page_that_ends_with_a_paragraph_has_its_number_between_two() -> None:
    text = "Мост открыли вчера.\n1\n\fПаром встал до весны.\n2\n\fСнег сошёл в среду.\n3\n"
    assert [line.hint for line in lines_of(text)] == ["", PAGE, "", PAGE, "", PAGE]


@pytest.mark.parametrize("piece", ["12\n", "\f1\n", "Вестник\nмост\n", "стр. 1 из 2\nмост открыли и\n"])
def test_time_grows_with_the_text(piece: str) -> None:
    small, middle, large = (piece * (size // len(piece)) for size in (20_000, 60_000, 200_000))
    assert growth(lines_of, small, large, allowed=20.0, attempts=3, middle=middle) < 20.0


def test_time_grows_with_the_pages() -> None:
    small, middle, large = (
        "".join(f"мост открыли и\nв мэрии сказали\n{n}\n\f" for n in range(size)) for size in (300, 900, 3_000)
    )
    assert growth(rupress.tokenize, small, large, allowed=20.0, attempts=3, middle=middle) < 20.0
