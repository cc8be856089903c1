"""Read pages put together by chance: real articles with the heads, pictures, inserts, tails and lists of the variants.

    python -m benchmarks.combinations ../shared/data/raw/instantview.jsonl.gz --pages 400 --seed 1 --as html

Every part is one that is read rightly in a page of its own (tests/tokenizer/variants); what fails here fails by
what stands around it. Printed is the share of pages that are right: the headline, the deck, the time of publication,
the captions (where the article brings none of its own), and the body, that is all its paragraphs of a hundred
characters or more and nothing from elsewhere. Then what long paragraphs were taken for, and why.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.tokenizer.test_variants import FRAME, NAMES, filled, seen, table

import rupress
from rupress.read import read

LONG = 100
"""Characters of a paragraph that nobody takes for a signature, a button or a heading."""
STAMP = "2020-05-18T15:50"


class Article(NamedTuple):
    """A real article."""

    title: str
    paragraphs: list[str]


class Made(NamedTuple):
    """A page, and what a reader sees on it."""

    page: str
    title: str
    deck: str
    captions: str | None
    paragraphs: list[str]


def articles(path: Path) -> list[Article]:
    """Read articles of one title and some paragraphs."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            blocks = [(kind, " ".join(words.split())) for kind, words in json.loads(line)["blocks"] if words]
            title = next((words for kind, words in blocks if kind == "h1"), "")
            paragraphs = [words for kind, words in blocks if kind == "p"]
            if 25 < len(title) < 130 and len(paragraphs) > 4:
                found.append(Article(title, paragraphs))
    return found[::3]


class Builder:
    """Puts pages together from a seeded generator."""

    def __init__(self, pool: list[Article], media: str, seed: int) -> None:
        self.pool, self.rng = pool, random.Random(seed)
        rows = {
            part: [row for row in table(part) if media in row["as"].split() and not row["known"]]
            for part in ("ticker", "headline", "byline", "caption", "deck", "body")
        }
        plain = [row for row in rows["body"] if not (row["paragraphs"] or row["captions"] or row["authors"])]
        self.tickers, self.captions = rows["ticker"], rows["caption"]
        self.heads = [
            row["html"]
            for row in rows["headline"]
            if row["html"].endswith("{date}") and not (row["headline"] or row["authors"] or row["captions"])
        ]
        self.bylines = [row["html"] for row in rows["byline"] if not row["published"]]
        self.decks = [
            row["html"].removesuffix("{text}")
            for row in rows["deck"]
            if row["html"].endswith("{date}{text}") and not row["captions"] and row["deck"] == "{deck}"
        ]
        self.inserts = [
            row["html"][5:-6] for row in plain if row["html"].startswith("{p12}") and "{p345}" in row["html"]
        ]
        self.tails = [row["html"].removeprefix("{text}") for row in plain if row["html"].startswith("{text}<")]

    def page(self) -> Made:
        """Put a page together."""
        rng, pick = self.rng, self.rng.choice
        article = pick(self.pool)
        paragraphs = article.paragraphs[: pick((5, 6, 8, 12, 18))]
        names = {**NAMES, "headline": html.escape(article.title), "deck": ""}
        deck = pick(paragraphs[1:]).split(". ")[0].rstrip(".") if rng.random() < 0.4 else ""
        head = pick(self.decks if deck else self.heads).replace("{date}", pick(self.bylines))
        names["deck"] = html.escape(deck)
        picture = pick(self.captions) if rng.random() < 0.6 else None
        body = [f"<p>{html.escape(words)}</p>" for words in paragraphs]
        for insert in rng.sample(self.inserts, pick((0, 1, 2))):
            body.insert(rng.randint(1, len(body) - 1), insert)
        if picture:
            body.insert(pick((0, 2)), picture["html"])
        tail = "".join(rng.sample(self.tails, pick((0, 1, 2, 3))))
        lists = [self.ticker() if rng.random() < share else "" for share in (0.5, 0.7)]
        main = f"{lists[0]}<div>{head}{''.join(body)}</div>{tail}{lists[1]}"
        brings = any(words.lower().startswith(("фото", "источник фото", "©")) for words in paragraphs)
        captions = None if brings else filled(picture["captions"], names) if picture else ""
        return Made(filled(FRAME, {"main": main, **names}), article.title, deck, captions, paragraphs)

    def ticker(self) -> str:
        """Make a list of other stories."""
        form, minute = self.rng.choice(self.tickers)["html"], 940
        items = []
        for _ in range(self.rng.randint(4, 10)):
            other = self.rng.choice(self.pool)
            minute -= self.rng.randint(2, 60)
            story = {
                "time": f"{minute // 60:02}:{minute % 60:02}",
                "day": "18 мая 2020",
                "rubric": self.rng.choice(("Общество", "Наука", "Власть", "Спорт", "Мир")),
                "title": html.escape(other.title),
                "teaser": html.escape(other.paragraphs[0].split(". ")[0] + "."),
            }
            items.append(filled(form, {**NAMES, **story}))
        return f"<div><h3>{self.rng.choice(('Последние новости', 'Главное'))}</h3><ul>{''.join(items)}</ul></div>"


def judged(made: Made, media: str) -> tuple[dict[str, bool], Iterator[tuple[str, str]]]:
    """Read a page, and tell which of its fields are right, and what long paragraphs were taken for."""
    page = made.page if media == "html" else read(made.page, media="html").text.replace("\n", "\n\n")
    layout = rupress.tokenize(page, media=media)
    said, text = seen(layout), layout.source.text
    found = [" ".join(text[span.start : span.stop].split()) for span in layout.paragraphs]
    long = {words for words in made.paragraphs if len(words) >= LONG}
    right = {
        "headline": said["headline"] == made.title,
        "deck": said["deck"] == made.deck,
        "published": said["published"] == STAMP,
        "body": long <= {*found} <= {*made.paragraphs},
    }
    if made.captions is not None:
        right["captions"] = said["captions"] == made.captions
    lost = (
        (segment.kind.value, segment.rule)
        for segment in layout.segments
        if segment.kind.value != "body" and " ".join(text[segment.span.start : segment.span.stop].split()) in long
    )
    return right, lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as", dest="media", choices=("html", "text"), default="html")
    given = parser.parse_args()
    builder = Builder(articles(given.articles), given.media, given.seed)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    for _ in range(given.pages):
        fields, taken = judged(builder.page(), given.media)
        asked.update(fields.keys())
        right.update(name for name, is_right in fields.items() if is_right)
        lost.update(taken)
    for name, count in sorted(asked.items()):
        print(f"{name:10} {right[name] / count:.3f}  (n={count})")
    print(f"\nlong paragraphs taken for something else: {lost.total()}")
    for (kind, rule), count in lost.most_common(10):
        print(f"{count:4}  {kind} ({rule})")


if __name__ == "__main__":
    main()
