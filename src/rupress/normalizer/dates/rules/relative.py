"""Days and units counted from now or from a date of the text: «вчера», «на прошлой неделе», «в тот же день»."""

from __future__ import annotations

from functools import cache

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Holiday, Point, Same, Shift, Unit, Vague
from rupress.normalizer.dates.rules.common import OFFSET, RELATIVE, counted, on_holiday
from rupress.normalizer.dates.tense import word_tense
from rupress.ru import morph
from rupress.ru.tables import read_toml


@rule("{d=deictic} (?!{dash}{num})", yes="Вчера мэр открыл каток", no="Вчерашка")
def deictic(m: Match) -> Found | None:
    """«вчера», «сегодня», «послезавтра»."""
    return m.make("DEICTIC", Point(days=m.number("d")))


@rule("{d=deictic_adjective} {u=unit}?", yes="Вчерашнее заседание", no="Вчера")
def deictic_adjective(m: Match) -> Found | None:
    """«вчерашний», «завтрашний день»."""
    last = "d" if m.has("u") and m.code("u") != "day" else None
    return m.make("DEICTIC", Point(days=m.number("d")), last=last)


@rule("(?<={on}) {v=vague}", yes="На сегодняшний день готова концепция", no="На сегодняшней встрече")
def as_of_now(m: Match) -> Found | None:
    """«на сегодняшний день» is now; «по состоянию на сегодняшний день» is the day."""
    if m.before(back=2) in forms("as_of") and m.word("v").startswith(shapes("todays")):
        return m.make("DEICTIC", Point(days=0))
    return m.make("VAGUE", Vague(m.code("v")))


@rule("(?<={with|from_now}) {v=vague}", yes="С сегодняшнего дня сбор отменён", no="С недавнего времени")
def from_today(m: Match) -> Found | None:
    """«с сегодняшнего дня»: the day."""
    return m.make("DEICTIC", Point(days=0)) if m.word("v").startswith(shapes("todays")) else None


@rule("{v=vague}", yes="Сейчас в больнице 12 человек", no="Сейчасный")
def vague(m: Match) -> Found | None:
    """«сейчас», «в настоящее время», «недавно», «скоро»."""
    return m.make("VAGUE", Vague(m.code("v")))


@rule("{v=one_of_these_days}", yes="На днях подпишут договор", no="В этих днях")
def one_of_these_days(m: Match) -> Found | None:
    """«на днях»: the verb tells past from future."""
    return m.make("VAGUE", Vague("TENSE"))


NOUNS = (
    "{unit|year|month|season|weekday|let|gody|sport_season|part_noun|academic|quote|weekend|part_genitive"
    "|month_adjective|fiscal}"
)
"""Kinds of words to which «прошлый» and «будущий» may belong."""


@rule(
    "(?<={in}) {p=last} (?!" + NOUNS + ")",
    yes="В прошлом он был врачом",
    no="В прошлом году",
)
def in_the_past(m: Match) -> Found | None:
    """«в прошлом» with no noun behind."""
    return (
        m.make("VAGUE", Vague("PAST_REF"))
        if m.word("p") in forms("past_noun") and not _of_noun(m) and m.kind_after(1) not in ("this", "next")
        else None
    )


@rule(
    "(?<={in|on}) {p=next} (?!" + NOUNS.replace("|quote", "") + ")",
    yes="В будущем, возможно, откроют",
    no="В будущем году",
)
def in_the_future(m: Match) -> Found | None:
    """«в будущем», «планы на будущее», but not «в будущем „Маяке“»."""
    opens = m.kind_after() == "quote" and m.after(1)[:1].isalnum()
    vague = m.word("p") in forms("future_noun") and not opens and not _of_noun(m)
    return m.make("VAGUE", Vague("FUTURE_REF")) if vague else None


def _of_noun(m: Match) -> bool:
    """Whether «будущем» belongs to the noun behind it: «в будущем бюджете», but «в будущем приоритет сменят»."""
    return counted(m) and m.after().endswith(shapes("prepositional"))


