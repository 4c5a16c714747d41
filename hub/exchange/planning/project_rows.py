"""A checked project row as the keys of a snapshot."""

from functools import lru_cache
from typing import Any

from hub.exchange.lookups import Lookups
from hub.exchange.planning import places
from hub.exchange.planning.checks import together, web_address
from hub.exchange.planning.languages import put_texts
from hub.exchange.planning.merging import languages_of
from hub.exchange.planning.organisations import takers
from hub.exchange.plans import Given, Read, doubt, refusal
from hub.exchange.rows import ProjectRow
from hub.projects.actions import NewOrganisation
from hub.projects.models import Experience
from hub.projects.snapshots import AMOUNTS, DATES, SCALARS, TEXT_FIELDS

#: Columns that are keys of the snapshot as they are.
_SAME = frozenset({
    "place", "postal_code", "programme", "measure", "is_cooperation", "transferable",
    "visit_offered", "talk_offered", "currency", "status",
})  # fmt: skip
_DATES, _AMOUNTS = frozenset(DATES), frozenset(AMOUNTS)
_PEOPLE = frozenset({"beneficiary", "beneficiary_kind", "partners"})
_EXPERIENCE = frozenset(Experience.FIELDS)
_COLUMNS = frozenset(ProjectRow.model_fields)


def read(row: ProjectRow, given: Given, lookups: Lookups, known_lang: str = "") -> Read:
    """What a row says, for those of its columns that the file has, be they empty or not.

    Texts are whole, with empty fields where the file has no column. known_lang: the record's own language so
    far, which goes on where the file has no `lang`.
    """
    problems = together(row, given)
    columns, same, dates, amounts = _sorted_columns(given.present)
    filled = row.model_fields_set
    out: dict[str, Any] = {name: getattr(row, name) or SCALARS[name] for name in same}
    for name in dates:
        day = getattr(row, name)
        out[name] = None if day is None else day.isoformat()
    for name in amounts:
        amount = getattr(row, name)
        out[name] = None if amount is None else str(amount)
    if "website" in columns:
        out["website"], doubts = web_address(row.website, 500)
        problems.extend(doubts)
    unresolved = _place(row, columns, out, problems, lookups, given)
    _reference(row, columns, out, problems, lookups)
    _texts(row, out, problems, lookups, given, known_lang)
    if "themes" in columns:
        out["themes"], unknown = _themes(row, problems, lookups)
        unresolved = unresolved or unknown
    if "keywords" in columns:
        out["keywords"] = list(dict.fromkeys(word[:100] for word in row.keywords if word))
    organisations: list[NewOrganisation] = []
    if columns & _PEOPLE:
        found = takers(row, out.get("country_id", ""), lookups)
        out["beneficiaries"], organisations = found.beneficiaries, found.organisations
        problems.extend(found.problems)
    if "principles" in filled:
        _principles(row, out, problems, lookups)
    if "indicators" in filled:
        out["indicators"] = _indicators(row, lookups)
    return Read(out, problems, unresolved, organisations)


@lru_cache(maxsize=256)
def _sorted_columns(present: frozenset[str]) -> tuple[frozenset[str], tuple, tuple, tuple]:
    """Of a file's columns those that rows know, and among them the plain ones, dates and amounts."""
    columns = present & _COLUMNS
    return columns, tuple(columns & _SAME), tuple(columns & _DATES), tuple(columns & _AMOUNTS)


def _place(
    row: ProjectRow, columns: frozenset[str], out: dict, problems: list, lookups: Lookups, given: Given
) -> bool:
    """Country, group, region, point. Gives whether the group is not known (yet)."""
    country, unresolved = row.country, False
    period = (lookups.period(row.period) or "") if row.period else ""
    lag = lookups.lag(row.lag, country, period) if row.lag else None
    if "lag" in columns:
        out["lag_id"] = lag[0] if lag else None
        if row.lag and not lag:
            problems.append(doubt("lag", "lag_unknown", row.lag))
            unresolved = True
    if row.region:
        found, doubts = places.region(row.region, country or (lag[1] if lag else ""), lookups)
        problems.extend(doubts)
        out["region_id"] = found.region
        out["region_given"] = row.region if row.region != found.region else ""
        country = country or found.country or ""
    elif "region" in columns:
        out["region_id"], out["region_given"] = None, ""
    country = country or (lag[1] if lag else "")
    if not country:
        problems.append(refusal("country", "country_needed"))
    out["country_id"] = country
    if "lat" in columns or "lon" in columns:
        point = places.point(row.lat, row.lon, country, given)
        out["lat"], out["lon"] = point.lat, point.lon
        problems.extend(point.problems)
    return unresolved


def _reference(row: ProjectRow, columns: frozenset[str], out: dict, problems: list, lookups: Lookups) -> None:
    if "period" in columns:
        out["period_id"] = lookups.period(row.period) if row.period else None
        if row.period and not out["period_id"]:
            problems.append(doubt("period", "period_unknown", row.period))
    if "fund" in columns:
        out["fund_id"] = lookups.fund(row.fund) if row.fund else None
        if row.fund and not out["fund_id"]:
            problems.append(doubt("fund", "fund_unknown", row.fund))


def _texts(
    row: ProjectRow, out: dict, problems: list, lookups: Lookups, given: Given, known_lang: str
) -> None:
    own = put_texts(row, out, problems, lookups, given, known_lang, fields=TEXT_FIELDS, headline="title")
    if not own:
        return
    for lang in languages_of(given.present, _EXPERIENCE):
        out[f"experience.{lang}"] = None
    if row.model_fields_set & _EXPERIENCE:
        out[f"experience.{own}"] = {name: getattr(row, name) for name in Experience.FIELDS}
    elif given.present & _EXPERIENCE:
        out[f"experience.{own}"] = None
    for lang, text in (row.texts or {}).items():
        if _EXPERIENCE & text.model_fields_set:
            so_far = out.get(f"experience.{lang}") or dict.fromkeys(Experience.FIELDS, "")
            told = {name: getattr(text, name) for name in Experience.FIELDS if getattr(text, name)}
            out[f"experience.{lang}"] = (so_far | told) if any((so_far | told).values()) else None


def _themes(row: ProjectRow, problems: list, lookups: Lookups) -> tuple[list[str], bool]:
    found, unknown = [], False
    for label in row.themes:
        slug = lookups.theme(label)
        if slug is None:
            problems.append(doubt("themes", "theme_unknown", label))
            unknown = True
        elif slug not in found:
            found.append(slug)
    if len(found) > 3:
        problems.append(doubt("themes", "themes_too_many", ", ".join(found[3:])))
    return found[:3], unknown


def _principles(row: ProjectRow, out: dict, problems: list, lookups: Lookups) -> None:
    for slug, how in (row.principles or {}).items():
        if slug not in lookups.principles:
            problems.append(doubt("principles", "principle_unknown", slug))
        elif how and out.get("lang"):
            out[f"principle.{slug}.{out['lang']}"] = how


def _indicators(row: ProjectRow, lookups: Lookups) -> list[dict]:
    return [
        {
            "name": each.name,
            "unit": each.unit,
            "code": each.code if each.code in lookups.indicators else None,
            "target": None if each.target is None else f"{each.target:.2f}",
            "reached": None if each.reached is None else f"{each.reached:.2f}",
        }
        for each in row.indicators
        if each.name
    ]
