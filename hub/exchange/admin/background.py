"""What the background is doing for a run, as far as its page has to know."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from hub.exchange import tasks
from hub.exchange.models import ImportRun

State = ImportRun.State
#: Names of tasks, and what the page says while they wait for the worker.
TASKS = {"check": tasks.check, "apply": tasks.apply, "undo": tasks.undo}


@dataclass(frozen=True, slots=True)
class Work:
    """going_on: whether to look again soon. text: what is being done. trouble: why nothing is."""

    going_on: bool = False
    text: Any = ""
    trouble: str = ""
    #: Share of the work that is done, in percent; None where nobody knows.
    percent: int | None = None
    #: As the page's address names the task, to be asked again; "" for none.
    task: str = ""


def work_of(run: ImportRun, named: str) -> Work:
    """What goes on with a run; `named` is "<task>:<id>" of the task that a click has started, or ""."""
    name, _colon, result_id = named.partition(":")
    status = _status(name, result_id)
    if status == TaskResultStatus.FAILED and run.state not in ImportRun.AT_WORK:
        return Work(trouble=_trouble(name, run))
    waiting = status in (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    if waiting or run.state in ImportRun.AT_WORK:
        percent = run.percent if run.state in ImportRun.AT_WORK else None
        return Work(True, _text(name, run), percent=percent, task=named if status else "")
    return Work()


def _status(name: str, result_id: str) -> TaskResultStatus | None:
    if name not in TASKS or not result_id:
        return None
    try:
        return TASKS[name].get_result(result_id).status
    except (TaskResultDoesNotExist, NotImplementedError):
        # Done at once, or so long ago that its result was cleared away: the run itself knows more.
        return None


def _text(name: str, run: ImportRun) -> str:
    if run.state == State.RUNNING:
        return _("The records are being written.")
    if run.state == State.CHECKING:
        return _("The file is being checked.")
    if name == "undo":
        return _("The import is being undone.")
    return _("Waiting for its turn.")


def _trouble(name: str, run: ImportRun) -> str:
    """Why a task gave up before it came to the run, as far as that can be told."""
    if name == "undo" and run.error:
        return run.error
    other = ImportRun.objects.filter(source=run.source, state__in=ImportRun.AT_WORK).exclude(pk=run.pk)
    if other.exists():
        return _("Another import of “%(source)s” is at work. Try again when it is done.") % {
            "source": run.source
        }
    return _("This could not be done now. Try again; the state of the import has not changed.")
