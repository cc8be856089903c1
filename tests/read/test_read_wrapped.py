"""Hard-wrapped text: wrapped.toml has texts and the lines that come out; line ends of all kinds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rupress.read import read

TABLE = tomllib.loads((Path(__file__).parent / "wrapped.toml").read_text(encoding="utf-8"))
ENDS = ["\n", "\r\n", "\r", "\u2028", "\x0b"]


@pytest.mark.parametrize("end", ENDS, ids=ascii)
@pytest.mark.parametrize("name", TABLE)
def test_lines_of_a_paragraph_are_one(name: str, end: str) -> None:
    case = TABLE[name]
    text = case["text"].replace("\n", end)
    wanted = case.get("lines") or [line for line in case["text"].split("\n") if line]
    source = read(text, media="text")
    assert source.text == text
    assert [" ".join(text[line.span.start : line.span.stop].split()) for line in source.lines] == wanted


def test_pages_of_print_are_apart() -> None:
    text = "Мост открыли.\fШколу закрыли."
    assert [text[line.span.start : line.span.stop] for line in read(text).lines] == ["Мост открыли.", "Школу закрыли."]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Школу &laquo;Заря&raquo; закрыли, &mdash; сообщили в мэрии.", "entities"),
        ("Школу &#171;Заря&#187; закрыли&#46;", "entities"),
        ('Мост открыли.\\n\\nОб этом сообщила \\"Волна\\".', "escapes"),
        (r"\u041c\u043e\u0441\u0442", "escapes"),
        ("Мост открыли.<br>Школу закрыли.<br/>Парк <b>открыли</b>.", "tags"),
        ("Мост открыли утром, сообщили в мэрии города. " * 40, "one_line"),
        ("Мост AT&T открыли в R&D; школу закрыли.", ""),
        (r"Файлы лежат в C:\news, C:\nodes и C:\new.", ""),
        ("Мост < 5 метров > 2 метров, сказал <мэр>.", ""),
        ("Мост открыли утром, сообщили в мэрии города.\n" * 40, ""),
    ],
)
def test_a_note_says_what_is_left(text: str, code: str) -> None:
    assert [note.code for note in read(text, media="text").notes] == [code] * bool(code)
