"""A path or an address passed in place of the page: told in a note, and never followed."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

import rupress
from rupress.records import Failure

PATHS = [
    "page.html",
    "pages/23/page.txt",
    "index.php",
    "Мост.html",
    "archive.warc.gz",
    "/archive/anna/pages/1",
    "/archive/anna/my pages/page 1.html",
    "./page",
    "../pages/1",
    "~/pages/page.htm",
    "C:\\pages\\1.html",
    "d:/pages/1",
    "\\\\server\\pages\\1",
    "file:///archive/anna/page.html",
    " page.html\n",
]
ADDRESSES = [
    "https://vestnik.example/novosti/most",
    "HTTP://vestnik.example",
    "https://vestnik.example/page.html",
    "https://vestnik.example/поиск?q=мост&n=2#итоги\n",
    "s3://pages/2024/1",
    "www.vestnik.example",
    "vestnik.example/novosti/most",
    "vestnik.example:8080/",
    "вестник.рф/новости",
]
TEXTS = [
    "Мост открыли",
    "Мост",
    "и/или",
    "24/7",
    "/мост",
    "Как устроен robots.txt",
    "Файл index.html открыли для всех",
    "Запись: https://vestnik.example/novosti/most",
    "https://vestnik.example/novosti/most объявил о закрытии",
    "Вестник.Новости",
    "vestnik.example",
    "/archive/anna/page.html\nМост открыли",
    "https://vestnik.example/1\nhttps://vestnik.example/2",
    "…/Мост открыли",
    "А.Ветрова/ТАСС",
    "https://vestnik.example/" + "a" * 2000,
    "",
]


def codes(page: str | bytes, **known: Any) -> list[str]:
    return [note.code for note in rupress.tokenize(page, **known).notes if note.code != "no_article"]


@pytest.mark.parametrize("media", ["auto", "html", "text", "article"])
@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_told(path: str, media: str) -> None:
    page = rupress.parse(path, media=media)
    (note,) = [note for note in page.notes if note.code == "path_not_page"]
    assert note.message == (
        f"the page is no page but a path, {path.strip()!r}: "
        "nothing is read from disk; pass the bytes of the file, path.read_bytes()"
    )
    assert page.text.strip() == path.strip()
    assert rupress.check(page) == ()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_told(address: str) -> None:
    note = rupress.parse(address).notes[0]
    assert note.code == "path_not_page"
    assert note.message == (
        f"the page is no page but an address, {address.strip()!r}: "
        "nothing is fetched; pass the bytes of the answer, and the address as url"
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_none(text: str) -> None:
    assert "path_not_page" not in codes(text)


def test_a_page_that_exists_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text("<h1>Мост открыли", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert rupress.parse("page.html").text == "page.html"


def test_bytes_are_content() -> None:
    """A file may hold an address alone; its bytes were passed, as they should be."""
    assert codes(b"https://vestnik.example/1") == []


def test_all_notes_are_kept() -> None:
    assert codes("pages/РњРѕСЃС‚.html") == ["path_not_page", "mojibake"]


@pytest.mark.parametrize("path", [Path("page.html"), PurePosixPath("page.html"), PureWindowsPath("page.html")])
def test_a_path_object_is_refused(path: os.PathLike[str]) -> None:
    said = rf"^page is a path \({type(path).__name__}\): nothing is read from disk; pass path\.read_bytes\(\)$"
    with pytest.raises(rupress.UsageError, match=said):
        rupress.parse(path)  # type: ignore[arg-type]
    (failed,) = rupress.parse_many([path])  # type: ignore[list-item]
    assert isinstance(failed, Failure)
    assert failed.message.startswith("page is a path")
