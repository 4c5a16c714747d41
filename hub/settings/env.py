"""The environment, read here and nowhere else."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[2]

env = environ.Env()

#: Everything that changes while the hub runs: database, index, caches, media, logs.
STATE = Path(env.str("HUB_STATE", default=str(ROOT / "var"))).resolve()
STATE.mkdir(parents=True, exist_ok=True)
