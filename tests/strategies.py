"""Hypothesis strategies for pages: texts, HTML from a small grammar of layouts, and damage to either."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = (
    "мэр порт новый открыл закрыл ремонт моста сегодня вчера сказал, что Иван Рогов Анна Ким «Заря» 20 мая года в на"
)
_CLOCKS = ("02:43", "9:05", "21:48", "20 мая 2021, 02:43", "вчера в 16:19")
_LABELS = ("Фото: А. Ким / Заря", "Читайте также", "Реклама", "Поделиться", "Видео", "18+", "© Заря, 2021")
_WRAPS = ("div", "section", "article", "main", "aside", "td", "header", "footer", "span", "center")
_INLINE = ("a href='/1'", "b", "i", "span class='x'", "time datetime='2021-05-20'", "strong")
_JUNK = (
    "<",
    ">",
    "</div>",
    "<p",
    "&",
    "&amp;quot;",
    "\x00",
    "\ufffd",
    "\xa0",
    "<!--",
    '"',
    "<table>",
    "\ud800",
    "</p>",
    "\n",
)


def texts() -> st.SearchStrategy[str]:
    """Paragraphs of common Russian words; every one-byte encoding of Cyrillic has all their signs."""
    words = [word.strip("«»") for word in _WORDS.split()]
    sentence = st.lists(st.sampled_from(words), min_size=4, max_size=9, unique=True).map(
        lambda chosen: " ".join(chosen) + "."
    )
    return st.lists(sentence, min_size=1, max_size=4).map(" ".join)


def lines() -> st.SearchStrategy[str]:
    """One line of a page: a sentence, a clock, a label."""
    return st.one_of(texts(), st.sampled_from(_CLOCKS), st.sampled_from(_LABELS))


def visible_texts() -> st.SearchStrategy[str]:
    """Visible text of a page, as a browser gives it: lines with empty lines between some."""
    return st.lists(st.tuples(lines(), st.sampled_from(("\n", "\n\n"))), max_size=12).map(
        lambda pieces: "".join(line + end for line, end in pieces)
    )


@st.composite
def tickers(draw: st.DrawFn) -> str:
    """A list of other stories in one of the rhythms that pages have, in HTML."""
    pattern = draw(
        st.sampled_from(("<b>{0}</b> <a href=/{2}>{1}</a>", "<a>{1}</a><br>{0}", "<p>{0}</p><p>{1}</p>", "{0}{1}"))
    )
    titles = draw(st.lists(texts(), min_size=1, max_size=5))
    items = (pattern.format(draw(st.sampled_from(_CLOCKS)), title, number) for number, title in enumerate(titles))
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph, with inline elements, line breaks or nothing in it, in HTML."""
    pieces = draw(st.lists(texts(), min_size=1, max_size=3))
    inline = draw(st.sampled_from(_INLINE))
    joint = draw(st.sampled_from(("<br>", " ", f"<{inline}>{draw(lines())}</{inline.split()[0]}>")))
    return f"<p>{joint.join(pieces)}</p>"


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tag = st.sampled_from(_WRAPS)
    return st.tuples(tag, st.lists(inner, min_size=1, max_size=4)).map(lambda x: f"<{x[0]}>{''.join(x[1])}</{x[0]}>")


@st.composite
def html_pages(draw: st.DrawFn) -> str:
    """A whole page in HTML: furniture, tickers, an article or none, in nested wrappers, sometimes with metadata."""
    block = st.one_of(paragraphs(), tickers(), lines().map(lambda line: f"<div>{line}</div>"))
    body = "".join(draw(st.lists(st.recursive(block, _wrapped, max_leaves=8), max_size=4)))
    title = draw(texts())
    head = draw(
        st.sampled_from(
            (
                "",
                f"<meta property='og:title' content='{title}'><meta name=author content='Анна Ким'>",
                f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>',
            )
        )
    )
    head = f"<head><title>{title}</title>{head}</head>"
    return f"<!doctype html><html lang=ru>{head}<body><h1>{title}</h1>{body}</body></html>"


@st.composite
def mutated(draw: st.DrawFn, page: str) -> str:
    """The page with a few pieces cut out, doubled or replaced by junk."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(page)))
        stop = min(len(page), start + draw(st.integers(0, 40)))
        middle = draw(st.one_of(st.just(""), st.sampled_from(_JUNK), st.just(page[start:stop] * 2)))
        page = page[:start] + middle + page[stop:]
    return page
