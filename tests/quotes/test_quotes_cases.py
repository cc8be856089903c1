"""The cases of `cases/*.txt`: how to add one is told at the head of `cases/direct.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from rupress import find_quotes
from rupress.records import Quote

CASES = Path(__file__).parent / "cases"


def _cases() -> list[tuple[str, str, tuple[str, ...]]]:
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for path in sorted(CASES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
            text = "\n".join(line for line in lines if not line.startswith("    "))
            wanted = tuple(line.strip() for line in lines if line.startswith("    "))
            if text:
                found.append((path.stem, text, tuple(w for w in wanted if w != "-")))
    return found


def _shown(quote: Quote, text: str, fields: int) -> str:
    parts = " / ".join(text[p.start : p.stop] for p in quote.parts)
    speaker = quote.speaker.name if quote.speaker else "-"
    media = ", ".join(m.name for m in quote.media) or "-"
    return " | ".join((quote.kind.value, parts, speaker, media)[:fields])


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(t, w, id=f"{s}-{t[:40]}") for s, t, w in _cases()])
def test_quotes_of_a_case(text: str, wanted: tuple[str, ...]) -> None:
    quotes = find_quotes(text)
    fields = [len(line.split(" | ")) for line in wanted] + [4] * len(quotes)
    shown = tuple(_shown(q, text, n) for q, n in zip(quotes, fields, strict=False))
    assert shown == wanted, [(q.rule, q.cue and q.cue.text) for q in quotes]


def test_every_case_file_is_read() -> None:
    assert {stem for stem, _, _ in _cases()} == {path.stem for path in CASES.glob("*.txt")}
