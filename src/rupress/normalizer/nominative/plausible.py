"""What a person's name in one case cannot look like: «Миодрага | Горич», of which only the end was declined."""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve

from rupress.normalizer.nominative.eastern import is_eastern
from rupress.normalizer.nominative.forms import Form, forms
from rupress.normalizer.nominative.phrase import Reading
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml

_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*")
_MOST_WORDS = 5
_LEAST = 4
"""Letters of a word that is long enough to be judged: «Ким», «Чан» stay as they are, whatever the case."""
_PERSONAL = frozenset(("Name", "Surn", "Patr"))
_LIKE = {"gent": ("gent", "accs"), "accs": ("gent", "accs"), "datv": ("datv",), "ablt": ("ablt",)}


def looks_personal(phrase: str) -> bool:
    """Say whether a phrase has the shape of a person's full name: «Миодраг Горич», «Георг де Брандт».

    «Республика Тыва» and «Новое Овсино» have it, but begin with words that name no person.
    """
    words = phrase.split(" ")
    if not 1 < len(words) <= _MOST_WORDS or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    particles = read_toml("person_names.toml")["particles"]
    if not all(_NAME.fullmatch(word) or word in particles for word in words):
        return False
    readings = morph.readings(words[0])
    return not readings[0].known or any(r.marks & _PERSONAL or r.animate for r in readings)


def implausible(phrase: str, reading: Reading) -> bool:
    """Say whether a reading of a person's name declines a word although others show the nominative.

    Args:
        phrase: what `looks_personal`.
        reading: a way to read it.
    """
    words, out = phrase.split(" "), reading.out.split(" ")
    changed = _changed(words, out)
    if not any(changed):
        return False
    return (
        (reading.number == "plur" and is_eastern(words))
        or _stands_still(words, changed, reading)
        or _undone(words, out, changed, reading)
        or _mixes(reading)
        or (reading.gender == "neut" and changed[0] and is_given(out[0].lower()))  # no «Николай | Конаково»
        or (changed[0] and not changed[-1] and is_oblique(phrase))  # no «Иван Сергеевич | Лугового»
        or (changed[0] and _is_no_name(words[0].lower(), out[0].lower(), reading.case))
        or (changed[0] and _is_adjective(words, out[0].lower()))
        or (changed[0] and _is_foreign(words[0].lower(), out[0].lower()))
        or (
            changed[-1]
            and out[-1][-1] in letters("soft_sign")
            and reading.gender == "femn"
            and not morph.known(words[-1])
        )
    )


def is_oblique(phrase: str) -> bool:
    """Say whether a surname is an adjective in another case: «жена Дмитрия | Белого»."""
    low = phrase.rpartition(" ")[2].lower()
    if not low.endswith(tuple(read_toml("person_names.toml")["adjectives_oblique"])):
        return False
    return all(r.known and r.pos in morph.ADJECTIVES for r in morph.readings(low))


def contradicts(phrase: str, reading: Reading) -> bool:
    """Say whether a reading takes a name behind a role in the nominative for an oblique case that its beginning hides.

    «адвокат | Александра Гранина» may speak of a man, «тренер | Франко Горелла» of no Горелл.

    Args:
        phrase: what `looks_personal`.
        reading: a way to read it.
    """
    return reading.case not in {"", "nomn"} and reading.out.partition(" ")[0] == phrase.partition(" ")[0]


def _changed(words: list[str], out: list[str]) -> list[bool]:
    """Say which words of a name a reading changes."""
    return [plain(word) != plain(form) for word, form in zip(words, out, strict=False)]


def _stands_still(words: list[str], changed: list[bool], reading: Reading) -> bool:
    """Say whether a man's given name in a consonant shows the nominative: «Айртон | Горна» is nobody's genitive."""
    first = words[0].lower()
    if changed[0] or not is_base(first) or len(first) < _LEAST or reading.case == "nomn":
        return False
    return reading.gender != "femn" or reading.number == "plur"


def is_base(low: str) -> bool:
    """Say whether a word in a consonant can be nothing but the nominative of a man's name."""
    return low[-1] in letters("consonants") and (not low.endswith(_oblique_ends()) or is_given(low))


@cache
def _oblique_ends() -> tuple[str, ...]:
    return tuple(read_toml("person_names.toml")["oblique_ends"])


def _undone(words: list[str], out: list[str], changed: list[bool], reading: Reading) -> bool:
    """Say whether a given name that stands in the nominative was declined: «Марта | Горански», «Йен | Брандт»."""
    first, last = words[0].lower(), words[-1].lower()
    if not changed[0] or changed[-1]:
        return False
    if is_base(first):
        return True
    if reading.gender != "masc":
        return False
    if is_given(first) and not is_given(out[0].lower()):
        return True
    return (
        last[-1] in letters("consonants") | letters("soft_sign")
        and len(last) > 2
        and (is_given(first) or not morph.known(first))
    )


