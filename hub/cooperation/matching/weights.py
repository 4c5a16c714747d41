"""How much each criterion counts, and what those numbers come from."""

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "weights.json"
"""{"learned", "chosen", "site": {criterion: weight} each; "data", "command", "date", "ideas"}.

`learned` come from real partnerships (docs/matching.md), `chosen` are of criteria that those tell nothing of.
`site` holds what the hub does otherwise than evaluation: there the names of themes stand in the texts, here
somebody has declared them and they stand nowhere else.
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
#: The same as the hub itself uses them.
SITE: dict[str, float] = WEIGHTS | told()["site"]
