"""Asks a web server for pages and times it: `python -m bench.client PORT` with the work as JSON on stdin.

Work: {"pages": {name: [paths]}, "seconds": most for a page, "requests": most of it, "at_once": threads}.
Answer, on stdout, by name: {"first": ms, "alone": [ms], "together": [ms], "span": s, "bytes": mean size,
"bad": [status that is not 200]}.
A visitor's address changes every so often, for the hub slows down whoever asks too much.
"""

import http.client
import itertools
import json
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

#: Requests that come from one address.
_A_VISITOR = 40
_HEADERS = {"Accept-Encoding": "gzip", "Accept": "text/html,application/json"}
_WARM_UP = 6
_addresses = (f"127.{a}.{b}.{c}" for a in range(1, 255) for b in range(256) for c in range(1, 255))
_lock = Lock()


class Visitor:
    """One connection at a time, kept alive, from one address for a while."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: http.client.HTTPConnection | None = None
        self._asked = 0

    def get(self, path: str) -> tuple[float, int, int]:
        """Ask for a path: (milliseconds until all of it is there, status, bytes)."""
        if self._connection is None or self._asked >= _A_VISITOR:
            self.leave()
            with _lock:
                address = next(_addresses)
            self._connection = http.client.HTTPConnection(
                "127.0.0.1", self._port, timeout=60, source_address=(address, 0)
            )
        self._asked += 1
        start = time.perf_counter()
        try:
            self._connection.request("GET", path, headers=_HEADERS)
            answer = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError):
            # The server closed an idle connection in the same moment.
            self.leave()
            return self.get(path)
        body = answer.read()
        return (time.perf_counter() - start) * 1000, answer.status, len(body)

    def leave(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self._asked = None, 0


def main() -> None:
    """Do the work."""
    port, work = int(sys.argv[1]), json.load(sys.stdin)
    visitor = Visitor(port)
    firsts = {name: visitor.get(paths[0]) for name, paths in work["pages"].items()}
    report = {}
    for name, paths in work["pages"].items():
        rest = itertools.cycle([*paths[1:], paths[0]])
        for path in itertools.islice(rest, _WARM_UP):
            visitor.get(path)
        alone, _span = _ask(port, rest, 1, work)
        together, span = _ask(port, rest, work["at_once"], work)
        answers = [firsts[name], *alone, *together]
        report[name] = {
            "first": firsts[name][0],
            "alone": [took for took, *_ in alone],
            "together": [took for took, *_ in together],
            "span": span,
            "bytes": sum(size for *_, size in answers) // len(answers),
            "bad": [status for _took, status, _size in answers if status != 200],
        }
    json.dump(report, sys.stdout)


def _ask(
    port: int, paths: Iterator[str], threads: int, work: dict
) -> tuple[list[tuple[float, int, int]], float]:
    """All answers, and the seconds from the first request to the last answer."""
    start = time.perf_counter()
    tickets = iter(range(work["requests"]))

    def visit() -> list[tuple[float, int, int]]:
        visitor, answers = Visitor(port), []
        while time.perf_counter() - start < work["seconds"]:
            with _lock:
                if next(tickets, None) is None:
                    break
                path = next(paths)
            answers.append(visitor.get(path))
        visitor.leave()
        return answers

    with ThreadPoolExecutor(threads) as pool:
        visits = [pool.submit(visit) for _ in range(threads)]
        answers = [answer for visited in visits for answer in visited.result()]
    return answers, time.perf_counter() - start


if __name__ == "__main__":
    main()
