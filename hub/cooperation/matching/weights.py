"""How much each criterion counts, and what those numbers come from."""

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "weights.json"
"""{"learned": {criterion: weight}, "chosen": {criterion: weight}, "data", "command", "date", "ideas"}.

`learned` come from real partnerships (docs/matching.md), `chosen` are of criteria that those tell nothing of.
"""


def told() -> dict[str, Any]:
    """The whole file."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def read() -> dict[str, float]:
    """Criterion -> weight, 0 or more, as the file has it now."""
    held = told()
    return held["learned"] | held["chosen"]


#: The weights of this process; those of the criteria that apply to an idea are made to add up to 1.
WEIGHTS: dict[str, float] = read()
