"""Who takes part in a project, from a row: organisations to be found or made; persons without a name."""

import hashlib
from typing import NamedTuple

from hub.exchange.lookups import Lookups, fold
from hub.exchange.planning import places
from hub.exchange.plans import Problem, doubt
from hub.exchange.rows.project import PERSON, PartnerRow, ProjectRow
from hub.projects.actions import NewOrganisation
from hub.projects.models import Beneficiary
from hub.projects.snapshots import organisation_key

LEAD, PARTNER = Beneficiary.Role.LEAD.value, Beneficiary.Role.PARTNER.value


class Takers(NamedTuple):
    """`beneficiaries` of a snapshot, the organisations they name, and doubts."""

    beneficiaries: list[dict]
    organisations: list[NewOrganisation]
    problems: list[Problem]


def takers(row: ProjectRow, country: str, lookups: Lookups) -> Takers:
    """Everybody a row names: the beneficiary first, then partners; each organisation once."""
    found = Takers([], [], [])
    if row.beneficiary_kind == PERSON:
        found.beneficiaries.append({"role": LEAD, "organisation": None, "name": None})
        if row.beneficiary:
            found.problems.append(doubt("beneficiary", "person_name"))
    elif row.beneficiary:
        _add(found, row.beneficiary, LEAD, country, {"kind": row.beneficiary_kind}, "", lookups)
    for partner in sorted(row.partners, key=lambda partner: not partner.lead) if row.partners else ():
        role = LEAD if partner.lead else PARTNER
        if partner.name and partner.kind != PERSON:
            home = partner.country or country
            _add(
                found,
                partner.name,
                role,
                home,
                _details(partner, home, found, lookups),
                partner.source_id,
                lookups,
            )
    return found


def _add(
    found: Takers, name: str, role: str, country: str, details: dict, number: str, lookups: Lookups
) -> None:
    name = " ".join(name.split())
    number = number or number_of(name, country)
    key = organisation_key(lookups.source_id, number)
    if any(each["organisation"] == key for each in found.beneficiaries):
        return
    found.beneficiaries.append({"role": role, "organisation": key, "name": name})
    found.organisations.append(NewOrganisation(number, name, country, details))


def number_of(name: str, country: str) -> str:
    """The number of an organisation that has none in its source, made from name and country."""
    plain = f"{country}/{fold(name)}"
    if len(plain) <= 120:
        return plain
    return f"{plain[:103]}~{hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()}"


def _details(partner: PartnerRow, country: str, found: Takers, lookups: Lookups) -> dict:
    details: dict = {
        "kind": partner.kind,
        "town": partner.town,
        "postal_code": partner.postal_code[:12].strip(),
    }
    if partner.region:
        region, _ = places.region(partner.region, country, lookups)
        details["region_id"] = region.region
    where = places.point(partner.lat, partner.lon, country)
    found.problems.extend(each for each in where.problems if each.severity == "doubt")
    return details | {"lat": where.lat, "lon": where.lon}
