"""What stands between the headline and the second paragraph is not lost: the first one, and who wrote it."""

from __future__ import annotations

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
