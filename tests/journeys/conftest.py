"""A hub as `make run` serves it, and a real Chromium in front of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection
from filelock import FileLock
from playwright.sync_api import Browser, expect, sync_playwright

from hub.settings.env import ROOT, STATE
from tests.database import sqlite_template
from tests.journeys.people import Person

EDITOR = ("editor@example.org", "a long enough password")
#: As `make run` serves it, but found by words alone: making sense of all samples would take the worker's CPU
#: for minutes, which the journeys want; nearness in meaning has tests of its own.
OF_THE_HUB = {"DJANGO_SETTINGS_MODULE": "hub.settings.dev", "HUB_SEARCH_MEANING": "false"}
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: Milliseconds that a busy machine may take for a page; the journeys measure nothing.
PATIENCE = 15_000
#: What a run leaves for the next: compressing the static files and building dictionaries take half a minute.
KEPT = {"static", "prepared.json", "cache"}
#: Windows that every page must fit, in CSS pixels.
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """All journeys share one served hub, so they run in one process. Before xdist reads the marks."""
    for item in items:
        if "journeys" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@dataclass(frozen=True)
class ServedHub:
    """Where a running hub answers, and the environment of its commands."""

    url: str
    env: dict[str, str] = field(default_factory=dict)

    def manage(self, *args: str, **extra: str) -> str:
        """Run a management command on this hub and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *args],
            cwd=ROOT, env=self.env | extra, check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout


@pytest.fixture(scope="session")
def hub(django_db_blocker) -> Iterator[ServedHub]:
    """A hub with the demo content, served by `scripts/serve`; an editor can sign in.

    JOURNEYS_URL names one that runs already, prepared with --demo and with EDITOR in it: for work on the
    journeys.
    """
    if running := os.environ.get("JOURNEYS_URL"):
        yield ServedHub(running, {**os.environ, **OF_THE_HUB})
        return
    state = STATE / "cache" / "journeys"
    state.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{state}.lock", timeout=600):
        _begin_anew(state, django_db_blocker)
        port = _free_port()
        env = {**os.environ, **OF_THE_HUB, "HUB_STATE": str(state)}
        served = ServedHub(f"http://127.0.0.1:{port}", env)
        served.manage("prepare", "--demo")
        served.manage(
            "createsuperuser", "--noinput",
            DJANGO_SUPERUSER_EMAIL=EDITOR[0], DJANGO_SUPERUSER_PASSWORD=EDITOR[1],
        )  # fmt: skip
        with _serving(served, port):
            yield served


@pytest.fixture(scope="session")
def browser(hub: ServedHub) -> Iterator[Browser]:
    """Headless Chromium: the system's, or the one that playwright installed. Started after the hub."""
    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # playwright keeps an event loop in this process, which Django would take for asynchronous code in
        # the tests that come after the journeys; nothing of theirs runs in it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=system, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def somebody(browser: Browser, hub: ServedHub) -> Iterator[Callable[..., Person]]:
    """Makes a person with a fresh browser: `somebody(lang="da", narrow=True, scripts=False)`.

    At the end none of them may have met an error in the console or a request to another host.
    """
    people: list[Person] = []

    def make(
        *, lang: str = "en", narrow: bool = False, scripts: bool = True, by_name: bool = False, **options
    ) -> Person:
        # Passkeys belong to a name, never to an address of digits.
        url = hub.url.replace("127.0.0.1", "localhost") if by_name else hub.url
        context = browser.new_context(
            base_url=url,
            locale={"en": "en-GB", "da": "da-DK", "lv": "lv-LV"}[lang],
            viewport=NARROW if narrow else WIDE,
            java_script_enabled=scripts,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        people.append(Person(context, lang=lang, scripts=scripts, host=url))
        return people[-1]

    yield make
    complaints = [complaint for person in people for complaint in person.complaints]
    for person in people:
        person.context.close()
    assert complaints == []


@pytest.fixture(
    params=[
        pytest.param({}, id="wide"),
        pytest.param({"narrow": True}, id="narrow"),
        pytest.param({"scripts": False}, id="wide-without-scripts"),
        pytest.param({"narrow": True, "scripts": False}, id="narrow-without-scripts"),
    ]
)
def device(request) -> dict:
    """What somebody may come with: a wide or a narrow window, with or without JavaScript."""
    return request.param


def _begin_anew(state: Path, blocker) -> None:
    """Only what takes long and holds no records is left; the database is the tests' template."""
    for path in state.iterdir():
        if path.name not in KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (state / "cache").mkdir(exist_ok=True)
    shared, linked = STATE / "cache" / "search", state / "cache" / "search"
    shared.mkdir(parents=True, exist_ok=True)
    if not linked.is_symlink():
        linked.symlink_to(shared, target_is_directory=True)
    if connection.vendor == "sqlite":
        with blocker.unblock():
            shutil.copy(sqlite_template(), state / "hub.sqlite3")


@contextmanager
def _serving(hub: ServedHub, port: int) -> Iterator[None]:
    """Run `scripts/serve` in a session of its own, and end all that belongs to it."""
    with (Path(hub.env["HUB_STATE"]) / "serve.log").open("w") as log:
        server = subprocess.Popen(
            ["scripts/serve", str(port)],
            cwd=ROOT, env=hub.env, start_new_session=True, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _wait_for(f"{hub.url}/en/")
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
