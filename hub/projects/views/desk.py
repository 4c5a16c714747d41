"""The projects of a group, as its people write them."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.merging import sealed, unsealed
from hub.core.paging import page_of
from hub.lags import desk as desks
from hub.lags import permissions as of_groups
from hub.lags.models import Lag
from hub.places.place_fields import point_of
from hub.projects import actions, editing, permissions, queries
from hub.projects.models import Project
from hub.projects.site_form import ExperienceForm, ProjectSiteForm

#: Fields that are no values of the project: they are not sent on when two versions are put together.
_OF_THE_PAGE = ("csrfmiddlewaretoken", "act")


@login_required
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """All projects of the group, shown and hidden, the last changed first; `?q=` narrows them down."""
    lag = _group(request, pk)
    asked = request.GET.get("q", "").strip()[:100]
    page, pager = page_of(request, queries.of_group(lag, asked))
    return render(
        request, "projects/desk_list.html", {"lag": lag, "page": page, "pager": pager, "asked": asked}
    )


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new project; it is shown at once unless somebody takes the tick away."""
    lag = _group(request, pk)
    values = editing.values_of(Project(published=True)) | {"currency": _currency(lag)}
    act, data = request.POST.get("act", ""), request.POST or None
    form = ProjectSiteForm(
        data, lag=lag, own=lag.lang, country=lag.country_id, values=values, more=_more(request)
    )
    if act == "save" and form.is_valid():
        project = actions.add_project(lag=lag, values=form.edited(), user=request.user)
        messages.success(request, _("The project is kept."))
        return redirect("project_desk:edit", project.pk)
    found = form.places() if act == "find" else None
    return render(request, "projects/desk_edit.html", {"lag": lag, "form": form, "found": found})


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What a project is: texts, dates, money, themes, place, who carries it out."""
    project = _project(request, pk)

    def form_of(data, values):
        return ProjectSiteForm(
            data, lag=project.lag, own=project.lang, country=project.country_id, values=values,
            more=_more(request),
        )  # fmt: skip

    return _edited(request, project, form_of, "projects/desk_edit.html")


@login_required
def experience(request: HttpRequest, pk: int) -> HttpResponse:
    """What a project learned."""
    project = _project(request, pk)

    def form_of(data, values):
        return ExperienceForm(data, own=project.lang, values=values, more=_more(request))

    return _edited(request, project, form_of, "projects/desk_experience.html")


def _edited(request: HttpRequest, project: Project, form_of: Callable, template: str) -> HttpResponse:
    values = editing.values_of(project)
    act, data = request.POST.get("act", ""), request.POST
    form = form_of(data or None, values)
    if act == "save" and form.is_valid():
        edited = form.edited()
        base = unsealed(data.get("base", ""))
        chosen = {name.removeprefix("choose-"): data[name] for name in data if name.startswith("choose-")}
        try:
            kept = actions.edit_project(
                project=project, values=edited, base=base, chosen=chosen, user=request.user
            )
        except actions.Moved as moved:
            return _two_versions(request, project, moved)
        if kept:
            named = ", ".join(editing.label(key) for key in kept)
            told = _("Somebody else changed this meanwhile; both are kept: %(fields)s")
            messages.info(request, told % {"fields": named})
        messages.success(request, _("The project is kept."))
        return redirect(request.path)
    context = {
        "lag": project.lag,
        "project": project,
        "form": form,
        "base": data.get("base") or sealed(values),
        "found": form.places() if act == "find" else None,
        "links": desks.links("project", project, request.user),
    }
    return render(request, template, context)


def _two_versions(request: HttpRequest, project: Project, moved: actions.Moved) -> HttpResponse:
    sent = [(name, value) for name in request.POST
            if name not in _OF_THE_PAGE and not name.startswith("choose-")
            for value in request.POST.getlist(name)]  # fmt: skip
    if not point_of(request.POST.get("point", "")):
        sent = [pair for pair in sent if pair[0] != "point"]
    context = {
        "heading": project.title,
        "back": request.path,
        "rows": editing.side_by_side(moved.keys, moved.mine, moved.theirs),
        "sent": sent,
        "act": "save",
    }
    return render(request, "lags/two_versions.html", context, status=409)


def _more(request: HttpRequest) -> list[str]:
    data = request.POST
    return [data["more"]] if data.get("act") == "add" and data.get("more") else []


def _currency(lag: Lag) -> str:
    """That of the group's last project, else euro."""
    return lag.projects.order_by("-pk").values_list("currency", flat=True).first() or "EUR"


def _group(request: HttpRequest, pk: int) -> Lag:
    lag = get_object_or_404(Lag, pk=pk)
    if not of_groups.may_edit(request.user, lag):
        raise Http404
    return lag


def _project(request: HttpRequest, pk: int) -> Project:
    """The project, for who may edit it; for everybody else there is none."""
    project = get_object_or_404(queries.for_editing(), pk=pk)
    if not permissions.may_edit(request.user, project):
        raise Http404
    return project


def projects_of(lag: Lag, user) -> str:
    """Path of the list, for the desk; "" for who may not edit."""
    return reverse("project_desk:index", args=[lag.pk]) if of_groups.may_edit(user, lag) else ""


def experience_of(project: Project, user) -> str:
    """Path of the form of the experience, for the desk."""
    return reverse("project_desk:experience", args=[project.pk])
