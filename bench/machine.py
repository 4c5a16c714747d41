"""Where and on what a benchmark ran."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("django", "wagtail", "pydantic", "tantivy", "gunicorn", "django-import-export")


def facts() -> list[tuple[str, str]]:
    """(what, which) of the machine, the versions and the commit."""
    return [
        ("machine", f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {_memory_gb():.0f} GB"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("load before", load()),
        ("python", f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}"),
        ("packages", ", ".join(f"{name} {version(name)}" for name in _PACKAGES)),
        ("commit", _commit()),
    ]


def load() -> str:
    """How many processes wanted to run at a time, lately."""
    return " ".join(f"{mean:.1f}" for mean in os.getloadavg()) + " (1, 5, 15 minutes)"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _commit() -> str:
    def git(*arguments: str) -> str:
        asked = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
        return asked.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no")
    return git("log", "-1", "--format=%h %cs") + (", with changes" if changed else "")
