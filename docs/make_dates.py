"""Write docs/dates.md: the classes of temporal expressions with what the code really makes of them, and every rule.

python docs/make_dates.py            # from the root of the checkout
"""  # noqa: INP001 — a script, no package

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from rupress.normalizer.dates import find_dates
from rupress.normalizer.dates.rules import LAYERS

REFERENCE = dt.datetime(2023, 9, 13, 15, 0)  # noqa: DTZ001 — local time of the default zone
PAGE = Path(__file__).with_name("dates.md")
LAYER_NAMES = (
    "Atoms: single dates, clocks, periods, lengths, and what only looks like them",
    "Days put together with other names of the same day",
    "Days put together with parts of the day and clock times",
    "Shifts: so long before or after",
    "Parts of periods",
    "Ranges, lists and bounds",
)
CLASSES = (
    ("Full dates", "Мост сдали 4 марта 2021 года.", "Акт от 04.03.21 утерян.", "Сбор введён с 1 февраля с. г."),
    ("Stamps", "12 сентября 2023, 18:05", "Вчера в 18:05 погас маяк.", "Записано 5 минут назад"),
    ("Year elided", "Каток открылся 12 апреля.", "Скрипку нашли 5 декабря.", "Скачки пройдут 14 января."),
    ("Number words", "Двадцатого сентября закроют навигацию.", "Баню срубили в тысяча девятьсот сорок первом году."),
    ("Months", "В октябре его избрали.", "В марте—мае 2023 года клёв вырос.", "Итоги апрельского опроса подвели."),
    ("Years", "Пристань открыли в 2010 году.", "Клуб распался в 2008-м.", "В 98-м она поступила."),
    ("Ranges of years", "В 2014–2016 годах рыли канал.", "С 2008 года поёт в хоре.", "Аренда продлена до 2030 года."),
    ("Decades", "В 1990-х годах цирк закрылся.", "В девяностых тут пасли коз.", "В нулевых ковры дешевели."),
    (
        "Centuries, eras",
        "Мельница сложена в XVIII веке.",
        "Крепость заложена в 44 году до н. э.",
        "Остров воевал в 264–241 годах до н. э.",
    ),
    ("Deictic days", "Яхту сегодня спустили.", "Накануне мэр подарил школе пианино.", "Послезавтра откроют мост."),
    ("Parts of the day", "Вчера вечером угас маяк.", "Утром 13 сентября шхуна отплыла."),
    ("The night before", "В ночь на 11 сентября угнали катер.", "В ночь с 10 на 11 сентября угнали катер."),
    ("Weekdays", "Во вторник совет выбрал герб.", "В пятницу выступит хор.", "Его избрали в прошлый вторник."),
    (
        "Days by their count",
        "Ярмарка пройдёт во второе воскресенье октября.",
        "В последний день лета пели.",
        "В последние дни мая 2023 года цвела сирень.",
    ),
    ("Weeks, months, years around", "На прошлой неделе каток растаял.", "В следующем месяце тираж удвоят."),
    (
        "Shifts",
        "Хор создан 15 лет назад.",
        "Городище возникло 5 тысяч лет назад.",
        "Через две недели отплывёт баржа.",
        "Лет двадцать назад тут росли груши.",
    ),
    ("Since and until", "С начала года поймали 20 сомов.", "До конца года пустят три трамвая."),
    ("Vague", "Сейчас на борту 12 человек.", "Несколько дней назад он запел.", "На днях подпишут договор."),
    (
        "Anaphoric",
        "Ливень начался 3 марта. На следующий день мост просох.",
        "Пристань открыли в 1995 году, а годом ранее срубили баню.",
    ),
    ("Ranges of days", "Ярмарка пройдёт с 5 по 8 октября.", "С 28 декабря по 10 января лифты стояли."),
    ("Clock times", "Кран рухнул в 9:30.", "Лифт встал без пятнадцати шесть.", "В половине десятого утра ушла баржа."),
    (
        "Hours of a day",
        "В субботу с 10:00 до 14:00 перекроют улицу.",
        "Завтра перекроют улицу с 23:00 до 6:00.",
        "Концерт начнётся в 18-30.",
    ),
    ("Ranges of clock times", "Тир открыт с 10:00 до 18:00.", "Мост разведут с 23:00 до 6:00."),
    ("Zones", "Старт дали в 9:30 мск.", "Толчок отмечен в 9:30 по местному времени.", "Связь в 09:30 UTC+3 пропала."),
    ("Quarters, halves", "В первом квартале улов упал.", "За девять месяцев 2020 года выловили 9 тысяч сомов."),
    ("Seasons", "Летом 2020 года ярмарку отменили.", "Осенью пройдут скачки.", "Зимой машины идут по льду."),
    ("Parts of periods", "В начале мая открыли каток.", "В первой половине марта 2021 года волки выли."),
    ("Split years", "В 2020/21 учебном году кружков прибыло.", "В сезоне-2019/20 хор был третьим."),
    ("Lengths", "Путина продлится две недели.", "Репетиция шла почти два часа.", "Он проплавал полтора года."),
    ("Adjectives of length", "Идёт трёхдневная ярмарка.", "Сделали 15-минутный привал."),
    (
        "Sets",
        "Хор поёт каждую субботу в 18:30.",
        "Занятия идут каждый понедельник.",
        "Раз в две недели красят забор.",
        "Собирают 120 тонн в год.",
    ),
    ("Holidays", "В День Победы пускали змея.", "На Пасху пекли куличи.", "Новый год встретят на льду."),
    ("Approximate", "Колодец вырыт около 1480 года.", "Примерно в 15:00 он запел."),
    (
        "Old style",
        "Пекарь родился 14 (27) января 1905 года.",
        "25 октября (7 ноября) 1917 года он уплыл.",
        "Это было 1 марта 1881 года по старому стилю.",
    ),
    ("Impossible", "Забег назначен на 31 апреля."),
    ("Numbers that are none", "Бой кончился со счётом 13:10.", "Отменена статья 12.7 устава.", "Собрали 2000 тонн."),
    ("Names that are none", "Хор на площади 1 Мая.", "Роман «1984» переиздан.", "В среде рыбаков шутят."),
    ("Ages and the like", "Спасён 42-летний мужчина.", "Шайбу забросили на 8-й минуте.", "Это вопрос времени."),
)


