"""What a line can be by itself: its shape, from folded text and tables, before the page around it is looked at."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from attrs import frozen

from rupress.tokenizer.persons import traits_of_name
from rupress.tokenizer.signs import ends_in_a_credit, marks_of, signs_of
from rupress.tokenizer.stamps import Found, find_stamps
from rupress.tokenizer.verbs import verbs_of
from rupress.tokenizer.vocabulary import WORD, vocabulary

RUNNING = frozenset({"para", "sent", "said"})
"""Types of lines that are running text."""
TEXTUAL = RUNNING | {"quote"}
"""Types of lines that a run of body text consists of: a line in quotation marks is as often a reply as a title."""
_LENGTHS = (2, 6, 12, 20, 30, 45, 60, 80, 110, 150, 220, 400)
ENDED = frozenset({"end=stop", "end=ask", "end=dots"})
"""Traits of a line that ends as a sentence does."""
_COUNTS = (1, 2, 3, 5, 8, 12, 20, 35)
_LENGTH_NAMES = tuple(f"len={k}" for k in range(len(_LENGTHS) + 1))
_COUNT_NAMES = tuple(f"words={k}" for k in range(len(_COUNTS) + 1))
_STOPS = frozenset({"stop", "ask", "dots"})
"""How a line ends that is a sentence, or ends in one."""
_MOST_ENDS = 3
_ENDS_NAMES = tuple(f"sentences={k}" for k in range(_MOST_ENDS + 1))
"""Features that every line has one of: made once, so that they are found sooner among those of the model."""
_WORDS = re.compile(WORD)
# A number behind a sentence ends none by itself: «… открыли. 1. Мост». What is rare stands first, as in `SEAM`.
_SENTENCE_END = re.compile(r"[.!?…](?<=[а-яa-z0-9\")].)[.!?…]*[\")]* +[\"—(]?(?:[А-ЯA-Z]|[0-9][.!?…]*)")
SEAM = re.compile(r"[А-ЯA-Z](?<=[а-яa-z0-9].)")
"""A capital after a small letter or a digit, as where inline elements were glued: «ПоделитьсяВКонтакте»."""
_GLUED = re.compile(r"[а-я][А-Я][а-я]")
_SIGNED = frozenset({"name", "has:given"})
"""Lines with a name; those without one, without a time and without words of layout are `bare`: they sign nothing."""
_OPENERS = {
    '"': "quote",
    "—": "dash",
    "-": "dash",
    "•": "bullet",
    "#": "hash",
    "©": "own",
    "*": "star",
    "(": "bracket",
    "[": "bracket",
    "…": "dots",
    ".": "dots",
}


@frozen
class Shape:
    """What a line looks like."""

    type: str
    """One word for neighbours to look at: `clock`, `stamp`, `item`, `tail`, `para`, `sent`, `title`, `name`, `short`,
    `mark`, `number`, or the class of layout words that it opens with or consists of."""
    traits: tuple[str, ...]
    """Everything seen, as features of the model."""
    words: tuple[str, ...]
    """Lower-case words (of a long line the first and last)."""
    stamp: Found | None
    """The stamp at its start, at its end, or alone."""
    running: int
    """Number of characters if it is running text, else 0."""
    verbal: bool
    """Whether something happens in it: it has a word that ends as verbs do."""
    glued: bool
    """Whether it has a seam, as where inline elements were glued."""
    ends: int
    """How many sentences end in it before its own end, 3 for more."""


class _Look(NamedTuple):
    """What is seen of a line before anything is made of it."""

    folded: str
    low: str
    """The line in lower case."""
    words: list[str]
    """Its words, lower case; of a long line those at both ends."""
    end: str
    """How it ends."""
    ends: int
    """How many sentences end in it before its own end."""
    full: tuple[str, ...]
    """Classes of layout words that the whole line is one of."""
    opening: str
    """Class of layout words that it opens with."""
    stamp: Found | None
    where: str
    """Where the stamp stands: `alone`, `start`, `end`, `in`."""
    glued: bool
    """Whether it has a seam."""


def shape_of(folded: str) -> Shape:
    """Describe a line.

    Args:
        folded: the line, folded, without white space at its ends.
    """
    look = _look_at(folded)
    _, low, words, _, ends, full, opening, stamp, _, glued = look
    size = len(low)
    traits = _form(look)
    verbs = verbs_of(low)
    traits += verbs
    if 25 < size < 300 and ends_in_a_credit(low):
        traits.append("credit:end")
    if size < 220:
        traits += traits_of_name(folded, words)
        traits += signs_of(folded, low, words)
        if glued and (seams := len(_GLUED.findall(folded))):
            traits.append(f"glued={min(seams, 3)}")
        traits += marks_of(folded, low, words)
    if stamp is None and not opening and not full and _SIGNED.isdisjoint(traits):
        traits.append("bare")
    kind = _type(look, traits)
    traits.append("type=" + kind)
    running = size if kind == "para" else 0
    return Shape(kind, tuple(traits), tuple(words), stamp, running, bool(verbs), glued, min(ends, _MOST_ENDS))


def _look_at(folded: str) -> _Look:
    """See of a line what its traits and its type are made from."""
    known = vocabulary()
    low = folded.lower()
    size = len(low)
    stamp, where = _stamp_of(low, size)
    return _Look(
        folded,
        low,
        _WORDS.findall(low if size <= 400 else low[:300] + " " + low[-100:]),
        _end(folded),
        len(_SENTENCE_END.findall(folded[:600])) if size > 50 else 0,
        known.of_line(low),
        known.of_opening(low),
        stamp,
        where,
        SEAM.search(folded) is not None,
    )


def _form(look: _Look) -> list[str]:
    """List the traits that any line has or may have: length, ends, words of layout, stamp, whether it is a menu."""
    folded, low, words, end, ends, full, opening, stamp, where, _ = look
    traits = [
        _LENGTH_NAMES[bisect_right(_LENGTHS, len(low))],
        _COUNT_NAMES[bisect_right(_COUNTS, len(words))],
        "end=" + end,
        "start=" + _start(folded),
        *["is:" + klass for klass in full],
    ]
    if opening:
        traits.append("opens:" + opening)
    if said := vocabulary().of_words(words[:30]):
        traits += sorted(["says:" + klass for klass in said])
    traits.append(_ENDS_NAMES[min(ends, _MOST_ENDS)])
    if stamp is not None:
        traits += ["stamp:" + where, f"stamp:{where}:{_precision(stamp)}"]
    if _is_menu(look):
        traits.append("menu")
    return traits


def _is_menu(look: _Look) -> bool:
    """Tell whether a line is a row of entries: glued ones, words in capitals without a stop, or known rubrics."""
    folded, size = look.folded, len(look.low)
    if look.glued and size > 40 and not look.ends and len(_GLUED.findall(folded)) > 3:
        return True
    if size > 60 and look.end not in _STOPS and len(look.words) > 6 and not folded.isupper():
        parts = folded.split(" ")
        return 2 * sum([part[:1].isupper() for part in parts]) > len(parts)
    return look.end == "letter" and _is_row_of_entries(folded)


def _is_row_of_entries(folded: str) -> bool:
    """Tell whether a short line is nothing but entries of a menu: «Главная Политика Общество Спорт»."""
    entries = _ENTRY.split(folded)
    known = vocabulary().of_line
    return len(entries) >= _ENTRIES and all(known(entry.lower()) for entry in entries)


_ENTRY = re.compile(r" (?=[А-ЯA-Z])")
_ENTRIES = 3
"""Entries that make a menu."""


def _type(look: _Look, traits: list[str]) -> str:
    """Name the type of a line: what neighbours are told of it."""
    size, ends, where, opening = len(look.low), look.ends, look.where, look.opening
    if where == "alone":
        return "clock" if "stamp:alone:clock" in traits else "stamp"
    if not _has_letters(look.words):
        return "number" if "digits" in traits else "mark"
    if look.full:
        return look.full[0]
    if where == "start" and size > 25:
        return "item"
    if where == "end" and size > 25:
        return "tail"
    if opening and (opening != "said" or size < 40) and size < 250:
        return opening
    if "name" in traits:
        return "name"
    stops = look.end in _STOPS
    if "menu" in traits and not ends:
        return "menu"
    if (size >= 110 and (stops or ends)) or ends >= 2 or size >= 220:
        return "para"
    if stops and size >= 40:
        return "sent"
    if size >= 25 and len(look.words) >= 3:
        return "title"
    return "short"


def _has_letters(words: list[str]) -> bool:
    return bool(words) and (words[0][0].isalpha() or any(word[0].isalpha() for word in words))


def _stamp_of(low: str, size: int) -> tuple[Found | None, str]:
    """Find the stamp that opens or closes the line, or that is all of it."""
    stamps = find_stamps(low) if size < 200 else tuple(s for s in find_stamps(low[:60]) if s.stop < 50)
    if not stamps:
        return None, ""
    first, last = stamps[0], stamps[-1]
    rest = low[: first.start] + low[first.stop :] if len(stamps) == 1 else ""
    if len(stamps) == 1 and sum(map(str.isalnum, rest)) <= 2:
        return first, "alone"
    if first.start <= 2:
        return first, "start"
    if size < 200 and size - last.stop <= 4:
        return last, "end"
    return first, "in"


def _precision(stamp: Found) -> str:
    if stamp.is_clock:
        return "clock"
    if "minutes_ago" in stamp.fields or "days_ago" in stamp.fields:
        return "relative"
    if "hour" in stamp.fields:
        return "full" if "year" in stamp.fields else "noyear"
    return "day"


def _start(folded: str) -> str:
    first = folded[:1]
    if first.isdigit():
        return "digit"
    if first.isupper():
        return "upper"
    if first.islower():
        return "lower"
    return _OPENERS.get(first, "other")


def _end(folded: str) -> str:
    last = folded[-1:]
    if last in '")' and len(folded) > 1 and folded[-2] in ".!?…":
        last = folded[-2]
    if last == ".":
        return "dots" if folded.endswith("...") else "stop"
    if last in "!?":
        return "ask"
    if last == "…":
        return "dots"
    if last in ",;":
        return "comma"
    if last == ":":
        return "colon"
    if last == '"':
        return "quote"
    if last == ")":
        return "bracket"
    return "digit" if last.isdigit() else "letter" if last.isalpha() else "other"
