"""Capitals: a form spelled like the word that it comes from."""

from __future__ import annotations


def spelled(form: str, like: str) -> str:
    """Spell a form in small letters with the capitals of the word it comes from.

    «мид» like «МИДа» gives «МИД», «камаз» like «КамАЗом» «КамАЗ», «грозный» like «ГРОЗНОГО» «ГРОЗНЫЙ». The word's own ё
    stays, and the dictionary's comes in: «семёнов» like «Семенову» gives «Семёнов».
    """
    if len(like) > 1 and like.isupper():
        return form.upper()
    if "-" in form and form.count("-") == like.count("-"):  # «Ростове-на-Дону»: each part has its own capital
        return "-".join(map(spelled, form.split("-"), like.split("-")))
    if "ё" in like.lower():
        form = _with_yo(form, like.lower())
    if like[1:].islower() or len(like) == 1:
        return form[:1].upper() + form[1:] if like[0].isupper() else form
    return "".join(c.upper() if i < len(like) and like[i].isupper() else c for i, c in enumerate(form))


def _with_yo(form: str, like: str) -> str:
    """Keep the word's own ё as far as the form agrees with it."""
    letters = list(form)
    for i, c in enumerate(like[: len(form)]):
        if c == "ё" and form[i] == "е":
            letters[i] = "ё"
        elif c != form[i]:
            break
    return "".join(letters)
