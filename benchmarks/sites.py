"""Sites made of the invented training pages: the template and furniture of one page, the stories of others.

What is of the article or of a list of other stories is replaced: headline, deck, paragraphs, captions, dates, authors,
titles, comments, tags. How many paragraphs and items there are changes, parts are left out here and there, numbers in
attributes change. Menus, buttons, headings of boxes and the foot stay as they are, as they do on one site.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import define

TRAINING = Path(__file__).parents[1] / "training/layout"
sys.path.insert(0, str(TRAINING))

import invented  # noqa: E402

Part = tuple[Any, int, int, str]
"""A line: the element that holds it, its first child there, the one after its last, its kind."""
_STORY = "headline deck body subhead caption ticker_title ticker_teaser related comment tags ad"
STORY = frozenset(_STORY.split())
"""Kinds whose words are another page's."""
OPTIONAL = {"deck": 0.3, "section": 0.15, "tags": 0.25, "related": 0.25, "caption": 0.3, "ad": 0.3, "subhead": 0.4,
            "ticker_teaser": 0.3, "comment": 0.3, "share": 0.05, "ticker_badge": 0.5, "credit": 0.3}  # fmt: skip
"""How often an element that is of this kind alone is left out."""
_TAGS = re.compile(
    r"(<!--.*?-->|<!\w[^>]*>|<script.*?</script>|<style.*?</style>|<title>.*?</title>|</?\w[^>]*>)", re.DOTALL
)
_NAME = re.compile(r"</?([\w-]+)")
_OWN = re.compile(r"\sk=([a-z_]+)(?=[\s>])")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])([:.])([0-5]\d)\b(?!\.\d)")
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_DAY = re.compile(rf"\b\d{{1,2}}( (?:{_MONTHS.replace(' ', '|')}))")
_PERSON = re.compile(r"\b[А-ЯЁ][а-яё]{2,} [А-ЯЁ][а-яё]{3,}\b")
_NUMBER = re.compile(r"\d{3,}")
_METAS = re.compile(r'(<meta (?:property|name)="?(?:\w+:)?(title|description|keywords)"? content=)"[^"]*"')
_STATED = re.compile(r'("(headline|name|description)":\s*)"(?:[^"\\]|\\.)*"')
_TITLE = re.compile(r"(<title>)(.*?)(\s+(?:[—|–/-]|::|//|&mdash;)\s+[^—|]*)?(</title>)", re.DOTALL)


