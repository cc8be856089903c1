"""The offsets that `benchmarks/quotes_unseen.py` scores on are offsets, and tell no word of the texts."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rupress.records import QuoteKind

ARTICLES = [json.loads(line) for line in (Path(__file__).parent / "unseen.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: str(a["id"])[-40:])
def test_spans_lie_in_the_text_in_order(article: dict[str, Any]) -> None:
    for quote in article["quotes"]:
        assert quote["kind"] in {kind.value for kind in QuoteKind}
        assert quote["parts"]
        assert all(a[1] <= b[0] for a, b in pairwise(quote["parts"]))
        spans = [*quote["parts"], *quote["who"], *([quote["speaker"]] if quote["speaker"] else [])]
        assert all(0 <= start < stop <= article["size"] for start, stop in spans)
        assert quote["who"] or not quote["speaker"]
    assert all(0 <= start < stop <= article["size"] for start, stop in article["names"])


def test_no_article_stands_twice_and_no_russian_word_is_kept() -> None:
    ids = [article["id"] for article in ARTICLES]
    assert len(ids) == len(set(ids))
    assert not re.search("[а-яё]", json.dumps(ARTICLES, ensure_ascii=False), re.IGNORECASE)
