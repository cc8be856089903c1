"""Who has the word in an interview: turns after labels («А. С.: …») and turns after dashes, question and answer.

Only the shape of the paragraphs is read here; `interviews` says whose the answers are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import Paragraph, following
from rupress.records import Kind

DASH = re.compile(r"\s*[—–-]\s+(?=\S)")
_PLAIN = re.compile(r"([^:«»\"\n]{1,80}):\s+(?=\S)")
_OUTLET = re.compile(r"«([^«»\n]{1,30})»:\s+(?=\S)")
_INITIALS = re.compile(r"((?:[А-ЯЁA-Z]\.\s?){2}|[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z][\w-]+)(?:\s*:|\s+[—–-])\s+(?=\S)")
_ASIDE = re.compile(r"\?»?\s*[—–-]\s+[^?]*$")
_REPORTED = re.compile(r"[,?!…]\s*[—–-]\s+[а-яё][^?]*$")
_TAIL = 100
"""The author's words after a question fit into so many characters: «— Когда запуск? — вопрос гостю.»"""
_WORD = re.compile(r"\w+")
_FEWEST = 3
"""Fewer turns after dashes are no interview."""
_TIMES = 2
"""A label that stands once is none; nor is one question an interview."""
_REMARK = 300
"""A question or remark of an interviewer has fewer characters."""
_TRUSTED = 4
"""Questions stand at every other turn if at most one in so many stands elsewhere."""


@frozen
class Label:
    """What stands before the words of a turn."""

    kind: str
    """`asks` («Корр.»), `answers` («Ответ»), `outlet` («Маяк» in marks), `initials` («А. С.»), `plain` («Седов»)."""
    text: str
    """Its words, lower case."""
    start: int
    """Offset of its first character."""
    stop: int
    """Offset just past its last one."""
    said: int
    """Offset of the first word said."""


