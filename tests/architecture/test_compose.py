"""What operators start with containers is what the code and the documents know."""

import re

import yaml
from django.core.management import get_commands

from hub.settings.env import ROOT

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
HUB = [service for service in COMPOSE["services"].values() if service["image"] == "leader-hub"]


def test_services_run_commands_that_there_are():
    commands = [service["command"] for service in HUB if "command" in service]
    assert {tuple(command[:2]) for command in commands} == {("python", "manage.py")}
    assert {command[2] for command in commands} <= set(get_commands())


def test_settings_of_services_are_documented():
    documented = set(re.findall(r"^\| `([A-Z_]+)`", OPERATIONS, re.MULTILINE))
    assert {name for service in HUB for name in service["environment"]} <= documented


def test_secrets_are_required_and_named_in_the_documents():
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    required = set(re.findall(r"\$\{([A-Z_]+):\?", text))
    told = set(re.findall(r"^([A-Z_]+)=", OPERATIONS, re.MULTILINE))
    assert required == told


def test_image_holds_all_that_the_hub_imports_and_nothing_else():
    copied = re.findall(r"^COPY ([\w/. ]+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    names = {name.rstrip("/") for line in copied for name in line.split()}
    let_in = (ROOT / ".dockerignore").read_text().splitlines()
    assert names == {line.removeprefix("!").rstrip("/") for line in let_in if line.startswith("!")}
