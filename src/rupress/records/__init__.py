"""Every public record of rupress: frozen, slotted, tuples inside, no behaviour but to show itself in a notebook.

One module a room: what the page is (`source`), how it is laid out (`layout`), what its words mean (`dates`, `names`,
`quotes`), and all of it together (`page`).
"""

from rupress.records.dates import DateMention, DateType
from rupress.records.layout import (
    Ad,
    Author,
    Caption,
    Credit,
    Dateline,
    Kind,
    Layout,
    Notice,
    Segment,
    Stamp,
    TickerItem,
)
from rupress.records.meanings import told
from rupress.records.names import Entity, EntityType, Gender, Mention, Organization, Person, Place, Tenure
from rupress.records.page import Failure, Input, Page
from rupress.records.quotes import Cue, Quote, QuoteKind, Speaker, SpeakerForm
from rupress.records.source import Decoding, Facts, Line, Media, Note, Source

__all__ = [
    "Ad",
    "Author",
    "Caption",
    "Credit",
    "Cue",
    "DateMention",
    "DateType",
    "Dateline",
    "Decoding",
    "Entity",
    "EntityType",
    "Facts",
    "Failure",
    "Gender",
    "Input",
    "Kind",
    "Layout",
    "Line",
    "Media",
    "Mention",
    "Note",
    "Notice",
    "Organization",
    "Page",
    "Person",
    "Place",
    "Quote",
    "QuoteKind",
    "Segment",
    "Source",
    "Speaker",
    "SpeakerForm",
    "Stamp",
    "Tenure",
    "TickerItem",
]

told(globals()[name] for name in __all__)
