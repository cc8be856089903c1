"""Damaged web archives: each fault costs its own record and is told once, and the records behind it are read."""

from __future__ import annotations

import gzip
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from tests.integrations.archives import bare, packed, record

from rupress.records import Failure

warc = pytest.importorskip("rupress.integrations.warc", exc_type=ImportError, reason="needs fastwarc: rupress[warc]")

BODY = "<p>Мост открыли.</p>".encode()
GOOD = {name: record(name, BODY) for name in "abc"}
LIMIT = 100_000

DAMAGED = {
    "length too long": record("x", BODY, length=10**6),
    "length below nothing": record("x", BODY, length=-5),
    "length no number": record("x", BODY, length="много"),
    "no version": record("x", BODY).replace(b"WARC/1.0", b"WARS/1.0"),
    "no answer": record("x", BODY).replace(b"HTTP/1.1 200 OK", b"GOPHER"),
    "not what it says it is": record("x", BODY, head="Content-Encoding: gzip\r\n"),
    "of no known encoding": record("x", BODY, head="Content-Encoding: br\r\n"),
    "converted, length too long": bare("x", BODY, "conversion", "text/plain", length=10**6),
    "converted, length below nothing": bare("x", BODY, "conversion", "text/plain", length=-5),
    "too large": record("x", BODY * 10_000),
    "too large, converted": bare("x", BODY * 10_000, "conversion", "text/plain"),
    "too large, as a file": bare("x", BODY * 10_000, "resource", "text/html"),
    "too large, unpacked": record("x", gzip.compress(BODY * 10_000), head="Content-Encoding: gzip\r\n"),
}
"""Records that are no good, by what is wrong with them."""


def read(path: Path, content: bytes) -> tuple[list[str], Counter[str]]:
    """Read an archive; give names of its pages and errors in its place, and what was skipped."""
    path.write_bytes(content)
    skipped: Counter[str] = Counter()
    items = list(warc.pages(path, skipped, limit=LIMIT))
    assert all(str(path) in item.message for item in items if isinstance(item, Failure))
    return [
        item.error if isinstance(item, Failure) else item.url.removeprefix("https://a.example/") for item in items
    ], skipped


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_record_costs_itself(tmp_path: Path, what: str, compressed: bool) -> None:
    damaged, error = DAMAGED[what], "TooLarge" if what.startswith("too large") else "Unreadable"
    records = [GOOD["a"], damaged, GOOD["b"], GOOD["c"]]
    found, _ = read(tmp_path / "a.warc", packed(records, compressed=compressed))
    assert found == ["a", error, "b", "c"]


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
def test_a_length_too_short_gives_what_it_says_and_a_failure_for_the_rest(tmp_path: Path, compressed: bool) -> None:
    records = [GOOD["a"], record("x", BODY, length=60), GOOD["b"]]
    assert read(tmp_path / "a.warc", packed(records, compressed=compressed))[0] == ["a", "x", "Unreadable", "b"]


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("rubbish", [b"\x00\xff" * 50, b"\x1f\x8b\x08\x00" * 9], ids=repr)
def test_rubbish_between_records_is_told_once(tmp_path: Path, rubbish: bytes, compressed: bool) -> None:
    first, second = (packed([GOOD[name]], compressed=compressed) for name in "ab")
    assert read(tmp_path / "a.warc", first + rubbish + second)[0] == ["a", "Unreadable", "b"]


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_a_record_cut_short_is_told(tmp_path: Path, part: float, compressed: bool) -> None:
    first, second, third = (packed([GOOD[name]], compressed=compressed) for name in "abc")
    cut = second[: int(len(second) * part)]
    assert read(tmp_path / "end.warc", first + cut)[0] == ["a", "Unreadable"]
    found = read(tmp_path / "middle.warc", first + cut + third)[0]  # a plain one may have taken the next for its end
    assert [name for name in found if name != "b"] == ["a", "Unreadable", "c"]


def test_rubbish_alone_is_told_and_nothing_is_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "a.warc", b"\x00\xff" * 500)[0] == ["Unreadable"]
    assert read(tmp_path / "b.warc", b"")[0] == []


def test_a_start_of_a_record_across_two_blocks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "BLOCK", 100)
    for size in range(60, 140):
        assert read(tmp_path / "a.warc", GOOD["a"] + b"-" * size + GOOD["b"])[0] == ["a", "Unreadable", "b"]


def test_what_is_no_page_is_skipped_and_counted(tmp_path: Path) -> None:
    gone = record("x", BODY, status="404 Not Found")
    dns = record("x", BODY).replace(b"application/http; msgtype=response", b"text/dns")
    assert read(tmp_path / "a.warc", gone + GOOD["a"] + dns) == (["a"], Counter(status=1, media=1))


@pytest.mark.parametrize(
    "large", [record("x", bytes(50_000_000)), bare("x", bytes(50_000_000), "conversion", "text/plain")], ids=len
)
def test_a_bomb_costs_no_memory(tmp_path: Path, large: bytes) -> None:
    bomb = packed([large, GOOD["a"]], compressed=True)
    tracemalloc.start()
    try:
        assert read(tmp_path / "a.warc", bomb)[0] == ["TooLarge", "a"]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
