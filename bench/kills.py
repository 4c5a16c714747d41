"""Killed in the middle of writing, again and again: `python -m bench.kills --kills 100`.

A hub is served by gunicorn and followed by `search drain --watch`, as an operator would; a client saves changes
without pause. Then a process is ended with SIGKILL: a web worker, the indexer, a `search rebuild` on its way, or
all of them with gunicorn's master. After each kill what waits is drained and index and database are compared,
both ways. Ends with 1 if a change that was answered is not in the database, or the index differs.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack

from bench import options, tables
from bench.changer import Changer, public_projects, titles
from bench.child import ROOT
from bench.scratch import Hub
from bench.server import Server, serve

_VICTIMS = ("worker", "worker", "indexer", "rebuild", "worker", "everything")
_SETTINGS = "bench.live_settings"
_CHANGED = 40
"""Projects that are changed over and over."""


class Installation:
    """The processes of a hub that is being served."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._stack = ExitStack()
        self.server: Server = self._stack.enter_context(
            serve(hub, DJANGO_SETTINGS_MODULE=_SETTINGS, GUNICORN_CMD_ARGS="--preload")
        )
        self.indexer = self._command("drain", "--watch", "0.2")

    def kill(self, victim: str) -> bool:
        """End one process or all with SIGKILL; whether the installation must be started anew."""
        if victim == "worker":
            os.kill(random.choice(self.server.workers()), signal.SIGKILL)
        elif victim == "indexer":
            _end(self.indexer)
            self.indexer = self._command("drain", "--watch", "0.2")
        elif victim == "rebuild":
            rebuild = self._command("rebuild")
            time.sleep(random.uniform(1.0, 5.0))
            _end(rebuild)
        else:
            workers = self.server.workers()
            for number in (self.server.process.pid, self.indexer.pid, *workers):
                os.kill(number, signal.SIGKILL)
        return victim == "everything"

    def close(self) -> None:
        """End what still runs."""
        _end(self.indexer)
        self._stack.close()

    def _command(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "manage.py", "search", *arguments],
            cwd=ROOT,
            env={**self._hub.environment, "DJANGO_SETTINGS_MODULE": _SETTINGS},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def main() -> int:
    """Kill and compare; 1 if anything was lost or is stale."""
    parser = options.parser(__doc__)
    parser.add_argument("--kills", type=int, default=100, help="how often (%(default)s)")
    asked = parser.parse_args()
    hub = Hub.of_this_process()
    if not hub.state.exists():
        hub.prepare()
    numbers, check = public_projects(hub, _CHANGED), _checker()
    killed: Counter[str] = Counter()
    wrong: list[str] = []
    count = answered = waited = 0
    started = time.perf_counter()
    installation = Installation(hub)
    try:
        for turn in range(asked.kills):
            victim = _VICTIMS[turn % len(_VICTIMS)]
            changer = Changer(installation.server.port, numbers, count)
            changer.start()
            _until(lambda changer=changer: changer.answered)
            time.sleep(random.uniform(0.0, 1.0))
            renewed = installation.kill(victim)
            time.sleep(random.uniform(0.0, 0.3))
            count = changer.stop()
            killed[victim] += 1
            answered += changer.answered
            if renewed:
                installation.close()
            lost = changer.lost(titles(hub))
            drained, report = check()
            waited += drained
            if lost or not report.ok:
                wrong.append(f"kill {turn + 1} of {victim}: lost {lost}, {report}")
            if renewed:
                installation = Installation(hub)
    finally:
        installation.close()
    tables.show(
        "Killed in the middle of writing",
        ("", ""),
        [
            *((f"kills of: {victim}", times) for victim, times in killed.items()),
            ("changes answered", answered),
            ("records that the drains after kills brought to the index", waited),
            ("kills after which something was lost or stale", len(wrong)),
            ("seconds", time.perf_counter() - started),
        ],
    )
    print("\n".join(wrong))
    return 1 if wrong else 0


def _checker() -> Callable[[], tuple[int, object]]:
    """Drains and compares, in this process: (records drained, report)."""
    import django

    django.setup()
    from django.db import connection

    from search import indexer
    from search.verification import verify

    def check() -> tuple[int, object]:
        try:
            return indexer.drain(), verify()
        finally:
            connection.close()

    return check


def _until(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise SystemExit("The server does not save changes.")
        time.sleep(0.01)


def _end(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()


if __name__ == "__main__":
    sys.exit(main())
