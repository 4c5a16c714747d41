"""The documents say what the code does."""

import re

from django.core.management import get_commands

from hub.settings.env import ROOT

OPERATIONS = ROOT / "docs" / "operations.md"


def test_every_setting_from_the_environment_is_documented_and_none_else():
    read = set()
    for path in (ROOT / "hub" / "settings").glob("*.py"):
        read |= set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', path.read_text(encoding="utf-8")))
    read |= {"DATABASE_URL", "CACHE_URL"}
    documented = set(re.findall(r"^\| `([A-Z_]+)`", OPERATIONS.read_text(encoding="utf-8"), re.MULTILINE))
    assert documented == read


def test_every_command_of_ours_is_documented_and_none_else():
    ours = {name for name, app in get_commands().items() if app.startswith("hub.") or app == "search"}
    text = OPERATIONS.read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `manage\.py (\w+)", text, re.MULTILINE))
    assert documented == ours
