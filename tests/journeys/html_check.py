"""html-validate beside the journeys: one process that is asked page by page."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent / "html"
HOW = "run scripts/html-check, which installs Node and html-validate"


class HtmlCheck:
    """Finds what is wrong in pages."""

    def __init__(self, process: subprocess.Popen):
        self._process = process

    def __call__(self, name: str, html: str) -> list[str]:
        """Errors of a page, each with its line: ["12:5 no-dup-id: Duplicate ID ..."]."""
        self._process.stdin.write(json.dumps({"name": name, "html": html}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "html-validate stopped"
        return json.loads(answer)["found"]


@contextmanager
def html_validate() -> Iterator[HtmlCheck]:
    """A running html-validate. Raises AssertionError that says what to do where it is not installed."""
    node = shutil.which("node")
    assert node, f"Node is missing: {HOW}"
    assert (HERE / "node_modules").is_dir(), f"html-validate is missing: {HOW}"
    process = subprocess.Popen(
        [node, "check.mjs"], cwd=HERE, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        yield HtmlCheck(process)
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()
