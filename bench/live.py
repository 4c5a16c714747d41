"""How soon visitors find what was changed: `python -m bench.live --rows N`.

On the register of the other parts, served as `make run` does it, with the index following by itself. What
held load does to the search page is measured with the other pages.
"""

import http.client
import time
from urllib.parse import urlencode

from bench import catalogue, machine, options, tables
from bench.changer import change, public_projects
from bench.scratch import Hub
from bench.search_timing import spread
from bench.server import Server, serve

_CHANGES = 30
_GIVE_UP = 60


def main() -> None:
    """Measure and print."""
    asked = options.parser(__doc__).parse_args()
    hub = Hub.of_this_process()
    catalogue.filled(hub, asked.rows)
    with serve(hub, DJANGO_SETTINGS_MODULE="bench.live_settings") as server:
        took = [_until_found(server, number) for number in public_projects(hub, _CHANGES)]
        tables.show(
            f"From the answer that a change is saved to its being found, {hub.count('projects_project'):,} projects",
            ("milliseconds", "p50", "p95", "p99"),
            [(f"{len(took)} changes of a title", *spread(took))],
        )
        print(f"  load after: {machine.load()}")


def _until_found(server: Server, number: int) -> float:
    """Milliseconds from the answer to a change until the search page shows it."""
    word = f"kriksdum{number}x{time.time_ns()}"
    change(server.port, number, f"Butik {word}")
    start = time.perf_counter()
    # One address of a visitor's own for each change: the hub slows down whoever asks too much.
    own = f"127.9.{number // 250 % 250}.{number % 250 + 1}"
    while time.perf_counter() - start < _GIVE_UP:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30, source_address=(own, 0))
        connection.request("GET", f"/en/search/?{urlencode({'q': word})}")
        page = connection.getresponse().read().decode()
        connection.close()
        if f"/projects/{number}" in page:
            return (time.perf_counter() - start) * 1000
        time.sleep(0.1)
    raise SystemExit(f"The change of project {number} is not found after {_GIVE_UP} s.")


if __name__ == "__main__":
    main()
