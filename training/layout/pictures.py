"""The captions and credits of composed articles: their own, or some in common forms, doubled or on several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories import Article

if TYPE_CHECKING:
    from compose import Composer
    from drawing import Line


def pictures_of(composer: Composer, article: Article) -> list[list[Line]]:
    """Make the captions of the article, or credits of common forms where it has none."""
    found: list[list[Line]] = []
    for kind, words in article.blocks:
        if kind == "caption" and len(words) < 250:
            credit = re.match(r"\W*(?:фото|©|источник|photo|reuters|тасс|риа)", words.lower()) and len(words) < 80
            found.append([(words, "credit" if credit else "caption")])
        elif kind == "credit" and len(words) < 120:
            if found and found[-1][-1][1] == "caption" and composer.chance(0.5):
                found[-1].append((words, "credit"))
            else:
                found.append([(words, "credit")])
    if not found and composer.chance(0.55):
        found.append([(composer.fill(composer.pick("credit_forms")), "credit")])
        if composer.chance(0.3):
            found[-1].insert(0, (article.text[0][:90].rsplit(" ", 1)[0].rstrip(" ,.-—"), "caption"))
    if found and composer.chance(0.3) and found[0][0][1] == "caption" and "фото" not in found[0][0][0].lower():
        found[0] = [(found[0][0][0].rstrip(". ") + composer.fill(composer.pick("caption_ends")), "caption")]
    if found and found[0][0][1] == "caption" and composer.chance(0.15):  # the picture's name, and the words under it
        found[0].insert(0, found[0][0])
    for picture in found:
        if picture[-1][1] == "caption" and composer.chance(0.1):
            picture += [("Источник:", "credit"), (composer.person(), "credit")]
    while composer.chance(0.35):
        found.append(composer.some("credits", (1,), "credit"))
    return found
