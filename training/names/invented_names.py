"""Invented names and roles in every case, for the declensions that news names seldom show.

Surnames of all declensions of `ru/paradigms.tsv` with given names, and roles of `ru/roles.tsv` with their genitive
tails, are put into simple sentences. All of them are made up (`invented_names.toml`); their forms follow the tables.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rupress.normalizer.nominative.forms import paradigms
from rupress.ru import morph
from rupress.ru.tables import read_tsv

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
Example = tuple[str, str, int, int, str]


def examples(seed: int = 5, roles: int = 2500) -> Iterator[Example]:
    """Make the examples: document, text, start, stop, nominative."""
    rng = random.Random(seed)
    number = 0
    made = [(pair, TABLE["frames"]) for pair in [*_people(rng), *_double(rng), *_roles(rng, roles)]]
    made += [(pair, TABLE["places"]) for pair in _places()]
    for (forms, nominative), frames in made:
        for case, form in forms.items():
            frame = rng.choice(frames[case])
            start = frame.index("{}")
            text = frame.format(form)
            if start == 0:
                text = text[0].upper() + text[1:]
            number += 1
            wanted = nominative[0].upper() + nominative[1:] if start == 0 else nominative
            yield f"invented/{number}", text, start, start + len(form), wanted


def _people(rng: random.Random) -> Iterator[tuple[dict[str, str], str]]:
    """Decline surnames alone and with given names."""
    endings = {paradigm.name: paradigm for paradigm in paradigms()}
    for name, surnames in TABLE["declined"].items():
        paradigm = endings[name]
        for surname in surnames:
            stem = surname[: len(surname) - len(paradigm.endings[0][0])]
            forms = {c: stem + ends[0] for c, ends in zip(morph.CASES, paradigm.endings, strict=True)}
            yield forms, surname
            yield from _with_given(rng, forms, surname, paradigm.gender)
    for surname in TABLE["fixed"]:
        fixed = dict.fromkeys(morph.CASES, surname)
        yield fixed, surname
        for gender in ("masc", "femn"):
            yield from _with_given(rng, fixed, surname, gender)
    for surname in TABLE["fixed_women"]:
        yield from _with_given(rng, dict.fromkeys(morph.CASES, surname), surname, "femn")
    for surname in TABLE["nouns"]:
        forms = {case: _inflected(surname, case) for case in morph.CASES}
        yield from _with_given(rng, forms, surname, "masc")
    for name in TABLE["eastern"]:
        *head, last = name.split()
        ends = endings["soft" if last[-1] == "ь" else "hard"].endings
        stem = last.removesuffix("ь")
        yield {c: " ".join([*head, stem + e[0]]) for c, e in zip(morph.CASES, ends, strict=True)}, name


def _double(rng: random.Random) -> Iterator[tuple[dict[str, str], str]]:
    """Decline both parts of double surnames, the second if it declines."""
    endings = {paradigm.name: paradigm for paradigm in paradigms()}
    for row in TABLE["double"]:
        surname, names = row.split(":")
        parts = [
            [part[: len(part) - len(endings[n].endings[0][0])] + e[0] for e in endings[n].endings] if n else [part] * 6
            for part, n in zip(surname.split("-"), names.split("-"), strict=True)
        ]
        forms = {case: f"{a}-{b}" for case, a, b in zip(morph.CASES, *parts, strict=True)}
        yield forms, surname
        yield from _with_given(rng, forms, surname, endings[names.split("-")[0]].gender)


def _places() -> Iterator[tuple[dict[str, str], str]]:
    """Decline the towns of the tables that the dictionary does not know."""
    endings = {paradigm.name: paradigm for paradigm in paradigms()}
    for row in read_tsv("places_cities.tsv"):
        name = row["name"]
        if morph.known(name) or " " in name or "-" in name:
            continue
        paradigm = endings["af" if name.endswith("а") else "place_soft" if name.endswith("ь") else "place"]
        if name[-1] in "аь" or name[-1] not in "оеёиуыэюяй":
            stem = name.rstrip("аь")
            yield {c: stem + e[0] for c, e in zip(morph.CASES, paradigm.endings, strict=True)}, name


def _with_given(
    rng: random.Random, forms: dict[str, str], surname: str, gender: str
) -> Iterator[tuple[dict[str, str], str]]:
    for given in rng.sample(TABLE["men"] if gender == "masc" else TABLE["women"], 2):
        yield {case: f"{_inflected(given, case)} {form}" for case, form in forms.items()}, f"{given} {surname}"
    initials = rng.choice(("{} М. Ю.", "А. {}", "{} Р.И.", "И. П. {}", "{} С. А.", "В.{}", "{} Е."))
    yield {case: initials.format(form) for case, form in forms.items()}, initials.format(surname)


def _inflected(word: str, case: str) -> str:
    """Decline a word of the dictionary; keep its capital."""
    reading = next(r for r in morph.readings(word) if r.case == "nomn" and r.number == "sing")
    form = morph.inflected(reading, case, "sing", reading.gender) or word.lower()
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _roles(rng: random.Random, most: int) -> Iterator[tuple[dict[str, str], str]]:
    """Decline roles: the head alone, the tail stays."""
    nouns = [
        row["noun"] for row in read_tsv("roles.tsv") if row["kind"] in {"office", "member"} and "." not in row["noun"]
    ]
    nouns = [
        n for n in nouns if morph.known(n) and any(r.case == "nomn" and r.pos == "NOUN" for r in morph.readings(n))
    ]
    for turn in range(most // len(morph.CASES)):
        noun, tail, epithet = rng.choice(nouns), rng.choice(TABLE["tails"]), rng.choice(TABLE["epithets"])
        if turn % 4 == 0:  # «Министерство финансов» declines as roles do
            noun, tail, epithet = rng.choice(TABLE["bodies"]), rng.choice(TABLE["body_tails"]), ""
        reading = next(r for r in morph.readings(noun) if r.case == "nomn" and r.pos == "NOUN")
        gender = reading.gender or "masc"
        forms: dict[str, str] = {}
        for case in morph.CASES:
            head = morph.inflected(reading, case, "sing") or noun
            adjective = _adjective(epithet, case, gender) + " " if epithet else ""
            forms[case] = f"{adjective}{head} {tail}"
            if turn % 8 == 0:
                forms[case] = forms[case][0].upper() + forms[case][1:]
        yield forms, forms["nomn"]


def _adjective(word: str, case: str, gender: str) -> str:
    parse = next(p for p in morph.analyser().parse(word) if p.tag.POS == "ADJF" and p.tag.case == "nomn")
    tag = {case, "sing", gender}
    if case == "accs" and gender == "masc":
        tag.add("anim")
    form = parse.inflect(tag)
    return word if form is None else str(form.word)
