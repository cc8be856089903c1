"""The roles that stand behind a name: after a comma, a dash or a bracket, or behind a verb that gives them."""

from __future__ import annotations

from collections.abc import Sequence

from rupress.normalizer.entities.role_nouns import role_forms
from rupress.normalizer.entities.role_place import Place
from rupress.normalizer.entities.role_spans import (
    CLOSING,
    HYPHENS,
    JOINING,
    MOST_WORDS,
    agree_in_case,
    is_bracketed,
    within_one,
)
from rupress.normalizer.entities.role_words import (
    acting_start,
    belongs,
    gives_role,
    heads,
    is_acting,
    light,
    modifies,
    opens_behind,
)
from rupress.normalizer.entities.words import SPACES, Word, words_of
from rupress.records import EntityType
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml
from rupress.span import Span

_MOST_LEADS = 3
_MOST_LISTED = 8
"""Words of a list within which its «и» stands: «министр культуры, | массового спорта | и | молодёжи»."""
_OPENING = {", ": False, " (": True, " — ": True, " – ": True, " - ": True}
"""Marks between a name and a role behind it, and whether the role is in the nominative whatever the name's case."""


def role_after(place: Place) -> Span | None:
    """Find the role that stands behind a name after a comma, a dash or a bracket: «Гранин, директор завода, сказал»."""
    line = place.text[place.span.stop : place.ceiling()]
    free = next((value for mark, value in _OPENING.items() if line.startswith(mark)), None)
    if free is None:
        return None
    begun = _opens_role(line)
    acting = is_acting(line, begun)
    words, stop = words_of(line[_past_acting(line, begun) :], MOST_WORDS), place.span.stop + _past_acting(line, begun)
    cases = ["gent"] if acting else ["nomn", place.case] if free else [place.case or "nomn"]
    found = next((span for case in cases if case and (span := role_in(words, place, case, stop, known=free))), None)
    if found is None:
        return None
    return Span(place.span.stop + begun if acting else found.start, _with_whose(place, found.stop))


def _with_whose(place: Place, stop: int) -> int:
    """End a role behind a name with whose it is: «Гранина, мама | Юли», «Гранин, адвокат | Дубневой»."""
    following = next((m for m in place.mentions[place.index + 1 : place.index + 7] if m.span.start >= stop), None)
    if following is None or following.type is not EntityType.PER or following.span.start != stop + 1:
        return stop
    genitive = any(r.case == "gent" for r in morph.readings(following.text.rpartition(" ")[2]))
    whose = place.text[stop] in SPACES and plain(following.text) != plain(following.normal) and genitive
    return following.span.stop if whose else stop


def _opens_role(line: str) -> int:
    """Give where the role begins behind a name, an adverb left out: «, | временно | исполняющий обязанности мэра»."""
    begun = next(len(mark) for mark in _OPENING if line.startswith(mark))
    adverb = next(
        (word for word in read_toml("names.toml")["role_adverbs"] if line.startswith(f"{word} ", begun)), None
    )
    return begun if adverb is None else begun + len(adverb) + 1


def _past_acting(line: str, begun: int) -> int:
    """Give where the office begins behind «и. о.»."""
    match = acting_start().match(line, begun)
    return begun if match is None else match.end()


def role_predicate(place: Place) -> Span | None:
    """Find the role that a verb gives: «Гранин является директором завода», «Гранин был назначен министром»."""
    words = _told_of(place, 2)
    if len(words) < 2 or words[1].gap not in SPACES or not gives_role(words[0].text):
        return None
    return role_in(_told_of(place, 1 + MOST_WORDS)[1:], place, "ablt", place.span.stop, known=True)


def role_held(place: Place) -> Span | None:
    """Find the role that is called a post: «Гранин занимает должность | директора завода»."""
    words = _told_of(place, 3)
    table = read_toml("names.toml")
    if len(words) <= 2 or any(word.gap not in SPACES for word in words[1:3]):
        return None
    verb, post = morph.readings(words[0].text), morph.readings(words[1].text)
    if not any(r.lemma in table["verbs_of_posts"] for r in verb) or not any(r.lemma in table["posts"] for r in post):
        return None
    return role_in(_told_of(place, 2 + MOST_WORDS)[2:], place, "gent", place.span.stop)