@rule("{e=eve}", yes="Накануне мэр подарил школе пианино", no="Канун праздника")
def eve(m: Match) -> Found | None:
    """«накануне»: the day before; before a noun («накануне выборов») it is a preposition."""
    following = m.after()
    start, stop = m.tokens.starts[m.at("e")], m.tokens.stops[m.at("e")]
    if (
        m.tokens.raw[start].isupper()
        and m.tokens.raw[stop : stop + 1] == "."
        and m.tokens.raw[stop + 1 : stop + 2].isalpha()
    ):
        return None  # «Накануне.RU», an outlet
    noun = m.kind_after() == "other" and following[:1].islower() and following.endswith(shapes("genitive_endings"))
    noun = noun and not following.endswith((*shapes("nominative_adjectives"), *shapes("doers")))
    noun = noun and not _is_subject(following)
    verb = word_tense(following) or word_tense(m.after(1).lower())
    if noun and following not in forms("subjects") and verb is None:
        return None  # «накануне матча тренер сказал», but «накануне паромщик закрыл причал»
    if m.kind_after() in ("begin", "middle", "end", "this", "last", "num", "holiday", "that", "next", "season"):
        return None
    if m.kind_after() == "ord" and not _is_subject(following):
        return None  # «накануне второй годовщины», but «накануне первый зампред уехал»
    return m.make("DEICTIC", Point(days=-1), needs="eve")


def _is_subject(word: str) -> bool:
    """Whether a word cannot be a genitive: «накануне члены совета уехали», but «накануне премьеры»."""
    readings = morph.readings(word)
    return readings[0].known and all(r.case and r.case != "gent" for r in readings)


@rule("{t=this|that} {s=same}? {u=unit} ", yes="В тот же день вернули", no="В тот дом")
def same_day(m: Match) -> Found | None:
    """«в тот же день», «в этот день», «в том же месяце»: the one the text spoke of."""
    unit = m.code("u")
    anaphoric = m.kind("t") == "that" or m.has("s") or unit == "day"
    if not anaphoric or unit not in ("day", "month", "week", "quarter", "decade", "century"):
        return None
    if m.word("t") in forms("these") or (m.kind("t") == "that" and not m.has("s") and unit != "day"):
        return None
    if m.word("u") in forms("days_many"):
        return None
    return m.make("DAY" if unit == "day" else "UNIT", Unit(unit, 0, "text"), needs=unit)


@rule("{d=part_adverb} {w=earlier|later}", yes="Днём ранее его вернули", no="Вечером позже вернули")
def day_earlier(m: Match) -> Found | None:
    """«днём ранее», «днём позже»: a day from a date of the text."""
    if m.code("d") != "AF":
        return None
    sign = -1 if m.kind("w") == "earlier" else 1
    return m.make("DEICTIC", Shift(sign, ((1, "day"),), Same()), needs="any")


@rule("{t=this|that} {s=same} {u=year}", yes="В том же году построили мост", no="В этом году")
def same_year(m: Match) -> Found | None:
    """«в том же году», «в этом же году»."""
    return m.make("UNIT", Unit("year", 0, "text"), needs="year")


@rule("{n=next|previous} {u=unit|sutki}", yes="На следующий день мост просох", no="На следующей станции")
def next_day(m: Match) -> Found | None:
    """«на следующий день» counts from the day before in the text; «на следующей неделе» from now."""
    unit, word = m.code("u"), m.word("u")
    if unit != "day" or word not in forms("day_one"):
        return None
    if m.kind("u") == "unit" and not m.word("n").startswith(shapes("in_a_row")):
        return None  # «предстоящий день» of a horoscope is the one that it is about
    sign = 1 if m.kind("n") == "next" else -1
    return m.make("DEICTIC", Shift(sign, ((1, "day"),), Same()), needs="day")


@rule("{n=next} {p=part_noun}", yes="На следующее утро мост просох", no="В следующее утреннее чтение")
def next_morning(m: Match) -> Found | None:
    """«на следующее утро»: of the day behind the one in the text."""
    if not m.word("n").startswith(shapes("in_a_row")):
        return None  # «в ближайшую ночь» is the one to come
    return m.make("DEICTIC", Shift(1, ((1, "day"),), Same(), at=Point(part=m.code("p"))), needs="day")


@rule("{rel=this|deictic_adjective} {u=sutki}", yes="В течение нынешних суток выпал снег", no="Двое суток")
def this_day(m: Match) -> Found | None:
    """«нынешних суток», «сегодняшних суток»; «эти сутки» may be any."""
    days = m.number("rel") if m.kind("rel") == "deictic_adjective" else 0
    return m.make("DEICTIC", Point(days=days)) if m.word("rel") not in forms("these") else None


