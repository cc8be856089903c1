"""Properties of reading: anything is read, nothing is lost, nothing costs more than its share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import ATTEMPTS, growth
from tests.shared import PAGES, needed, page_bytes
from tests.strategies import html_pages, mutated, texts

import rupress
from rupress.read import boxes, read, repair
from rupress.read import tame as taming
from rupress.records import Media, Source


def check(source: Source) -> None:
    end = 0
    for line in source.lines:
        assert end <= line.span.start < line.span.stop <= len(source.text)
        seen = source.text[line.span.start : line.span.stop]
        assert seen.strip()
        assert "\n" not in seen
        end = line.span.stop
        assert 0 <= line.links <= 1
        assert 0 <= line.bold <= 1
        assert 0 <= line.item <= line.items
    covered = sum(line.span.stop - line.span.start for line in source.lines)
    assert covered >= len("".join(source.text.split()))
    if source.media is Media.HTML:
        assert "\n".join(source.text[line.span.start : line.span.stop] for line in source.lines) == source.text
        source.text.encode()


@given(st.binary(max_size=300), st.sampled_from(["auto", "html", "text", "article"]))
def test_any_bytes_are_read(page: bytes, media: str) -> None:
    check(read(page, media=media))


@given(st.text(st.characters(), max_size=300), st.sampled_from(["auto", "html", "text"]))
def test_any_str_is_read(page: str, media: str) -> None:
    source = read(page, media=media)
    check(source)
    if source.media is not Media.HTML:
        assert source.text == page


@given(html_pages())
def test_pages_are_read_alike_as_str_and_as_bytes(page: str) -> None:
    source = read(page)
    check(source)
    other = read(page.encode())
    assert (other.text, other.lines, other.facts) == (source.text, source.lines, source.facts)


@given(html_pages().flatmap(mutated))
def test_damaged_pages_are_read(page: str) -> None:
    check(read(page, media="html"))


@given(texts())
def test_text_comes_back_whatever_the_one_byte_encoding(text: str) -> None:
    for encoding in ("cp1251", "koi8-r", "cp866"):
        assert read(text.encode(encoding), media="text").text == text


@given(texts())
def test_sound_text_stays(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\0",
        b"\xff\xfe",
        b"\x98" * 50,
        b"\0" * 999,
        "\ud800",
        "<p>\udfff",
        b"\xef\xbb\xbf<p>",
        b"<p>\xd0",
        b"\xd0",
    ],
)
def test_odd_pages_are_read(page: bytes | str) -> None:
    for media in ("auto", "html", "text"):
        check(read(page, media=media))


def test_depth_does_not_overflow() -> None:
    source = read("<div>" * 50_000 + "дно" + "</div>" * 50_000, media="html")
    assert source.text == "дно"
    assert read('<script type="application/ld+json">' + "[" * 200_000, media="html").text == ""


def test_pages_of_any_names_are_remembered_within_bounds() -> None:
    boxes.forget()
    read("".join(f"<x{number}>а</x{number}>" for number in range(12_000)), media="html")
    remembered = boxes._remembered[""]
    assert 0 < len(remembered.known) <= 10_000
    assert boxes.top() is not remembered
    assert read("<div><p>Мост открыт", media="html").lines[0].path == "html>body>div>p"


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda n: "<div>" * (n // 5),
    "nested lists": lambda n: "<ul><li>x" * (n // 9),
    "attributes": lambda n: "<a " + " ".join(f"a{i}=1" for i in range(n // 9)) + ">x",
    "formatting left open": lambda n: "".join(f"<font a={i}>" for i in range(n // 15)),
    "microdata": lambda n: "<b itemprop=name>x</b>" * (n // 22),
    "open tags": lambda n: '<a "' * (n // 4),
    "comments": lambda n: "<!--" * (n // 4),
    "declarations": lambda n: "<meta " * (n // 6),
    "mojibake": lambda n: "Рџ" * (n // 2),
    "ampersands": lambda n: "&amp;" * (n // 5),
}


def grown(page: Callable[[int], str], size: int = 200_000, attempts: int = ATTEMPTS) -> float:
    """Give how many times longer reading takes for a page ten times as large."""
    small, middle, large = page(size), page(size * 3), page(size * 10)
    return growth(lambda text: read(text, media="html"), small, large, allowed=20, attempts=attempts, middle=middle)


@pytest.mark.slow
@pytest.mark.parametrize("page", HOSTILE.values(), ids=list(HOSTILE))
def test_time_is_linear(page: Callable[[int], str]) -> None:
    assert grown(page) <= 20


@pytest.mark.slow
def test_the_guard_of_time_fails_without_taming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taming, "_FEW", 10**9)
    assert grown(HOSTILE["nested lists"], size=13_000, attempts=1) > 20


def test_reading_loads_the_parser_and_the_detector_only_when_needed() -> None:
    code = (
        "import sys; from rupress.read import read; read('Мэр открыл порт'.encode('cp1251')); "
        "assert not {'selectolax', 'chardet', 'numpy', 'pymorphy3'} & set(sys.modules); "
        "read('<!doctype html><p>да'); assert 'selectolax' in sys.modules and 'chardet' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.shared
@needed(PAGES)
def test_real_pages_show_their_text() -> None:
    """Nothing of the text is lost or made up, wherever lines end: links that touch are one line to a naive reader."""
    shares = []
    for folder in sorted(PAGES.iterdir()):
        if not (folder / "page.html").exists():
            continue
        seen = ["".join(line.split()) for line in read((folder / "page.html").read_bytes()).text.split("\n")]
        gold = ["".join(line.split()) for line in (folder / "page.txt").read_text(encoding="utf-8").split("\n")]
        all_seen, all_gold = "".join(seen), "".join(gold)
        found = [line in all_seen for line in gold if line] + [line in all_gold for line in seen]
        shares.append(sum(found) / len(found))
    assert sum(shares) / len(shares) > 0.998
    assert min(shares) > 0.97


@pytest.mark.shared
@needed(PAGES)
def test_real_pages_are_read_alike_in_other_encodings() -> None:
    for page in page_bytes()[::5]:
        text = read(page).text
        sturdy = page.decode("utf-8-sig").encode("cp1251", "xmlcharrefreplace")
        assert read(sturdy).text == text


class Soup(str):
    """A string that carries more than itself, as those of BeautifulSoup do, or says something else of itself."""

    __slots__ = ("tree",)

    def __str__(self) -> str:
        return "что-то другое"


@pytest.mark.parametrize("words", ["Мост открыли", "<p>Мост открыли</p>"])
def test_a_string_of_another_library_is_read_as_a_string(words: str) -> None:
    page = rupress.parse(Soup(words), url=Soup("https://a.example/"))
    assert page == rupress.parse(words, url="https://a.example/")
    assert [type(kept) for kept in (page.text, page.url)] == [str, str]
