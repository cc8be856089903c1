"""Put inserts that no training has seen into invented pages, and see what leaks into the article and what it loses.

    python -m benchmarks.inserted --pages 60 --seed 1

The inserts are those of tests/tokenizer/variants/inserts.tsv: players, forms, pleas, boxes, buttons. Each is put under
the head, between two paragraphs and after the last one of every page drawn, which is read as bare text and as HTML.
Printed is, by place and form, the share of readings in which a line of the insert is taken for a part of the article,
in which a line of the text of before is lost, and in which the headline is another; then what leaks most. The
weights have seen the pages, but not with these inserts.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tests.tokenizer.test_variants import table

import rupress

sys.path.insert(0, str(Path(__file__).parents[1] / "training/layout"))
from inserted import end_of, places_of

from invented import FOLDER, expand, invented_pages, page_of

ARTICLE = frozenset({"headline", "deck", "body", "subhead", "caption", "credit"})
PLACES = ("head", "middle", "end")
_LINE = re.compile(r"<div>([^<]+)</div>")


def read(page: str | bytes, media: str) -> tuple[dict[str, str], str]:
    """Give the kind of each line of a page, by its letters, and the headline."""
    layout = rupress.tokenize(page, media=media)
    text = layout.source.text
    kinds = {"".join(text[s.span.start : s.span.stop].split()): s.kind.value for s in layout.segments}
    return kinds, text[layout.headline.start : layout.headline.stop] if layout.headline else ""


def inserted(name: str, source: str, lines: list[str], at: int) -> Any:
    """Give a page with an insert at a place of its annotated source."""
    box = "<div>" + "".join(f"<div k=share>{words}</div>" for words in lines) + "</div>"
    return page_of(name, source[:at] + box + source[at:])


def pages(count: int, seed: int) -> list[tuple[Any, str, dict[str, int]]]:
    """Draw pages with a text of some paragraphs; with their sources, and where inserts may stand in these."""
    drawn = list(invented_pages())
    random.Random(seed).shuffle(drawn)
    found = []
    for page in drawn:
        source = expand(page.name, (FOLDER / page.name / "source.html").read_text(encoding="utf-8"))
        at = places_of(page, source)
        if len(at) > 3:
            places = (at[0], at[len(at) // 2], end_of(source, at[-1]))
            found.append((page, source, dict(zip(PLACES, places, strict=True))))
        if len(found) == count:
            break
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    leaks: Counter[str] = Counter()
    inserts = {row["name"]: _LINE.findall(row["html"]) for row in table("inserts")}
    for page, source, places in pages(args.pages, args.seed):
        before = {media: read(page.text if media == "text" else page.html, media) for media in ("text", "html")}
        for name, lines in inserts.items():
            for place, at in places.items():
                more = inserted(page.name, source, lines, at)
                for media, (kinds, headline) in before.items():
                    found, head = read(more.text if media == "text" else more.html, media)
                    keys = {"".join(words.split()) for words in lines} - kinds.keys()
                    leaked = any(found.get(key) in ARTICLE for key in keys)
                    lost = any(kind == "body" and found.get(key) != "body" for key, kind in kinds.items())
                    sums[media, place].update(pages=1, leak=leaked, lost=lost, headline=head != headline)
                    leaks[name] += leaked
    print("form  place    leaks   loses  another headline")
    for (media, place), count in sorted(sums.items(), reverse=True):
        shares = "  ".join(f"{count[key] / count['pages']:6.3f}" for key in ("leak", "lost", "headline"))
        print(f"{media:5} {place:7} {shares}   of {count['pages']}")
    print("\nleaks, by insert:", *(f"{name} {count}" for name, count in leaks.most_common(12)), sep="\n  ")


if __name__ == "__main__":
    main()
