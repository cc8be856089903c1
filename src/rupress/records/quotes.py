"""Records of reported speech."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from rupress.records.shown import Shown
from rupress.span import Span


class QuoteKind(StrEnum):
    """How words are reported."""

    DIRECT = "direct"
    """A whole utterance in quotation marks or after a speech dash."""
    MIXED = "mixed"
    """A quoted piece inside an indirect clause."""
    INDIRECT = "indirect"
    """What somebody said, in the author's words."""
    HEADLINE = "headline"
    """«X: …» or «…»: X … in a headline."""


class SpeakerForm(StrEnum):
    """How a speaker is named."""

    NAME = "name"
    """A person's name alone: «Седов»."""
    ROLE = "role"
    """A role, with or without the name: «глава завода Иван Седов», «мэр»."""
    PRONOUN = "pronoun"
    """«он», «по её словам»."""
    ORGANISATION = "organisation"
    """An institution, firm or outlet: «МИД», «в мэрии»."""
    DOCUMENT = "document"
    """A document without an owner."""
    GROUP = "group"
    """Several people: «эксперты», «42% жителей», «Седов и Рогова» (joined by a semicolon in `name`)."""
    ANONYMOUS = "anonymous"
    """Somebody whom the text will not name: «источник в мэрии»."""


@frozen
class Cue:
    """The words that report: «заявил», «по словам»."""

    span: Span
    """Where it stands."""
    text: str
    """The words."""
    lemma: str
    """Dictionary form: infinitive of the verb, or the phrase."""
    klass: str = ""
    """Class of the cue in the tables: `say`, `add`, `think`, `impers`, …; `act` for a verb that no table lists."""


@frozen
class Speaker:
    """Who said it, or which outlet carries it."""

    span: Span | None
    """The words nearest the cue that name them; None if carried on from another quote."""
    form: SpeakerForm
    """How they are named there."""
    name: str
    """Name in the nominative, as far as the article resolves it."""
    entity: str | None = None
    """Id of the entity, if it is one of the page's."""


@frozen
class Quote(Shown):
    """One utterance."""

    kind: QuoteKind
    """How it is reported."""
    span: Span
    """From the first to the last of its words."""
    parts: tuple[Span, ...]
    """The words said, without outer marks; several if the author's words stand between."""
    text: str
    """The words as one text. One part stands as in the page. Between several stands the mark that belongs there, as an
    editor would print it: «Мы ждали, — сказал он. — Дорога готова» is «Мы ждали. Дорога готова»; paragraphs are lines,
    and pieces inside the author's clause have « … » between them."""
    cue: Cue | None
    """What reports it."""
    speaker: Speaker | None
    """Who said it."""
    media: tuple[Speaker, ...] = ()
    """Outlets that carry it, the nearest first."""
    occurrences: tuple[Span, ...] = ()
    """Other places of the page where the same words stand, in a quote of their own or inside a longer one."""
    flags: tuple[str, ...] = ()
    """`negated` («не сообщил, что»), `hearsay` («якобы»), `anonymous`, `edited` (insertions in brackets)."""
    rule: str = ""
    """Name of the rule that found it."""
    confidence: float = 1.0
    """How often such a quote is right in words, kind and speaker, 0 to 1; lower where the speaker was guessed."""
