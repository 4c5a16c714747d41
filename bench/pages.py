"""Pages: the site over the whole register, as `make run` serves it, asked by another process.

Worked out anew, from memory, and under load that lasts; beside a page of a bare Wagtail.
"""

import json
import random
import sqlite3
import statistics
import subprocess
import sys
from urllib.parse import urlencode

from bench import catalogue, machine, options, tables
from bench.child import ROOT
from bench.scratch import Hub
from bench.server import THREADS, WORKERS, Server, serve
from bench.words import names, pick, themes

SEED = 20_240_103
#: Different addresses of each page; visitors at once.
_DIFFERENT, _AT_ONCE, _HELD_BY = 40, 4, 8
#: Most seconds and requests that a page is asked with.
_ANEW = {"seconds": 8, "requests": 200, "at_once": [1, _AT_ONCE]}
_FROM_MEMORY = {"seconds": 3, "requests": 6000, "at_once": [1, _AT_ONCE], "warm": True}
#: Pages that are worth keeping in memory; maps and searches are seldom asked for twice.
_KEPT = ("home", "search, a word or more", "a local action group", "a project", "projects", "a country")
#: Settings of a server that keeps no page.
_FORGETFUL = {"HUB_PAGE_CACHE_MB": "0"}


def main() -> None:
    """Time all pages and print tables."""
    asked = options.parser(__doc__).parse_args()
    hub = Hub.of_this_process()
    catalogue.filled(hub, asked.rows)
    with serve(hub, **_FORGETFUL) as server:
        pages = _pages(hub, server)
    # Looking up the addresses has warmed the first one.
    with serve(hub, **_FORGETFUL) as server:
        anew = _ask(server, pages, _ANEW)
        held = _hold(server, pages, asked.held) if asked.held else None
        peaks = server.peak_mb()
    with serve(hub) as server:
        kept = _ask(server, {name: pages[name] for name in _KEPT}, _FROM_MEMORY)
    peer = _peer(hub)
    count = f"{hub.count('projects_project'):,} projects, {WORKERS} workers with {THREADS} threads"
    heads = (
        "milliseconds for one visitor", "first", "p50", "p95", "p99",
        f"p50 of {_AT_ONCE} visitors", "requests/s", "kB", "not 200",
    )  # fmt: skip
    tables.show(f"Pages worked out anew, over {count}", heads, map(_line, (anew | peer).items()))
    tables.show("Pages from memory, beside the same bare page", heads, map(_line, (kept | peer).items()))
    if held:
        tables.show(
            f"Searches held under load for {asked.held} s, {_HELD_BY} visitors at once",
            ("milliseconds", "p50", "p95", "p99", "requests/s", "not 200"),
            [_held_line(name, told) for name, told in held.items()],
        )
    print(f"  highest memory of each worker: {', '.join(f'{peak:.0f} MB' for peak in peaks)}")
    print(f"  load: {machine.load()}; ratios count, not milliseconds, where there are neighbours")


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


def _peer(hub: Hub) -> dict[str, dict]:
    """A page of a bare Wagtail on the same server."""
    state = hub.state.with_name("peer")
    state.mkdir(exist_ok=True)
    bare = Hub(state)
    subprocess.run(
        [sys.executable, "-m", "bench.peer_wagtail.fill"], cwd=ROOT, env=bare.environment, check=True
    )
    settings = {"DJANGO_SETTINGS_MODULE": "bench.peer_wagtail.settings"}
    with serve(bare, "bench.peer_wagtail.wsgi", **settings) as server:
        return _ask(server, {"a page of a bare Wagtail": ["/", "/page-1/", "/page-2/"]}, _ANEW)


def _hold(server: Server, pages: dict[str, list[str]], seconds: int) -> dict[str, dict]:
    """Searches of all kinds, one after the other without a pause."""
    searches = [path for name, paths in pages.items() if name.startswith("search") for path in paths]
    random.Random(SEED).shuffle(searches)
    work = {"seconds": seconds, "requests": 10**9, "at_once": [_HELD_BY]}
    return _ask(server, {"searches of all kinds": searches}, work)


def _ask(server: Server, pages: dict[str, list[str]], work: dict) -> dict[str, dict]:
    asked = subprocess.run(
        [sys.executable, "-m", "bench.client", str(server.port)],
        cwd=ROOT,
        input=json.dumps({"pages": pages, **work}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(asked.stdout)


def _line(item: tuple[str, dict]) -> tuple[object, ...]:
    name, told = item
    alone, together = told["at"]["1"], told["at"][str(_AT_ONCE)]
    return (
        name, told["first"], *_cuts(alone["took"]), statistics.median(together["took"]),
        len(together["took"]) / together["span"], told["bytes"] / 1000, _bad(told),
    )  # fmt: skip


def _held_line(name: str, told: dict) -> tuple[object, ...]:
    run = told["at"][str(_HELD_BY)]
    return (name, *_cuts(run["took"]), len(run["took"]) / run["span"], _bad(told))


def _cuts(took: list[float]) -> tuple[float, float, float]:
    """p50, p95 and p99."""
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]


def _bad(told: dict) -> str:
    return ", ".join(map(str, sorted(set(told["bad"]))))


if __name__ == "__main__":
    main()
