"""From mentions to entities: one for each person, organisation and place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from rupress.normalizer.entities import organizations, persons, places, titles
from rupress.normalizer.entities.bearing import likely
from rupress.normalizer.entities.bracketed import with_bracketed
from rupress.normalizer.entities.genders import gender_told, is_womans
from rupress.normalizer.entities.pairing import composed, is_site, with_whole
from rupress.normalizer.entities.parted import Name, take_apart
from rupress.normalizer.entities.role_shared import shared_roles
from rupress.normalizer.entities.spelled import is_form, is_latin
from rupress.normalizer.gazetteer import KnownPlace, key_of, known_organization
from rupress.normalizer.nominative import Reading
from rupress.records import EntityType, Gender, Mention, Organization, Person, Place
from rupress.ru import morph

AnyEntity = Person | Organization | Place


@frozen(eq=False)
class Draft:
    """An entity before it has a number."""

    members: tuple[int, ...]
    """Its mentions, in order."""
    build: Callable[[str], AnyEntity]
    """Makes the record, given the id."""
    letter: str
    """First letter of the id."""


def clustered(
    text: str, mentions: Sequence[Mention], readings: Sequence[Reading]
) -> tuple[tuple[Mention, ...], tuple[AnyEntity, ...]]:
    """Make one entity of all mentions of each person, organisation and place.

    Args:
        text: the article.
        mentions: the names in it, sorted.
        readings: how each was read by `read_name`.

    Returns:
        The mentions with the ids of their entities, and the entities in order of appearance.
    """
    settled = list(mentions)
    drafts = [*_places(text, settled), *_organizations(text, settled), *_people(text, settled, readings)]
    drafts.sort(key=lambda draft: draft.members[0])
    entities: list[AnyEntity] = []
    for number, draft in enumerate(drafts, 1):
        entity = draft.build(f"{draft.letter}{number}")
        entities.append(entity)
        for index in draft.members:
            settled[index] = evolve(settled[index], entity=entity.id)
    people = [_employed(entity, settled) if isinstance(entity, Person) else entity for entity in entities]
    return tuple(settled), tuple(people)


def _places(text: str, mentions: list[Mention]) -> list[Draft]:
    groups: dict[tuple[str, ...], list[int]] = {}
    records: dict[tuple[str, ...], KnownPlace | None] = {}
    acronyms: dict[str, tuple[str, ...]] = {}
    last: tuple[int, tuple[str, ...]] | None = None
    short, streets = places.republics(mentions), places.streets(mentions)
    spelled, fuller = places.acronyms(mentions), places.fuller(mentions)
    for index, mention in enumerate(mentions):
        if mention.type is EntityType.LOC:
            key, known = places.identify(mention, short)
            key = ("name", streets[key[1]]) if known is None and key[1] in streets else key
            if known is None and last is not None and places.is_acronym_of(text, mentions[last[0]], mention):
                key, known = last[1], records[last[1]]
                acronyms[mention.normal] = key
            elif known is None and mention.normal in acronyms:
                key, known = acronyms[mention.normal], records[acronyms[mention.normal]]
            elif known is None and mention.text in spelled:
                key, known = places.identify(mentions[spelled[mention.text]], short)
            elif known is None and key[1] in fuller:
                key, known = places.identify(mentions[fuller[key[1]]], short)
            last = (index, key)
            groups.setdefault(key, []).append(index)
            records[key] = known
            if places.is_metonym(text, mention, known):
                mentions[index] = evolve(mention, metonym=True)
    return [_place_draft(tuple(members), records[key], mentions) for key, members in groups.items()]


def _place_draft(members: tuple[int, ...], known: KnownPlace | None, mentions: Sequence[Mention]) -> Draft:
    name = _longest(members, mentions)
    if known is not None and any(mentions[i].normal == known.name for i in members):
        name = known.name  # «США» rather than «Штаты»
    elif known is not None:  # «Петербург» rather than «Северная столица»
        name = _longest([i for i in members if _is_like(mentions[i].normal, known.name)] or members, mentions)

    def build(identity: str) -> Place:
        if known is None:
            return Place(id=identity, name=name, mentions=members)
        return Place(
            id=identity,
            name=name,
            mentions=members,
            kind=known.kind,
            country=known.country,
            region=known.region,
            geonames=known.geonames,
            alternatives=known.alternatives,
        )

    return Draft(members, build, "l")


def _is_like(name: str, known: str) -> bool:
    """Say whether one name of a place has the other in it: «Петербург» and «Санкт-Петербург»."""
    one, other = key_of(name), key_of(known)
    return one in other or other in one


def _organizations(text: str, mentions: Sequence[Mention]) -> list[Draft]:
    groups: dict[tuple[str, ...], list[int]] = {}
    records: dict[tuple[str, ...], organizations.Identity] = {}
    for index, identity in organizations.identify(text, mentions).items():
        groups.setdefault(identity.key, []).append(index)
        records.setdefault(identity.key, identity)
    return [_organization_draft(text, tuple(members), records[key], mentions) for key, members in groups.items()]


def _organization_draft(
    text: str, members: tuple[int, ...], identity: organizations.Identity, mentions: Sequence[Mention]
) -> Draft:
    telling = [i for i in members if mentions[i].nominal] or members  # «прокуратура Рязани», no bare «Прокуратура»
    central = identity.known is not None and identity.known.kind == "bank"  # «Нацбанк | по Киеву» is but a branch of it
    named = [composed(text, mentions, i) if central else with_whole(text, mentions, i) for i in telling]
    known = identity.known
    fitting = (n for n in named if not (_is_noun(n) or (known is not None and is_site(n))))
    names = [*fitting] or named  # «МВД» rather than «Министерство»
    names = [n for n in names if not any(is_form(key_of(n), key_of(other)) for other in {*names})]
    if known is None and any(map(is_latin, names)):
        names = [n for n in names if not is_latin(n) and _says_what(n)] or names  # «Клуб Озёрска (Club of Ozyorsk)»
    capital = [n for n in names if not n[0].islower()]  # «МИД РФ», no «военное ведомство РФ»
    if identity.key[0] == "name" and not any(" " in n for n in capital):
        capital = names  # «фонд лодочных гонок (ФЛГ)»
    name = max(capital or names, key=len)
    short = next((mentions[i].normal for i in members if _is_acronym(mentions[i].normal)), None)
    long = next((mentions[i].normal for i in members if " " in mentions[i].normal), None)

    def build(number: str) -> Organization:
        return Organization(
            id=number,
            name=name,
            mentions=members,
            full=known.full if known else long if short else None,
            acronym=(known.acronym if known else None) or short,
            kind=known.kind if known else identity.kind,
            country=identity.country,
        )

    return Draft(members, build, "o")


def _is_noun(name: str) -> bool:
    """Say whether a name is a noun alone that no table has: «Министерство» beside «МВД»."""
    if " " in name or _is_acronym(name) or known_organization(name) is not None:
        return False
    best = morph.readings(name)[0]
    return best.known and best.pos == "NOUN" and "Orgn" not in best.marks


def _says_what(name: str) -> bool:
    """Say whether a name begins with what it is a name of: «Университет Горана», no «Эс Би Горан»."""
    best = morph.readings(name.partition(" ")[0])[0]
    return " " in name and best.known and best.pos in {"NOUN", *morph.ADJECTIVES} and len(best.word) > _SHORT


_SHORT = 3


def _is_acronym(normal: str) -> bool:
    return normal.isupper() and len(normal) > 1 and " " not in normal


def _longest(members: Sequence[int], mentions: Sequence[Mention]) -> str:
    """Give the fullest of the names; of equals the first."""
    return max((mentions[i].normal for i in members), key=len)


def _people(text: str, mentions: list[Mention], readings: Sequence[Reading]) -> list[Draft]:
    named = [
        persons.Named(index, mention, take_apart(mention.normal, readings[index]))
        for index, mention in enumerate(mentions)
        if mention.type is EntityType.PER and not persons.is_original(text, mentions, index)
    ]
    even = text.replace("\xa0", " ")  # «глава ООО | «Луга»»
    together = shared_roles(even, mentions, readings)
    drafts: list[Draft] = []
    for members in persons.group(with_bracketed(text, named)):
        name, changed = persons.settled(members)
        for item, mention in zip(members, changed, strict=True):
            mentions[item.index] = mention
        own = [item.index for item in members]
        roles = titles.roles_of(even, own, mentions, readings, together)
        if not name.sure:
            told = gender_told(text, own, mentions, roles, name.surname)
            name = evolve(name, gender=told or persons.declined_as(members) or likely(name.given))
        elif name.gender is Gender.MASCULINE and not name.patronymic and is_womans(roles):
            declined = persons.declined_as(members) is Gender.MASCULINE
            name = name if declined else evolve(name, gender=Gender.FEMININE)
        own += [i + 1 for i in own if i + 1 < len(mentions) and persons.is_original(text, mentions, i + 1)]
        drafts.append(_person_draft(tuple(sorted(own)), name, roles, mentions))
    return drafts


def _person_draft(members: tuple[int, ...], name: Name, roles: tuple[str, ...], mentions: Sequence[Mention]) -> Draft:
    full = persons.written(name) or _longest(members, mentions)

    def build(identity: str) -> Person:
        return Person(
            id=identity,
            name=full,
            mentions=members,
            surname=name.surname,
            given=name.given,
            patronymic=name.patronymic,
            gender=name.gender,
            roles=tuple([" ".join(role.split()) for role in roles]),
        )

    return Draft(members, build, "p")


def _employed(person: Person, mentions: Sequence[Mention]) -> Person:
    """Link a person's roles to the organisations and places that they name."""
    if not person.roles:
        return person
    return evolve(person, employers=tuple(_employer(role, person, mentions) for role in person.roles))


def _employer(role: str, person: Person, mentions: Sequence[Mention]) -> str | None:
    """Find the organisation, else the place, that a role's words name beside one of the person's mentions."""
    low = role.lower()
    place: str | None = None
    for index in person.mentions:
        near = [
            m for m in mentions[max(0, index - 4) : index + 5] if abs(m.span.start - mentions[index].span.start) < 200
        ]
        for mention in near:
            said = " ".join(mention.text.lower().split())
            if said in low and mention.type is EntityType.ORG:
                return mention.entity
            if said in low and mention.type is EntityType.LOC:
                place = place or mention.entity
    return place