def _told_of(place: Place, most: int) -> Sequence[Word]:
    """Give so many words from the verb on as may tell of a name in the nominative: «Гранин сейчас | является …»."""
    if place.case not in {"", "nomn"}:
        return ()
    words = words_of(place.text[place.span.stop : place.ceiling()], _MOST_LEADS + most)
    lead = read_toml("names.toml")["role_verb_leads"]
    at = 0
    while at < min(len(words), _MOST_LEADS) and words[at].gap in SPACES and words[at].text in lead:
        at += 1
    return words[at : at + most] if at < len(words) and words[at].gap in SPACES else ()


def role_in(words: Sequence[Word], place: Place, case: str, stop: int, *, known: bool = False) -> Span | None:
    """Find the role that words behind a name begin with, if its head stands in the case wanted.

    Args:
        words: the words.
        place: where the name stands.
        case: the case of the head.
        stop: the offset of the words' text.
        known: whether only the nouns of the table are roles there.
    """
    names = place.names()
    words = words[:MOST_WORDS]
    last = 0
    while last < len(words) and belongs(words[last], stop, names):
        if last and not (_goes_on(words, last) or any(within_one(name, stop, words, last) for name in names)):
            break
        last += 1
    head = next((i for i in range(last) if heads(words[i], case, known=known)), None)
    if head is None or not all(modifies(word, words[head]) for word in words[:head]):
        return None
    last = _before_time(words, head, last)
    while last > head + 1 and (light(words[last - 1]) or _is_cut(place.text, words[last - 1], stop)):
        last -= 1
    end = stop + words[last - 1].stop
    closing = place.text[end : end + 1]
    quoted = opens_behind(words[1:last])
    if quoted and closing not in CLOSING:  # «брат сценариста | “Зари-95″»
        opened = max(i for i in range(1, last) if opens_behind(words[i : i + 1]))
        end, quoted = stop + words[opened - 1].stop, False
    return Span(stop + words[0].start, end + quoted)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Say whether a role behind a name goes on with a word: «Гранин, министр культуры, | молодёжи и спорта»."""
    if words[at].gap in JOINING or is_bracketed(words, at) or is_bracketed(words, at - 1):
        return True
    if words[at].gap in HYPHENS and words[at].text.isdigit():
        return True  # «игрок сборной на Евро-|2020»
    if words[at].gap == ". " and words[at - 1].text in read_toml("names.toml")["abbreviations"]:
        return True  # «мэр г. | Озёрска»
    clause = any(r.pos == "PRTF" for r in morph.readings(words[at].text))  # «адмирал флота, | прошедшего войну»
    if clause or words[at].gap != ", " or not agree_in_case(words, at):
        return False
    ends = read_toml("names.toml")["list_ends"]
    end = next((i for i in range(at + 1, min(at + _MOST_LISTED + 1, len(words) - 1)) if words[i].text in ends), None)
    return end is not None and _both(words[at], words[end + 1])


def _both(one: Word, other: Word) -> bool:
    """Say whether two words stand in one oblique case, and neither is a role: «молодёжи и | спорта»."""
    cases = {r.case for r in morph.readings(one.text) if r.case not in {"", "nomn"}}
    return any(r.case in cases for r in morph.readings(other.text)) and not role_forms(other.text)


def _is_cut(text: str, word: Word, offset: int) -> bool:
    """Say whether a number goes on behind a hyphen: «деятель | 30-х годов»."""
    return word.text.isdigit() and text[offset + word.stop : offset + word.stop + 1] in HYPHENS


def _before_time(words: Sequence[Word], head: int, last: int) -> int:
    """Leave out when somebody came to a role behind it: «министром | в мае прошлого года»."""
    leads = read_toml("names.toml")["before_times"]
    for at in range(head + 1, last - 1):
        if words[at].text in leads and any(map(_tells_time, words[at + 1 : min(at + 4, last)])):
            return at
    return last


def _tells_time(word: Word) -> bool:
    return morph.readings(word.text)[0].lemma in read_toml("names.toml")["times_of_roles"]