@rule(
    "{rel=" + RELATIVE + "} {u=unit|year|sport_season}", yes="На прошлой неделе каток растаял", no="На прошлой встрече"
)
def unit_relative(m: Match) -> Found | None:
    """«на прошлой неделе», «в следующем месяце», «в этом году», «в текущем сезоне»."""
    unit, word, adjective = m.code("u"), m.word("u"), m.word("rel")
    if adjective.endswith(shapes("plural_adjective")) or m.kind("rel") == "last_in_row":
        return None
    if unit in ("day", "hour", "minute", "second", "millennium") or word.endswith(shapes("plural_noun")):
        return None
    needs = "latest" if m.kind("rel") == "previous" and unit in ("month", "quarter", "year") else None
    return m.make("UNIT", Unit(unit, OFFSET[m.kind("rel")]), needs=needs)


@rule("(?<={on}) {u=unit}", yes="На неделе обещают клёв.", no="На неделе моды пели")
def in_the_week(m: Match) -> Found | None:
    """«на неделе», of this one; not «на неделе высокой моды»."""
    noun = m.kind_after() == "other" and word_tense(m.after().lower()) is None
    return m.make("UNIT", Unit("week", 0)) if m.word("u") in forms("in_a_week") and not noun else None


@rule(
    "(?:{rel=this|last|next|before_last|nearest|last_in_row} )?{w=weekend}",
    yes="На выходных обещают клёв",
    no="Выходной костюм",
)
def weekend(m: Match) -> Found | None:
    """«на выходных», «в минувшие выходные»."""
    if not m.has("rel") and m.kind_before() not in ("in", "on", "line", "for", "until", "after", "with", "to"):
        return None
    which = m.kind("rel") if m.has("rel") else ""
    return m.make("UNIT", Unit("weekend", {"last": -1, "next": 1, "before_last": -2, "last_in_row": -1}.get(which, 0)))


@rule(
    "(?:{rel=" + RELATIVE + "} )?{w=weekday} (?:{on}? {rel2=this|last|next} {u=unit})?",
    yes="Во вторник совет выбрал герб",
    no="Вторничный",
)
def weekday(m: Match) -> Found | None:
    """«во вторник», «в прошлую среду», «вторник на следующей неделе», «понедельник прошлой недели»."""
    if m.kind_before() == "not_surname":
        return None
    if not m.has("rel") and m.word("w") in forms("milieu") and m.kind_after() not in ("comma", "line", "dash", "num"):
        return None
    resurrection = m.word("w").startswith(shapes("resurrection"))
    if resurrection and m.kind_before() not in ("in", "with", "until", "on", "comma", "line"):
        return None
    of_week = m.has("u") and m.code("u") == "week"
    if of_week and (m.kind_at(m.at("rel2") - 1) == "on" or m.word("u") in forms("of_a_week")):
        return m.make("WEEKDAY", Point(weekday=m.number("w"), which=WEEK_OF[m.kind("rel2")]))
    which = None
    if m.has("rel"):
        word = m.word("rel")
        which = {
            "before_last": "last",
            "nearest": "nearest",
            "previous": "past",
            "last_in_row": "past",
            "next_short": "next",
        }.get(m.kind("rel"), m.kind("rel"))
        if which == "last" and not word.startswith(shapes("last_year")):
            which = "past"
    return m.make("WEEKDAY", Point(weekday=m.number("w"), which=which), last="w")


WEEK_OF = {"this": "thisweek", "last": "lastweek", "next": "nextweek"}


@rule(
    "(?<={on}) {rel=this|last|next} {u=unit} {comma}? {in} {w=weekday}",
    yes="На следующей неделе в пятницу откроют каток",
    no="На следующей неделе пятница короткая",
)
def weekday_of_week(m: Match) -> Found | None:
    """«на прошлой неделе, в среду»: the week is said first."""
    if m.word("u") not in forms("in_a_week"):
        return None
    return m.make("WEEKDAY", Point(weekday=m.number("w"), which=WEEK_OF[m.kind("rel")]))


@rule("{w=weekday_adjective}", yes="Сорвали субботний рейс", no="Воскресенский рейс")
def weekday_adjective(m: Match) -> Found | None:
    """«субботний», «воскресной»."""
    if m.tokens.raw[m.tokens.starts[m.at("w")]].isupper() and m.after()[:1].isupper():
        return None
    if m.word("w").startswith(shapes("sunday")) and any(m.after(k).startswith(shapes("schools")) for k in range(2)):
        return None  # «воскресная школа», «воскресная детская школа»
    return m.make("WEEKDAY", Point(weekday=m.number("w")))


