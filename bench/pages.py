"""Pages: the site over the whole register, as `make run` serves it, asked by another process."""

import json
import random
import sqlite3
import statistics
import subprocess
import sys
from urllib.parse import urlencode

from bench import catalogue, options, tables
from bench.child import ROOT
from bench.scratch import Hub
from bench.server import THREADS, WORKERS, Server, serve
from bench.words import names, pick, themes

SEED = 20_240_103
#: Different addresses of each page; most seconds and requests that a page is asked with.
_DIFFERENT, _SECONDS, _REQUESTS, _AT_ONCE = 40, 8, 200, 4


def main() -> None:
    """Time all pages and print a table."""
    asked = options.parser(__doc__).parse_args()
    hub = Hub.of_this_process()
    catalogue.filled(hub, asked.rows)
    with serve(hub) as server:
        pages = _pages(hub, server)
    # Looking up the addresses has warmed the first one.
    with serve(hub) as server:
        report = _ask(server, pages)
        peaks = server.peak_mb()
    tables.show(
        f"Pages over {hub.count('projects_project'):,} projects, {WORKERS} workers with {THREADS} threads",
        (
            "milliseconds for one visitor", "first", "p50", "p95", "p99",
            f"p50 of {_AT_ONCE} visitors", "requests/s", "kB", "not 200",
        ),
        [_line(name, told) for name, told in report.items()],
    )  # fmt: skip
    print(f"  highest memory of each worker: {', '.join(f'{peak:.0f} MB' for peak in peaks)}")


def _pages(hub: Hub, server: Server) -> dict[str, list[str]]:
    """Page -> addresses to ask for in turn."""
    dice = random.Random(SEED).random
    langs = sorted(names())
    countries = sorted({country for lang in langs for country in names()[lang]["countries"]})

    def word() -> str:
        return pick(dice, pick(dice, themes())["words"][pick(dice, langs)])

    def search(**parameters: object) -> str:
        return f"/en/search/?{urlencode(parameters, doseq=True)}"

    def many(make) -> list[str]:
        return [make() for _ in range(_DIFFERENT)]

    return {
        "home": ["/en/"],
        "search, no text": many(lambda: search(page=1 + int(dice() * 50))),
        "search, a word or more": many(lambda: search(q=word())),
        "search, facets only": many(
            lambda: search(
                country=[pick(dice, countries)], theme=pick(dice, themes())["slug"], kind="project"
            )
        ),
        "search, text and facets": many(
            lambda: search(q=word(), country=pick(dice, countries), status=["completed", "in_use"])
        ),
        "map.json, Europe": many(lambda: f"/en/search/map.json?{urlencode({'q': word(), 'zoom': 4})}"),
        "map.json, part, no text": many(lambda: _part_of_map(dice)),
        "a local action group": _records(hub, server, "lags_lag", "lags"),
        "a project": _records(hub, server, "projects_project", "projects"),
        "an organisation": _records(hub, server, "projects_organisation", "organisations"),
        "projects": ["/en/projects/"],
        "a country": [f"/en/places/{country}/" for country in countries],
        "a theme": [f"/en/themes/{theme['slug']}/" for theme in themes()],
    }


def _part_of_map(dice) -> str:
    west, south = -8 + dice() * 25, 38 + dice() * 20
    return f"/en/search/map.json?zoom=6&bbox={west:.2f},{south:.2f},{west + 12:.2f},{south + 8:.2f}"


def _records(hub: Hub, server: Server, table: str, room: str) -> list[str]:
    """Addresses of records spread over a table."""
    with sqlite3.connect(hub.database) as database:
        ids = [row[0] for row in database.execute(f"select id from {table} order by id")]
    step = max(1, len(ids) // _DIFFERENT)
    return [server.location(f"/en/{room}/{number}/") for number in ids[::step][:_DIFFERENT]]


def _ask(server: Server, pages: dict[str, list[str]]) -> dict[str, dict]:
    work = {"pages": pages, "seconds": _SECONDS, "requests": _REQUESTS, "at_once": _AT_ONCE}
    asked = subprocess.run(
        [sys.executable, "-m", "bench.client", str(server.port)],
        cwd=ROOT,
        input=json.dumps(work),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(asked.stdout)


def _line(name: str, told: dict) -> tuple[object, ...]:
    cuts = statistics.quantiles(told["alone"], n=100, method="inclusive")
    return (
        name, told["first"], cuts[49], cuts[94], cuts[98], statistics.median(told["together"]),
        len(told["together"]) / told["span"], told["bytes"] / 1000,
        ", ".join(map(str, sorted(set(told["bad"])))),
    )  # fmt: skip


if __name__ == "__main__":
    main()
