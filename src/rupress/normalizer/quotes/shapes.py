"""The shapes of reported speech, in the order in which they are looked for: surer ones first."""

from __future__ import annotations

from collections.abc import Callable

from rupress.normalizer.quotes import (
    according,
    backward,
    blocks,
    clauses,
    coloned,
    dialogue,
    direct,
    headlines,
    indirect,
    interviews,
    introduced,
    mixed,
    unopened,
)
from rupress.normalizer.quotes.found import Scene
from rupress.normalizer.quotes.scene import Paragraph

SHAPES: tuple[Callable[[Scene, Paragraph], None], ...] = (
    headlines.headline,
    blocks.cited,
    blocks.labelled,
    blocks.signed,
    dialogue.crossing,
    unopened.unopened,
    interviews.labelled,
    dialogue.reply,
    blocks.announced,
    interviews.answered,
    direct.inserted,
    direct.dashed,
    direct.joined,
    introduced.coloned,
    clauses.clause,
    coloned.after_colon,
    mixed.nominal,
    according.according,
    indirect.trailing,
    introduced.objects,
    mixed.quoted_object,
    introduced.cueless,
    backward.backward,
)
"""Each looks for one shape in one paragraph and adds what it finds to the scene."""
