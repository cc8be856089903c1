"""Compose pages that were never seen: real articles in the furniture of other pages, under tickers of every rhythm.

The labelled pages are few and of few sites. Here their menus, feet, comments and lists are shuffled, articles of the Instant
View set (raw/instantview, labelled by block) are put between them with their head in any of the usual orders, and tickers are
made of other articles' titles in the forms that news sites use. Everything is drawn from a seeded generator.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from data import Example, all_features

from rupress.read import read
from rupress.tokenizer.rows import rows_of

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
SHORT = "янв фев мар апр мая июн июл авг сен окт ноя дек".split()
DAYS = "понедельник вторник среда четверг пятница суббота воскресенье".split()
RUBRICS = "Политика Экономика Общество Происшествия Культура Спорт Наука Мир Россия Бизнес Технологии Армия Авто Здоровье".split()
BADGES = ["Видео", "Фото", "Инфографика", "Интервью", "Эксклюзив", "Срочно", "Мнение", "Онлайн", "ВИДЕО", "ФОТО", "Фото, Видео"]
HEADS = [
    "Лента новостей", "Новости", "Последние новости", "Главное", "Популярное", "Новости дня", "Самое читаемое", "Картина дня", "Главные новости",
    "Выбор редакции", "Что еще почитать", "Топ", "Сейчас читают", "Актуально", "Другие новости", "Новости региона", "Лента", "Все новости дня", "ГЛАВНОЕ",
]  # fmt: skip
RELATED = ["Читайте также", "Читайте также:", "ЧИТАЙТЕ ТАКЖЕ:", "По теме", "Материалы по теме", "Смотрите также:", "Еще по теме", "Новости по теме", "Сюжет"]
SHARES = [
    "Поделиться", "Подписывайтесь на наш канал в Telegram", "Поделиться новостью", "Подписаться", "ПоделитьсяПоделиться", "Читайте нас в Telegram", "VK", "Telegram", "WhatsApp",
    "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter", "Версия для печати", "Распечатать", "Просмотров: 1341", "4 277 просмотров", "Отправить по почте", "Код для вставки в блог",
    "Подписывайтесь на нас в «Дзене» и будьте в курсе последних новостей", "Мы в MAX", "Добавить в избранное", "Время чтения: 2 мин.", "2 мин", "Одноклассники", "Скопировать ссылку",
]  # fmt: skip
ADS = ["Реклама", "РЕКЛАМА", "реклама", "Новости партнеров", "На правах рекламы", "Реклама 16+", "Реклама. ООО «Северный берег». erid: 2VfnxwKk8aB", "Яндекс.Директ", "Партнерский материал"]
COMMENTS = ["Комментарии", "Обсудить", "Комментарии (3)", "16 комментариев", "Комментарии отключены", "Добавить комментарий", "0 комментариев", "Оставить комментарий", "Комментировать"]
NAVS = ["Войти", "Поиск", "Главная", "Контакты", "О проекте", "Показать еще", "Все новости", "Наверх", "Меню", "Ещё", "Следующая новость", "Регистрация", "Архив", "Закрыть"]
LEGAL = [
    "18+", "16+", "© 2003–2024 «Волжский вестник»", "Все права защищены.", "При использовании материалов гиперссылка на сайт обязательна.", "Мы используем cookie. Оставаясь на сайте, вы соглашаетесь с этим.",
    "На информационном ресурсе применяются рекомендательные технологии (информационные технологии предоставления информации).", "Сетевое издание «Северный курьер» зарегистрировано Роскомнадзором 12 марта 2014 г. Свидетельство Эл № ФС77-00000.",
    "НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН И РАСПРОСТРАНЕН ИНОСТРАННЫМ АГЕНТОМ ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА.", "* Организация признана экстремистской, ее деятельность запрещена в РФ.",
    "* Внесен в реестр иностранных агентов.", "Редакция не несет ответственности за мнения, высказанные в комментариях читателей.", "Учредитель: АО «Северный курьер». Главный редактор: Иванова И. И.", "Телефон редакции: +7 495 000-00-00",
]  # fmt: skip
EMBEDS = ["Прослушать статью", "Слушать новость", "Загрузка...", "Смотреть видео", "Ваш браузер не поддерживает HTML5 видео.", "Посмотреть эту публикацию в Instagram"]

NICKS = ["Алекс", "Гость", "north_wind", "Елена", "Сергей П.", "Тётя Мотя", "ivan", "Марина (анонимно)", "Старый капитан", "Zritel", "Олег Ветров", "мимо проходил"]
CITIES = ["Челябинск", "Крым", "Санкт-Петербург", "Томск", "Калуга", "Карелия", "Улан-Удэ", "Московская область", "Казань", "Новосибирск"]

CREDITS = [
    "Фото: Илья Громов", "Рис. Анны Ветровой.", "Кадр: фильм «Северный ветер»", "Кадр: Волжский вестник / Youtube", "Reuters", "pixabay.com", "gorod-news.ru", "Фото: severny-kurier.ru", "Getty Images", "ТАСС", "Фото из архива",
    "Скриншот видео", "Изображение: Unsplash", "Коллаж: «Северный курьер»", "Илья ГРОМОВ", "Фото: кадр из видео", "Иллюстрация: Depositphotos", "Фото предоставлено пресс-службой", "Фото автора", "РИА Новости", "wikipedia.org", "Фото Анна Ветрова",
]  # fmt: skip

Line = tuple[str, str]


class Article(NamedTuple):
    """An article of the Instant View set."""

    site: str
    blocks: list[tuple[str, str]]

    @property
    def title(self) -> str:
        return next((t for k, t in self.blocks if k == "h1"), "")


def articles(path: Path, every: int = 3) -> list[Article]:
    """Read every n-th article of the set that has a title and some text."""
    found: list[Article] = []
    with gzip.open(path, "rt") as lines:
        for number, line in enumerate(lines):
            if number % every:
                continue
            record = json.loads(line)
            blocks = [(k, re.sub(r"[ \t]+", " ", t).strip()) for k, t in record["blocks"] if isinstance(t, str)]
            article = Article(record["site"], [(k, t) for k, t in blocks if t])
            if 20 < len(article.title) < 200 and "\n" not in article.title and sum(k == "p" for k, _ in article.blocks) > 1:
                found.append(article)
    return found


class Furniture(NamedTuple):
    """Runs of lines of one label, cut from labelled pages."""

    top: list[list[Line]]
    """What stands before the first line of the article, page by page."""
    tail: list[list[Line]]
    """What stands after its last line, page by page."""
    runs: dict[str, list[list[Line]]]
    """Runs by label."""


ARTICLE = {"headline", "deck", "byline", "caption", "credit", "body", "subhead", "section", "tags"}


def furniture_of(examples: list[Example]) -> Furniture:
    """Cut labelled pages (text mode) into furniture."""
    top, tail, runs = [], [], {}
    for example in examples:
        lines = [(row_text(example, i), label) for i, label in enumerate(example.labels)]
        inside = [i for i, (_, label) in enumerate(lines) if label in ("body", "headline")]
        if inside:
            top.append([line for line in lines[: inside[0]] if line[1] not in ARTICLE])
            tail.append([line for line in lines[inside[-1] + 1 :] if line[1] not in ARTICLE])
        run: list[Line] = []
        for line in [*lines, ("", "")]:
            if run and line[1] != run[-1][1]:
                runs.setdefault(run[-1][1], []).append(run)
                run = []
            run.append(line)
    return Furniture(top, tail, runs)


def row_text(example: Example, i: int) -> str:
    span = example.rows[i].span
    return example.source.text[span.start : span.stop]


class Composer:
    """Makes pages from articles and furniture."""

    def __init__(self, pool: list[Article], furniture: Furniture, seed: int) -> None:
        self.pool, self.furniture, self.rng = pool, furniture, random.Random(seed)

    def page(self, number: int) -> Example:
        """Make one page."""
        rng = self.rng
        lines = self._list_page() if rng.random() < 0.15 else self._article_page()
        blank = rng.random()
        text, labels, starts, size = [], [], [], 0
        for words, label in lines:
            words = re.sub(r"\s*\n\s*", " ", words).strip()
            if not words:
                continue
            gap = "\n\n" if rng.random() < (0.95 if blank < 0.5 else 0.4 if blank < 0.75 else 0.03) else "\n"
            starts.append(size)
            labels.append(label)
            text.append(words + gap)
            size += len(words) + len(gap)
        source = read("".join(text), media="text")
        rows = rows_of(source)
        by_start = dict(zip(starts, labels, strict=True))
        return Example(f"composed-{number}", "composed", source, rows, all_features(rows, source), [by_start[r.line.span.start] for r in rows])

    def _list_page(self) -> list[Line]:
        rng = self.rng
        lines = list(self._top())
        for _ in range(rng.randint(2, 7)):
            lines += self._ticker(rng.randint(3, 12))
            if rng.random() < 0.3:
                lines.append((rng.choice(NAVS), "nav"))
        return [*lines, *self._foot()]

    def _article_page(self) -> list[Line]:
        rng = self.rng
        article = rng.choice(self.pool)
        lines = list(self._top())
        tickers = [self._ticker(rng.randint(3, 20)) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
        own = rng.random() < 0.25  # the page's own story stands in its ticker, too
        for ticker in tickers:
            if own and rng.random() < 0.5:
                titles = [i for i, line in enumerate(ticker) if line[1] == "ticker_title"]
                if titles:
                    ticker[rng.choice(titles)] = (article.title, "ticker_title")
        for ticker in tickers:
            if rng.random() < 0.5:
                lines += ticker
        lines += self._article(article)
        for _ in range(rng.choice((0, 1, 1, 2))):
            lines += self._related() if rng.random() < 0.5 else [(rng.choice(COMMENTS), "comment")]
        if rng.random() < 0.3:
            lines += self._talk()
        for ticker in tickers:
            if rng.random() < 0.7:
                lines += ticker
        if rng.random() < 0.15:  # the next story, appended after the article
            lines += self._next_story()
        return [*lines, *self._foot()]

    def _next_story(self) -> list[Line]:
        other = self.rng.choice(self.pool)
        text = [t for k, t in other.blocks if k == "p"][:2]
        return [(other.title, "ticker_title"), *((t, "ticker_teaser") for t in text[:1]), ("Читать полностью", "nav")]

    def _top(self) -> list[Line]:
        rng = self.rng
        if self.furniture.top and rng.random() < 0.7:
            lines = rng.choice(self.furniture.top)
            if len(lines) > 20 and rng.random() < 0.6:
                cut = rng.randint(0, len(lines) - 10)
                lines = lines[cut : cut + rng.randint(5, 60)]
            return list(lines)
        words = rng.sample(RUBRICS, rng.randint(3, 10))
        if rng.random() < 0.3:
            words += [f"USD {rng.randint(50, 99)},{rng.randint(10, 99)}", f"EUR {rng.randint(50, 99)},{rng.randint(10, 99)}"]
        if rng.random() < 0.3:
            words.insert(rng.randint(0, 3), f"{rng.choice(DAYS)}, {rng.randint(1, 28)} {rng.choice(MONTHS)} 20{rng.randint(10, 26)}" + rng.choice(("", ", 10:25", " г.")))
        if rng.random() < 0.3:
            words = [" ".join(words)] if rng.random() < 0.5 else ["".join(words), *words]
        return [(rng.choice(NAVS), "nav") for _ in range(rng.randint(0, 3))] + [(w, "nav") for w in words]

    def _foot(self) -> list[Line]:
        rng = self.rng
        if self.furniture.tail and rng.random() < 0.6:
            lines = list(rng.choice(self.furniture.tail))
            if len(lines) > 30 and rng.random() < 0.5:
                lines = lines[rng.randint(0, len(lines) - 20) :]
            return lines
        lines = [(w, "nav") for w in rng.sample(NAVS, rng.randint(1, 4))]
        if rng.random() < 0.2:
            lines.append((rng.choice(("Опрос", "Голосование")), "nav"))
            lines.append((rng.choice(self.pool).title.rstrip(".") + "?", "nav"))
            for _ in range(rng.randint(2, 4)):
                lines += [(rng.choice(("Да", "Нет", "Мне все равно", "Скорее да", "Вырастут", "Ничего не изменится")), "nav"), (f"{rng.randint(0, 99)}%", "nav")]
        return lines + [(w, "legal") for w in rng.sample(LEGAL, rng.randint(1, 4))]

    # -- lists of other stories

    def _ticker(self, size: int) -> list[Line]:
        rng = self.rng
        titles = [rng.choice(self.pool) for _ in range(size)]
        minute = rng.randint(300, 1439)
        lines: list[Line] = []
        if rng.random() < 0.75:
            head = rng.choice(HEADS) if rng.random() < 0.7 else rng.choice(RUBRICS)
            if rng.random() < 0.15:
                head = rng.choice(("Новости {}", "Другие новости раздела «{}»", "Интервью / {}", "{} дня", "Все о теме «{}»", "Главное: {}")).format(head.lower())
            lines += [(head, "ticker_head")] * (2 if rng.random() < 0.1 else 1)
        form = rng.randint(0, 31)
        for story in titles:
            minute = max(0, minute - rng.randint(1, 25))
            lines += self._story(form, story, f"{minute // 60:02}:{minute % 60:02}")
        if rng.random() < 0.3:
            lines.append((rng.choice(["Все новости", "Показать еще", "Больше новостей", "Вся лента"]), "nav"))
        return lines

    def _story(self, form: int, story: Article, clock: str) -> list[Line]:
        rng = self.rng
        title, rubric = story.title, rng.choice(RUBRICS)
        badge = [(rng.choice(BADGES), "ticker_badge")] if rng.random() < 0.4 else []
        time: Line = (clock, "ticker_time")
        name: Line = (title, "ticker_title")
        day = rng.choice((f"Сегодня, {clock}", f"вчера в {clock}", f"{rng.randint(1, 28)} {rng.choice(MONTHS)}, {clock}", f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.20{rng.randint(10, 25)} {clock}",
                          f"{rng.randint(2, 50)} минут назад", f"{rng.randint(2, 9)} часа назад", f"{rng.randint(1, 28)} {rng.choice(MONTHS)} 20{rng.randint(10, 25)}", f"{clock} {rng.randint(1, 28):02}.{rng.randint(1, 12):02}.20{rng.randint(10, 25)}"))  # fmt: skip
        teaser = next((t for k, t in story.blocks if k == "p"), "")
        teaser = re.split(r"(?<=[.!?]) ", teaser)[0]
        lead = next((t for k, t in story.blocks if k == "p"), "").split("\n")[0]
        forms = (
            lambda: [time, name], lambda: [time, *badge, name], lambda: [time, *badge, name], lambda: [name, time], lambda: [(f"{clock} {title}", "ticker_item")],
            lambda: [(f"{title} {clock}", "ticker_item")], lambda: [(f"{title} {rubric}, {clock}", "ticker_item")], lambda: [(clock + title, "ticker_item")], lambda: [name], lambda: [name, (day, "ticker_time")],
            lambda: [(day, "ticker_time"), name], lambda: [time, name, (rubric, "ticker_badge")], lambda: [name, (str(rng.randint(1, 90000)), "ticker_badge")],
            lambda: [name, (teaser, "ticker_teaser")], lambda: [(day, "ticker_time"), name, (teaser, "ticker_teaser")], lambda: [(rubric, "ticker_badge"), name], lambda: [(f"{day} {title}", "ticker_item")],
            lambda: [name, (rubric, "ticker_badge"), time], lambda: [name, (self._person(), "ticker_teaser")],
            lambda: [(str(rng.randint(1, 40)), "ticker_badge"), name, (self._person(), "ticker_teaser")], lambda: [name, (str(rng.randint(900, 90000)), "ticker_badge"), (rng.choice(CITIES), "ticker_badge"), (self._person(), "ticker_teaser")],
            lambda: [(f"{title} ({rng.randint(0, 9000)})", "ticker_title")], lambda: [(f"{title} [{rng.randint(0, 9000)}]", "ticker_title")], lambda: [(f"– {title} – {day}", "ticker_item")],
            lambda: [(f"{clock} {title}", "ticker_item"), (lead, "ticker_teaser")], lambda: [time, name, (lead, "ticker_teaser")], lambda: [name, (lead, "ticker_teaser"), (day, "ticker_time")],
            lambda: [(f"{day} {title}", "ticker_item"), (teaser, "ticker_teaser")], lambda: [name, (f"{day} {teaser}", "ticker_teaser")],
            lambda: [(f"{rubric}{clock}{rng.randint(1, 28)} {rng.choice(MONTHS)}", "ticker_time"), name], lambda: [(f"{clock} — Сегодня", "ticker_time"), name], lambda: [name, (rubric, "ticker_badge"), (teaser, "ticker_teaser")],
        )  # fmt: skip
        return forms[form]()

    def _person(self) -> str:
        """Name an author of the pool."""
        for _ in range(20):
            name = next((t for k, t in self.rng.choice(self.pool).blocks if k == "author"), "")
            if 8 < len(name) < 30 and " " in name:
                return name
        return "Илья Громов"

    def _talk(self) -> list[Line]:
        """Make a comment section: its head, then names, dates, sentences and buttons in one of the usual orders."""
        rng = self.rng
        lines = [(w, "comment") for w in rng.sample(COMMENTS, rng.randint(1, 2))]
        form = rng.randint(0, 3)
        for _ in range(rng.randint(1, 12)):
            nick = rng.choice(NICKS) + rng.choice(("", "", str(rng.randint(1, 99))))
            date = self._date()
            story = rng.choice(self.pool)
            words = rng.choice([t for k, t in story.blocks if k == "p"] or ["Согласен!"])
            sentences = re.split(r"(?<=[.!?]) ", words)
            words = " ".join(sentences[: rng.randint(1, 3)])
            if rng.random() < 0.3:
                words = words.lower()
            buttons = rng.choice(("Ответить", "Ответить Пожаловаться", "0 Ответить", "Комментировать Пожаловаться", "Оценка: 0", "+1 Ответить Цитировать"))
            turns = ([nick, date, words], [f"{nick} {date}", words, buttons], [nick, words, date, buttons], [f"{nick}, {date}", words])
            lines += [(w, "comment") for w in turns[form]]
        return lines

    # -- the article

    def _article(self, article: Article) -> list[Line]:
        rng = self.rng
        title = article.title
        deck = next((t for k, t in article.blocks if k == "h2"), None) if rng.random() < 0.9 else None
        if deck is None and rng.random() < 0.25:  # a lead of one sentence, set apart
            text = [t for k, t in article.blocks if k == "p"]
            deck = re.split(r"(?<=[.!?]) ", rng.choice(text[1:]))[0]
            deck = deck.rstrip(".") if rng.random() < 0.4 else deck
        author = next((t for k, t in article.blocks if k == "author"), None)
        headline: Line = (title, "headline")
        date: list[Line] = [(self._date(), "byline")] if rng.random() < 0.93 else []
        section: list[Line] = []
        if rng.random() < 0.35:
            rubric = rng.choice(RUBRICS)
            section = [(rng.choice((rubric, f"Главная / {rubric}", f"Главная » Новости » {rubric}", f"{rubric} / {title}")), "section")]
        pictures = self._pictures(article)
        first, rest = pictures[:1], pictures[1:]
        top = [line for picture in first for line in picture]
        share = [(w, "share") for w in rng.sample(SHARES, rng.choice((0, 0, 0, 1, 2, 4)))]
        who = self._author(author) if author and len(author) < 60 else []
        early = who if rng.random() < 0.4 else []
        late = who if not early else []
        decks: list[Line] = [(deck, "deck")] if deck and 20 < len(deck) < 350 else []
        ads: list[Line] = [(rng.choice(ADS), "ad")] if rng.random() < 0.2 else []
        orders = (
            [*section, *date, headline, *decks, *early, *top, *share],
            [*date, *section, headline, *decks, *share, *top, *early],
            [*section, headline, *date, *early, *decks, *top, *share],
            [*section, headline, *decks, *date, *early, *share, *top],
            [headline, *decks, *top, *date, *early, *ads, *share],
            [*date, *early, headline, *share, *decks, *top],
            [*top, headline, *date, *decks, *share, *early],
            [headline, *top, headline, *decks, *date, *ads, headline, *top],
            [headline, *share, *date, *early, *top, *decks],
            [*section, *early, *date, *share, headline, *decks, *top],
        )
        lines: list[Line] = list(rng.choice(orders))
        if rng.random() < 0.1:
            lines.insert(0, headline)
        if rng.random() < 0.06:
            lines = [line for line in lines if line not in date]
            late = [*date, *late]
        if rng.random() < 0.12:
            lines.insert(rng.randint(0, len(lines)), (rng.choice(EMBEDS), "embed"))
        lines += self._body(article, rest)
        lines += late
        if rng.random() < 0.3:
            words = rng.sample(RUBRICS, rng.randint(1, 5))
            lines.append((rng.choice(("Теги: ", "Тэги: ", "", "#", "Темы: ")) + rng.choice((", ", " ", " - ")).join(words), "tags"))
        if rng.random() < 0.12:
            lines.append(("Источник: " + article.site, "byline"))
        lines += [(w, "share") for w in rng.sample(SHARES, rng.choice((0, 0, 1, 2, 3)))]
        return lines

    def _pictures(self, article: Article) -> list[list[Line]]:
        """Make the captions of the article, or credits of common forms where it has none."""
        rng = self.rng
        found: list[list[Line]] = []
        for kind, words in article.blocks:
            if kind == "caption" and len(words) < 250:
                credit = re.match(r"\W*(?:фото|©|источник|photo|reuters|тасс|риа)", words.lower())
                found.append([(words, "credit" if credit and len(words) < 80 else "caption")])
            elif kind == "credit" and len(words) < 120:
                if found and found[-1][-1][1] == "caption" and rng.random() < 0.5:
                    found[-1].append((words, "credit"))
                else:
                    found.append([(words, "credit")])
        if not found and rng.random() < 0.55:
            who = rng.choice(("Анна Ветрова", "Илья Громов", "Jack Stone", "пресс-служба мэрии", "Сергей Полевой", "Maria Hill", "архив редакции"))
            house = rng.choice(("ТАСС", "РИА Новости", "Reuters", "Коммерсантъ", "АГН «Москва»", "Global Look Press", "Unsplash", "AFP"))
            form = rng.choice(("Фото: {h}", "Фото: {w} / {h}", "© {h} / {w}", "© {h}", "{h}", "Фото: {w}", "(Фото: {w} / {h})", "Фото {h}", "© {h}. {w}", "Фото: {w}, {h}", "© Фото: {w}", "{w} / {h}", "Источник фото: {h}"))
            found.append([(form.format(w=who, h=house), "credit")])
            if rng.random() < 0.3:
                sentence = next((t for k, t in article.blocks if k == "p"), "")[:90].rsplit(" ", 1)[0]
                found[-1].insert(0, (sentence.rstrip(" ,.-—"), "caption"))
        if found and rng.random() < 0.3:
            words, label = found[0][0]
            if label == "caption" and "фото" not in words.lower():
                found[0] = [(words.rstrip(". ") + rng.choice((". Фото: ", " / ", ". Кадр: ", " Фото: ", " © ")) + rng.choice(("ТАСС", "РИА Новости", "Илья Громов", "shutterstock")), "caption")]
        while rng.random() < 0.35:
            found.append([(rng.choice(CREDITS), "credit")])
        return found

    def _body(self, article: Article, pictures: list[list[Line]]) -> list[Line]:
        rng = self.rng
        lines: list[Line] = []
        broken = rng.random() < 0.12  # a naive tag-strip: sentences break at every link
        for kind, words in article.blocks:
            if kind in ("p", "blockquote", "ul", "ol"):
                for part in words.split("\n"):
                    lines += self._broken(part) if broken else [(part, "body")]
            elif kind in ("h3", "h4") and len(words) < 140:
                lines.append((words, "subhead"))
            else:
                continue
            if rng.random() < 0.05:
                lines += rng.choice((self._related(), [(rng.choice(SHARES[1:2]), "share")], [(rng.choice(ADS[:3]), "ad")]))
            if pictures and rng.random() < 0.35:
                lines += pictures.pop(0)
            if len(lines) > 45:
                break
        return lines

    def _broken(self, words: str) -> list[Line]:
        parts = words.split(" ")
        if len(parts) < 8 or self.rng.random() < 0.4:
            return [(words, "body")]
        cuts = sorted(self.rng.sample(range(1, len(parts)), 2))
        pieces = [parts[: cuts[0]], parts[cuts[0] : cuts[1]], parts[cuts[1] :]]
        return [(" ".join(p), "body") for p in pieces if p]

    def _related(self) -> list[Line]:
        rng = self.rng
        titles = [rng.choice(self.pool).title for _ in range(rng.randint(1, 5))]
        if len(titles) == 1 and rng.random() < 0.6:
            return [(f"{rng.choice(('Читайте также', 'Читать также', 'Смотрите также', 'По теме'))}: {titles[0]}", "related")]
        lines: list[Line] = [(rng.choice(RELATED), "related")]
        dated = rng.random() < 0.25
        dashed, marked = rng.random() < 0.15, rng.random() < 0.1
        for title in titles:
            lines.append((f"– {title} – {self._date()}" if dashed else f"{self._date()} » {title}" if marked else title, "related"))
            if dated:
                lines.append((self._date(), "related"))
        return lines

    def _author(self, name: str) -> list[Line]:
        rng = self.rng
        form = rng.randint(0, 7)
        if form < 4:
            lines: list[Line] = [(name, "byline")]
            if rng.random() < 0.15:
                lines.append((rng.choice(("редактор", "корреспондент", "Корреспондент")), "byline"))
            return lines
        if form == 4:
            return [("Автор:", "byline"), (name, "byline")]
        return [(f"{('Автор: ', 'Текст: ', 'Автор ')[form - 5]}{name}", "byline")]

    def _date(self) -> str:
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.randint(0, 11), rng.randint(2009, 2026)
        hour, minute = rng.randint(0, 23), rng.randint(0, 59)
        clock = f"{hour:02}:{minute:02}"
        rubric = rng.choice(RUBRICS)
        forms = (
            f"{day} {MONTHS[month]} {year}, {clock}", f"{day} {MONTHS[month]} {year}, {clock}", f"{clock}, {day} {MONTHS[month]} {year}", f"{clock}, {day} {MONTHS[month]} {year}{rubric}", f"{day:02}.{month + 1:02}.{year} {clock}",
            f"{day:02}.{month + 1:02}.{year}, {clock}", f"{clock} {day:02}.{month + 1:02}.{year}", f"{clock} {day:02}.{month + 1:02}.{year} (обновлено: {clock} {day:02}.{month + 1:02}.{year})", f"{day} {MONTHS[month]} {year} в {clock}",
            f"Сегодня, {clock}", f"сегодня в {clock} {rubric}", f"вчера в {clock}", f"{day} {MONTHS[month]} {year}", f"{day} {SHORT[month]} {year}, {clock}", f"{day} {MONTHS[month]} {clock}", f"{rng.choice(DAYS)}, {day} {MONTHS[month]} {year}, {clock}",
            f"Опубликовано: {day} {MONTHS[month]} {year}, {clock}", f"{day:02}.{month + 1:02}.{year}", f"{year}-{month + 1:02}-{day:02} {clock}", f"Дата публикации: {day} {MONTHS[month]} {year}", f"{day} {MONTHS[month]} {year}, {clock} {rubric}",
            f"{day} {MONTHS[month]} {year} г., {clock}", f"{clock} / {day:02}.{month + 1:02}.{year}", f"{day} {MONTHS[month]} {year}, {clock} • {rubric}", f"{day} {MONTHS[month]} {year}, {clock} • {rng.randint(20, 9000)}", f"{day} {MONTHS[month].capitalize()} {year} {clock}",
        )  # fmt: skip
        return rng.choice(forms)


def compose(count: int, pool: list[Article], labelled: list[Example], seed: int) -> Iterator[Example]:
    """Compose pages.

    Args:
        count: how many.
        pool: articles to put into them.
        labelled: labelled pages in text mode, whose furniture is used.
        seed: of the generator; the same seed gives the same pages.
    """
    composer = Composer(pool, furniture_of(labelled), seed)
    for number in range(count):
        yield composer.page(number)
