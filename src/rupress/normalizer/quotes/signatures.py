"""A line that is nothing but somebody's name and what he is, before his words: «Иван Седов, директор завода:»."""

from __future__ import annotations

from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import Source, made
from rupress.records import Kind, QuoteKind

_ENDS = frozenset(",:(—–-")
_NAME = 2
_LINE = 12
"""A line that names somebody has at most so many words."""
_FEW = 4
"""Fewer words behind a name are no quote."""


def signature(scene: Scene, sentence: Sentence) -> Source | None:
    """Read a sentence that says who somebody is and ends with a colon, without a verb but in a relative clause.

    «Пётр Ладов, отец девочки:»; «Пётр Ладов, один из тех, кто строил мост:».
    """
    words = sentence.words
    if len(words) < _FEW or words[-1].low != ":" or sentence is not sentence.paragraph.sentences[0]:
        return None
    phrase = parse(words, 0, "nomn", scene.known, len(words))
    if phrase is None or phrase.name is None or phrase.name[0] != 0 or words[phrase.stop].low not in _ENDS:
        return None
    relatives = table("grammar", "who") | table("grammar", "relative_forms")
    clause = next((k for k, word in enumerate(words) if word.low in relatives), len(words))
    if any(first_pos(word) in {"VERB", "GRND"} for word in words[:clause]):
        return None
    return made(words, phrase, "nomn", scene.known)


def named_line(scene: Scene, paragraph: Paragraph) -> Source | None:
    """Read the line before a paragraph that is nothing but a name: Иван Седов ¶ «Мост стар»; Седов, лесник ¶ «…»."""
    before = scene.paragraphs[paragraph.index - 1] if paragraph.index else None
    if before is None or before.kind not in {Kind.BODY, Kind.SUBHEAD} or len(before.sentences) != 1:
        return None
    words = before.sentences[0].words
    phrase = parse(words, 0, "nomn", scene.known, len(words))
    if phrase is None or phrase.name is None or phrase.stop - phrase.first < _NAME or len(words) > _LINE:
        return None
    rest = words[phrase.stop :]
    plain = not rest or (rest[0].low == "," and phrase.name[0] == 0)
    if not plain or any(first_pos(word) in {"VERB", "GRND"} or word.low in ".!?…" for word in rest):
        return None
    return made(words, phrase, "nomn", scene.known)


def introduced_by_name(scene: Scene, paragraph: Paragraph, part: tuple[int, int]) -> Found | None:
    """Give a reply to who is named on the line before: «Пётр Ладов, лесник:» ¶ «— Лес сухой»."""
    before = scene.paragraphs[paragraph.index - 1] if paragraph.index else None
    if before is None or before.kind not in {Kind.BODY, Kind.SUBHEAD} or not before.sentences:
        return None
    source = signature(scene, before.sentences[-1])
    if source is None:
        return None
    return Found(QuoteKind.DIRECT, [part], "speaker_alone", 0.75, paragraph.index, source=source)
