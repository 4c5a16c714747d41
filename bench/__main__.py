"""`python -m bench [PART ...] [--rows N] [--peer-rows N] [--held SECONDS] [--keep FOLDER]`.

Other options (with `=`, such as `--kills=10`) go to the parts as they are.
"""

import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from bench import machine, options, tables
from bench.child import ROOT
from bench.scratch import Hub

#: Part -> scratch hub it works on: pages and live search are timed on what the imports left.
PARTS = {
    "imports": "catalogue",
    "search": "search",
    "pages": "catalogue",
    "live": "catalogue",
    "kills": "kills",
    "matching": "matching",
}


def main() -> int:
    """Run the parts asked for, one process each; 1 if any failed."""
    parser = options.parser(__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; default: all")
    parser.add_argument("--keep", type=Path, help="folder for the scratch hubs that stays and is used again")
    asked, others = parser.parse_known_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    tables.facts("Benchmark", machine.facts())
    failed = []
    kept = nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory(prefix="hub-bench-")
    with kept as folder:
        for part in asked.parts or PARTS:
            hub = Hub(Path(folder).resolve() / PARTS[part])
            told = [
                "--rows",
                str(asked.rows),
                "--peer-rows",
                str(asked.peer_rows),
                "--held",
                str(asked.held),
                *others,
            ]
            ended = subprocess.run(
                [sys.executable, "-m", f"bench.{part}", *told],
                cwd=ROOT,
                env=hub.environment,
                check=False,
            )
            if ended.returncode:
                failed.append(part)
    print(f"load after: {machine.load()}" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
