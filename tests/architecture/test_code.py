"""Manners that a machine can check."""

import subprocess

import pytest

from hub.settings.env import ROOT

CODE = {".py", ".html", ".js", ".css"}
LONGEST = 400


def tracked() -> list[str]:
    """Files that people write: known to git, or new and not ignored; no vendored ones, no migrations."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        name
        for name in listing.stdout.splitlines()
        if not name.startswith("static/vendor/") and "/migrations/" not in name
    ]


def test_no_code_file_is_longer_than_400_lines():
    long = {}
    for name in tracked():
        path = ROOT / name
        if path.suffix in CODE and path.exists():
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > LONGEST:
                long[name] = lines
    assert long == {}


def test_only_settings_read_the_environment():
    readers = [
        name
        for name in tracked()
        if name.endswith(".py")
        and name.startswith(("hub/", "search/"))
        and not name.startswith("hub/settings/")
        and name != "hub/wsgi.py"
        and any(word in (ROOT / name).read_text(encoding="utf-8") for word in ("os.environ", "os.getenv"))
    ]
    assert readers == []


@pytest.mark.parametrize("app", ["lags", "projects"])
def test_only_search_files_touch_the_index(app):
    offenders = [
        name
        for name in tracked()
        if name.startswith(f"hub/{app}/")
        and name.endswith(".py")
        and name != f"hub/{app}/search.py"
        and any(
            line.startswith(("import search", "from search"))
            for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        )
    ]
    assert offenders == []
