"""Forms of plain text that people have instead of HTML: plain_forms.toml has the stories and the forms."""

from __future__ import annotations

import re
import textwrap
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import rupress
from rupress.invariants import check

TABLE = tomllib.loads((Path(__file__).parent / "plain_forms.toml").read_text(encoding="utf-8"))
SYLLABLE = re.compile("[а-яё]*?[аеиоуыэюя](?=[бвгдзклмнпрст][аеиоуыэюя][а-яё])")
CHARACTERS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "letters of two characters": lambda text: unicodedata.normalize("NFD", text),
    "spaces at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "soft hyphens": lambda text: re.sub("([а-я]{4})(?=[а-я]{3})", "\\1\xad", text),
}


def wrapped(block: str, form: dict[str, Any], *, text: bool) -> str:
    """Break a block at the width of a form."""
    width, margin = form.get("width"), form.get("margin", "")
    if width is None:
        return block
    first = margin + (form.get("indent", "") if text else "")
    if text and form.get("hyphens"):
        return "\n".join(hyphened(block.split(), width, first))
    return textwrap.fill(block, width, initial_indent=first, subsequent_indent=margin, break_on_hyphens=False)


def hyphened(words: list[str], width: int, line: str) -> Iterator[str]:
    """Break words at a width, those that do not fit at their last syllable that does."""
    for word in words:
        bare = not line.strip()
        room = width - len(line) - (not bare)
        if len(word) <= room:
            line += word if bare else " " + word
            continue
        cuts = [m.end() for m in SYLLABLE.finditer(word) if m.end() < room]
        if cuts:
            yield f"{line} {word[: cuts[-1]]}-"
            line = word[cuts[-1] :]
        else:
            yield line
            line = word
    yield line


def page_of(form: dict[str, Any], story: dict[str, Any]) -> str:
    heads = [wrapped(form.get(k, "{}").format(story[k]), form, text=False) for k in ("headline", "date", "author")]
    blocks = [*(() if "only" in form else heads), *(wrapped(words, form, text=True) for words in story["paragraphs"])]
    before, between, after = form.get("before", "").format(**story), form["between"], form.get("after", "")
    return f"{before}{between.join(blocks)}{after}"


def letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text or "").replace("\xad", "")))


@pytest.mark.parametrize("characters", CHARACTERS)
@pytest.mark.parametrize("name", TABLE["forms"])
def test_a_story_is_read_in_every_form(name: str, characters: str) -> None:
    for story in TABLE["stories"]:
        text = CHARACTERS[characters](page_of(TABLE["forms"][name], story))
        page = rupress.parse(text)
        assert page.text == text
        assert not check(page)
        assert letters(page.headline) == letters(story["headline"])
        assert [letters(words) for words in page.paragraphs] == [letters(words) for words in story["paragraphs"]]
        assert page.published is not None
        assert page.published.isoformat() == story["published"]
        assert [letters(author.name) for author in page.authors] == [letters(story["author"])]


def test_names_quotes_and_dates_are_found_over_the_ends_of_lines() -> None:
    page = rupress.parse(
        "Мост открыли раньше срока\n\nНовый мост через Берёзовку открыли 14\n"
        "марта 2024 года, заявил глава города Илья\nГромов. «Мы ждали этого моста, и он от-\n"
        "крыт», — сказал Громов вчера. Пресс-\nслужба мэрии сказала, что там бизнес-\nцентр построят позже.\n"
    )
    assert [entity.name for entity in page.entities if entity.name.startswith("Илья")] == ["Илья Громов"]
    (quote,) = [quote for quote in page.quotes if quote.kind == "direct"]
    assert quote.speaker is not None
    assert quote.speaker.name == "Илья Громов"
    assert "2024-03-14" in [date.value for date in page.dates]
    assert page.paragraphs[0].endswith(
        "и он открыт», — сказал Громов вчера. Пресс-служба мэрии сказала, что там бизнес-центр построят позже."
    )


def test_engines_read_hard_wrapped_text() -> None:
    text = (
        "Мост открыли раньше срока\nНовый мост через реку Берёзовку в\nЗаречье открыл утром глава города Илья\nГромов. "
        "«Мы ждали моста девять лет,\nи теперь он открыт», — сказал Гро-\nмов жителям. Старый разберут.\n"
    )
    mentions = rupress.find_entities(text)
    assert [mention.text for mention in mentions if "Г" in mention.normal] == ["Илья\nГромов", "Гро-\nмов"]
    assert all(text[mention.span.start : mention.span.stop] == mention.text for mention in mentions)
    (quote,) = rupress.find_quotes(text)
    assert quote.text == "Мы ждали моста девять лет,\nи теперь он открыт"
    assert quote.speaker is not None
    assert quote.speaker.name == "Громов"


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Мост открыли [вчера утром](https://a.example/1), как и ждали.", "Мост открыли вчера утром, как и ждали."),
        ("Мост открыл **Илья Громов**, глава города.", "Мост открыл Илья Громов, глава города."),
        ("Сеть** открылась, сообщил её владелец** в среду.", "Сеть** открылась, сообщил её владелец** в среду."),
        ("Мост открыли [1] и закрыли (2), сообщили в мэрии.", "Мост открыли [1] и закрыли (2), сообщили в мэрии."),
    ],
)  # fmt: skip
def test_marks_of_markdown_are_no_words(text: str, paragraph: str) -> None:
    page = rupress.parse(f"# Мост открыли раньше срока\n\n{text} Движение началось в полдень, автобусы пойдут в среду.")
    assert page.headline == "Мост открыли раньше срока"
    assert page.paragraphs == (f"{paragraph} Движение началось в полдень, автобусы пойдут в среду.",)
