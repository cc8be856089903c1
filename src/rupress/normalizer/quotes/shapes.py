"""The shapes of reported speech, in the order in which they are looked for: surer ones first."""

from __future__ import annotations

from collections.abc import Callable

from rupress.normalizer.quotes import dialogue, direct, headlines, indirect
from rupress.normalizer.quotes.found import Scene
from rupress.normalizer.quotes.scene import Paragraph

SHAPES: tuple[Callable[[Scene, Paragraph], None], ...] = (
    headlines.headline,
    dialogue.crossing,
    dialogue.labelled,
    dialogue.reply,
    direct.inserted,
    direct.dashed,
    direct.joined,
    direct.coloned,
    indirect.clause,
    indirect.nominal,
    indirect.according,
    indirect.trailing,
    direct.objects,
    indirect.quoted_object,
    direct.cueless,
    indirect.backward,
)
"""Each looks for one shape in one paragraph and adds what it finds to the scene."""