def _mixes(reading: Reading) -> bool:
    """Say whether a reading makes a man's given name and a woman's surname one: «Орхем | Горань» is no «Орхй | Горань».

    A given name that looks like a woman's may be a man's: «Ивица | Горич».
    """
    genders = [gender for _, _, gender, _ in reading.named]
    return genders[:1] == ["masc"] and genders[-1] == "femn"


def _is_no_name(low: str, out: str, case: str) -> bool:
    """Say whether a word is read as none although it may be a given name: «Лени | Горского» is no laziness."""
    readings = [r for r in morph.readings(low) if r.known and r.case == case and r.number == "sing"]
    if not any("Name" in r.marks for r in readings):
        return False
    return all(r.marks.isdisjoint(_PERSONAL) for r in readings if plain(morph.nominative_of(r)) == plain(out))


def _is_foreign(low: str, out: str) -> bool:
    """Say whether a foreign given name in -и was declined: «Хейди | Горкала» is nobody's «Хейдя»."""
    ending, *others = read_toml("person_names.toml")["foreign_i"]
    hard = low.endswith(ending) and low[-2:-1] in letters("consonants")  # «Гарсии» may be of «Гарсия»
    return hard and out.endswith(tuple(others)) and not any(r.known for r in morph.readings(low))


def _is_adjective(words: list[str], out: str) -> bool:
    """Say whether an unknown given name became an adjective: «Бахрому | Горгашеву» is no «Бахрый»."""
    table = read_toml("person_names.toml")
    oblique = words[0].endswith(tuple(table["adjectives_oblique"]))  # «Лероя» may well be of «Лерой»
    if not oblique or not out.endswith(tuple(table["adjectives"])) or morph.known(words[0]):
        return False
    return not any("Name" in r.marks and r.known for r in morph.readings(words[-1]))


def is_given(low: str) -> bool:
    """Say whether a word is a given name in the nominative."""
    return any(r.known and "Name" in r.marks and r.case == "nomn" and r.number == "sing" for r in morph.readings(low))


def _by_surname(phrase: str, reading: Reading) -> Reading:
    """Take a surname of the dictionary for itself, not for the adjective that it is like: «Петра | Толстого»."""
    word, (rest, _, out) = phrase.rpartition(" ")[2], reading.out.rpartition(" ")
    if reading.sort != "A" or reading.number == "plur" or word == out:
        return reading
    own = [
        morph.nominative_of(r)
        for r in morph.readings(word)
        if r.known and "Surn" in r.marks and (r.case, r.gender) == (reading.case, reading.gender)
    ]
    return evolve(reading, out=f"{rest} {spelled(own[0], word)}") if own and out.lower() not in own else reading


def mended(phrase: str, reading: Reading) -> Reading:
    """Decline the words of a man's name that a reading left in its case: «Миодрага | Горич», «Дед | Мороза».

    A name in -у may be one that does not decline («Нельсону»), unless the words on both sides of it do or it is the
    last and a Russian surname.

    Args:
        phrase: what `looks_personal`.
        reading: the best way to read it.
    """
    reading = _by_surname(phrase, _of_foreigner(phrase, reading))
    if (hers := _of_woman(phrase, reading)) is not None:
        return hers
    words, out = phrase.split(" "), reading.out.split(" ")
    changed = _changed(words, out)
    cases = _LIKE.get(reading.case, ())
    if not cases or reading.gender != "masc" or reading.number == "plur" or all(changed) or not any(changed):
        return reading
    if reading.case == "datv" and not (changed[0] and (changed[-1] or _is_russian(words[-1]))):
        return reading
    whole = [form if moved else base_of(word, cases) for word, form, moved in zip(words, out, changed, strict=True)]
    if changed[0] and reading.case == "gent" and whole[-1] == words[-1]:
        whole[-1] = _of_soft_one(_of_one_in_a(words[-1], sure=is_given(whole[0].lower())))
    return reading if whole == out else evolve(reading, out=" ".join(whole))


def _of_woman(phrase: str, reading: Reading) -> Reading | None:
    """Decline a woman's surname left in the accusative, whose end only that in -ия has: «Светлану | Горилию»."""
    ending, base = read_toml("person_names.toml")["accusative_in_iya"]
    word = phrase.rpartition(" ")[2]
    declined = (reading.case, reading.number, reading.gender) == ("accs", "sing", "femn")
    if not declined or not word.endswith(ending) or not reading.out.endswith(f" {word}"):
        return None
    return evolve(reading, out=reading.out.removesuffix(ending) + base)


