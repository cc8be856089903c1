"""Flags, media, occurrences and confidence of quotes."""

from __future__ import annotations

import pytest

from rupress import find_quotes
from rupress.records import SpeakerForm

FLAGGED = {
    "Седов не сообщил, что печь погасят.": ("negated",),
    "Седов заявил, будто печь погасят.": ("hearsay",),
    "Седов заявил, что печь якобы погасят.": ("hearsay",),
    "«Печь погасят», — сказал источник в мэрии.": ("anonymous",),
    "Высокопоставленный чиновник подтвердил, что печь погасят.": ("anonymous",),
    "«Она [печь] остынет», — сказал Седов.": ("edited",),
    "«Печь погасят», — сказал Седов.": (),
    "Седов не исключил, что печь погасят.": (),
}


@pytest.mark.parametrize(("text", "flags"), FLAGGED.items(), ids=FLAGGED)
def test_flags(text: str, flags: tuple[str, ...]) -> None:
    assert [q.flags for q in find_quotes(text)] == [flags]


FORMS = {
    "«Да», — сказал Иван Седов.": SpeakerForm.NAME,
    "«Да», — сказал мастер Седов.": SpeakerForm.ROLE,
    "«Да», — сказал он.": SpeakerForm.PRONOUN,
    "«Да», — заявили в МИД.": SpeakerForm.ORGANISATION,
    "«Да», — говорят жители.": SpeakerForm.GROUP,
    "«Да», — сказал источник.": SpeakerForm.ANONYMOUS,
}


@pytest.mark.parametrize(("text", "form"), FORMS.items(), ids=FORMS)
def test_forms_of_speakers(text: str, form: SpeakerForm) -> None:
    (quote,) = find_quotes(text)
    assert quote.speaker is not None
    assert quote.speaker.form is form


def test_the_same_words_know_of_each_other() -> None:
    text = "«Мост простоит век»: мэр ответила критикам\n«Мост простоит век, я уверена», — сказала мэр Анна Орлова."
    first, second = find_quotes(text)
    assert first.occurrences == (second.span,)
    assert second.occurrences == (first.span,)


def test_what_is_carried_is_less_sure() -> None:
    cued, cueless = find_quotes("«Печь погасят», — сказал Седов. «Потом начнём ремонт, он займёт месяц».")
    assert cueless.confidence < cued.confidence
    assert cueless.speaker is not None
    assert cueless.speaker.span is None


def test_spelling_of_the_source_is_kept() -> None:
    (quote,) = find_quotes("«\u00adПечь\u00ad погасят», \x97 сказал Пётр Сёмин.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Пётр Сёмин"
