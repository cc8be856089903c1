"""Draw the small parts of composed pages, lines and names and remarks, from `furniture.toml` and a pool of articles."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from stories import Article

FORMS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "furniture.toml").read_text(encoding="utf-8"))
DRAWN = {
    "weekday": "weekdays",
    "rubric": "rubrics",
    "badge": "badges",
    "city": "cities",
    "house": "houses",
    "name": "makers",
    "nick": "nicks",
    "button": "buttons",
}
"""Placeholder -> the list of furniture.toml that it is drawn from."""
Line = tuple[str, str]
"""The words of a line, and its label."""


class Drawing:
    """Draws parts of pages from a seeded generator."""

    def __init__(self, pool: list[Article], seed: int) -> None:
        self.pool = pool
        self.rng = random.Random(seed)

    def chance(self, share: float) -> bool:
        """Draw yes or no."""
        return self.rng.random() < share

    def pick(self, name: str) -> Any:
        """Draw one entry of a list of furniture.toml."""
        return self.rng.choice(FORMS[name])

    def some(self, name: str, counts: tuple[int, ...], label: str) -> list[Line]:
        """Draw a few entries of a list as lines of one label."""
        return [(words, label) for words in self.rng.sample(FORMS[name], self.rng.choice(counts))]

    def fill(self, form: str, **more: str) -> str:
        """Fill the placeholders of a form."""
        rng = self.rng
        month = rng.randint(1, 12)
        date = rng.randint(1, 28)
        name = FORMS["months"][month - 1]
        clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
        values = {"clock": clock, "date": str(date), "dd": f"{date:02}", "mm": f"{month:02}", "month": name}
        values |= {"Month": name.capitalize(), "short": name[:3], "year": str(rng.randint(2009, 2026))}
        values |= {"count": str(rng.randint(1, 50)), "views": str(rng.randint(20, 90000))}
        values |= {slot: self.pick(source) for slot, source in DRAWN.items()}
        return form.format(**{**values, **more})

    def lines(self, form: list[str], **more: str) -> list[Line]:
        """Fill a form of several lines, each `label text`."""
        made = []
        for line in form:
            label, _, words = line.partition(" ")
            if not label.endswith("?") or self.chance(0.4):
                made.append((self.fill(words, **more), label.rstrip("?")))
        return made

    def story(self) -> Article:
        """Draw an article."""
        return self.rng.choice(self.pool)

    def date(self) -> str:
        """Draw the date of an article."""
        return self.fill(self.pick("dates"))

    def person(self) -> str:
        """Draw the name of an author."""
        for _ in range(20):
            name = self.story().first("author")
            if 8 < len(name) < 30 and " " in name:
                return name
        return str(self.pick("makers"))

    def remark(self) -> str:
        """Draw what a reader says: a few sentences, carelessly written."""
        sentences = re.split(r"(?<=[.!?])\s", self.rng.choice(self.story().text))
        words = " ".join(sentences[: self.rng.randint(1, 3)])
        words = words.lower() if self.chance(0.3) else words
        return words.rstrip(".") + self.rng.choice(("!!!", "...", "?", "))", "")) if self.chance(0.3) else words
