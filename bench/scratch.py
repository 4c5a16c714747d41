"""Hubs of the benchmark's own, below a temporary folder."""

import os
import shutil
from pathlib import Path

from bench.child import ROOT, Measured, measure


class Hub:
    """A state folder with a database and an index, and commands run on it."""

    def __init__(self, state: Path) -> None:
        self.state = state

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to work on this hub."""
        return {
            "HUB_STATE": str(self.state),
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "DATABASE_URL": f"sqlite:///{self.state / 'hub.sqlite3'}",
        }

    def manage(self, *arguments: str) -> Measured:
        """Run a management command. Raises SystemExit if it fails."""
        return measure(["manage.py", *arguments], self.environment)

    def python(self, *arguments: str) -> Measured:
        """Run a module or file of ours. Raises SystemExit if it fails."""
        return measure(list(arguments), self.environment)

    def prepare(self) -> None:
        """Tables, reference data, samples, static files: a hub as `make run` starts with.

        The dictionaries of the search take a minute to build and are the same for all: those of the
        state folder in use are taken if they are there.
        """
        self.state.mkdir(parents=True)
        usual = Path(os.environ.get("BENCH_USUAL_STATE", ROOT / "var")) / "cache" / "search"
        if usual.is_dir():
            (self.state / "cache").mkdir()
            (self.state / "cache" / "search").symlink_to(usual, target_is_directory=True)
        self.manage("prepare", "--demo")

    def copy(self, name: str) -> "Hub":
        """A hub that begins as this one is now."""
        state = self.state.with_name(name)
        shutil.copytree(self.state, state, symlinks=True)
        return Hub(state)
