"""Institutions and outlets that have the word over several quotes: whose message is quoted, whose facts are told."""

from __future__ import annotations

import re
from functools import cache

import attrs

from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.grammar import lemma_of
from rupress.normalizer.quotes.lists import alternation, table
from rupress.records import Speaker, SpeakerForm
from rupress.ru.morph import readings

_ISSUED = 2
"""So many paragraphs lie between what an institution reports and its message, «Об этом сообщили в мэрии» included."""

_KEPT = 6
"""A document that is called by the same noun is the same one over so many paragraphs."""
_NAMED = 60
"""A document and its owner's name fit into so many characters behind it."""
_WORD = re.compile(r"[а-яё-]+")
_NEAR = 24
"""«В нём также» fits into so many characters."""


@cache
def _in_it() -> re.Pattern[str]:
    """Give «в нём» before or behind a verb, and «там» before it."""
    return re.compile(rf"\b(?:{alternation('grammar', 'in_it')})\b")


class Issuers:
    """The outlet and the institution that have the word at a place of an article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._papers: dict[str, tuple[int, Speaker]] = {}
        self._message: tuple[int, Speaker] | None = None
        self._told: tuple[int, Speaker] | None = None
        self._outlet: tuple[int, Speaker] | None = None
        self._issuer: tuple[int, Speaker] | None = None

    def keep(self, found: Found, speaker: Speaker | None, media: list[Speaker]) -> None:
        """Remember who has the word after a quote."""
        self._keep_outlet(found, speaker, media)
        self._keep_issuer(found, speaker)
        self._keep_paper(found, speaker)
        self._keep_told(found, speaker, media)

    def _keep_outlet(self, found: Found, speaker: Speaker | None, media: list[Speaker]) -> None:
        """Remember the outlet that has the word: by its name, if «издание» goes on for it."""
        if speaker is not None or not media:
            self._outlet = None
            return
        named = next((m for m in media if m.entity is not None), None)
        before = self._outlet[1] if self._outlet is not None else None
        self._outlet = (found.paragraph, named or before or media[0])

    def _keep_issuer(self, found: Found, speaker: Speaker | None) -> None:
        """Remember the institution that has the word: the message quoted next is its own; «Анкара» issues none."""
        source = found.source
        name = speaker.name if speaker is not None else ""
        land = " " not in name and any("Geox" in r.marks for r in readings(name)[:2])
        if speaker is not None and speaker.form is SpeakerForm.ORGANISATION and not land:
            self._issuer = (found.paragraph, speaker)
        elif speaker is None and self._issuer is not None and _is_impersonal(found):
            self._issuer = (found.paragraph, self._issuer[1])
        elif speaker is not None or source is None or source.phrase.form is not SpeakerForm.DOCUMENT:
            self._issuer = None

    def _keep_paper(self, found: Found, speaker: Speaker | None) -> None:
        """Remember whose the documents are that speak: «…, говорится в | материалах для вкладчиков на сайте завода»."""
        hit, source = found.hit, found.source
        if hit is None or source is None or speaker is None or hit.form.entry.klass != "impers":
            return
        begin = hit.stop if hit.stop <= source.start else max(0, source.start - _NAMED)
        for word in _WORD.findall(self._text[begin : min(source.start, begin + _NAMED)].lower()):
            lemma = next((lemma_of(r) for r in readings(word)[:1]), "")
            if lemma in table("speakers", "papers"):
                self._papers[lemma] = (found.paragraph, speaker)
            if lemma in table("speakers", "messages"):
                self._message = (found.paragraph, speaker)

    def _keep_told(self, found: Found, speaker: Speaker | None, media: list[Speaker]) -> None:
        """Remember whose paper the last report is from: «…, говорится в письме завода. | В нём отмечается, что»."""
        paper = found.hit is not None and found.hit.form.entry.klass == "impers"
        if speaker is not None and paper:
            self._told = (found.paragraph, speaker)
        elif speaker is not None or media or found.source is not None:
            self._told = None

    def inside(self, found: Found) -> Speaker | None:
        """Give whose paper «в нём» and «там» mean: the one from which the report before was."""
        if self._told is None or found.paragraph - self._told[0] > _ISSUED or not self.points(found):
            return None
        found.confidence -= 0.1
        return attrs.evolve(self._told[1], span=None)

    def points(self, found: Found) -> bool:
        """Say whether a report is of what stands in a paper told of before: «В нём говорится, что»."""
        if found.hit is None or found.hit.form.entry.klass != "impers":
            return False
        near = self._text[max(0, found.hit.start - _NEAR) : found.hit.stop + _NEAR].lower()
        return _in_it().search(near) is not None

    def paper(self, found: Found, head: str) -> Speaker | None:
        """Give whose a document was before: «…, сказано в материалах завода. «…», — указано в материалах»."""
        paragraph, speaker = self._papers.get(head, (found.paragraph - _KEPT - 1, None))
        if head in table("speakers", "messages") and self._message is not None:
            paragraph, speaker = self._message
        if speaker is None or found.paragraph - paragraph > _KEPT:
            return None
        found.confidence -= 0.1
        return attrs.evolve(speaker, span=None)

    def issued(self, found: Found, head: str) -> Speaker | None:
        """Give the institution whose message speaks: «Об этом сообщила мэрия. «…», — говорится в сообщении»."""
        if self._issuer is None or head not in table("speakers", "messages"):
            return None
        if found.paragraph - self._issuer[0] > _ISSUED:
            return None
        found.confidence -= 0.1
        return attrs.evolve(self._issuer[1], span=None)

    def informing(self, found: Found) -> Speaker | None:
        """Give the outlet whose facts are told: «…, пишет „Маяк“. По его данным, …»."""
        if self._outlet is None or found.hit is None or found.hit.form.entry.klass != "fact":
            return None
        return self._outlet[1] if found.paragraph - self._outlet[0] <= 1 else None

    def printed(self, found: Found) -> Speaker | None:
        """Give the outlet whose article speaks: «…, пишет „Маяк“. „…“, — говорится в статье»."""
        source = found.source
        article = source is not None and source.phrase.head in table("media", "articles")
        if not article or self._outlet is None or found.paragraph - self._outlet[0] > _ISSUED:
            return None
        return attrs.evolve(self._outlet[1], span=None)


def _is_impersonal(found: Found) -> bool:
    """Say whether nobody is named who reports, so that the one before does: «Сообщила мэрия. Отмечается, что»."""
    return found.source is None and not found.media and found.hit is not None and found.hit.form.entry.klass == "impers"
