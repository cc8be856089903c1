"""People of a short text are found and made one."""

from rupress.normalizer.article import of_text
from rupress.normalizer.entities import bearer, find_entities, name_entities
from rupress.records import Person

TEXT = "Директор завода Пётр Гранин приехал в Рязань. Гранина встретили рабочие, с Граниным говорил А. Шестов."


def test_one_person_however_declined() -> None:
    mentions = find_entities(TEXT)
    granin = [m for m in mentions if "Гранин" in m.text]
    assert len(granin) == 3
    assert len({m.entity for m in granin}) == 1
    assert {m.normal for m in granin} == {"Пётр Гранин", "Гранин"}


def test_entities_list_their_mentions() -> None:
    mentions, entities = name_entities(of_text(TEXT))
    for entity in entities:
        assert all(mentions[i].entity == entity.id for i in entity.mentions)
    assert [e.name for e in entities if isinstance(e, Person)] == ["Пётр Гранин", "А. Шестов"]
    director = bearer("директора", entities)
    assert director is not None
    assert director.name == "Пётр Гранин"
    assert bearer("министр", entities) is None
