"""What stands between the headline and the second paragraph is not lost: the first one, and who wrote it."""

from __future__ import annotations

import pytest

import rupress

_AMP = """<!doctype html><html amp><head><title>В озере нашли новый вид губок</title></head><body>
<amp-sidebar><ul><li>Новости</li><li>Наука</li></ul></amp-sidebar>
<header><button>☰</button><a>Озёрная наука</a></header>
<article><h1>В озере нашли новый вид губок</h1>
<div class=meta><time>17 августа 2021 в 10:00</time><address>Пётр Лыков</address></div>
<div class=cap>Губка Lubomirskia minima. Фото: Институт озера</div>
<p>Биологи Озёрского института описали новый вид губок. Статья вышла в журнале «Вода».</p>
<amp-ad><div>Реклама</div></amp-ad>
<p>«Мы думали, что это болезнь, а оказалось — отдельный вид», — объясняет автор работы Надежда Корш.</p>
<p>По мнению её коллеги Тимура Ветрова, находок будет больше.</p></article>
<footer>© Озёрная наука, 2021</footer></body></html>"""
_WEATHER = """<html><body><h1>Погода в Узорске на выходные: до −18 ночью</h1><p>27 января 2023</p>
<p>В субботу, 28 января, в Узорске облачно, местами небольшой снег. Ветер западный, 3–8 м/с, на дорогах заносы.</p>
<p>В воскресенье потеплеет до −5. Как сообщила синоптик Тамара Вихрова, ожидается гололёд.</p></body></html>"""


def test_a_paragraph_between_a_caption_and_an_advertisement_is_the_first() -> None:
    page = rupress.parse(_AMP)
    assert [words.partition(" ")[0] for words in page.paragraphs] == ["Биологи", "«Мы", "По"]
    assert [author.name for author in page.authors] == ["Пётр Лыков"]


def test_a_paragraph_without_a_verb_is_no_date() -> None:
    page = rupress.parse(_WEATHER)
    assert [words.partition(",")[0] for words in page.paragraphs] == [
        "В субботу",
        "В воскресенье потеплеет до −5. Как сообщила синоптик Тамара Вихрова",
    ]
    assert page.published is not None
    assert page.published.isoformat() == "2023-01-27"


POSTS = (
    ("На Заречном мосту столкнулись автобус и две легковушки. Движение в центр перекрыто, сообщили в мэрии.", "09:12"),
    ("«Пострадали четверо, угрозы жизни нет», — сказал главврач больницы Роман Слепцов.", "10:40"),
    ("Движение по Заречному мосту открыли в обе стороны.", "12:05"),
)
POST = """<div class="message"><div class="author"><a>Волна Live</a></div><div class="message_text">{}</div>
<div class="message_footer"><span class="views">5.1K</span><span> views</span><a><time>{}</time></a></div></div>"""


def test_a_short_channel_is_no_story_under_its_name() -> None:
    head = "<header><a>Download Telegram</a><div>Волна Live</div><div>12.4K subscribers</div></header>"
    body = head + "".join(POST.format(text, time) for text, time in POSTS)
    page = rupress.parse(f"<html><head><title>Волна Live – Telegram</title></head><body>{body}</body></html>")
    assert page.headline is None
    assert not page.paragraphs


def test_a_channel_is_named_in_the_heads_of_its_page_too() -> None:
    head = "<header><div>Волна Live</div></header><section><h2>Волна Live</h2><p>12.4K subscribers</p></section>"
    body = head + "".join(POST.replace("<span> views</span>", "").format(text, time) for text, time in POSTS)
    page = rupress.parse(f"<html><head><title>Волна Live – Telegram</title></head><body>{body}</body></html>")
    assert page.headline is None
    assert not page.paragraphs


_OFFICE = """<html><body><h1>Министр посетила мастерские района</h1><div class=news-detail>
<span class=news-date-time>21.03.2023</span>{}Министр сельского хозяйства побывала в мастерских
Лысогорского района и проверила сеялки.<br>По её словам, техника готова на треть,
а сев начнётся через две недели, если не помешает погода.</div>
</body></html>"""


@pytest.mark.parametrize("between", ["", " ", "<img width=400 height=300>"])
def test_a_date_in_the_element_of_the_text_is_the_articles(between: str) -> None:
    page = rupress.parse(_OFFICE.format(between))
    assert page.published is not None
    assert page.published.isoformat() == "2023-03-21"
    assert page.paragraphs[0].startswith("Министр сельского")


def test_a_date_of_a_sentence_is_a_part_of_it() -> None:
    page = rupress.parse(
        "<h1>Суд отложил дело о мосте</h1><p>3 мая 2023</p><p>21.03.2023 Громов подал жалобу на решение суда, в ней он "
        "просит вернуть мост городу.</p><p>Суд отложил её рассмотрение на месяц, сообщили в мэрии Заречья.</p>"
    )
    assert page.paragraphs[0].startswith("21.03.2023 Громов")


@pytest.mark.parametrize(
    ("tags", "read"),
    [
        ("<a>Мосты</a><a>Громов, Илья Петрович</a>", ("Мосты", "Громов, Илья Петрович")),
        ("<a>Мосты</a>, <a>реки</a>", ("Мосты", "реки")),
    ],
)
def test_a_person_surname_first_is_one_keyword(tags: str, read: tuple[str, ...]) -> None:
    page = rupress.parse(_OFFICE.format("").replace("</body>", f"<div class=tags>Теги: {tags}</div></body>"))
    assert page.tags == read


_SPOKEN = """<html><body><main><h1>Паводок пришёл в Заречье раньше срока</h1>
<figure><img width=900 height=500 alt="Двор"><p>Автор фото, Илья Громов</p><figcaption><span>Подпись к фото, </span>
<p>Двор дома на Береговой улице</p></figcaption></figure>
<ul><li>Автор, Анна Ветрова</li><li>Место работы, Заречье</li></ul>
<div><time datetime=2024-04-21>21 апреля 2024</time></div>
<div><p>Вода поднялась за ночь на сорок сантиметров и подошла к домам на Береговой улице Заречья.</p></div>
<div><p>Под водой остались сто огородов и четыре дома, людей вывезли на лодках и разместили в клубе.</p></div>
<section><a>Пропустить Самое популярное и продолжить чтение.</a><h2>Самое популярное</h2>
<ul><li><a>Парк закрыли на зиму</a></li><li><a>Рынок переехал за реку</a></li></ul>
<p>Конец истории Самое популярное</p></section>
<div><p>Глава района Семён Латышев ввёл режим чрезвычайной ситуации и закрыл дорогу на Ключи.</p></div>
<h2>Когда уйдёт вода</h2><div><p>Гидрологи ждут пика паводка через три дня, потом вода начнёт спадать.</p></div>
</main></body></html>"""


def test_what_is_said_to_those_who_hear_the_page_is_no_text() -> None:
    page = rupress.parse(_SPOKEN)
    assert [words.partition(" ")[0] for words in page.paragraphs] == ["Вода", "Под", "Глава", "Когда", "Гидрологи"]
    assert [caption.text for caption in page.captions if caption.text] == ["Двор дома на Береговой улице"]
    assert [author.name for author in page.authors] == ["Анна Ветрова"]
    assert page.deck is None
