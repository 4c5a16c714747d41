"""Run one Elasticsearch node on this machine until Ctrl-C: for development and for the tests.

    python scripts/elasticsearch_node.py --port 9200

It listens on the loopback address only and, unless ``--config`` says otherwise, without
security. As root it runs as an unprivileged user, because it refuses root.
"""

import argparse
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from elasticsearch_download import CACHE, ROOT, java, server

_USER, _GROUP = "nobody", "nogroup"
_STARTS_WITHIN = 300
"""Seconds; it takes 10 on an idle machine."""
_STOPS_WITHIN = 30
_SETTINGS = """\
discovery.type: single-node
cluster.name: leader-hub
network.host: 127.0.0.1
http.port: {port}
transport.port: 0
path.data: {home}/data
path.logs: {home}/logs
cluster.routing.allocation.disk.threshold_enabled: false
xpack.security.enabled: {secure}
"""
_JVM = """\
-XX:+UseSerialGC
{more}-Xms{heap}m
-Xmx{heap}m
-Djava.io.tmpdir=${{ES_TMPDIR}}
-XX:+ExitOnOutOfMemoryError
"""


def main() -> None:
    """Start, tell when it answers, and stop at a signal or when ``--parent`` is gone."""
    options = _options()
    port = options.port or _free_port()
    home = CACHE / f"elasticsearch-data-{port}"
    _prepare(home, port, options)
    scheme = "https" if options.config and (options.config / "http.crt").exists() else "http"
    url = f"{scheme}://localhost:{port}"
    if _answers(url):
        sys.exit(f"Something answers at {url} already.")
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    process = _launch(home)
    try:
        _wait_for(url, process, home)
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        sys.stderr.write(f"Elasticsearch answers at {url} (Ctrl-C ends it)\n")
        while process.poll() is None and _alive(options.parent):
            time.sleep(0.3)
    except KeyboardInterrupt:
        pass
    finally:
        _stop(process)
        if options.remove:
            shutil.rmtree(home, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=9200, help="0 takes any free one")
    parser.add_argument("--heap", type=int, default=512, help="memory of the server in MB")
    parser.add_argument("--remove", action="store_true", help="remove its data and logs at the end")
    parser.add_argument("--brief", action="store_true", help="start sooner, be slower in the long run")
    parser.add_argument(
        "--config",
        type=Path,
        help="folder with more settings (elasticsearch.yml); http.crt in it means https",
    )
    parser.add_argument("--parent", type=int, help="end when this process has ended")
    return parser.parse_args()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _prepare(home: Path, port: int, options: argparse.Namespace) -> None:
    """Write the configuration anew; the data stay."""
    extra = options.config
    config = home / "config"
    for folder in (config, home / "data", home / "logs", home / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(server() / "config/log4j2.properties", config)
    settings = _SETTINGS.format(port=port, home=home, secure=str(extra is not None).lower())
    if extra is not None:
        for file in extra.iterdir():
            shutil.copy(file, config)
        settings += (extra / "elasticsearch.yml").read_text()
    (config / "elasticsearch.yml").write_text(settings)
    more = "-XX:TieredStopAtLevel=1\n" if options.brief else ""
    (config / "jvm.options").write_text(_JVM.format(heap=options.heap, more=more))
    if ROOT:
        for path in (home, *home.rglob("*")):
            shutil.chown(path, _USER, _GROUP)


def _launch(home: Path) -> subprocess.Popen:
    program = server()
    properties = {
        "cli.name": "server",
        "cli.script": f"{program}/bin/elasticsearch",
        "cli.libs": "lib/tools/server-cli",
        "es.path.home": program,
        "es.path.conf": home / "config",
        "es.distribution.type": "tar",
    }
    command = [java() / "bin/java", "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC"]
    command += [f"-D{name}={value}" for name, value in properties.items()]
    command += [
        "-cp",
        f"{program}/lib/*:{program}/lib/cli-launcher/*",
        "org.elasticsearch.launcher.CliToolLauncher",
    ]
    as_user = ["setpriv", f"--reuid={_USER}", f"--regid={_GROUP}", "--clear-groups"] if ROOT else []
    environment = {**os.environ, "ES_JAVA_HOME": str(java()), "ES_TMPDIR": str(home / "tmp")}
    with (home / "logs/console.log").open("w") as log:
        return subprocess.Popen(  # in a session of its own, so that Ctrl-C comes to this process alone
            [*as_user, *command],
            cwd=program, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip


def _wait_for(url: str, process: subprocess.Popen, home: Path) -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while not _answers(url):
        if process.poll() is not None or time.monotonic() > until:
            told = (home / "logs/console.log").read_text()[-3_000:]
            sys.exit(f"Elasticsearch did not start:\n{told}")
        time.sleep(0.3)


def _answers(url: str) -> bool:
    """Whether a server is there; one that asks who we are is."""
    context = ssl._create_unverified_context()  # only whether it answers, on this machine
    try:
        with urllib.request.urlopen(url, timeout=5, context=context):
            return True
    except urllib.error.HTTPError as refused:
        return refused.code == 401
    except OSError:
        return False


def _alive(parent: int | None) -> bool:
    return parent is None or Path(f"/proc/{parent}").exists()


def _stop(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
