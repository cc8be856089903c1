"""Bodies in other forms than paragraphs: live coverage, play by play, tables, galleries, dialogue, bullets.

Each form takes the lines of a composed article's body and gives them in its own rhythm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from stories import first_sentence

if TYPE_CHECKING:
    from compose import Composer
    from drawing import Line


def vary(composer: Composer, lines: list[Line]) -> list[Line]:
    """Give a body in another form, if one is drawn."""
    drawn = composer.rng.random()
    for share, form in FORMS:
        if drawn < share:
            return form(composer, lines)
        drawn -= share
    return lines


def clocks(composer: Composer) -> Iterator[str]:
    """Draw the times of live entries, the last first or the first first."""
    rng = composer.rng
    minute, way = rng.randint(400, 1400), rng.choice((-1, -1, 1))
    while True:
        yield f"{minute // 60:02}:{minute % 60:02}"
        minute = (minute + way * rng.randint(3, 70)) % 1440


def entries(composer: Composer, lines: list[Line]) -> list[Line]:
    """Set a clock over each paragraph, sometimes a heading and a button, too."""
    times, headed, shared = clocks(composer), composer.chance(0.4), composer.chance(0.3)
    made: list[Line] = []
    for words, label in lines:
        if label != "body":
            made.append((words, label))
            continue
        made.append((next(times), "subhead"))
        if headed and composer.chance(0.5):
            made.append((composer.story().title, "subhead"))
        made.append((shortened(composer, words), "body"))
        made += composer.some("shares", (1,), "share") if shared else []
    return made


def timed(composer: Composer, lines: list[Line]) -> list[Line]:
    """Begin each paragraph after the first with a clock."""
    times, mark = clocks(composer), composer.rng.choice((" — ", " ", ". ", ": "))
    later = [
        (next(times) + mark + shortened(composer, words) if label == "body" else words, label)
        for words, label in lines[1:]
    ]
    return lines[:1] + later


def minutes(composer: Composer, lines: list[Line]) -> list[Line]:
    """Set the minute of play over each sentence."""
    minute = 93
    made = lines[:1]
    for words, label in lines[1:]:
        if label != "body":
            made.append((words, label))
            continue
        minute = max(1, minute - composer.rng.randint(1, 12))
        made += [(f"{minute}'", "body"), (first_sentence(words), "body")]
    return made


def table(composer: Composer, lines: list[Line]) -> list[Line]:
    """Put a table of names and numbers between two paragraphs, a cell a line."""
    rng = composer.rng
    at, columns = rng.randint(0, len(lines)), rng.randint(1, 4)
    names = rng.choice(("rubrics", "cities", "makers"))
    made = lines[:at]
    for _ in range(rng.randint(3, 12)):
        made.append((str(composer.pick(names)), "body"))
        made += [(f"{rng.randint(1, 99)}{rng.choice(('', ',5', ',1'))}", "body") for _ in range(columns)]
    return made + lines[at:]


def gallery(composer: Composer, lines: list[Line]) -> list[Line]:
    """Put pictures with captions between two paragraphs."""
    rng = composer.rng
    at, count, numbered = rng.randint(0, len(lines)), rng.randint(3, 12), composer.chance(0.5)
    credit = composer.fill(composer.pick("credit_forms"))
    made = lines[:at]
    for picture in range(1, count + 1):
        made += [(f"{picture} / {count}", "embed")] if numbered else []
        words = first_sentence(rng.choice(composer.story().text))[:110]
        made.append((words.rstrip(".") if composer.chance(0.6) else words, "caption"))
        made += [(credit, "credit")] if composer.chance(0.7) else []
    return made + lines[at:]


def dialogue(composer: Composer, lines: list[Line]) -> list[Line]:
    """Make questions and answers of the paragraphs."""
    dash = composer.rng.choice(("— ", "- ", "– "))
    made: list[Line] = []
    for words, label in lines:
        if label == "body" and composer.chance(0.5):
            made.append((dash + composer.story().title.rstrip(".") + "?", "body"))
        made.append((dash + words if label == "body" else words, label))
    return made


def bullets(composer: Composer, lines: list[Line]) -> list[Line]:
    """Put a list between two paragraphs."""
    mark = composer.rng.choice(("• ", ""))
    items = [(mark + composer.story().title, "body") for _ in range(composer.rng.randint(3, 8))]
    return lines[:2] + items + lines[2:]


def shortened(composer: Composer, words: str) -> str:
    """Leave the first sentence alone, every second time."""
    return words if composer.chance(0.5) else first_sentence(words)


FORMS: tuple[tuple[float, Callable[[Composer, list[Line]], list[Line]]], ...] = (
    (0.05, entries), (0.04, timed), (0.03, minutes), (0.04, table), (0.04, gallery), (0.05, dialogue), (0.04, bullets),
)  # fmt: skip
"""Share of the bodies that each form is drawn for."""
