"""The hub behind the server that `make run` starts it with."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.child import ROOT
from bench.scratch import Hub

WORKERS, THREADS = 2, 4
_PATIENCE = 60


class Server:
    """A running server: its port on this machine, and what its processes take."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self.process, self.port = process, port

    def answers(self) -> bool:
        """Whether it takes connections yet. Raises SystemExit when it ended instead."""
        if self.process.poll() is not None:
            raise SystemExit(f"The server ended with {self.process.returncode}.")
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False

    def location(self, path: str) -> str:
        """Where a path is redirected to; itself if it is not."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=_PATIENCE, source_address=("127.254.254.1", 0)
        )
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.getheader("Location", path)

    def workers(self) -> list[int]:
        """The numbers of the processes that answer."""
        pid = self.process.pid
        return [int(worker) for worker in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def peak_mb(self) -> list[float]:
        """Highest resident memory of each worker in 10^6 bytes."""
        states = (Path(f"/proc/{worker}/status").read_text() for worker in self.workers())
        found = (re.search(r"VmHWM:\s+(\d+) kB", state) for state in states)
        return [int(match[1]) * 1024 / 1e6 for match in found if match]


@contextmanager
def serve(hub: Hub, application: str = "hub.wsgi", **environment: str) -> Iterator[Server]:
    """Serve a hub until the block ends; `environment` is added to that of its processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--log-level", "warning",
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, env=hub.environment | environment) as process:
        server = Server(process, port)
        try:
            until = time.monotonic() + _PATIENCE
            while not server.answers():
                if time.monotonic() > until:
                    raise SystemExit("The server does not answer.")
                time.sleep(0.05)
            yield server
        finally:
            process.terminate()
