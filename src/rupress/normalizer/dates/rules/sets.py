"""Recurrences: «по вторникам», «ежегодно», «каждые три года», «раз в две недели», «в год»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Length, Recurrence
from rupress.normalizer.dates.rules.length import iso_half, iso_length

DAYS_OF_WEEK = "XXXX-WXX-"


@rule("{s=set_adverb}", yes="Премию вручают ежегодно", no="Годно к службе")
def adverb(m: Match) -> Found | None:
    """«ежегодно», «еженедельной»."""
    return m.make("SET", Recurrence(m.code("s")))


@rule(
    "(?:{e=set_adverb|every} {u=unit}?)? {d=num|ord} {day_number} (?:{e2=set_adverb|every} {u2=unit}?)?",
    yes="Аванс переводят 5 числа каждого месяца",
    no="Аванс переведут 5 числа этого месяца",
)
def day_of_every_month(m: Match) -> Found | None:
    """«5 числа каждого месяца», «ежемесячно 15 числа», «каждое 5 число»."""
    slot, unit = ("e", "u") if m.has("e") else ("e2", "u2")
    monthly = m.code(slot) == "P1M" or (m.kind(slot) == "every" and (m.code(unit) == "month" or slot == "e"))
    if not monthly or (m.has(unit) and m.code(unit) != "month") or not 1 <= (m.number("d") or 0) <= LONGEST_MONTH:
        return None
    return m.make("SET", Recurrence(f"XXXX-XX-{m.number('d'):02d}"))


LONGEST_MONTH = 31


@rule("{s=every_other} (?!{after})", yes="Поезд ходит через день", no="Через день после пожара")
def every_other_day(m: Match) -> Found | None:
    """«через день»."""
    return m.make("SET", Recurrence("P2D"))


@rule("{s=every_other} (?={after})", yes="Через день после пожара", no="Поезд ходит через день")
def day_after(m: Match) -> Found | None:
    """«через день после пожара»: a length."""
    return m.make("LENGTH", Length("P1D"))


@rule(
    "{every} {c=cardinal|few}? {u=unit|year|sutki|let|years}", yes="Проверки каждые три года", no="Каждый третий житель"
)
def every_unit(m: Match) -> Found | None:
    """«каждый день», «каждые три года», «с каждым годом»."""
    value = iso_length(_count(m, "c"), m.code("u"))
    return m.make("SET", Recurrence(value)) if value else None


@rule(
    "{every} {w=weekday|weekend|workdays|season}", yes="Заседания идут каждый понедельник", no="Каждый из понедельников"
)
def every_weekday(m: Match) -> Found | None:
    """«каждый понедельник», «каждое лето»."""
    if m.kind("w") == "season":
        return m.make("SET", Recurrence(f"XXXX-{m.number('w')}"))
    return m.make("SET", Recurrence(f"{DAYS_OF_WEEK}{m.value('w')}"))


@rule(
    "(?<={weekday}{comma}|{weekday}{and}) {w=weekday|weekend}",
    yes="Каждую среду и пятницу музей закрыт",
    no="В среду и пятницу музей закрыт",
)
def listed_every_weekday(m: Match) -> Found | None:
    """«пятницу» of «каждую среду и пятницу»."""
    if _opens_list(m, "weekday") != "every":
        return None
    return m.make("SET", Recurrence(f"{DAYS_OF_WEEK}{m.value('w')}"))


def _opens_list(m: Match, kind: str) -> str:
    """Give the kind of what stands before a list of weekdays that the match goes on; a week has seven of them."""
    first = m.found.start()
    for _ in range(_WEEK):
        if first < 2 or m.kind_at(first - 1) not in ("comma", "and") or m.kind_at(first - 2) != kind:
            break
        first -= 2
    return m.kind_at(first - 1) if first else "line"


_WEEK = 7


@rule("{every} {d=part_adverb}", yes="С каждым днём прибывает вода", no="Каждым вечерним рейсом")
def with_every_day(m: Match) -> Found | None:
    """«с каждым днём»: «днём» is the day here, not the afternoon."""
    return m.make("SET", Recurrence("P1D" if m.code("d") == "AF" else f"XXXX-XX-XXT{m.code('d')}"))


@rule("{every} (?:{p=part_noun}|{p2=part_genitive}|{m=month})", yes="Каждое утро он бегает", no="Каждый вечерний рейс")
def every_part(m: Match) -> Found | None:
    """«каждое утро», «каждый май»."""
    if m.has("m"):
        return m.make("SET", Recurrence(f"XXXX-{m.number('m'):02d}"))
    return m.make("SET", Recurrence(f"XXXX-XX-XXT{m.code('p') or m.code('p2')}"))


@rule(
    "{po} {w=weekday_plural|weekend|workdays|workday}",
    yes="По вторникам музей закрыт",
    no="По вторичным признакам",
)
def on_weekdays(m: Match) -> Found | None:
    """«по вторникам», «по будням»."""
    return m.make("SET", Recurrence(f"{DAYS_OF_WEEK}{m.value('w')}"))


@rule(
    "(?<={weekday_plural}{comma}|{weekday_plural}{and}) {w=weekday_plural|weekend}",
    yes="По вторникам, средам и субботам музей закрыт",
    no="Рад вторникам, средам и субботам",
)
def listed_weekdays(m: Match) -> Found | None:
    """«средам», «субботам» of «по вторникам, средам и субботам»."""
    if _opens_list(m, "weekday_plural") != "po":
        return None
    return m.make("SET", Recurrence(f"{DAYS_OF_WEEK}{m.value('w')}"))


@rule("{w=weekday}", yes="Музей открыт ежедневно, кроме понедельника", no="Музей открыли в понедельник")
def but_weekday(m: Match) -> Found | None:
    """«ежедневно, кроме понедельника»: any of them."""
    return m.make("SET", Recurrence(f"{DAYS_OF_WEEK}{m.value('w')}")) if m.before() in forms("but") else None


@rule("{po} {p=part_plural}", yes="По утрам туманно", no="По утренним улицам")
def on_parts(m: Match) -> Found | None:
    """«по утрам»."""
    return m.make("SET", Recurrence(f"XXXX-XX-XXT{m.code('p')}"))


@rule(
    "(?:{n=twice}|{c=cardinal}? {times}|{c2=num}{dash}{c3=num} {times}) {in}"
    " {k=cardinal|one_and_half|duration_word|few}? {u=unit|year|sutki|let|years|weekday}?",
    yes="Раз в две недели красят забор",
    no="Вырос в три раза",
)
def times_a_unit(m: Match) -> Found | None:
    """«раз в две недели», «дважды в год»."""
    if m.has("k") and m.kind("k") == "duration_word":
        return m.make("SET", Recurrence(m.code("k")), last="k")
    if not m.has("u") or m.kind("u") == "weekday":
        return None
    half = m.has("k") and m.kind("k") == "one_and_half"
    value = iso_half(m.code("u")) if half else iso_length(_count(m, "k"), m.code("u"))
    return m.make("SET", Recurrence(value)) if value else None


def _count(m: Match, slot: str) -> float | str:
    """How many units lie between, «X» for «раз в несколько лет»."""
    if m.has(slot) and m.kind(slot) == "few":
        return "X"
    return float(m.number(slot) or 1)


@rule("{year} {out}? {in} {year}", yes="из года в год", no="Год в году")
def year_by_year(m: Match) -> Found | None:
    """«из года в год»."""
    return m.make("SET", Recurrence("P1Y")) if m.before() in forms("out_of") else None


@rule(
    "(?<!{kilometre}) {in} {u=year|unit|sutki} (?={dot|comma|line|close|dash|quote|and|other|for|on|in|open})",
    yes="Собирают 120 тонн в год",
    no="Страус бежит 70 км в час",
)
def per_unit(m: Match) -> Found | None:
    """«120 тонн в год»: behind an amount."""
    if m.word("u") not in forms("per") or not _amount_before(m):
        return None
    which = m.after(1) in forms("in_which") and m.after(2).startswith(shapes("relative"))
    clause = which or m.after(1) in forms("relative_clause")
    if m.kind_after() == "comma" and clause:
        return None  # «в день, когда»
    adverb = m.after().endswith(shapes("adverb")) and not m.after().endswith(shapes("genitive_adjectives"))
    named = m.word("u") in forms("named_by_noun") and not adverb and m.after() not in forms("beside")
    if m.kind_after() == "other" and named:
        return None  # «в день выборов», but «две тысячи в день бесплатно»
    value = iso_length(1.0, m.code("u"))
    return m.make("SET", Recurrence(value)) if value else None


AMOUNTS = frozenset(
    ("num", "num2", "num3", "num4", "big", "decimal", "pair", "card", "percent", "few", "sign", "couple", "times")
)
"""Kinds that count what is produced «в год»."""


def _amount_before(m: Match) -> bool:
    """Whether an amount stands within the six tokens before."""
    last = m.found.start()
    window = range(max(0, last - 7), last)
    return any(m.kind_at(index) in AMOUNTS for index in window)


@rule("{c=cardinal} {u=unit} {in} {v=year|unit|sutki}", yes="Дороги нет 152 дня в году", no="152 дня в городе")
def days_a_year(m: Match) -> Found | None:
    """«152 дня в году», «пять дней в неделю»."""
    if m.word("v") not in forms("per") or m.code("u") == m.code("v"):
        return None
    value = iso_length(1.0, m.code("v"))
    return m.make("SET", Recurrence(value)) if value else None


RULES: tuple[Rule, ...] = (
    day_of_every_month,
    adverb,
    every_other_day,
    day_after,
    every_unit,
    every_weekday,
    listed_every_weekday,
    with_every_day,
    every_part,
    on_weekdays,
    listed_weekdays,
    but_weekday,
    on_parts,
    times_a_unit,
    year_by_year,
    days_a_year,
    per_unit,
)
