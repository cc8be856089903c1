"""The rules, in the order in which they are tried: layers, and inside a layer the first rule that matches wins."""

from __future__ import annotations

from functools import cache

from rupress.normalizer.dates.grammar import Layer, Rule
from rupress.normalizer.dates.rules import (
    ages,
    bounds,
    calendar,
    chronicle,
    clock,
    day_parts,
    early,
    eras,
    hours,
    join,
    length,
    machine,
    nth,
    one_unit,
    parts,
    people,
    periods,
    ranges,
    relative,
    sets,
    shifts,
    styles,
    traps,
)

ATOMS: tuple[Rule, ...] = (
    *traps.RULES,
    *eras.RULES,
    *ages.RULES,
    *people.RULES,
    ranges.years_cut,
    ranges.plain_years,
    *sets.RULES,
    *nth.RULES,
    *early.RULES,
    *hours.RULES,
    *clock.RULES,
    *day_parts.RULES,
    *periods.RULES,
    *machine.RULES,
    *styles.RULES,
    *calendar.RULES,
    *chronicle.RULES,
    *relative.RULES,
    *length.RULES,
    *one_unit.RULES,
)
"""Single dates, clocks, periods and lengths."""
LAYERS: tuple[tuple[Rule, ...], ...] = (
    ATOMS,
    join.DAYS,
    join.TIMES,
    shifts.RULES,
    parts.RULES,
    (*hours.RANGES, *ranges.RULES, *bounds.RULES),
)
"""All rules, layer by layer."""


@cache
def layers() -> tuple[Layer, ...]:
    """Compile the layers."""
    return tuple(Layer(rules) for rules in LAYERS)
