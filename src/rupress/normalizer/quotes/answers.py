"""Whose the answers of an interview are that only dashes tell apart, where somebody has the word beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from rupress.normalizer.quotes.candidates import PEOPLE
from rupress.normalizer.quotes.found import Found, Scene
from rupress.records import Kind, Person, Speaker

Resolved = tuple[Speaker | None, list[Speaker]]


def answered_by(scene: Scene, resolved: Sequence[Resolved]) -> list[Resolved]:
    """Give the speakers once more, answers that are nobody's yet with the one person who speaks beside them.

    In the headline («Глава союза: …»), in the words of the author behind an answer («— Да, — сказал Седов»), or in
    what leads up to the questions («Седов рассказал, что …»). Two people there tell nothing.
    """
    result = list(resolved)
    nobodys = [k for k, found in enumerate(scene.found) if result[k][0] is None and _answers(scene, found)]
    if not nobodys:
        return result
    for beside in (_in_headline, _replies, _leads_up):
        voices = _voices(scene, result, beside)
        if len(voices) == 1:
            for k in nobodys:
                scene.found[k].confidence -= 0.1
                result[k] = (attrs.evolve(voices[0], span=None), result[k][1])
        if voices:
            break
    return result


def _answers(scene: Scene, found: Found) -> bool:
    return found.rule == "interview" and found.paragraph in scene.turns.answers


def _voices(scene: Scene, resolved: Sequence[Resolved], beside: Callable[[Scene, Found], bool]) -> list[Speaker]:
    """Give the people who speak in quotes of some place."""
    people: dict[str, Speaker] = {}
    for found, (speaker, _) in zip(scene.found, resolved, strict=True):
        if speaker is None or speaker.form not in PEOPLE or not beside(scene, found):
            continue
        if isinstance(scene.known.by_id(speaker.entity), Person):
            people.setdefault(speaker.name, speaker)
    return list(people.values())


def _in_headline(scene: Scene, found: Found) -> bool:
    return scene.paragraphs[found.paragraph].kind is Kind.HEADLINE


def _replies(scene: Scene, found: Found) -> bool:
    return found.rule == "reply" and found.paragraph >= scene.turns.first


def _leads_up(scene: Scene, found: Found) -> bool:
    return not _in_headline(scene, found) and found.paragraph < scene.turns.first
