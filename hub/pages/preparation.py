"""What has to be done before the hub can be served, each step only when it is needed.

What a step read is remembered as a hash below the state directory, so that a second run is quick.
"""

import hashlib
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from hub.accounts import groups
from hub.cases import actions as cases
from hub.core import catalogues
from hub.core.models import DataSource
from hub.exchange import sample_people
from hub.notifications import tasks as daily_work
from hub.places.models import Country
from hub.settings.env import ROOT, STATE
from hub.vocabulary.models import Theme

from . import founding, search

REMEMBERED = STATE / "prepared.json"


@dataclass(frozen=True, slots=True)
class Step:
    """`needed()` says whether there is something to do, `run()` does it, `done()` remembers it."""

    label: str
    needed: Callable[[], bool]
    run: Callable[[], object]
    done: Callable[[], None] = lambda: None


def steps(*, demo: bool) -> list[Step]:
    """All steps in their order; `demo` adds the samples."""
    ordered = [
        Step(_("Translations"), lambda: bool(catalogues.stale()), catalogues.compile_stale),
        Step(_("Database"), _has_migrations, lambda: _quietly("migrate", interactive=False)),
        _from_files(_("Countries and regions"), "places", Country.objects.exists),
        _from_files(_("Vocabulary"), "vocabulary", Theme.objects.exists),
        Step(_("First pages"), lambda: not founding.complete(), founding.found),
        Step(_("Editors"), lambda: not groups.complete(), groups.make),
        Step(_("Homes of networks"), lambda: not cases.is_complete(), cases.complete),
        Step(_("Daily work"), lambda: not daily_work.turns_are_sure(), daily_work.ensure_turns),
    ]
    if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]:
        ordered.append(_static())
    ordered.append(
        Step(
            _("Dictionaries"),
            lambda: not search.has_dictionaries(),
            lambda: call_command("search", "prepare", verbosity=0),
        )
    )
    ordered.append(
        Step(
            _("Search index"),
            lambda: not search.has_index(),
            lambda: call_command("search", "rebuild", "--if-needed", verbosity=0),
        )
    )
    if demo:
        ordered.append(Step(_("Samples"), _has_no_samples, lambda: call_command("demo", verbosity=0)))
        ordered.append(Step(_("Sample accounts"), sample_people.are_wanted, sample_people.bring_in))
    # What a process that was killed left behind.
    ordered.append(
        Step(_("Changes to index"), search.has_waiting, lambda: call_command("search", "drain", verbosity=0))
    )
    return ordered


def _quietly(*command: str, **options) -> None:
    """Run a command without what it says on standard output; its errors are seen."""
    call_command(*command, verbosity=0, stdout=io.StringIO(), **options)


def _has_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _has_no_samples() -> bool:
    return not DataSource.objects.filter(is_sample=True).exists()


def _from_files(label: str, app: str, loaded: Callable[[], bool]) -> Step:
    """Load an app's data files when they, or what loads them, differ from the last time."""
    folder = ROOT / "hub" / app
    files = [path for path in folder.rglob("*") if path.suffix in {".py", ".json", ".csv"}]
    now = _digest(files, connection.settings_dict["NAME"])
    return Step(
        label,
        lambda: _remembered().get(app) != now or not loaded(),
        lambda: _quietly(f"load_{app}"),
        lambda: _remember(app, now),
    )


def _static() -> Step:
    """Collect and compress static files when ours or the packages' differ from the last time."""
    files = [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")]
    now = _digest(
        files, *(version(package) for package in ("django", "wagtail", "whitenoise", "django-allauth"))
    )
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return Step(
        _("Static files"),
        lambda: _remembered().get("static") != now or not manifest.exists(),
        lambda: _quietly("collectstatic", interactive=False, clear=True),
        lambda: _remember("static", now),
    )


def _digest(files: Iterable[Path], *also: object) -> str:
    digest = hashlib.sha256(repr(also).encode())
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _remembered() -> dict[str, str]:
    try:
        return json.loads(REMEMBERED.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _remember(name: str, digest: str) -> None:
    REMEMBERED.write_text(json.dumps(_remembered() | {name: digest}, indent=1), encoding="utf-8")