def page() -> str:
    """Give the text of the page."""
    planners = ["| phrase | they want | here | why |", "|---|---|---|---|"]
    planners += [f"| {' | '.join(row)} |" for row in PLANNERS]
    parts = [HEAD.replace("{planners}", "\n".join(planners))]
    for title, *phrases in CLASSES:
        parts += [
            f"\n### {title}\n",
            "| text | found | type | value | grain | implied | rule |",
            "|---|---|---|---|---|---|---|",
        ]
        parts += [row for phrase in phrases for row in rows(phrase)]
    parts.append(RULES_HEAD)
    for name, layer in zip(LAYER_NAMES, LAYERS, strict=True):
        parts += [f"\n### {name}\n", "| rule | what it reads | finds | leaves alone |", "|---|---|---|---|"]
        for rule in layer:
            meaning = " ".join((rule.read.__doc__ or "").split())
            parts.append(f"| `{rule.name}` | {meaning} | {cell(rule.yes)} | {cell(rule.no)} |")
    return "\n".join(parts) + "\n"


def rows(phrase: str) -> list[str]:
    """Give the table rows of a phrase: one a mention, or one that says that there is none."""
    found = find_dates(phrase, REFERENCE)
    if not found:
        return [f"| {phrase} | – | | | | | |"]
    return [
        f"| {phrase} | {m.text} | {m.type} | {f'`{m.value}`' if m.value else m.note}{f' {m.mod}' if m.mod else ''}"
        f" | {m.grain} | {', '.join(m.implied) or '–'}{' (text)' if m.anchor == 'text' else ''} | `{m.rule}` |"
        for m in found
    ]


def cell(text: str) -> str:
    """Write a text so that it stays in one table cell."""
    return text.replace("|", "\\|")


