"""The words that name a speaker or an outlet; `resolve` says whom they mean."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.normalizer.quotes.cues import Form
from rupress.normalizer.quotes.grammar import MARKS, foreign, lemma_of
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.phrases import Phrase
from rupress.normalizer.quotes.scene import Word
from rupress.records import Organization, SpeakerForm

_LOCAL = 4
"""The name of an outlet before that of its branch is longer than that."""


@frozen
class Source:
    """The words that name a speaker or an outlet."""

    start: int
    """Offset of the first character."""
    stop: int
    """Offset just past the last one."""
    phrase: Phrase
    """The noun phrase."""
    case: str
    """Its case there."""
    name: tuple[int, int] | None = None
    """Offsets of the person's name inside it."""
    head: int = 0
    """Offset just past its head noun."""
    medium: bool = False
    """Whether it is an outlet."""


def made(words: list[Word], phrase: Phrase, case: str, known: Known) -> Source:
    """Give a phrase its offsets, and say whether it is an outlet."""
    span = phrase.name
    name = (words[span[0]].start, words[span[1] - 1].stop) if span else None
    medium = is_medium(words[phrase.first : phrase.stop], phrase, known)
    head = words[phrase.at].stop
    return Source(words[phrase.first].start, words[phrase.stop - 1].stop, phrase, case, name, head, medium)


def bare(word: Word) -> str:
    """Give a word without its marks, lower case, ё written е."""
    return word.text.strip(MARKS).lower().replace("ё", "е")


def is_medium(words: list[Word], phrase: Phrase, known: Known) -> bool:
    """Say whether a phrase names an outlet: by its head, a domain, the table of outlets, or the entity behind it."""
    outlets = table("media", "outlets")
    plain = " ".join(bare(w) for w in words)
    # «звезда заявила» is a person, «сообщает Звезда» and «передаёт „Звезда“» are an outlet
    if plain in outlets and (foreign(words[0]) or words[0].capital):
        return True
    if phrase.form is SpeakerForm.ANONYMOUS or phrase.name is not None:
        return False
    if phrase.head.rsplit("-", 1)[-1] in table("media", "nouns") or phrase.head in table("media", "nouns"):
        return True  # «интернет-газета»
    if _domain().fullmatch(plain) or any(is_outlet(w, outlets) for w in words if w.quoted):
        return True
    if len(words) <= 2 and any(lemma_of(r) in outlets for w in words[:1] for r in w.readings[:1]) and words[0].capital:
        return len(words) == 1 or plain.split()[0] in outlets
    entity = known.entity(words[0].start)
    return isinstance(entity, Organization) and entity.kind == "media"


def is_site(name: str) -> bool:
    """Say whether a name is that of a site: «Луга.ру»."""
    return _domain().fullmatch(name.lower()) is not None


@cache
def _domain() -> re.Pattern[str]:
    return re.compile(rf"[\w-]+(?:\.[\w-]+)*\.(?:{alternation('media', 'domains')})")


def is_outlet(word: Word, outlets: frozenset[str]) -> bool:
    """Say whether a word, quoted perhaps and in any case, is the name of an outlet or a domain."""
    plain = bare(word)
    return (
        plain in outlets
        or (len(local := plain.split("-", 1)[0]) > _LOCAL and local != plain and local in outlets)  # «Интерфакс-Юг»
        or bool(_domain().fullmatch(plain))
        or any(
            plain[: len(o) - 1] == o[:-1] and len(plain) <= len(o) + 2
            for o in outlets
            if len(o) > 5 and o[0] == plain[:1]
        )
    )


def agrees(form: Form, phrase: Phrase, words: list[Word]) -> bool:
    """Say whether a verb form can have the phrase for its subject."""
    if form.pos == "GRND" or (foreign(words[phrase.first]) and phrase.form is SpeakerForm.ORGANISATION):
        return True
    if form.person in {"1per", "2per"}:
        return phrase.head in table("persons", form.person)
    if phrase.weight == 2 and "." in words[phrase.at].low and _domain().fullmatch(bare(words[phrase.at])):
        return True  # «как писали Луга.ру»
    number, joints = phrase.number, table("grammar", "conjunctions")
    if form.number == "plur" and any(word.low in joints for word in words[phrase.first : phrase.stop]):
        number = "plur"
    if form.number == "plur" and phrase.head in table("grammar", "collectives"):
        return True  # «большинство жителей считают»
    if form.number and number and form.number != number:
        return False
    if form.number != "sing" or not form.gender or not phrase.gender or form.gender == phrase.gender:
        return True
    if phrase.name is not None and form.gender != "neut" and not words[phrase.name[1] - 1].low.endswith(_gendered()):
        return True  # «Джоан Плаза отметил»: the verb knows better than the given name
    if phrase.name is not None and phrase.name[1] - phrase.name[0] == 1 and form.gender in {"masc", "femn"}:
        own = words[phrase.name[0]].low.endswith(tuple(table("surnames", form.gender)))
        if own:
            return True  # «Яра Лугина пришла. … — заключила Лугина», and Яра is no man
    # «министр сообщила», «глава заявил»: the noun's gender is not the person's; a name's or pronoun's is
    return phrase.form is SpeakerForm.ROLE and phrase.weight == 3 and form.gender != "neut"


@cache
def _gendered() -> tuple[str, ...]:
    """Give the endings of surnames that tell a gender."""
    return (*table("surnames", "masc"), *table("surnames", "femn"))


def owner(words: list[Word], document: Phrase, known: Known) -> Source:
    """Give the owner of a document, as the genitive after it says: «в письме главы города»; else the document."""
    head = next(
        (
            k
            for k in range(document.first, document.stop)
            if any(lemma_of(r) == document.head for r in words[k].readings)
        ),
        document.first,
    )
    index = head + 1
    if index < document.stop and words[index].low == "(":  # «данные (.pdf) фонда»
        index = next((k + 1 for k in range(index, document.stop) if words[k].low == ")"), index)
    about = words[index].text.strip(MARKS).lower().split(" ", 1)[0] if index < document.stop else ""
    title = about in table("grammar", "about") and document.head in table("speakers", "norms")
    if index < document.stop and not title and not is_network(words[index]):  # «закону „О воде“» names no owner
        phrase = parse(words, index, "gent", known, document.stop)
        if phrase is not None and (phrase.weight >= 2 or words[index].capital):
            return made(words, phrase, "gent", known)
        if phrase is not None and phrase.head in table("speakers", "documents"):
            if phrase.stop < document.stop:
                return owner(words, phrase, known)
            return made(words, phrase, "gent", known)  # «в тексте | сообщения»
    return made(words, document, "loct", known)


def is_network(word: Word) -> bool:
    """Say whether a word, quoted perhaps, is a network: «на странице „ВКонтакте“» names no owner."""
    networks = table("media", "networks")
    return bare(word) in networks or any(lemma_of(r) in networks for r in word.readings[:2])


def lemma_of_word(word: Word) -> str:
    """Give the dictionary form of a word's likeliest reading."""
    return lemma_of(word.readings[0]) if word.readings else ""
