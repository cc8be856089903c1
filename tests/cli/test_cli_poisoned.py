"""A small batch with every kind of poison in it; benchmarks/poisoned.py has the large one, and measures memory."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks import poisoned

pytest.importorskip("fastwarc", reason="needs fastwarc: rupress[warc]")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
def test_every_page_is_accounted_for_and_a_kill_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poisoned, "BOMB", 30 * poisoned.MB)
    monkeypatch.setattr(poisoned, "RUBBISH", 5_000)
    pages = [path.read_bytes() for path in sorted(poisoned.FIXTURES.glob("*/page.html"))]
    expected = poisoned.write(tmp_path / "in", pages, size=90, one_in=2)
    assert {outcome for _, outcome in expected} == {"p", "f", "pf"}

    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    code, _, said = poisoned.run(poisoned.command(tmp_path / "in", whole, workers=2))
    assert code == 1, said
    assert list(poisoned.faults(whole, expected)) == []

    parts = out.with_name("out.jsonl.parts")
    code, _, _ = poisoned.run(poisoned.command(tmp_path / "in", out, workers=2), until=parts.exists)
    assert code == -9
    assert not out.exists()
    poisoned.run(poisoned.command(tmp_path / "in", out, workers=2))
    assert out.read_bytes() == whole.read_bytes()


def test_the_account_sees_what_is_lost_doubled_or_swapped(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    expected = [("a", "p"), ("b", "f"), ("c", "p")]
    a, b, c = '{"url": "a"}', '{"error": "E", "index": 1}', '{"url": "c"}'
    for rows, fine in [
        ([a, b, c], True),
        ([a, b], False),
        ([a, b, c, c], False),
        ([c, b, a], False),
        ([a, c, b], False),
    ]:
        out.write_text("\n".join(rows))
        assert (list(poisoned.faults(out, expected)) == []) == fine