@rule("(?<={line}) {w=weekday_short} {dot}? (?={line})", yes="пн.", no="Ср. также")
def weekday_short_alone(m: Match) -> Found | None:
    """«пн.», and nothing else on the line."""
    return m.make("WEEKDAY", Point(weekday=m.number("w")), last="w")


@rule("{w=weekday_short} {dot}? {comma}? (?={num}|{ord}|{numeric}|{pair})", yes="Пт, 18 июля 2014", no="Ср. также")
def weekday_short(m: Match) -> Found | None:
    """«Пт,» before a date."""
    return m.make("WEEKDAY", Point(weekday=m.number("w")), last="w", alone=False)


@rule(
    "{h=holiday} (?:{y=num4|ordyear} {g=god}? | {rel=this|last|next} {g2=year})?",
    yes="В День Победы пускали змея",
    no="В день побега",
)
def holiday(m: Match) -> Found | None:
    """«День Победы», «Пасха 2020 года»."""
    if m.after() in forms("victory_over"):
        return None  # «в День Победы над Японией» is another day
    name = m.code("h")
    if m.before().lower() in forms("churches"):
        return None  # «храм Рождества Пресвятой Богородицы»
    if (
        name == "christmas"
        and m.word("h").startswith(shapes("nativity"))
        and not m.tokens.raw[m.tokens.starts[m.at("h")]].isupper()
        and m.kind_before() not in ("line", "on", "to", "until", "after", "in")
    ):
        return None
    shift = OFFSET[m.kind("rel")] if m.has("rel") else None
    day = Holiday(name, m.number("y"), shift)
    part = _parts().get(name)
    if part is not None:  # «новогодняя ночь»
        return m.make("STAMP", on_holiday(day, part))
    return m.make("HOLIDAY", day)


@cache
def _parts() -> dict[str, str]:
    return {row["name"]: row["part"] for row in read_toml("dates_holidays.toml")["holiday"] if "part" in row}


SIMILAR = "(?:{similar}{same}?|{that}{same}) {p=period} "


@rule(
    SIMILAR + "(?:{y=num4} {g=god}|{y2=ordyear} {g2=year}?)",
    yes="По сравнению с аналогичным периодом 2018 года",
    no="Аналогичный период 12 дней",
)
def similar_period(m: Match) -> Found | None:
    """«аналогичным периодом 2018 года», «аналогичным периодом 2018-го»: the months spoken of, in that year."""
    year = m.number("y") or m.number("y2")
    return m.make("UNIT", Unit("period", 0, "text", Point(year=year)), needs="period")


@rule(
    SIMILAR + "(?:{rel=last|before_last|this|previous} {g=god} | {yy=year} {earlier})",
    yes="с аналогичным периодом прошлого года",
    no="аналогичный период времени",
)
def similar_period_relative(m: Match) -> Found | None:
    """«аналогичным периодом прошлого года»."""
    shift = OFFSET[m.kind("rel")] if m.has("rel") else -1
    return m.make("UNIT", Unit("period", 0, "text", Point(year_shift=shift)), needs="period")


@rule(
    "{a=this|named_before} {p=period} (?!{last|before_last|this|previous|num4|ordyear|life})",
    yes="С 3 по 5 мая пели, за этот период выросла груша",
    no="За этот период времени",
)
def this_period(m: Match) -> Found | None:
    """«за этот период», «в указанный период»: the one just named."""
    if m.after() in forms("of_time"):
        return None
    return m.make("UNIT", Unit("period", 0, "text"), needs="this_period")


RULES: tuple[Rule, ...] = (
    as_of_now,
    from_today,
    vague,
    one_of_these_days,
    similar_period,
    similar_period_relative,
    this_period,
    in_the_past,
    in_the_future,
    this_day,
    deictic,
    deictic_adjective,
    eve,
    day_earlier,
    same_year,
    same_day,
    next_day,
    next_morning,
    weekday_short_alone,
    weekday_short,
    weekday_adjective,
    weekday_of_week,
    weekday,
    weekend,
    holiday,
    in_the_week,
    unit_relative,
)
