"""Territory kinds of regions from Eurostat's NUTS 3 typologies (sheet 'NUTS-3 Typologies').

Level 3 has what Eurostat says. Levels 0 to 2 are derived: urban, intermediate or rural by the majority of
their NUTS 3 regions (intermediate when two tie); mountain when more than half are; island when all are;
coastal, border, metropolitan and capital when any is.
Outermost: Treaty on the Functioning of the EU, art. 349. Sparsely populated: the NUTS 2 regions of the Nordic
accession's Protocol 6 (Reg. (EU) 2021/1060, art. 110(1)(e)).
"""

from collections import Counter

from hub.places.kinds import URBAN_RURAL, TerritoryKind
from hub.places.territory import path

K = TerritoryKind
OUTERMOST = ("FRY", "ES7", "PT2", "PT3")
SPARSE = ("FI1D", "SE32", "SE33")
URBAN_RURAL_LABELS = {
    "predominantly rural": K.RURAL,
    "intermediate": K.INTERMEDIATE,
    "predominantly urban": K.URBAN,
}
ANY = (K.COASTAL, K.BORDER, K.EXTERNAL_BORDER, K.METROPOLITAN, K.CAPITAL)


def of_row(row: tuple) -> set[TerritoryKind]:
    """Kinds of one NUTS 3 region. `row` is a row of the sheet: codes, urban-rural, coast, metro, id, border,
    island, mountain, capital. Raises KeyError for a label we do not know."""
    urban_rural, coast, metro, _metro_id, border, island, mountain, capital = row[3:11]
    says = {
        URBAN_RURAL_LABELS[urban_rural]: True,
        K.COASTAL: coast == "coastal",
        K.METROPOLITAN: metro != "non-metropolitan region",
        K.CAPITAL: capital == "Capital region",
        K.BORDER: border != "Non-border",
        K.EXTERNAL_BORDER: border == "Land border (external)",
        K.ISLAND: island == "Island",
        K.MOUNTAIN: mountain != "non-mountain",
    }
    return {kind for kind, holds in says.items() if holds}


def of_group(parts: list[set[TerritoryKind]]) -> set[TerritoryKind]:
    """Kinds of a region from those of its NUTS 3 regions."""
    count = Counter(kind for part in parts for kind in part)
    ranked = Counter({kind: count[kind] for kind in URBAN_RURAL}).most_common()
    found = {ranked[0][0] if ranked[0][1] > ranked[1][1] else K.INTERMEDIATE}
    found |= {kind for kind in ANY if count[kind]}
    if count[K.ISLAND] == len(parts):
        found.add(K.ISLAND)
    if count[K.MOUNTAIN] * 2 > len(parts):
        found.add(K.MOUNTAIN)
    return found


def kinds_of_all(typologies: dict[str, tuple], codes: list[str]) -> dict[str, list[str]]:
    """Code -> kinds in the order of `TerritoryKind`, for all given regions and the countries above them."""
    level3 = {code: of_row(row) for code, row in typologies.items()}
    parts_of: dict[str, list[set[TerritoryKind]]] = {}
    for code, kinds in level3.items():
        for region in path(code):
            parts_of.setdefault(region, []).append(kinds)
    found: dict[str, list[str]] = {}
    for code in {*codes, *(code[:2] for code in codes)}:
        kinds = set(level3.get(code) or of_group(parts_of[code])) if code in parts_of else set()
        if code.startswith(OUTERMOST):
            kinds.add(K.OUTERMOST)
        if code.startswith(SPARSE):
            kinds.add(K.SPARSE)
        found[code] = [kind.value for kind in K if kind in kinds]
    return found