@define(eq=False)
class Node:
    """An element of annotated HTML."""

    tag: str
    open: str
    kind: str
    children: list[Node | str]
    close: str = ""

    def html(self) -> str:
        """Write it."""
        return self.open + "".join(c if isinstance(c, str) else c.html() for c in self.children) + self.close

    def copy(self) -> Node:
        """Copy it with all that is in it."""
        return Node(
            self.tag, self.open, self.kind, [c if isinstance(c, str) else c.copy() for c in self.children], self.close
        )

    def nodes(self) -> Iterator[Node]:
        """Give it and the elements in it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()


def tree(source: str) -> Node:
    """Take annotated HTML apart."""
    root = Node("", "", "", [])
    stack = [root]
    for token in _TAGS.split(source):
        name = _NAME.match(token)
        if not token.startswith("<") or name is None or token.startswith(("<script", "<style", "<title")):
            stack[-1].children.append(token)
            continue
        tag = name[1].lower()
        if token.startswith("</"):
            if stack[-1].tag != tag:
                raise ValueError(f"</{tag}> closes {stack[-1].tag}")
            stack.pop().close = token
        elif tag in invented.VOID:
            stack[-1].children.append(Node(tag, token, "", []))
        else:
            own = _OWN.search(token)
            node = Node(tag, token, own[1] if own else stack[-1].kind, [])
            stack[-1].children.append(node)
            stack.append(node)
    return root


def is_flow(child: Node | str) -> bool:
    """Tell whether a child stands in a line."""
    return isinstance(child, str) or not any(node.tag in invented.ENDING for node in child.nodes())


def words(child: Node | str) -> str:
    if isinstance(child, str):
        return "" if child.startswith("<") else child
    return "" if child.tag in invented.UNSEEN else "".join(map(words, child.children))


def lines(node: Node) -> Iterator[Part]:
    """List the lines of an element, the last first: they may be replaced one by one."""
    stop = len(node.children)
    while stop:
        child = node.children[stop - 1]
        if isinstance(child, Node) and not is_flow(child):
            yield from lines(child)
            stop -= 1
            continue
        start = stop
        while start and is_flow(node.children[start - 1]):
            start -= 1
        text = "".join(map(words, node.children[start:stop]))
        if text.strip():
            kinds = {k for c in node.children[start:stop] for k in kinds_of(c, node.kind)}
            yield node, start, stop, kinds.pop() if len(kinds) == 1 else ""
        stop = start


def kinds_of(child: Node | str, around: str) -> set[str]:
    if isinstance(child, str):
        return {around} if child.strip() and not child.startswith("<") else set()
    return (
        set().union(*(kinds_of(c, child.kind) for c in child.children)) if child.tag not in invented.UNSEEN else set()
    )


def replace(part: Part, text: str, *, whole: bool = True) -> None:
    """Replace the words of a line: all that is in its innermost element, or only its longest text."""
    node, start, stop, _ = part
    inside = [c for c in node.children[start:stop] if words(c).strip()]
    if len(inside) == 1 and isinstance(inside[0], Node):
        replace((inside[0], 0, len(inside[0].children), ""), text, whole=whole)
    elif whole or len(inside) == 1:
        pictures = [c for c in node.children[start:stop] if isinstance(c, Node) and not words(c).strip()]
        node.children[start:stop] = [*pictures, text]
    else:
        longest = max(inside, key=lambda c: len(words(c)))
        at = next(i for i in range(start, stop) if node.children[i] is longest)
        replace((node, at, at + 1, ""), text, whole=False)


@cache
def pages() -> dict[str, invented.InventedPage]:
    return {page.name: page for page in invented.invented_pages()}


@cache
def stories(part: int) -> dict[str, list[Any]]:
    """Collect what pages of one part of the sites tell, by kind; articles as lists of lines."""
    from data import fold_of

    found: dict[str, list[Any]] = defaultdict(list)
    for name, page in pages().items():
        if fold_of(f"invented-{name}") != part:
            continue
        for line in page.lines:
            if line.kind in STORY and line.kind != "body":
                found[line.kind].append(line.text)
            if line.kind == "byline":
                found["person"] += _PERSON.findall(line.text)
        body = [line.text for line in page.lines if line.kind == "body" and len(line.text) > 80]
        if page.is_article and len(body) > 2:
            found["article"].append((page.name, body))
        found["short"] += [line.text for line in page.lines if line.kind == "body" and len(line.text) <= 80]
    return found


def site(name: str, count: int, part: int) -> list[invented.InventedPage]:
    """Make the pages of a site after one page.

    Raises:
        ValueError: the source of that page is none that can be varied.
    """
    source = (invented.FOLDER / name / "source.html").read_text(encoding="utf-8")
    expanded = invented.expand(name, source)
    used: set[str] = set()
    return [_varied(name, expanded, random.Random(f"{name}/{k}"), part=part, number=k, used=used) for k in range(count)]


def _varied(
    name: str, source: str, draw: random.Random, *, part: int, number: int, used: set[str]
) -> invented.InventedPage:
    pool = stories(part)
    root = tree(source)
    story, body = draw.choice([one for one in pool["article"] if one[0] != name])
    told = {line.kind: line.text for line in reversed(pages()[story].lines)}
    title, deck = told.get("headline") or draw.choice(pool["headline"]), told.get("deck") or draw.choice(pool["deck"])
    old = {line.kind: line.text for line in reversed(pages()[name].lines)}
    _leave_out(root, draw)
    _lengthen(root, draw)
    person: dict[str, str] = {}
    left = list(body)
    for one in list(lines(root))[::-1]:
        node, start, stop, kind = one
        text = "".join(map(words, node.children[start:stop])).strip()
        if kind == "headline" or text == old.get("headline"):
            replace(one, title)
        elif kind == "deck":
            replace(one, deck)
        elif kind == "body":
            if len(text) > 80:
                left = left or list(draw.choice(pool["article"])[1])
                replace(one, _linked(left.pop(0), draw))
            else:
                left_over = [line for line in pool["short"] + pool["subhead"] if line not in used]
                fresh = draw.choice(_like(text, left_over) or left_over or pool["subhead"])
                used.add(fresh)
                replace(one, fresh)
        elif kind in STORY and (kind != "ad" or draw.random() < 0.5):
            replace(one, draw.choice(pool[kind]), whole=False)
        elif kind == "ticker_item":
            clock = _CLOCK.match(text)
            fresh = draw.choice(pool["ticker_title"])
            inside = [c for c in node.children[start:stop] if words(c).strip()]
            alone = len(inside) == 1 and isinstance(inside[0], str)
            replace(one, f"{clock[0]} {fresh}" if clock and alone else fresh, whole=False)
        if kind in ("byline", "ticker_time", "ticker_item", "related", "comment"):
            _redate(node, start, stop, draw)
        if kind == "byline":
            person |= {found: draw.choice(pool["person"]) for found in _PERSON.findall(text) if pool["person"]}
    html = root.html()
    for found, other in person.items():
        html = html.replace(found, other)
    if len(old.get("headline", "")) > 10:
        html = html.replace(old["headline"], title)
    html = _METAS.sub(lambda m: f'{m[1]}"{_stated(m[2], title, deck, body)}"', html)
    html = _STATED.sub(lambda m: m[0] if m[2] == "name" else f'{m[1]}"{_stated(m[2], title, deck, body)}"', html)
    html = _TITLE.sub(lambda m: f"{m[1]}{title}{m[3] or ''}{m[4]}", html, count=1)
    html = re.sub(r'(?<=[ "])((?:id|class)="?[\w -]*?)(\d{3,})', lambda m: m[1] + str(draw.randint(100, 99999)), html)
    return invented.page_of(f"{name}", html)._replace(name=f"{name}.{number}")


def _like(text: str, pool: list[str]) -> list[str]:
    """Choose short lines that look like one: a cell of a table for a cell of a table."""
    return [one for one in pool if _look(one) == _look(text)]


def _look(text: str) -> tuple[int, bool, bool, bool]:
    return min(len(text) // 12, 4), text[:1].isdigit(), text[-1:] in ".!?", text[:1].isupper()


def _stated(what: str, title: str, deck: str, body: list[str]) -> str:
    text = {"title": title, "headline": title, "keywords": ""}.get(what, deck if len(deck) > 20 else body[0][:160])
    return text.replace('"', "&quot;")


def _linked(text: str, draw: random.Random) -> str:
    """Set a link into a paragraph now and then."""
    parts = text.split(" ")
    if len(parts) < 12 or draw.random() > 0.2:
        return text
    at = draw.randrange(2, len(parts) - 6)
    return " ".join(
        (*parts[:at], f'<a href="/{draw.randint(1, 9999)}">{" ".join(parts[at : at + 3])}</a>', *parts[at + 3 :])
    )


def _redate(node: Node, start: int, stop: int, draw: random.Random) -> None:
    for i in range(start, stop):
        child = node.children[i]
        if isinstance(child, str):
            child = _CLOCK.sub(lambda m: f"{draw.randint(0, 23):0{len(m[1])}}{m[2]}{draw.randint(0, 59):02}", child)
            node.children[i] = _DAY.sub(lambda _: f"{draw.randint(1, 28)} {draw.choice(_MONTHS.split())}", child)
        else:
            _redate(child, 0, len(child.children), draw)


def _alone(node: Node) -> set[str]:
    return {k for c in node.children for k in kinds_of(c, node.kind)}


def _leave_out(node: Node, draw: random.Random) -> None:
    """Leave out elements that are of one kind and not needed, and the last items of lists."""
    for child in [c for c in node.children if isinstance(c, Node)]:
        kinds = _alone(child) - ({"credit"} if "caption" in _alone(child) else set())
        if len(kinds) == 1 and child.tag not in ("td", "tr"):
            if draw.random() < OPTIONAL.get(next(iter(kinds)), 0):
                node.children.remove(child)
        elif kinds:
            _leave_out(child, draw)
    items = [c for c in node.children if isinstance(c, Node) and _alone(c) and _alone(c) <= _LISTED]
    if len(items) > 3:
        for item in items[draw.randint(len(items) // 2, len(items)) :]:
            node.children.remove(item)


_LISTED = frozenset(
    ("ticker_title", "ticker_time", "ticker_badge", "ticker_item", "ticker_teaser", "related", "comment")
)


def _is_paragraph(node: Node) -> bool:
    one = node.tag in {"p", "div"} and _alone(node) == {"body"} and len(list(lines(node))) == 1
    return one and len(words(node)) > 80


def _lengthen(root: Node, draw: random.Random) -> None:
    """Give the text another number of paragraphs."""
    for node in list(root.nodes()):
        where = [
            i for i, c in enumerate(node.children) if isinstance(c, Node) and _is_paragraph(c)
        ]  # fmt: skip
        if len(where) < 2:
            continue
        for i in reversed(where[1:]):
            chance = draw.random()
            if chance < 0.3:
                del node.children[i]
            elif chance > 0.7:
                child = node.children[i]
                node.children[i:i] = [child.copy()] if isinstance(child, Node) else []
