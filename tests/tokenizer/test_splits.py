from __future__ import annotations

import pytest

from rupress.read import read
from rupress.tokenizer.pieces import whole
from rupress.tokenizer.rows import rows_of
from rupress.tokenizer.splits import split_lines

CASES = [
    # label, line with a bar at each seam, labels of the parts
    ("headline", "Жители Заречья не знают, сколько яблок они собрали |Комментарии: 83", "headline comment"),
    ("body", "Пожар потушили к утру, сообщили в ведомстве. |Поделиться", "body share"),
    (
        "body",
        "Местность заволокло дымом|Фото: читательница|Поделиться|В области рассказали о пожаре",
        "body credit share body",
    ),
    ("headline", "Синоптик рассказал о погоде на выходные |25 марта 2021, 14:33 Текст: Илья Громов", "headline byline"),
    ("headline", "28.01.2026, 17:02 |В Заречье открыли новую школу на тысячу мест", "byline headline"),
    ("headline", "Происшествия: |на трассе столкнулись два автобуса", "section headline"),
    ("headline", "Россия: что будет с ценами на бензин летом", "headline"),
    ("headline", "В Заречье открыли школу", "headline"),
    ("headline", "Видео|В Заречье открыли новую школу на тысячу мест", "section headline"),
    ("headline", "Фото|«Мы ждали новой школы в Заречье девять лет»", "section headline"),
    ("headline", "ЗареченскийВ Заречье открыли новую школу на тысячу мест", "headline"),
    ("headline", "В Заречье открыли новую школу на тысячу мест| 12+", "headline legal"),
    ("headline", "В Заречье открыли новую школу: баллов нужно 80+", "headline"),
    *[
        ("headline", f"{word}: |Школу открыли", "nav headline")
        for word in ("Заглавие", "ЗАГОЛОВОК", "Название", "Title", "Headline")
    ],
    ("headline", "Заголовок: да", "headline"),
    ("headline", "15:50 |В Заречье открыли новую школу на тысячу мест", "byline headline"),
    ("headline", "15:50 отправляется последний автобус из Заречья", "headline"),
    ("body", "Мэр сказал, что фото: это искусство, и рассказал о выставке в музее города.", "body"),
    ("nav", "Все новости Комментарии: 83", "nav"),
]


@pytest.mark.parametrize(("label", "marked", "labels"), CASES, ids=[case[1][:40] for case in CASES])
def test_split(label: str, marked: str, labels: str) -> None:
    text = marked.replace("|", "")
    (row,) = rows_of(read(text, media="text"))
    parts = split_lines([whole(row, label, "test", 0.9)])
    assert " ".join(part.label for part in parts) == labels
    assert "|".join(text[p.span.start : p.span.stop] for p in parts) == marked


TOUCHING = [
    # elements of a heading, labels of its parts
    ("<i>Мост через реку открыли раньше срока</i><i>Строители работали и ночью</i>", "headline deck"),
    (f"<i>Мост через реку открыли раньше срока</i><i>Строители {'работали и ночью, ' * 20}</i>", "headline deck"),
    ("<i>Мост через реку открыли раньше срока</i> <i>Строители работали и ночью</i>", "headline"),
    ("<b>М</b>ост через реку открыли раньше срока", "headline"),
    ("<i>Мост через реку открыли раньше срока</i><i>12</i>", "headline comment"),
    ("Мост через реку открыли на площади 12 м<sup>2</sup>", "headline"),
]


@pytest.mark.parametrize(("html", "labels"), TOUCHING, ids=[case[0][:40] for case in TOUCHING])
def test_what_touches_in_a_heading(html: str, labels: str) -> None:
    source = read(f"<h1>{html}</h1>", media="html")
    (row,) = rows_of(source)
    parts = split_lines([whole(row, "headline", "test", 0.9)])
    assert " ".join(part.label for part in parts) == labels
