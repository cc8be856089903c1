"""What a text still holds of the form that it came from: entities and tags of HTML, escapes of JSON; or no line breaks.

The text stays as it is; a note says what to do.
"""

from __future__ import annotations

import re
from itertools import islice

from rupress.records import Note

_HEAD = 20_000
"""Characters that are looked at."""
_ENOUGH = 3
"""So many of one kind are no accident."""
_LEFT = (
    ("entities", "&", r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#[xX][0-9a-fA-F]{2,5});", "entities of HTML", "html.unescape(text)"),
    (
        "escapes", "\\", r"\\(?:u0[0-9a-fA-F]{3}|r?\\?n(?![a-z])|[\"/](?=[\w\s]))",
        "escapes of JSON", "what json.loads makes of the string",
    ),
    (
        "tags", "<", r"(?i)<(?:/[a-z][a-z0-9]{0,9}|(?:br|p|b|i|a|em|strong|img|div|span)(?:\s[^<>]{0,300})?/?)>",
        "tags of HTML", "the text with media='html'",
    ),
)  # fmt: skip
"""Code, the sign with which each begins, how it looks, what it is, what to pass instead."""
_SENTENCE = re.compile(r"[а-яё»)][.!?…] +[«—]?[А-ЯЁ]")
_LONG, _MANY = 1_000, 6
"""Characters and ends of sentences of one line that is more than a paragraph."""


def leftovers(text: str) -> tuple[Note, ...]:
    """Say what is left in a plain text that no reader would see, and whether its lines are lost."""
    head = text[:_HEAD]
    notes: list[Note] = []
    for code, sign, pattern, what, advice in _LEFT:
        found = [m[0] for m in islice(re.finditer(pattern, head), _ENOUGH)] if sign in head else []
        if len(found) == _ENOUGH:
            notes.append(Note(code, f"the text holds {what} ({found[0]:.20}), left as they are: pass {advice}"))
    bare = head.strip()
    if len(bare) > _LONG and "\n" not in bare and "\r" not in bare and len(_SENTENCE.findall(bare)) >= _MANY:
        advice = "keep the line breaks, as innerText and get_text('\\n') do"
        notes.append(
            Note("one_line", f"all of the text is one line, in which no headline and no paragraph ends: {advice}")
        )
    return tuple(notes)