class Turns:
    """The turns of a text. Questions of an interviewer and answers of the interviewed, by index of their paragraph."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        body = [p for p in paragraphs if p.kind is Kind.BODY]
        self._labels = {p.index: label for p in body if (label := _label(text, p)) is not None}
        self._times = Counter(label.text for label in self._labels.values())
        surely = Counter(label.kind for label in self._labels.values())
        self._talk = surely["asks"] + surely["initials"] >= _TIMES
        self.asked: set[int] = set()
        self.answers: set[int] = set()
        self.unmarked = False
        """Whether nothing but their form marks the questions."""
        self.dashes = {p.index for p in body if _turn(text, p)}
        if len(self.dashes) >= _FEWEST:
            self._alternate(sorted(self.dashes))
        elif not self.dashes and not any(self.label(k) for k in self._labels):
            headed = [p for p in paragraphs if p.kind in {Kind.BODY, Kind.SUBHEAD}]
            self._answer_questions([p.index for p in headed if self._asks(p.index)])

    @property
    def first(self) -> int:
        """Index of the first paragraph that is a turn; the number of paragraphs if none is."""
        return min((*self.asked, *self.answers, *self._labels), default=len(self._paragraphs))

    def label(self, index: int) -> Label | None:
        """Give the label of a paragraph, if it belongs to a talk: it stands twice, or beside questions and initials."""
        label = self._labels.get(index)
        if label is None:
            return None
        if label.kind == "outlet":  # «„Маяк“: Когда запуск?» with an answer after it
            after = self._labels.get(index + 1)
            answered = after is not None and after.kind != "outlet"
            return label if answered and (self._talk or self._times[label.text] >= _TIMES) else None
        return label if self._talk or self._times[label.text] >= _TIMES else None

    def labelled(self) -> list[Label]:
        """Give all labels, in order."""
        return list(self._labels.values())

    def rest(self, index: int) -> list[Paragraph]:
        """Give the paragraphs after an answer's first that belong to it: none after the last turn of the text."""
        rest: list[Paragraph] = []
        for paragraph in following(self._paragraphs, index):
            if paragraph.index in self.dashes or paragraph.index in self.asked or paragraph.index in self.answers:
                return rest
            if paragraph.kind is Kind.SUBHEAD:
                return rest
            if paragraph.kind is Kind.BODY:
                rest.append(paragraph)
        return []

    def _alternate(self, turns: list[int]) -> None:
        """Tell questions from answers: where do the turns that end with a question mark stand?"""
        asking = [self._asks(k) for k in turns]
        if not any(self._addressed(k) for k in turns) and not any(self._addressed(k - 1) for k in turns if k):
            return
        asked = _dealt(asking)
        rightly = sum(asks for asks, put in zip(asking, asked, strict=True) if put)
        spoken_to = sum(
            put and not asks and self._addressed(k) for k, asks, put in zip(turns, asking, asked, strict=True)
        )
        least = max(_TIMES, len(turns) // 6)
        if self._answered(turns, sum(asking)):
            self._ask(turns)
        elif rightly + spoken_to >= least and (sum(asking) - rightly) * _TRUSTED <= rightly + spoken_to:
            self.asked.update(k for k, put in zip(turns, asked, strict=True) if put)
            self.answers.update(k for k, put in zip(turns, asked, strict=True) if not put)
        elif sum(asking) * _TRUSTED >= len(turns) * (_TRUSTED - 1):  # — Когда запуск? ¶ В мае.
            self._ask(turns)
        elif not any(asking):  # Когда запуск? ¶ — В мае.
            asked_plainly = {k - 1 for k in turns if k - 1 not in self.dashes and self._asks(k - 1)}
            if len(asked_plainly) >= max(_TIMES, len(turns) // 2):
                before = [k - 1 for k in turns if k - 1 in asked_plainly or (k != turns[0] and self._remarks(k - 1))]
                self.asked.update(before)
                self.answers.update(k + 1 for k in before)

    def _answer_questions(self, asked: list[int]) -> None:
        """Tell questions and answers where no dash does: Когда вы начнёте? ¶ В мае. ¶ Кто вам помогает? ¶ Город."""
        spoken_to = sum(self._short(k) and self._speaks_to(k) for k in asked)
        if len(asked) < _FEWEST or spoken_to * 2 < len(asked) or not all(map(self._short, asked)):
            return
        questions = set(asked)
        answers = [k + 1 for k in asked if k + 1 not in questions and self._plain(k + 1)]
        if len(answers) == len(asked):
            self.unmarked = True
            self.asked.update(asked)
            self.answers.update(answers)

    def _ask(self, turns: list[int]) -> None:
        """Give turns to the interviewer, and the paragraphs behind them, where no dash stands, to the interviewed."""
        self.asked.update(turns)
        self.answers.update(k + 1 for k in turns if k + 1 not in self.dashes and self._plain(k + 1))

    def _answered(self, turns: list[int], asking: int) -> bool:
        """Say whether dashes are the interviewer's alone, a remark among them: each has an answer without one."""
        if sum(self._reported(k) for k in turns) * 2 >= len(turns):
            return False  # — Мост крепок, — заявил мэр. ¶ Жители возразили. ¶ — Надолго ли? — спросил Седов.
        answered = all(k + 1 not in self.dashes and self._plain(k + 1) for k in turns)
        return answered and asking >= _TIMES and asking * 2 >= len(turns)

    def _reported(self, index: int) -> bool:
        """Say whether the author's words end a turn."""
        return _REPORTED.search(self._paragraphs[index].outline[-_TAIL:]) is not None

    def _remarks(self, index: int) -> bool:
        """Say whether a paragraph before an answer is a remark that is answered: Жители против. ¶ — Я их понимаю."""
        return index not in self.dashes and self._plain(index) and self._short(index)

    def _asks(self, index: int) -> bool:
        if index < 0:
            return False
        said = self._paragraphs[index].outline.rstrip(" »)\"'")
        return said.endswith("?") or _ASIDE.search(said[-_TAIL:]) is not None

    def _plain(self, index: int) -> bool:
        return index < len(self._paragraphs) and self._paragraphs[index].kind is Kind.BODY

    def _addressed(self, index: int) -> bool:
        """Say whether a question or a remark speaks to somebody: «Когда вы начнёте?», «Вы говорили, что начнёте.»."""
        return self._speaks_to(index) if self._asks(index) or (index in self.dashes and self._short(index)) else False

    def _short(self, index: int) -> bool:
        return self._paragraphs[index].stop - self._paragraphs[index].start < _REMARK

    def _speaks_to(self, index: int) -> bool:
        return not table("dialogue", "addressed").isdisjoint(_WORD.findall(self._paragraphs[index].outline))


def _dealt(asking: list[bool]) -> list[bool]:
    """Say which turns an interviewer has: one after every answer, but that an answer may take two turns.

    A turn that asks nothing after an answer is a question all the same («— Расскажите о мосте.»), unless the next turn
    asks: then it carries the answer on, and the questions after it stand where they are.
    """
    asked: list[bool] = []
    for index, asks in enumerate(asking):
        answer_before = not asked or not asked[-1]
        goes_on = not asks and index + 1 < len(asking) and asking[index + 1]
        asked.append(answer_before and not goes_on)
    return asked


def _turn(text: str, paragraph: Paragraph) -> bool:
    lead = DASH.match(paragraph.outline)
    return lead is not None and (text[at := paragraph.start + lead.end()].isupper() or text[at] in '«"“„…0123456789')


def _label(text: str, paragraph: Paragraph) -> Label | None:
    """Read what stands before the first colon, or before the dash after initials."""
    for pattern, kind in ((_INITIALS, "initials"), (_OUTLET, "outlet"), (_PLAIN, "plain")):
        match = pattern.match(text, paragraph.start, paragraph.stop)
        if match is not None:
            low = match[1].strip().lower()
            role = next((r for r in ("asks", "answers") if low.rstrip(".") in table("dialogue", r)), kind)
            return Label(role, low, match.start(1), match.end(1), match.end())
    return None