PLANNERS = (
    (
        "«вечером», «утром», «сегодня днём»",
        "a clock time, or hours from and to",
        "`TEV`, `TMO`, `TAF`",
        "the words say no hour; `start` and `end` give usual ones",
    ),
    (
        "«3 часа», «15 часов», and «в 2 часа» in a sentence",
        "15:00, 14:00",
        "a length; 02:00",
        "nobody said that it is afternoon; «в 2 часа» alone is the next such hour",
    ),
    (
        "«через месяц», «через год», «два года назад»",
        "a day, or a month",
        "the month, the year",
        "as exact as the unit of the count; the day is in `alternatives`",
    ),
    (
        "«сейчас» in a sentence",
        "the moment of the reference",
        "`PRESENT_REF`",
        "TIMEX3; alone it is the moment",
    ),
    (
        "«лето», «весна»",
        "first to last day",
        "`2013-22`, `2013-21`",
        "EDTF has codes; the days are in `start` and `end`",
    ),
    (
        "«до конца месяца», «до 11.10 вечера», «до завтра»",
        "the next month, a moment, a day",
        "`../2013-02`, `../` and the moment or day",
        "what is said to last until then is a range; «к завтра» is the day",
    ),
    (
        "«с 1 сентября», «с понедельника»",
        "the day",
        "`2021-09-01/..`",
        "as «с 2008 года»: an open range is what «с» says",
    ),
    (
        "«в прошлый вторник» on Wednesday",
        "yesterday",
        "last week's",
        "yesterday would be «вчера»; the other is in `alternatives`",
    ),
    (
        "«16:00 CET», «8:00 GMT»",
        "the reader's clock",
        "the clock named",
        "the zone is in `zone`, `start` is aware",
    ),
    (
        "«полтора часа», «1 час 55 минут»",
        "`PT90M`, `PT115M`",
        "`PT1H30M`, `PT1H55M`",
        "equal lengths",
    ),
    (
        "«5 дней», «15 часов 29 мин» alone",
        "nothing",
        "lengths",
        "they are",
    ),
    (
        "«понедельник» alone",
        "the last or the next",
        "the next",
        "suites disagree; a query looks ahead",
    ),
    (
        "«32.01.2024 15:00»",
        "nothing",
        "15:00",
        "the clock time is one",
    ),
    (
        "«Казахстан сегодня»",
        "nothing, a name",
        "a day",
        "no rule of form tells it from a date",
    ),
)
"""Phrase, what planners want, what comes here, and why."""
HEAD = """# Dates and times

`find_dates(text, reference=None, tz="Europe/Moscow", prefer=None)` finds the temporal expressions of a
Russian text and says what they mean; `resolve_date(mention, reference)` resolves one anew against another
reference. A reference is a date, a datetime, or a string in ISO 8601 or as RSS writes it, as `published` of
`parse` is. This page is written by `python docs/make_dates.py`: every row is what the code really gives.

**Two steps.** Finding reads the text and needs no reference: what the words say is kept in
`DateMention.expression`, as JSON. Resolving adds what the words leave open; `implied` names those fields,
`anchor` what supplied them (`reference`, or `text` for an earlier date of the text). Without a reference open
fields stay X: «5 мая» is `XXXX-05-05`. No clock is ever looked at.

**Finding** is a cascade of finite automata. The text is folded (`rupress.fold`) and cut into tokens, each
with a kind: a word by the tables `ru/dates_*.toml`, a number by what it may be. A rule is a pattern over
kinds; what it finds becomes one token of a kind of its own, on which the next layer builds: «вечером», «17
ноября» and «19.50» become one moment. Rules that find nothing but names, ages and scores (`traps`) keep these
from the rules behind them.

**Year and day that are not said** are chosen by the verb: past looks back, future ahead, and a date much
nearer on the other side wins over a verb that is only somewhere in the sentence, or that says nothing of the noun
with the date («согласовали дату саммита 9 декабря»). A weekday alone
is the last one behind a past or a report («сообщает»), the next one behind a present that plans («в четверг
вылетаем»). A weekday beside a day must be right:
«четверг, 10 января» chooses the year, but a slip beside a day at hand does not.
Quarters belong to the reference's year. A phrase that is the whole
text is read as a query: «вторник» is the next one, «неделю назад» a day.

**Values** are EDTF (ISO 8601-2), TIMEX3 where EDTF has no notation: `2021-33` is a first quarter, `2020-24`
the winter that begins in 2020, `2023-09-11TNI` the night *before* the morning of 11 September, `PT2H~` about
two hours, `XXXX-WXX-1` every Monday, `XXXX-WXX-6T18:30` every Saturday at 18:30,
`PAST_REF` vaguely past. Ranges include both ends. Clock times carry no
offset in the value; `start` and `end` are aware, by the zone named or by `tz`, as it was on that date; «по
местному времени» leaves them without zone. 44 BC is `-0044`, as historians count.

## Where planners read otherwise

Test suites of planners and assistants ask for readings that would be wrong in news. What is not followed, and why:

{planners}

## Classes

The reference is Wednesday, 13 September 2023, 15:00 in Moscow."""
RULES_HEAD = """
## Rules

In the order in which they are tried: layer by layer, and in a layer the first rule that matches at a place wins."""

if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    PAGE.write_text(page(), encoding="utf-8")
