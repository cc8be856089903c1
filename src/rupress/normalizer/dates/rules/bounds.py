"""Bounds: «с 2008 года», «до конца года», «около 22:30», «к 1 января», «перенесли на четверг»."""

from __future__ import annotations

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import shapes
from rupress.normalizer.dates.nodes import Impossible, Node, Part, Point, Range, Vague
from rupress.normalizer.dates.rules.common import put_off
from rupress.normalizer.dates.rules.ranges import POINTS


@rule(
    "{with|from_now} {a=YEAR|MONTH|DAY} {comma}? {and}? {po|until} {v=VAGUE}",
    yes="С 1958 года по настоящее время поют",
    no="С 1958 года по недавнему закону",
)
def to_this_day(m: Match) -> Found | None:
    """«с 1958 года по настоящее время»: open."""
    now, begin = m.atom("v").node, m.atom("a")
    if not isinstance(now, Vague) or now.value != "PRESENT_REF" or isinstance(begin.node, Impossible):
        return None
    return m.make("RANGE", Range(begin.node, None), needs=begin.needs)


@rule(
    "{s=with|from_now} {x=PERIOD|YEAR|MONTH|SEASON|DECADE|QUARTER|CENTURY|CLOCK|UNIT|DAY|WEEKDAY|DEICTIC|STAMP}",
    yes="С 2008 года поёт в хоре",
    no="С 2008 рублей",
)
def since(m: Match) -> Found | None:
    """«с 2008 года», «с начала октября», «с 1 сентября», «начиная с августа»."""
    atom = m.atom("x")
    if atom.node is None or (isinstance(atom.node, (Range, Impossible)) and atom.kind != "CENTURY"):
        return None
    if m.kind("s") == "with" and (_instrumental(m, atom) or atom.rule in ADJECTIVES):
        return None
    if (m.kind_after() == "on" and put_off(m)) or m.before().startswith(shapes("postponed")):
        return None  # «забег перенесли с 12 февраля»: on that day it was to be
    begun = isinstance(atom.node, Part) and atom.node.which == "START"
    tense = "begun" if begun else None
    return m.make("RANGE", _open(atom, "from"), needs=atom.needs, approximate=atom.approximate, tense=tense)


AT_THE_EDGE = {"from": ("START", "H1"), "to": ("END", "H2")}
"""Parts that begin, or end, where the whole does."""

ADJECTIVES = ("month_adjective", "weekday_adjective", "last_year_adjective")
"""Rules of words that belong to a noun: «с сентябрьских 3%» is a comparison, no bound."""


def _instrumental(m: Match, atom: Found) -> bool:
    """Whether «с» means «with»: «по сравнению с 2017 годом»."""
    words = m.tokens.text[atom.start : atom.stop].split()
    return any(word.endswith(shapes("instrumental")) for word in words)


def _open(atom: Found, side: str) -> Node:
    """Open a range at one side: «с начала года», «до конца мая» end with the whole, «до середины мая» with the part."""
    node = atom.node
    plain = node.of if isinstance(node, Part) and node.which in AT_THE_EDGE[side] else node
    return Range(plain, None) if side == "from" else Range(None, plain)


@rule(
    "{up_to}? {s=until|after|not_later} {x=PERIOD|YEAR|MONTH|SEASON|DECADE|QUARTER|CENTURY|CLOCK|UNIT}"
    " | {up_to}? {t=until} {y=DAY|WEEKDAY|DEICTIC|HOLIDAY|STAMP}",
    yes="Аренда продлена до 2030 года",
    no="До 2030 рублей",
)
def until(m: Match) -> Found | None:
    """«до 2030 года», «после 2020 года», «до 11 часов», «до 14 сентября», «до конца мая»."""
    slot = "x" if m.has("x") else "y"
    atom = m.atom(slot)
    if atom.node is None or isinstance(atom.node, (Range, Impossible)) or atom.rule in ADJECTIVES:
        return None
    if m.kind("s") == "not_later":
        return m.make(atom.kind, atom.node, first="x", mod="BEFORE", needs=atom.needs)
    side = "from" if m.kind("s") == "after" else "to"
    tense = "near" if slot == "y" else None
    return m.make("RANGE", _open(atom, side), needs=atom.needs, tense=tense, approximate=atom.approximate)


@rule("(?<={for|on}) {x=YEAR}", yes="Отложили за 2020 год", no="За 2020 рублей")
def beyond(m: Match) -> Found | None:
    """«отложили за 2020 год» is after it; «за 2018 год» is in it."""
    atom = m.atom("x")
    if not m.before(back=2).startswith(shapes("postponed")) or m.kind_before() != "for":
        return None
    return m.make("RANGE", Range(atom.node, None))


@rule("{n=near} {in}? {x=" + POINTS + "|LENGTH|RANGE}", yes="Около полуночи завыл волк", no="Около дома")
def nearly(m: Match) -> Found | None:
    """«около 22:30», «примерно в 15:00», «более пяти лет», «почти год»."""
    atom, kind = m.atom("x"), m.kind("n")
    if kind == "exactly":
        return m.make(
            atom.kind,
            atom.node,
            first="x",
            approximate=atom.approximate,
            mod=atom.mod,
            needs=atom.needs,
            alone=atom.alone or atom.kind == "LENGTH",
        )
    if kind in ("over", "under") and atom.kind != "LENGTH":
        return None
    mod = {"over": "MORE_THAN", "under": "LESS_THAN"}.get(kind)
    return m.make(atom.kind, atom.node, approximate=kind in ("about", "almost"), mod=mod or atom.mod, needs=atom.needs)


@rule(
    "{s=to|not_later|after|po} {x=DAY|WEEKDAY|DEICTIC|HOLIDAY|STAMP}",
    yes="К 1 января 2025 года надбавки удвоят",
    no="К окну",
)
def bounded_day(m: Match) -> Found | None:
    """«к 1 января», «не позднее 1 июня», «после 15 июня»: the day itself, and which side of it."""
    atom = m.atom("x")
    mod = {"not_later": "BEFORE", "after": "AFTER"}.get(m.kind("s"))
    tense = "future" if m.kind("s") in ("to", "not_later") else atom.tense
    return m.make(
        atom.kind,
        atom.node,
        first="x",
        mod=mod or atom.mod,
        needs=atom.needs,
        tense=tense,
        approximate=atom.approximate,
        alone=atom.alone,
    )


CLAUSE_BEGINS = ("line", "dot", "comma", "dash", "colon", "quote")
"""Kinds before «на» with which it begins a clause, so that no verb moves anything to the day."""


@rule("(?<={on}) {x=DAY|WEEKDAY}", yes="Забег перенесли на 24 ноября", no="Забег на лыжах")
def put_off_to(m: Match) -> Found | None:
    """«перенесли на 24 ноября»: the verb is past, the day is to come; «по состоянию на 24 ноября» is left as it is."""
    atom = m.atom("x")
    if not isinstance(atom.node, Point) or m.before(back=2).startswith(shapes("state")) or atom.needs:
        return None
    if atom.kind == "DAY" and m.kind_at(m.found.start() - 2) in CLAUSE_BEGINS:
        return None  # «…, на 1 апреля долг вырос»: what is told of the day itself
    tense = "future" if atom.kind == "WEEKDAY" and atom.node.which is None else "near"
    return attrs.evolve(atom, tense=tense, rule=m.rule)


RULES: tuple[Rule, ...] = (
    to_this_day,
    since,
    until,
    beyond,
    nearly,
    bounded_day,
    put_off_to,
)
