"""The list of contents over a long text: the headings of its parts, one under another, before any of the parts.

«Содержание» / «Зачем нужен мост» / «Кто платит» / «Когда откроют», and each of them once more where its part begins.
"""

from __future__ import annotations

from collections import Counter

from rupress.tokenizer.rows import Row

_FEWEST = 3
"""Headings that make a list of contents."""
_LETTERS = 5
"""Least letters of an entry: shorter lines are numbers and marks."""
_LONGEST = 150
"""Characters of a heading."""
_PART = 80
"""Least characters of text between two headings on average: two lists of the same titles are no contents."""


def contents_of(rows: list[Row], times: Counter[str], start: int, stop: int) -> range:
    """Find the longest list of contents: lines in a row that stand once more each, in their order, with text between.

    Args:
        rows: the rows of the page.
        times: how often each line stands on the page.
        start: the first row of the run of body text, in which the headings stand again.
        stop: the row after its last.
    """
    again = [len(row.key) >= _LETTERS and times[row.key] == 2 and len(row.folded) <= _LONGEST for row in rows]
    if sum(again) < 2 * _FEWEST:
        return range(0)
    second = {row.key: k for k, row in enumerate(rows) if again[k]}
    runs: list[list[int]] = [[]]
    for k, row in enumerate(rows[:stop]):
        place = second[row.key] if again[k] else 0
        if place > k:
            if runs[-1] and place < second[rows[runs[-1][-1]].key]:
                runs.append([])
            runs[-1].append(k)
        elif runs[-1] and len(row.key) >= _LETTERS:  # a number may stand on a line of its own
            runs.append([])
    best = max(runs, key=len)
    if len(best) < _FEWEST:
        return range(0)
    places = [second[rows[k].key] for k in best]
    inside = sum(start - 1 <= place < stop for place in places) >= len(places) / 2
    text = sum(len(rows[k].folded) for k in range(places[0], places[-1]) if not again[k])
    if not inside or text < _PART * (len(places) - 1):
        return range(0)
    numbers = best[1] - best[0] - 1  # which stand over each heading, or over none
    return range(max(0, best[0] - numbers), best[-1] + 1)