def _is_russian(word: str) -> bool:
    """Say whether a surname in -у is a Russian one, which declines: «Михаилу | Горину», but no «Нельсону | Кику»."""
    stems, ending = read_toml("person_names.toml")["families"]["stems"], letters("partitive")
    return word[-1] in ending and word[:-1].endswith(tuple(stems))


def instrumental_end(phrase: str, reading: Reading) -> str:
    """Give the ending of a foreigner's surname that was left in its case: «с королём | Захид Горхом»."""
    ends: list[str] = read_toml("person_names.toml")["instrumentals_of_men"]
    word = phrase.rpartition(" ")[2]
    if reading.out != phrase or not word.endswith(tuple(ends)) or len(word) <= _LEAST or morph.known(word):
        return ""
    return next(end for end in ends if word.endswith(end))


def is_mans_genitive(word: str) -> bool:
    """Say whether a word may be a Russian surname in the genitive: «Горова»."""
    stems = tuple(read_toml("person_names.toml")["families"]["stems"])
    return word.istitle() and word[:-1].endswith(stems) and word.endswith(_genitive_ending())


@cache
def _genitive_ending() -> str:
    return str(read_toml("person_names.toml")["endings_of_men"]["gent"])


def _of_foreigner(phrase: str, reading: Reading) -> Reading:
    """Decline an unknown given name that was left in its case: «Малалы | Горфзай», «Шохисты | Гориповой».

    No given name ends in -ы but «Горангулы» and its like; one in -ю was read as a dative if its surname was:
    «Билялю | Горулле».
    """
    table = read_toml("person_names.toml")
    first, _, rest = phrase.partition(" ")
    kept = reading.out.startswith(f"{first} ") and not morph.known(first) and len(first) >= _LEAST
    if first.endswith(tuple(table["given_in_y"])):
        return reading
    if not kept or first[-2] not in letters("consonants") or reading.number == "plur":
        return reading
    if " " in rest and reading.case in {"", "nomn"}:
        return reading  # «аула Горклы | Замирбек Горматов»
    for case, (ending, base) in (("gent", table["foreign_genitive"]), ("datv", table["foreign_dative"])):
        if first.endswith(ending) and (case == "gent" or (reading.case == case and not reading.out.endswith(rest))):
            return evolve(reading, out=first[:-1] + base + reading.out[len(first) :], case=case)
    return reading


def _of_one_in_a(word: str, *, sure: bool) -> str:
    """Give the nominative in -а of an unknown surname in -ы: «Карлоса | Гинтаны».

    Behind a given name that is sure it may be a common noun, too: «Романа | Скалы», no «Дворец | Культуры».
    """
    ends = read_toml("person_names.toml")["genitive_in_a"]
    soft = len(word) < _LEAST or not word.endswith(ends[0]) or word[-2] not in letters("consonants")
    own = sure and any((r.case, r.number, r.gender) == ("gent", "sing", "femn") for r in morph.readings(word))
    return word if soft or (morph.known(word) and not own) else word[:-1] + ends[1]


def _of_soft_one(word: str) -> str:
    """Give the nominative in -ь of an unknown surname in -я behind a consonant: «Игоря | Горазя»."""
    ending, base = read_toml("person_names.toml")["genitive_in_soft"]
    hard = not word.endswith(ending) or word[-2] not in letters("consonants") or morph.known(word)
    return word if hard else word[: -len(ending)] + base


def base_of(word: str, cases: tuple[str, ...]) -> str:
    """Give the nominative in a consonant of a man's name that ends as its case wants; else the word itself."""
    low = plain(word)
    ending = read_toml("person_names.toml")["endings_of_men"][cases[0]]
    base = low.removesuffix(ending)
    if (
        len(low) < _LEAST - 1
        or base == low
        or base[-1] not in letters("consonants")
        or (base[-1] in read_toml("person_names.toml")["fleeting"] and base[-2] in letters("consonants"))
    ):
        return word
    if any(r.known and r.case in cases and r.word == morph.nominative_of(r) for r in morph.readings(low)):
        return word  # «Александра | Дюма»
    possible = [f for f in forms(word) if f.case in cases and f.gender == "masc" and f.number == "sing"]
    possible = [form for form in possible if form.out[-1] in letters("consonants")]
    return max(possible, key=_weight).written if possible else word[: len(base)]  # a surname may be but a place to it


def _weight(form: Form) -> float:
    return form.weight
