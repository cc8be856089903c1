"""The text of an article that is in the page, and that nobody sees until its scripts run.

It is taken for the page's text only if the page shows little text of its own and not a word of this one. What it is
taken from, in this order: `articleBody` of JSON-LD, the state that the page hands to its scripts, and what it shows
where no scripts run or no frames are shown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from rupress.read.html import Document
from rupress.read.states import Story, letters, story_in
from rupress.records import Facts, Note

_RUNNING = 80
"""Characters of a line of running text."""
_LITTLE = 600
"""Fewer characters of it may be the furniture of a page whose text its scripts add."""
_TIMES = 2
"""So many times as long as all the running text that is visible must the text be that is not."""
_LEAST = 120
"""Characters of a text that is worth taking."""
_MORE = 400
"""Characters of `<noscript>` that are more than a request to switch scripts on."""
_BARE = 400
"""Characters of all that a page shows which its scripts have still to fill."""
_PROBE, _PROBES = 40, 50
"""Characters of a paragraph's beginning that tell whether it is visible, and paragraphs of which that is asked."""
_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|blockquote|figure|section|article|strong|em|b|i|a|span)\b[^<>]{0,500}>", re.IGNORECASE
)
_ORIGINS = ("articleBody of its metadata", "the state that it hands to its scripts", "its <noscript> or <noframes>")
_SCRIPTED = (
    "the page shows next to no text and has scripts: if they build it, pass the HTML after rendering, or innerText"
)
_FRAMES = "the page is a set of frames and shows nothing of its own: pass the pages in its frames"


@frozen
class Unseen:
    """What was found."""

    markup: str
    """The text as HTML, to stand after the page."""
    text: str
    """The same as it will be read."""
    origin: str
    """What it was taken from."""

    def note(self) -> Note:
        """Say that the text was taken from where nobody sees it."""
        said = f"the page shows no text of its article: it was taken from {self.origin}"
        return Note("unseen_text", f"{said} and stands after what is visible")


def running(text: str) -> int:
    """Count the characters of running text that a page shows."""
    return sum([len(line) for line in text.split("\n") if len(line) >= _RUNNING])


def unseen_in(document: Document, text: str, facts: Facts, body: str) -> Unseen | Note | None:
    """Find the text of a page's article if the page does not show it.

    Args:
        document: the page.
        text: what it shows.
        facts: what its metadata state.
        body: the text of the article, if they state it.

    Returns:
        The text; a note if none is found on a page that shows next to nothing; else None.
    """
    shown = running(text)
    if shown >= _LITTLE and len(body) <= _TIMES * shown:
        return None
    titles = [title for title in (facts.headline, facts.title) if title]
    scripts = document.scripts() if shown < _LITTLE else ()
    visible = letters(text)
    for origin, story in zip(_ORIGINS, _stories(document, body, scripts, titles, bare=shown < _LITTLE), strict=True):
        found = _rendered(story, visible, shown)
        if found is not None:
            return Unseen(*found, origin)
    if not text and document.has_frames():
        return Note("frames", _FRAMES)
    return Note("scripted", _SCRIPTED) if scripts and len(text) < _BARE and shown < _LEAST else None


def _stories(
    document: Document, body: str, scripts: Sequence[str], titles: Sequence[str], *, bare: bool
) -> Iterator[Story]:
    """Give what each origin has; it is looked for only when the one before has nothing."""
    title = titles[0] if titles else ""
    yield Story(title, (body,) if body else ())
    yield story_in(scripts, titles)
    shown = tuple(document.noscripts()) if bare else ()
    yield Story(title, shown if sum(map(len, shown)) > _MORE else ())


def _rendered(story: Story, visible: str, shown: int) -> tuple[str, str] | None:
    """Give a story as HTML, and the text of it; None if it is visible, or too little."""
    markup = "".join(map(_markup, story.blocks))
    if not markup:
        return None
    lines = _text_of(markup).split("\n")
    if sum(map(len, lines)) < max(_LEAST, _TIMES * shown):
        return None
    probes = [probe[:_PROBE] for line in lines[:_PROBES] if len(probe := letters(line)) >= _PROBE]
    if not probes or any(probe in visible for probe in probes):
        return None
    title = letters(story.title)
    told = not title or title in visible or title == letters(lines[0])
    markup = f"<article>{'' if told else f'<h1>{html.escape(story.title)}</h1>'}{markup}</article>"
    return markup, _text_of(markup)


def _text_of(markup: str) -> str:
    return Document(markup.encode("utf-8", "replace")).visible().text


def _markup(block: str) -> str:
    """Give a block as HTML: paragraphs of what is plain text; what was escaped once too often is what it was."""
    words = html.unescape(block) if "&" in block and not _TAG.search(block) else block
    if _TAG.search(words):
        return f"<div>{words}</div>"
    return "".join(f"<p>{html.escape(line)}</p>" for line in words.splitlines() if line.strip())
