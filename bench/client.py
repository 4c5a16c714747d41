"""Asks a web server for pages and times it: `python -m bench.client PORT` with the work as JSON on stdin.

Work: {"pages": {name: [paths]}, "seconds": most for a page, "requests": most of it, "at_once": [threads],
"warm": whether each address is asked for beforehand, until every process of the server has answered it}.
Answer, on stdout, by name: {"first": ms, "at": {threads: {"took": [ms], "span": s}}, "bytes": mean size,
"bad": [status that is not 200]}.
A visitor's address changes every so often, for the hub slows down whoever asks too much.
"""

import itertools
import json
import re
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

#: Requests that come from one address.
_A_VISITOR = 40
_WARM_UP = 6
#: Times that an address is asked for when all processes are to know it, each on a connection of its own.
_ALL_PROCESSES = 8
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)\r\n")
_addresses = (f"127.{a}.{b}.{c}" for a in range(1, 255) for b in range(256) for c in range(1, 255))
_lock = Lock()


class Visitor:
    """One connection at a time, kept alive, from one address for a while.

    Speaks just enough HTTP: the client runs on the processors that the server needs.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: socket.socket | None = None
        self._asked = 0

    def get(self, path: str) -> tuple[float, int, int]:
        """Ask for a path: (milliseconds until all of it is there, status, bytes of the body)."""
        if self._connection is None or self._asked >= _A_VISITOR:
            self._arrive()
        self._asked += 1
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        start = time.perf_counter()
        try:
            self._connection.sendall(request)
            status, size = self._read()
        except ConnectionError:
            # The server closed an idle connection in the same moment.
            self.leave()
            return self.get(path)
        return (time.perf_counter() - start) * 1000, status, size

    def leave(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self._asked = None, 0

    def _arrive(self) -> None:
        self.leave()
        with _lock:
            address = next(_addresses)
        self._connection = socket.create_connection(
            ("127.0.0.1", self._port), timeout=60, source_address=(address, 0)
        )

    def _read(self) -> tuple[int, int]:
        """(status, bytes of the body) of the next answer. Raises ConnectionError when there is none."""
        told = b""
        while (end := told.find(b"\r\n\r\n")) < 0:
            told += self._more()
        length = _LENGTH.search(told, 0, end + 2)
        if length is None:
            raise SystemExit(f"An answer does not say how long it is:\n{told[:end].decode('latin-1')}")
        size, got = int(length[1]), len(told) - end - 4
        while got < size:
            got += len(self._more())
        if b"\r\nConnection: close" in told[:end]:
            self._asked = _A_VISITOR
        return int(told[9:12]), size

    def _more(self) -> bytes:
        part = self._connection.recv(262_144)
        if not part:
            raise ConnectionResetError
        return part


def main() -> None:
    """Do the work."""
    port, work = int(sys.argv[1]), json.load(sys.stdin)
    visitor = Visitor(port)
    firsts = {name: visitor.get(paths[0]) for name, paths in work["pages"].items()}
    visitor.leave()
    report = {}
    for name, paths in work["pages"].items():
        rest = itertools.cycle([*paths[1:], paths[0]])
        if work.get("warm"):
            _tell_all(port, paths)
        for path in itertools.islice(rest, _WARM_UP):
            visitor.get(path)
        runs = {threads: _ask(port, rest, threads, work) for threads in work["at_once"]}
        answers = [firsts[name], *itertools.chain.from_iterable(answers for answers, _span in runs.values())]
        report[name] = {
            "first": firsts[name][0],
            "at": {
                threads: {"took": [took for took, *_ in answers], "span": span}
                for threads, (answers, span) in runs.items()
            },
            "bytes": sum(size for *_, size in answers) // len(answers),
            "bad": [status for _took, status, _size in answers if status != 200],
        }
    json.dump(report, sys.stdout)


def _tell_all(port: int, paths: list[str]) -> None:
    """Ask for each path on several connections, so that each process of the server has met it."""
    for path in paths:
        for _ in range(_ALL_PROCESSES):
            visitor = Visitor(port)
            visitor.get(path)
            visitor.leave()


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
