"""Names of organisations that are one in two spellings: «Луга-Банк» and «Луга Банк», «ГУ» and «Главное управление»."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rupress.fold import twinned
from rupress.normalizer.entities.contracted import contracted
from rupress.normalizer.entities.words import is_part
from rupress.normalizer.nominative import is_declined
from rupress.ru import morph
from rupress.ru.tables import read_toml

_GAPS = re.compile(r"[ \-—]+")
_LEAST = 4
"""Letters of the shortest word of which another may be a form."""
_INITIALS = re.compile(r"(?:\w\.){1,2}")
_NUMBER = 3
"""Length of the hyphen and number that a club may leave out; a longer one tells another team: «Луга-2008»."""
_MOST = 100
"""So many names of one beginning are compared, so that time stays linear."""


def variants(cores: Collection[str], acronyms: AbstractSet[str] = frozenset()) -> Mapping[str, str]:
    """Pair folded names of one text: by the name that is less usual or less full, the one that it stands for.

    Args:
        cores: the names, folded as the tables are looked up, in order of appearance.
        acronyms: the acronyms among the names of the text, folded.
    """
    pairs: dict[str, str] = {}
    first: dict[str, str] = {}
    begun: dict[str, list[str]] = {}
    ended: dict[str, list[str]] = {}
    for core in cores:
        other = first.setdefault(_squeezed(core), core)
        if other != core:
            pairs[core] = other
        if len(same := begun.setdefault(core.partition(" ")[0][:_LEAST], [])) < _MOST:
            same.append(core)
        if len(same := ended.setdefault(_numbered(core).rpartition(" ")[2], [])) < _MOST:
            same.append(core)
    written = dict(pairs)
    for same in begun.values():
        for core in same:
            forms = [other for other in same if is_form(core, other)]
            alike = ended.get(_numbered(core).rpartition(" ")[2], ())
            wholes = forms or [other for other in {*same, *alike} if _leaves_out(core, other, acronyms)]
            ones = {written.get(whole, whole) for whole in wholes}
            if core not in pairs and len(ones) == 1 and pairs.get(one := ones.pop()) != core != one:
                pairs[core] = one
    return pairs


@lru_cache(maxsize=1 << 10)
def _squeezed(core: str) -> str:
    """Leave out spaces, hyphens and an article, and write alike what is shortened: «the horn», «гу мчс», «горсуд»."""
    first, gap, rest = core.partition(" ")
    written = read_toml("names.toml")["written_short"].get(first, first) if gap else first
    return twinned(_GAPS.sub("", contracted(f"{written}{gap}{rest}".strip())))


def is_form(name: str, other: str) -> bool:
    """Say whether one name is another in an oblique case: «луга капитала» beside «луга капитал»."""
    *one, last = name.split(" ")
    *two, base = other.split(" ")
    if one != two or last == base or len(base) < _LEAST or not (base.isalpha() and last.isalpha()):
        return False
    known = morph.readings(base)[0]
    genders = (known.gender,) if known.known and known.gender else ("masc", "femn")
    return any(is_declined(last, base, gender) for gender in genders) and not is_declined(base, last, "masc")


def _leaves_out(name: str, whole: str, acronyms: AbstractSet[str]) -> bool:
    """Say whether a name lacks but its own adjectives: «горанский суд» beside «горанский | районный | суд».

    So it may whose body it is («трибунал | ООН | по рыбе»), and the initials of whom it is called after. A committee
    may lack whose it is («комитет | думы | по туризму»), a club its number («луга | -04»).
    """
    if whole.startswith(f"{name}-") and whole.removeprefix(f"{name}-").isdigit() and len(whole) - len(name) <= _NUMBER:
        return True
    words, longer = _numbered(name).split(" "), _numbered(whole).split(" ")
    if not 1 < len(words) < len(longer) or words[-1] != longer[-1]:
        return False
    left = [word for word in longer if word not in words]
    rest = iter(longer)
    if len(left) != len(longer) - len(words) or not all(word in rest for word in words):
        return False
    table = read_toml("names.toml")
    if words[0] == longer[0] in table["committees"] and words[1] in table["there_for"]:
        return longer[-len(words) + 1 :] == words[1:]
    return all(word in acronyms or _INITIALS.fullmatch(word) or _is_own(word) for word in left)


def _is_own(word: str) -> bool:
    """Say whether an adjective may be left out: one of the body itself, or of the rank of what it rules and serves.

    «Союз | датских | писателей» is another than the «Союз писателей».
    """
    ranks = read_toml("names.toml")["ranks_inside_names"]
    return any(r.pos in morph.ADJECTIVES and (r.case == "nomn" or r.lemma in ranks) for r in morph.readings(word))


def _numbered(core: str) -> str:
    """Write the number of a name as one word: «больница № 5» → «больница №5»."""
    return core.replace("№ ", "№")


def is_after(acronym: str, behind: str) -> bool:
    """Say whether a university may have a name behind its acronym that some leave out: «ГГУ | имени Гранина»."""
    table = read_toml("names.toml")
    return behind in table["called_after"] and acronym.endswith(tuple(table["ends_of_universities"]))


def is_rest(part: str, whole: str) -> bool:
    """Say whether a longer name only adds to a shorter one what a text may leave out: two words, or «| Group»."""
    added = whole.removeprefix(part).removesuffix(part).split()
    table = read_toml("names.toml")
    if not added:  # a name said twice is no longer one
        return False
    if " " not in part:
        before = added[0] in table["kinds_before_companies"] and whole.startswith(added[0])
        return len(added) == 1 and (before or added[0] in table["added_to_companies"])
    if added[0] in table["called_after"] and part.partition(" ")[0].endswith(tuple(table["beginnings_of_institutes"])):
        return whole.startswith(part)  # «Горанский институт | имени Гранина»
    return not any(is_part(word) or word in table["called_after"] for word in added)  # «музей искусств | им. Гранина»


def is_other_name(name: str, bracketed: str) -> bool:
    """Say whether a body may be called what stands in brackets behind its name, both folded.

    It is one word («агентство связи Лугов (Лугсвязь)»), or in other letters («клуб Озёрска (Club of Ozyorsk)»); a part
    may have its whole there («отдел продаж (Лугмаш)»).
    """
    if is_latin(name) != is_latin(bracketed):
        return True
    alike = name[0] == bracketed[0] or not any(map(is_part, name.split(" ")[:2]))
    return " " not in bracketed and alike


def is_latin(name: str) -> bool:
    """Say whether a name has no Cyrillic letter: «Jānis Gorta»."""
    return not any("\u0400" <= letter <= "\u04ff" for letter in name)
