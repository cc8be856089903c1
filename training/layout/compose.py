"""Compose pages that were never seen: real articles in the furniture of other pages, under tickers of every rhythm.

The labelled pages are few and of few sites. Here their menus, feet, comments and lists are shuffled, articles of the
Instant View set (raw/instantview, labelled by block) are put between them with their head in any of the usual orders,
and tickers are made of other articles' titles in the forms of `furniture.toml`. Everything is drawn from a seeded
generator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data import Example, as_example
from drawing import Drawing, Line
from inserts import with_inserts
from pictures import pictures_of
from shortened import PARAGRAPHS, kept
from snippets import snippet
from stories import Article, first_sentence, stands_for_itself
from variants import vary

ARTICLE = {"headline", "deck", "byline", "caption", "credit", "body", "subhead", "section", "tags"}
MOST_LINES = 45
"""Lines of body that a composed article has at most."""
SHORT = 0.1
"""Share of the articles under menus and lists of which a paragraph or two are left (shortened.py)."""


def furniture_of(examples: list[Example]) -> tuple[list[list[Line]], list[list[Line]]]:
    """Cut labelled pages (text mode) into what stands before their article and what stands after it."""
    top, tail = [], []
    for example in examples:
        text = example.source.text
        lines = [
            (text[row.span.start : row.span.stop], label)
            for row, label in zip(example.rows, example.labels, strict=True)
        ]
        inside = [i for i, (_, label) in enumerate(lines) if label in ("body", "headline")]
        if inside:
            top.append([line for line in lines[: inside[0]] if line[1] not in ARTICLE])
            tail.append([line for line in lines[inside[-1] + 1 :] if line[1] not in ARTICLE])
    return top, tail


def blocks_of(examples: list[Example]) -> list[list[Line]]:
    """Cut the furniture of labelled pages into blocks: lists, menus, comments, advertising, each with its heading."""
    blocks: list[list[Line]] = []
    for example in examples:
        text = example.source.text
        last = ""
        for row, label in zip(example.rows, example.labels, strict=True):
            family = "" if label in ARTICLE else label.split("_")[0]
            if family and (family != last or label == "ticker_head"):
                blocks.append([])
            if family:
                blocks[-1].append((text[row.span.start : row.span.stop], label))
            last = family
    return [block for block in blocks if len(block) > 2]


class Composer(Drawing):
    """Makes pages from articles and furniture."""

    def __init__(self, pool: list[Article], labelled: list[Example], seed: int) -> None:
        super().__init__(pool, seed)
        self.pictured = [article for article in pool if article.first("caption")]
        self.top, self.tail = furniture_of(labelled)
        self.blocks = blocks_of(labelled)
        self.varied = False

    def page(self, number: int) -> Example:
        """Make one page."""
        drawn = self.rng.random()
        if 0.25 <= drawn < 0.29 and not self.varied:  # short runs are no lesson for what finds the run
            return snippet(self, self.story, f"composed-{number}")
        lines = self._list_page() if drawn < 0.15 else self._bare_page() if drawn < 0.25 else self._article_page()
        gaps = self.rng.choice((0.95, 0.95, 0.4, 0.03))
        parts = [(re.sub(r"\s*\n\s*", " ", raw).strip(), label) for raw, label in lines]
        return as_example(
            f"composed-{number}",
            "composed",
            [(words, "\n\n" if self.chance(gaps) else "\n", label) for words, label in parts if words],
        )

    def _list_page(self) -> list[Line]:
        lines = list(self._top())
        for _ in range(self.rng.randint(2, 7)):
            lines += self._ticker(self.rng.randint(3, 12)) + (self._between() if self.chance(0.4) else [])
            if self.chance(0.3):
                lines += self.some("navs", (1,), "nav")
        return [*lines, *self._foot()]

    def _bare_page(self) -> list[Line]:
        """Make a page of nothing but an article, often a short one: what people paste, and what other tools leave."""
        lines = self._article(self.story())
        most = self.rng.choice((1, 2, 3, 5, 8, MOST_LINES))
        text = [i for i, (_, label) in enumerate(lines) if label == "body"][most:]
        return [line for i, line in enumerate(lines) if i not in text] + (self._foot() if self.chance(0.2) else [])

    def _news(self, article: Article) -> list[Line]:
        """Make an article, sometimes a short one."""
        lines = self._article(article)
        if not self.chance(SHORT):
            return lines
        left = kept([label for _, label in lines], [len(words) for words, _ in lines], self.rng.choice(PARAGRAPHS))
        return [lines[k] for k in left] or lines

    def _article_page(self) -> list[Line]:
        article = self.rng.choice(self.pictured) if self.pictured and self.chance(0.25) else self.story()
        tickers = [self._ticker(self.rng.randint(3, 20)) for _ in range(self.rng.choice((0, 0, 1, 1, 2)))]
        if self.chance(0.25):  # the page's own story stands in its ticker, too
            for ticker in tickers:
                titles = [i for i, line in enumerate(ticker) if line[1] == "ticker_title"]
                if titles:
                    ticker[self.rng.choice(titles)] = (article.title, "ticker_title")
        lines = list(self._top()) + self._between()
        for ticker in tickers:
            lines += ticker if self.chance(0.5) else []
        lines += self._between() if self.chance(0.5) else []
        lines += with_inserts(self._news(article), self)
        for _ in range(self.rng.choice((0, 1, 1, 2))):
            lines += self._related() if self.chance(0.5) else self.some("comments", (1,), "comment")
        if self.chance(0.3):
            lines += self._talk()
        lines += self._between()
        for ticker in tickers:
            lines += ticker if self.chance(0.7) else []
        lines += self._between() if self.chance(0.5) else []
        if self.chance(0.15):  # the next story, appended after the article
            other = self.story()
            lines += [(other.title, "ticker_title"), (other.text[0], "ticker_teaser"), ("Читать полностью", "nav")]
        return [*lines, *self._foot()]

    def _blocks(self, most: int) -> list[Line]:
        """Put blocks of several pages together; half of their titles are of other stories."""
        lines: list[Line] = []
        for block in self.rng.sample(self.blocks, self.rng.randint(1, most)):
            start = self.rng.randint(0, len(block) - 40) if len(block) > 60 else 0
            cut = block[start : start + self.rng.randint(20, 60)]
            if self.chance(0.5):
                cut = [
                    (self.story().title if label in ("ticker_title", "related") and len(words) > 30 else words, label)
                    for words, label in cut
                ]
            lines += cut
        return lines

    def _menu(self) -> list[Line]:
        """Make a menu of long entries, in lines of their own or in one."""
        entries = [words for words, _ in self.some("menus", (2, 4, 6, 9, 14), "nav")]
        if self.chance(0.15):
            entries = [self.rng.choice((" ", " ", "", " | ")).join(entries)]
        if self.chance(0.3):
            entries.insert(0, self.pick("rubrics"))
        return [(words, "nav") for words in entries]

    def _offers(self) -> list[Line]:
        """Make a block of advertising: what is promised under a mark, or stories of partners under their heading."""
        if self.chance(0.5):
            return self.some("ads", (1,), "ad") + self.some("promises", (1, 2, 3, 4), "ad")
        stories = [(self.story().title, "ad") for _ in range(self.rng.randint(2, 5))]
        return [(self.pick("partners"), "ad"), *stories]

    def _between(self) -> list[Line]:
        """Make what may stand anywhere around the article, or nothing."""
        kind = self.rng.choice(("menu", "offers", "blocks", "", ""))
        if kind == "menu":
            return self._menu()
        if kind == "offers":
            return self._offers()
        return self._blocks(2) if kind and self.blocks else []

    def _top(self) -> list[Line]:
        rng = self.rng
        if self.blocks and self.chance(0.25):
            return self._blocks(6)
        if self.top and self.chance(0.7):
            lines = rng.choice(self.top)
            if len(lines) > 20 and self.chance(0.6):
                cut = rng.randint(0, len(lines) - 10)
                lines = lines[cut : cut + rng.randint(5, 60)]
            return lines
        words = [words for words, _ in self.some("rubrics", (3, 5, 8, 10), "nav")]
        if self.chance(0.3):
            words += [
                f"USD {rng.randint(50, 99)},{rng.randint(10, 99)}",
                f"EUR {rng.randint(50, 99)},{rng.randint(10, 99)}",
            ]
        if self.chance(0.3):
            words.insert(
                rng.randint(0, 3),
                self.fill(
                    rng.choice(("{weekday}, {date} {month} {year}", "{weekday}, {date} {month} {year}, {clock}"))
                ),
            )
        if self.chance(0.3):
            words = [" ".join(words)] if self.chance(0.5) else ["".join(words), *words]
        return self.some("navs", (0, 1, 3), "nav") + [(w, "nav") for w in words]

    def _foot(self) -> list[Line]:
        rng = self.rng
        if self.tail and self.chance(0.6):
            lines = rng.choice(self.tail)
            return lines[rng.randint(0, len(lines) - 20) :] if len(lines) > 30 and self.chance(0.5) else lines
        lines = self.some("navs", (1, 2, 4), "nav")
        if self.chance(0.2):
            lines += [("Опрос", "nav"), (self.story().title.rstrip(".") + "?", "nav")]
            for _ in range(rng.randint(2, 4)):
                lines += [(self.pick("answers"), "nav"), (f"{rng.randint(0, 99)}%", "nav")]
        return lines + self.some("legal", (1, 2, 4), "legal")

    def _ticker(self, size: int) -> list[Line]:
        """Make a list of other stories in one rhythm."""
        rng = self.rng
        minute = rng.randint(300, 1439)
        lines: list[Line] = []
        if self.chance(0.75):
            head = rng.choice(
                (self.pick("heads"), self.pick("heads"), self.pick("rubrics"), self.fill(self.pick("ticker_heads")))
            )
            lines += [(head, "ticker_head")] * (2 if self.chance(0.1) else 1)
        form, day = self.pick("tickers"), self.pick("ticker_days")
        for _ in range(size):
            story = self.story()
            minute = max(0, minute - rng.randint(1, 25))
            clock = f"{minute // 60:02}:{minute % 60:02}"
            lead = story.text[0].split("\n")[0]
            lines += self.lines(
                form,
                clock=clock,
                title=story.title,
                day=self.fill(day, clock=clock),
                lead=lead,
                teaser=first_sentence(lead),
                person=self.person() if "{person}" in str(form) else "",
            )
        return lines + ([(self.pick("more"), "nav")] if self.chance(0.3) else [])

    def _related(self) -> list[Line]:
        titles = [self.story().title for _ in range(self.rng.randint(1, 5))]
        if self.chance(0.15):  # a box with one story's title and teaser
            story = self.story()
            return [(self.pick("related"), "related"), (story.title, "related"), (story.text[0], "related")]
        if len(titles) == 1 and self.chance(0.6):
            return [(self.fill(self.pick("related_inline"), title=titles[0]), "related")]
        form, dated = self.pick("related_lines"), self.chance(0.2)
        lines: list[Line] = [(self.pick("related"), "related")]
        for title in titles:
            lines.append((self.fill(form, title=title, date_line=self.date()), "related"))
            lines += [(self.date(), "related")] if dated else []
        return lines

    def _talk(self) -> list[Line]:
        """Make a comment section: its head, then names, dates, sentences and buttons in one of the usual orders."""
        lines = self.some("comments", (1, 2), "comment")
        form = self.pick("talk")
        again = self.pick("boilerplate")
        for _ in range(self.rng.randint(1, 12)):
            said = {name: self.remark() for name in ("words", "others", "third")}
            lines += [(self.fill(part, date_line=self.date(), again=again, **said), "comment") for part in form]
        return lines

    # -- the article

    def _article(self, article: Article) -> list[Line]:
        rng = self.rng
        name = article.first("author")
        author = self.lines(self.pick("authors"), name=name) if 0 < len(name) < 60 else []
        pictures = pictures_of(self, article)
        early = self.chance(0.4)
        title, deck = self._titles(article)
        parts: dict[str, list[Line]] = {
            "h": [(title, "headline")],
            "d": [(self.date(), "byline")] if self.chance(0.93) else [],
            "s": self._section(article),
            "k": [(deck, "deck")] if deck else [],
            "a": author if early else [],
            "p": pictures.pop(0) if pictures else [],
            "r": self.some("shares", (0, 0, 0, 1, 2, 4), "share"),
            "m": self.some("ads", (0, 1), "ad"),
        }
        order = self.pick("heads_of_articles").split()
        late = [] if early else author
        if self.chance(0.06):  # the date stands after the body
            order.remove("d") if "d" in order else None
            late = [*parts["d"], *late]
        lines = [line for part in order for line in parts[part]]
        if self.chance(0.1):
            lines.insert(0, parts["h"][0])
        if self.chance(0.12):
            lines.insert(rng.randint(0, len(lines)), (self.pick("embeds"), "embed"))
        body = self._body(article, pictures)
        if self.chance(0.04):
            body = self._live(body)
        elif self.chance(0.04):
            body = [
                ("— " + words if label == "body" and words[:1].isupper() else words, label) for words, label in body
            ]
        lines += [*body, *late]
        if self.chance(0.08):
            lines += self.lines(self.pick("cards"), name=self.person())
        if self.chance(0.3):
            words = [w for w, _ in self.some("rubrics", (1, 3, 5), "")]
            label, apart = rng.choice(("Теги: ", "Тэги: ", "", "#", "Темы: ")), rng.choice((", ", " ", " - ", "\n"))
            lines += [(part, "tags") for part in (label + apart.join(words)).split("\n")]
        if self.chance(0.12):
            lines.append(("Источник: " + article.site, "byline"))
        return lines + self.some("shares", (0, 0, 1, 2, 3), "share")

    def _section(self, article: Article) -> list[Line]:
        rubric = self.pick("rubrics")
        forms = (rubric, f"Главная / {rubric}", f"Главная » Новости » {rubric}", f"{rubric} / {article.title}")
        return [(self.rng.choice(forms), "section")] if self.chance(0.35) else []

    def _titles(self, article: Article) -> tuple[str, str]:
        """Give headline and deck: the subtitle, or sometimes a sentence of the text or the second half of the title."""
        title, deck = article.title, article.first("h2")
        first, _, rest = title.partition(": ")
        if len(first) > 9 and len(rest) > 20 and self.chance(0.5):
            title, deck = first, rest[0].upper() + rest[1:]
        elif not deck and self.chance(0.25):
            sentences = map(first_sentence, self.rng.sample(article.text[1:], k=len(article.text) - 1))
            deck = next(filter(stands_for_itself, sentences), "")
            deck = deck.rstrip(".") if self.chance(0.6) else deck
        return title, deck if 20 < len(deck) < 350 else ""

    def _body(self, article: Article, pictures: list[list[Line]]) -> list[Line]:
        lines: list[Line] = []
        broken = self.chance(0.12)  # a naive tag-strip: sentences break at every link
        for kind, words in article.blocks:
            if kind in ("p", "blockquote", "ul", "ol"):
                for part in words.split("\n"):
                    lines += self._broken(part) if broken else [(part, "body")]
            elif kind in ("h3", "h4") and len(words) < 140:
                lines.append((words, "subhead"))
            else:
                continue
            if self.chance(0.05):
                insert = self.rng.choice(("related", "share", "ad"))
                lines += self._related() if insert == "related" else self.some(insert + "s", (1,), insert)
            if pictures and self.chance(0.35):
                lines += pictures.pop(0)
            if len(lines) > MOST_LINES:
                break
        return vary(self, lines) if self.varied else lines

    def _live(self, body: list[Line]) -> list[Line]:
        """Give the paragraphs times, as an online chronicle has them: in the line, or in a line of its own."""
        rng = self.rng
        form = rng.choice(
            (
                "{clock} {words}",
                "{clock}\n{words}",
                "{clock}\n{title}\n{words}",
                "{clock} — {words}",
                "{clock}\n{words}",
            )
        )
        minute = rng.randint(300, 1300)
        step = rng.choice((-1, 1))
        lines: list[Line] = []
        for words, label in body:
            if label != "body" or self.chance(0.3):
                lines.append((words, label))
                continue
            minute = (minute + step * rng.randint(3, 40)) % 1440
            clock = f"{minute // 60:02}:{minute % 60:02}"
            for part in form.split("\n"):
                kind = "subhead" if part == "{title}" else "body"
                lines.append((part.format(clock=clock, words=words, title=first_sentence(words).rstrip(".")), kind))
        return lines

    def _broken(self, words: str) -> list[Line]:
        parts = words.split(" ")
        if len(parts) < 8 or self.chance(0.4):
            return [(words, "body")]
        a, b = sorted(self.rng.sample(range(1, len(parts)), 2))
        return [(" ".join(piece), "body") for piece in (parts[:a], parts[a:b], parts[b:]) if piece]


def compose(
    count: int, pool: list[Article], labelled: list[Example], seed: int, *, varied: bool = False
) -> Iterator[Example]:
    """Compose pages.

    Args:
        count: how many.
        pool: articles to put into them.
        labelled: labelled pages in text mode, whose furniture is used.
        seed: of the generator; the same seed gives the same pages.
        varied: whether some bodies are live coverage, tables, galleries and the like.
    """
    composer = Composer(pool, labelled, seed)
    composer.varied = varied
    for number in range(count):
        yield composer.page(number)
