"""Front pages: a leading story of a few sentences is no article where the address is that of the whole site."""

from __future__ import annotations

import pytest

import rupress

LEAD = "Мост через Ветлугу открыли для пешеходов утром в понедельник, сообщили в дирекции. Машины пустят в мае. "
HEAD = "<html><head>{head}</head><body><h1>Мост через Ветлугу открыли</h1><p>12 мая 2023, 10:15</p>"


def page(head: str, paragraphs: int) -> str:
    return HEAD.format(head=head) + f"<p>{LEAD * 2}</p>" * paragraphs + "</body></html>"


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("url", "head", "paragraphs", "article"),
    [
        ("https://vestnik.example/", canonical("https://vestnik.example/"), 2, False),
        ("https://vestnik.example", canonical("https://vestnik.example/index.php#top"), 2, False),
        (None, canonical("https://vestnik.example/"), 2, False),
        (None, canonical("//vestnik.example"), 2, False),
        (None, "", 2, True),
        # many give every page of a site the site's address
        ("https://vestnik.example/", "", 2, True),
        ("https://vestnik.example/news/12", "", 2, True),
        ("https://vestnik.example/?id=12", "", 2, True),
        # the caller knows better than a page that states the site's address on every page
        ("https://vestnik.example/news/12", canonical("https://vestnik.example/"), 2, True),
        # all of an article on a front page is one
        ("https://vestnik.example/", canonical("https://vestnik.example/"), 9, True),
    ],
)
def test_a_leading_story(url: str | None, head: str, paragraphs: int, article: bool) -> None:
    found = rupress.tokenize(page(head, paragraphs), url=url)
    assert bool(found.paragraphs) == article
    assert ("no_article" in [note.code for note in found.notes]) != article


@pytest.mark.parametrize(
    ("said", "article"),
    [
        ("Проверяем, что вы человек. Это займёт несколько секунд.", False),
        ("Мы проверяем безопасность вашего подключения. Подождите немного.", False),
        ("Подтвердите, что вы не робот, и продолжайте читать наши новости.", False),
        ("Идёт проверка браузера, это займёт несколько секунд.", False),
        ("Включите JavaScript и обновите страницу, чтобы читать наши новости.", False),
        ("У вас нет прав для просмотра этой страницы. Обратитесь к нам.", False),
        ("По вашему запросу ничего не найдено. Попробуйте изменить запрос.", False),
        ("Ведутся технические работы. Приносим извинения за неудобства.", False),
        ("Материалы сайта предназначены для взрослых. Подтвердите свой возраст.", False),
        ("Сайт временно недоступен.", False),
        ("Сайт дирекции моста временно недоступен, сообщили на станции.", True),
        ("Страница не найдена. Вернитесь на главную или найдите новость поиском.", False),
        ("Мост через Ветлугу открыли для пешеходов утром в понедельник.", True),
    ],
)
def test_a_page_that_says_that_nothing_is_there_has_no_article(said: str, article: bool) -> None:
    found = rupress.tokenize(f"<h1>Вестник Ветлуги</h1><p>12 мая 2023, 10:15</p><p>{said}</p><p>{LEAD}</p>")
    assert bool(found.paragraphs) is article
