"""A hub full of the made-up register, for the parts that need one."""

from itertools import islice
from pathlib import Path

from bench.child import Measured
from bench.scratch import Hub

SOURCE = ("--source", "made-up", "--source-name", "Made-up register")


def register(hub: Hub, rows: int) -> tuple[Path, Measured]:
    """Write the register beside the hub; takes no Django."""
    path = hub.state.with_name(f"register-{rows}.csv")
    return path, hub.python("-m", "bench.register", str(path), "--rows", str(rows))


def head(path: Path, rows: int) -> Path:
    """A file of the first rows of a register; no text of it has line breaks."""
    shorter = path.with_name(f"{path.stem}-first-{rows}.csv")
    with path.open(encoding="utf-8") as whole, shorter.open("w", encoding="utf-8") as part:
        part.writelines(islice(whole, rows + 1))
    return shorter


def take(hub: Hub, path: Path) -> Measured:
    """Import a register. The settings of the benchmark leave the index for later."""
    return hub.manage("import", "projects", str(path), *SOURCE)


def index(hub: Hub) -> tuple[int, Measured]:
    """Bring all that waits to the index; the number of documents in it afterwards."""
    measured = hub.manage("search", "drain")
    told = hub.manage("search", "status").output
    line = next(line for line in told.splitlines() if line.startswith("documents: "))
    return int(line.partition(": ")[2]), measured


def filled(hub: Hub, rows: int) -> None:
    """Make sure that the hub has the register and finds it."""
    if not hub.state.exists():
        hub.prepare()
    if hub.count("projects_project") < rows:
        take(hub, register(hub, rows)[0])
        index(hub)
