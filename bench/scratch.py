"""Hubs of the benchmark's own, below a temporary folder."""

import os
import shutil
import sqlite3
from pathlib import Path

from bench.child import ROOT, Measured, measure


class Hub:
    """A state folder with a database and an index, and commands run on it."""

    def __init__(self, state: Path) -> None:
        self.state = state

    @classmethod
    def of_this_process(cls) -> "Hub":
        """The hub that a part of the benchmark was started for."""
        return cls(Path(os.environ["HUB_STATE"]))

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.state / "hub.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that works on this hub."""
        return {
            **os.environ,
            "HUB_STATE": str(self.state),
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "DATABASE_URL": f"sqlite:///{self.database}",
        }

    def manage(self, *arguments: str) -> Measured:
        """Run a management command. Raises SystemExit if it fails."""
        return measure(["manage.py", *arguments], self.environment)

    def python(self, *arguments: str) -> Measured:
        """Run a module or file of ours. Raises SystemExit if it fails."""
        return measure(list(arguments), self.environment)

    def prepare(self) -> None:
        """Tables, reference data, samples, static files: a hub as `make run` starts with."""
        self.state.mkdir(parents=True)
        self.share_dictionaries()
        self.manage("prepare", "--demo")

    def share_dictionaries(self) -> None:
        """The dictionaries of the search take a minute to build and are the same for all: those of the state
        folder in use are taken if they are there.
        """
        usual = Path(os.environ.get("BENCH_USUAL_STATE", ROOT / "var")) / "cache" / "search"
        if usual.is_dir():
            (self.state / "cache").mkdir()
            (self.state / "cache" / "search").symlink_to(usual, target_is_directory=True)

    def count(self, table: str) -> int:
        """Rows of a table."""
        with sqlite3.connect(self.database) as database:
            return database.execute(f"select count(*) from {table}").fetchone()[0]

    def copy(self, name: str) -> "Hub":
        """A hub that begins as this one is now."""
        state = self.state.with_name(name)
        shutil.copytree(self.state, state, symlinks=True)
        return Hub(state)
