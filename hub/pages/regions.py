"""The regions of a search as a list that can be read: by country, each below the one that holds it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from django.utils.translation import get_language

from hub.core.words import sort_key
from hub.places.names import country_name
from hub.places.territory import country_of, parent_of


def arranged(options: Sequence, countries: Collection[str] = ()) -> list:
    """Options (`facets.Option`, values are NUTS codes of levels 2 and 3) in the order of a table of contents.

    Level 3 follows its region of level 2, indented; outside of chosen `countries` only what is chosen of it
    is shown. What only repeats the country or the region above it (LV00, AT130 Wien) is left out. Countries
    are headings where there are several, and regions of one name carry their code.
    """
    held = {option.value: option for option in options}
    shown = [option for option in options if option.chosen or _tells(option, held, countries)]
    codes, twins = {option.value for option in shown}, Counter(option.label for option in shown)
    several = len({country_of(code) for code in codes}) > 1
    arranged, above = [], ""
    for option in sorted(shown, key=lambda option: _place(option, held)):
        country = country_of(option.value)
        arranged.append(
            replace(
                option,
                label=f"{option.label} ({option.value})" if twins[option.label] > 1 else option.label,
                depth=int(parent_of(option.value) in codes),
                heading=country_name(country) if several and country != above else "",
            )
        )
        above = country
    return arranged


def _is_whole_country(code: str) -> bool:
    """NUTS writes 0 where a level is not divided: LV00 is Latvia."""
    return code[2:] == "00"


def _tells(option, held: dict, countries: Collection[str]) -> bool:
    if _is_whole_country(option.value):
        return False
    if len(option.value) == 4:
        return True
    parent = parent_of(option.value)
    repeats = parent in held and held[parent].label == option.label
    return not repeats and (country_of(option.value) in countries or _is_whole_country(parent))


def _place(option, held: dict) -> tuple:
    """Where it stands: country, the region of level 2 that holds it, then its own name."""
    lang = (get_language() or "en")[:2]
    above = held.get(option.value[:4])
    return (
        sort_key(country_name(country_of(option.value)), lang),
        sort_key(above.label, lang) if above and not _is_whole_country(above.value) else (),
        option.value[:4],
        len(option.value) > 4 and not _is_whole_country(option.value[:4]),
        sort_key(option.label, lang),
    )
