"""A register as a paying agency publishes it, made up: the same rows on every machine, none of them true.

Sixteen of the documented columns of projects, nine languages, about a third of the rows share their
beneficiary with another one. `python -m bench.register FILE --rows N` writes it.
"""

import argparse
import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from bench.words import Dice, names, pick, speech, themes
from hub.places import reference

SEED = 20_240_101
COLUMNS = (
    "source_id", "title", "lang", "summary", "country", "region", "lat", "lon",
    "status", "period", "fund", "themes", "beneficiary", "start_on", "total_cost", "eu_support",
)  # fmt: skip

#: Period -> (first year of projects, last one, funds, states that its projects are in).
_PERIODS = {
    "2007-2013": (2008, 2014, ("EAFRD",), ("completed", "in_use")),
    "2014-2020": (2015, 2023, ("EAFRD", "EAFRD", "EAFRD", "EMFF"), ("completed", "in_use", "stopped")),
    "2023-2027": (2023, 2026, ("EAFRD",), ("approved", "running", "running")),
    "2021-2027": (2022, 2026, ("EMFAF", "ERDF", "ESF+"), ("approved", "running")),
}
_LIKELY = ("2014-2020", "2014-2020", "2014-2020", "2007-2013", "2023-2027", "2021-2027")
#: Degrees around a region's point in which its projects lie.
_SPREAD = 0.05


def rows(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """The first `count` rows, column -> text. More rows begin with the same ones."""
    return islice(_endless(random.Random(seed)), count)


def write(path: Path, count: int, *, seed: int = SEED) -> Path:
    """Write a CSV file (UTF-8, commas) of `count` rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(count, seed))
    return path


def _endless(source: random.Random) -> Iterator[dict[str, str]]:
    dice, langs, number = source.random, sorted(names()), 0
    while True:
        number += 1
        yield _row(number, pick(dice, langs), dice)


def _row(number: int, lang: str, dice: Dice) -> dict[str, str]:
    country = pick(dice, names()[lang]["countries"])
    region, lat, lon = pick(dice, _regions()[country])
    chosen = _some_themes(dice)
    place = speech(lang).village(dice)
    period = pick(dice, _LIKELY)
    first, last, funds, states = _PERIODS[period]
    cost = round(2_000 * 150 ** dice(), 2)
    return {
        "source_id": f"R-{number:06d}",
        "title": _title(lang, chosen[0], place, dice),
        "lang": lang,
        "summary": _summary(lang, chosen[0], dice),
        "country": country,
        "region": region,
        "lat": f"{lat + _SPREAD * (2 * dice() - 1):.4f}",
        "lon": f"{lon + _SPREAD * (2 * dice() - 1):.4f}",
        "status": pick(dice, states),
        "period": period,
        "fund": pick(dice, funds),
        "themes": "|".join(theme["labels"][lang] for theme in chosen),
        "beneficiary": pick(dice, names()[lang]["bodies"]).format(place),
        "start_on": _day(first, last, dice).isoformat(),
        "total_cost": f"{cost:.2f}",
        "eu_support": f"{cost * (0.3 + 0.5 * dice()):.2f}",
    }


def _title(lang: str, theme: dict, place: str, dice: Dice) -> str:
    word = pick(dice, theme["words"][lang])
    form = dice()
    if form < 0.4:
        return f"{word[0].upper()}{word[1:]} – {place}"
    if form < 0.7:
        return f"{place}: {word}"
    return f"{place}: {word}. {speech(lang).sentence(dice, 6)}".rstrip(".")


def _summary(lang: str, theme: dict, dice: Dice) -> str:
    told = [speech(lang).sentence(dice) for _ in range(1 + int(dice() * 3))]
    if dice() < 0.7:
        word = pick(dice, theme["words"][lang])
        told.insert(int(dice() * len(told)), f"{word[0].upper()}{word[1:]}: {speech(lang).village(dice)}.")
    return " ".join(told)


def _some_themes(dice: Dice) -> list[dict]:
    wanted = pick(dice, (1, 1, 1, 2, 2, 3))
    chosen: dict[str, dict] = {}
    while len(chosen) < wanted:
        theme = pick(dice, themes())
        chosen[theme["slug"]] = theme
    return list(chosen.values())


def _day(first: int, last: int, dice: Dice) -> date:
    start = date(first, 1, 1)
    return start + timedelta(days=int(dice() * (date(last, 12, 31) - start).days))


@cache
def _regions() -> dict[str, list[tuple[str, float, float]]]:
    """By country: its NUTS 3 regions with a point inside."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    for region in reference.regions():
        if region["level"] == 3 and region["edition"] == "2024" and not region["code"].endswith("ZZZ"):
            found.setdefault(region["country_id"], []).append((region["code"], region["lat"], region["lon"]))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=200_000)
    options = parser.parse_args()
    write(options.file, options.rows)
