"""One name for an institution that an article calls with its country and without: «МИД» is the «МИД Луговии»."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rupress.normalizer.quotes.headed import without_land
from rupress.records import Speaker, SpeakerForm

Resolved = tuple[Speaker | None, list[Speaker]]


def fullest(resolved: Sequence[Resolved]) -> list[Resolved]:
    """Give the speakers once more, each institution under its fullest name, if the article has but one such.

    Only a country may be what makes it fuller, behind the name: «МИД РФ»; of two countries the name alone means none.
    """
    names: dict[tuple[str | None, tuple[str, ...]], set[str]] = {}
    for speaker, _ in resolved:
        if speaker is not None and _is_linked(speaker):
            names.setdefault((speaker.entity, without_land(speaker.name)), set()).add(speaker.name)
    return [(_fuller(speaker, names), media) for speaker, media in resolved]


def _is_linked(speaker: Speaker) -> bool:
    return speaker.form is SpeakerForm.ORGANISATION and speaker.entity is not None


def _fuller(speaker: Speaker | None, names: dict[tuple[str | None, tuple[str, ...]], set[str]]) -> Speaker | None:
    """Give a speaker the one longer name that begins with his own."""
    if speaker is None or not _is_linked(speaker):
        return speaker
    alike = names[speaker.entity, without_land(speaker.name)]
    longer = [name for name in alike if name.startswith(f"{speaker.name} ")]
    return attrs.evolve(speaker, name=longer[0]) if len(longer) == 1 else speaker
