"""Blocks of ticker lines in ticker_blocks.tsv, each with the items it should make: `clock [badges] title`."""

from __future__ import annotations

from pathlib import Path

import pytest

from rupress.read import read
from rupress.records import TickerItem
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.tickers import ticker_items


def cases(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


CASES, LINKS = cases("ticker_blocks.tsv"), cases("ticker_links.tsv")
LABELS = {
    "t": "ticker_time",
    "b": "ticker_badge",
    "T": "ticker_title",
    "i": "ticker_item",
    "x": "ticker_teaser",
    "h": "ticker_head",
}


def shown(item: TickerItem) -> str:
    return f"{item.clock or '-'} [{', '.join(item.badges)}] {item.title}"


def told(block: str, form: str | None = None) -> str:
    """Give the items of a block as the table writes them."""
    lines = block.split("/")
    text = "\n\n".join(line[2:] for line in lines)
    rows = rows_of(read(text, media="text"))
    pieces = [whole(row, LABELS[line[0]], "test", 0.9) for row, line in zip(rows, lines, strict=True)]
    items = ticker_items(pieces, text, form)
    assert all(text[i.span.start : i.span.stop].count(i.title) for i in items)
    return "/".join(map(shown, items))


@pytest.mark.parametrize(("block", "want"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_block(block: str, want: str) -> None:
    assert told(block) == want


@pytest.mark.parametrize(("html", "want"), [case[1:] for case in LINKS], ids=[case[0] for case in LINKS])
def test_link(html: str, want: str) -> None:
    source = read(f"<ul><li>{html}</li></ul>", media="html")
    pieces = [whole(row, "ticker_item", "test", 0.9) for row in rows_of(source)]
    (item,) = ticker_items(pieces, source.text)
    assert shown(item) == want


def test_a_known_form_decides_against_the_rhythm() -> None:
    block = "T Лось вышел/t 21:48/T Мост открыли/t 21:30/T Снег лёг"
    assert told(block, "time title") == "- [] Лось вышел/21:48 [] Мост открыли/21:30 [] Снег лёг"
    assert told(block, "title time") == "21:48 [] Лось вышел/21:30 [] Мост открыли/- [] Снег лёг"
