"""One import: what its check found, how far it is, what it did."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from hub.exchange import actions, tasks
from hub.exchange.models import ImportChange, ImportProblem, ImportRun

from . import rows
from .background import Work, work_of
from .policy import BRING_IN, READ, TAKE_BACK, Guarded, may_take_back
from .upload import INDEX

PER_PAGE = 50
Severity, Action, State = ImportProblem.Severity, ImportChange.Action, ImportRun.State


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a run to look at: rows of one outcome."""

    name: str
    label: Any
    count: int
    rows: Any
    #: Which of the page's tables shows it: "preview", "problems" or "changes".
    table: str


def sections(run: ImportRun) -> list[Section]:
    """What there is to look at: refused rows first, for they want something done."""
    problems = run.problems.all()
    refused = problems.filter(severity=Severity.REFUSED)
    found = [
        Section("refused", _("Refused"), run.refused, refused, "problems"),
        Section("doubts", _("Doubtful"), run.doubtful, problems.filter(severity=Severity.DOUBT), "problems"),
    ]
    if run.state in (State.DONE, State.FAILED, State.INTERRUPTED, State.UNDONE):
        changes = run.changes.filter(model__in=("lag", "project", "boundary")).order_by("pk")
        found.append(
            Section("changed", _("Changed"), run.changed, changes.filter(action=Action.CHANGED), "changes")
        )
        made = changes.filter(action=Action.CREATED)
        # Those of a run that was undone are gone again.
        if run.state != State.UNDONE and (number := made.count()):
            found.append(Section("new", pgettext("rows", "New"), number, made, "changes"))
        kept = problems.filter(severity=Severity.KEPT)
        if number := kept.count():
            found.insert(0, Section("kept", _("Not undone"), number, kept, "problems"))
    else:
        for name, label, action in (
            ("changed", _("Changed"), Action.CHANGED),
            ("new", pgettext("rows", "New"), Action.CREATED),
        ):
            count = run.changed if name == "changed" else run.created
            found.append(Section(name, label, count, run.previews.filter(action=action), "preview"))
    return [section for section in found if section.count]


class RunPage(Guarded, WagtailAdminTemplateMixin, TemplateView):
    """Progress while somebody works on it, then a preview to confirm, then the result."""

    needs = READ
    template_name = "admin/exchange/run.html"
    header_icon = "download"

    def get(self, request, *args, **kwargs):
        actions.mark_interrupted()
        self.run = get_object_or_404(
            ImportRun.objects.select_related("source", "started_by"), pk=kwargs["pk"]
        )
        self.work = work_of(self.run, request.GET.get("task", ""))
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.run.file_name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INDEX, {"url": "", "label": self.run.file_name}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {
            "run": self.run,
            "work": self.work,
            "may_take_back": may_take_back(self.request.user, self.run),
        }
        if self.work.going_on:
            return context
        found = sections(self.run)
        shown = next((each for each in found if each.name == self.request.GET.get("show")), None)
        shown = shown or next(iter(found), None)
        context |= {"sections": found, "section": shown}
        if shown:
            paginator = WagtailPaginator(shown.rows, PER_PAGE)
            page = paginator.get_page(self.request.GET.get("p"))
            context |= {
                "page_obj": page,
                "elided_page_range": paginator.get_elided_page_range(page.number),
                "rows": self._rows(shown, page.object_list),
            }
        return context

    def _rows(self, section: Section, found) -> list:
        if section.table == "preview":
            return rows.of_previews(found, self.run.kind)
        return rows.of_changes(found) if section.table == "changes" else list(found)


class RunStatus(Guarded, View):
    """How far a run is, for the page's script: {"going_on", "percent" or null, "rows", "text"}."""

    needs = READ

    def get(self, request, pk: int):
        actions.mark_interrupted()
        run = get_object_or_404(ImportRun, pk=pk)
        work: Work = work_of(run, request.GET.get("task", ""))
        return JsonResponse(
            {"going_on": work.going_on, "percent": work.percent, "rows": run.rows, "text": str(work.text)}
        )


class Step(Guarded, View):
    """A button of a run's page: starts a task, and only by POST. Subclasses name it."""

    needs = BRING_IN
    http_method_names = ["post"]
    task_name = ""

    def post(self, request, pk: int):
        get_object_or_404(ImportRun, pk=pk)
        task = getattr(tasks, self.task_name).enqueue(pk)
        return redirect(f"{reverse('imports:run', args=[pk])}?task={self.task_name}:{task.id}")


class CheckAgain(Step):
    """Checks the file anew, for the catalogue may have changed since."""

    task_name = "check"


class Confirm(Step):
    """Writes what the preview shows."""

    task_name = "apply"


class Cancel(Step):
    """Drops a run that was not applied, and its file."""

    def post(self, request, pk: int):
        get_object_or_404(ImportRun, pk=pk)
        try:
            actions.cancel(pk)
        except actions.CannotRun as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The import was cancelled; nothing was written."))
        return redirect("imports:run", pk)


class PutAway(Step):
    """Takes a run from the dashboard's list of what needs attention, or puts it back there."""

    def post(self, request, pk: int):
        run = get_object_or_404(ImportRun, pk=pk)
        run = actions.put_away(run_id=pk, away=not run.put_away)
        messages.success(
            request,
            _("The import is put away; the first page does not mention it any more.")
            if run.put_away
            else _("The import is among what needs attention again."),
        )
        return redirect("imports:run", pk)


class Undo(Guarded, WagtailAdminTemplateMixin, TemplateView):
    """Asks, then takes a run back."""

    needs = TAKE_BACK
    template_name = "admin/exchange/undo.html"
    page_title = gettext_lazy("Undo an import")
    header_icon = "rotate"

    def dispatch(self, request, *args, **kwargs):
        self.run = get_object_or_404(ImportRun, pk=kwargs["pk"])
        if not may_take_back(request.user, self.run):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INDEX, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"run": self.run}

    def post(self, request, pk: int):
        task = tasks.undo.enqueue(pk)
        return redirect(f"{reverse('imports:run', args=[pk])}?task=undo:{task.id}")


class ErrorFile(Guarded, View):
    """The refused rows, to be corrected and imported again."""

    needs = READ

    def get(self, request, pk: int):
        get_object_or_404(ImportRun, pk=pk)
        try:
            name, content = actions.error_file(pk)
        except (actions.CannotRun, actions.Unreadable) as error:
            messages.error(request, str(error))
            return redirect("imports:run", pk)
        # Never a type that a browser would show: what is in it came from outside.
        return HttpResponse(
            content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": content_disposition_header(True, name)},
        )
