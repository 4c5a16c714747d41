"""A hub as `make run` serves it, and a real Chromium in front of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from hub.settings.env import ROOT, STATE
from tests.database import sqlite_template

EDITOR = ("editor@example.org", "a long enough password")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    """All journeys share one served hub, so they run in one process."""
    for item in items:
        if "journeys" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@dataclass(frozen=True)
class ServedHub:
    """Where a running hub answers and where it keeps its state."""

    url: str
    state: Path
    env: dict[str, str]

    def manage(self, *args: str, **extra: str) -> str:
        """Run a management command on this hub and return what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *args],
            cwd=ROOT, env=self.env | extra, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip


@pytest.fixture(scope="session")
def hub(tmp_path_factory, django_db_blocker) -> Iterator[ServedHub]:
    """A hub with the demo content, served by `scripts/serve`; an editor can sign in."""
    state = tmp_path_factory.mktemp("served-hub")
    env = {**os.environ, "HUB_STATE": str(state), "DJANGO_SETTINGS_MODULE": "hub.settings.dev"}
    # Dictionaries are built once for all.
    (STATE / "cache").mkdir(parents=True, exist_ok=True)
    (state / "cache").symlink_to(STATE / "cache")
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            shutil.copy(sqlite_template(), state / "hub.sqlite3")
    port = _free_port()
    served = ServedHub(f"http://127.0.0.1:{port}", state, env)
    served.manage("prepare", "--demo")
    served.manage(
        "createsuperuser", "--noinput",
        DJANGO_SUPERUSER_EMAIL=EDITOR[0], DJANGO_SUPERUSER_PASSWORD=EDITOR[1],
    )  # fmt: skip
    server = subprocess.Popen(
        ["scripts/serve", str(port)], cwd=ROOT, env=env, start_new_session=True, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(f"{served.url}/en/")
        yield served
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium: the system's, or the one that playwright installed."""
    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=["wide", "narrow"])
def width(request) -> int:
    """Both widths that every page must fit, in CSS pixels."""
    return {"wide": 1280, "narrow": 320}[request.param]


@pytest.fixture
def context(browser: Browser, hub: ServedHub) -> Iterator[BrowserContext]:
    """A visitor's fresh browser in English."""
    context = browser.new_context(base_url=hub.url, locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that tolerates no error in its console and no request to another host."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
    yield page
    # A page that is left while something loads aborts that request; that is no fault.
    assert [text for text in complaints if "ERR_ABORTED" not in text] == []


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
