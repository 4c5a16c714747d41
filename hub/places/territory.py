"""The NUTS hierarchy, read off the code: every character after the country adds one level."""

#: Eurostat and ISO 3166 differ for two countries; Eurostat's codes are the hub's.
EUROSTAT_FROM_ISO = {"GR": "EL", "GB": "UK"}
ISO_FROM_EUROSTAT = {eurostat: iso for iso, eurostat in EUROSTAT_FROM_ISO.items()}

#: Northern Ireland ran out of digits: UKN10 to UKN16 lie in UKN0, and there is no region UKN1 (NUTS 2016).
OVERFLOW = {"UKN1": "UKN0"}

#: Longest NUTS code: country, then levels 1 to 3.
MAX_LENGTH = 5


def normalise(code: str) -> str:
    """A region or country code as the hub writes it: no blanks, capitals, EL for GR and UK for GB.

    >>> normalise(" gr30 ")
    'EL30'
    """
    code = "".join(code.split()).upper()
    return EUROSTAT_FROM_ISO.get(code[:2], code[:2]) + code[2:]


def country_of(code: str) -> str:
    """Eurostat country code of a NUTS code: "LV005" -> "LV"."""
    return normalise(code)[:2]


def level_of(code: str) -> int:
    """NUTS level 0 (country) to 3 of a code. Raises ValueError when it has no length of a NUTS code."""
    if not 2 <= len(code) <= MAX_LENGTH:
        raise ValueError(f"{code!r} has not the length of a NUTS code.")
    return len(code) - 2


def parent_of(code: str) -> str | None:
    """The region one level up; None for a country."""
    if level_of(code) == 0:
        return None
    return OVERFLOW.get(code[:-1], code[:-1])


def path(code: str) -> tuple[str, ...]:
    """The region and all that hold it, from the country down: "LV005" -> ("LV", "LV0", "LV00", "LV005")."""
    parent = parent_of(code)
    return (*path(parent), code) if parent else (code,)


def ancestors(code: str) -> tuple[str, ...]:
    """The regions that hold this one, from the country down; () for a country."""
    return path(code)[:-1]


def beginnings(code: str) -> tuple[str, ...]:
    """What the codes within a region begin with: itself, but for the one region whose codes overflow."""
    return (code, *(beginning for beginning, region in OVERFLOW.items() if region == code))


def common(codes: list[str]) -> str | None:
    """The smallest region that holds all the codes; None for none, and across a country border."""
    if not codes:
        return None
    paths = [path(code) for code in codes]
    shared = [steps[0] for steps in zip(*paths, strict=False) if len(set(steps)) == 1]
    return shared[-1] if shared else None
