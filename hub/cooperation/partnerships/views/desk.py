"""The workspace page of a partnership, and the buttons on it."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_ratelimit.decorators import ratelimit

from hub.cooperation.models import Partner, Partnership
from hub.cooperation.partnerships import actions, documents, queries
from hub.cooperation.partnerships.budgets import line_of
from hub.cooperation.partnerships.desk import Desk
from hub.cooperation.partnerships.forms import BudgetLineForm, StageForm
from hub.cooperation.partnerships.history import label, spoken
from hub.cooperation.partnerships.permissions import Standing, standing
from hub.core.languages import is_of_interface
from hub.core.paging import page_of
from hub.networks.models import RecordLogEntry
from hub.projects.models import Project

View = Callable[..., HttpResponse]


def readers(view: View) -> View:
    """Give a view the partnership and the reader's standing; for all others it is not there (404)."""

    @wraps(view)
    @login_required
    def found(request: HttpRequest, pk: int, *args, **kwargs) -> HttpResponse:
        held = queries.whole(Partnership.objects.filter(pk=pk))
        partnership = held.prefetch_related("partners__lag__regions", "stage_changes").first()
        who = standing(request.user, partnership) if partnership else Standing()
        if not who.may_read:
            raise Http404
        return view(request, partnership, who, *args, **kwargs)

    return found


def part_of(partnership: Partnership, part: int) -> Partner:
    """One of its partners. Raises Http404."""
    partner = next((each for each in partnership.partners.all() if each.pk == part), None)
    if partner is None:
        raise Http404
    partner.partnership = partnership
    return partner


def allow(allowed: bool) -> None:
    """What is refused is answered as if it were not there."""
    if not allowed:
        raise Http404


def back(partnership: Partnership, anchor: str = "") -> HttpResponse:
    """To its page."""
    response = redirect("partnerships_workspace:page", partnership.pk)
    if anchor:
        response["Location"] += f"#{anchor}"
    return response


@require_GET
@readers
def page(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """All of a partnership."""
    return _shown(request, Desk(partnership, who, timezone.localdate()))


def _shown(request: HttpRequest, desk: Desk, status: int = 200) -> HttpResponse:
    return render(request, "partnerships/desk.html", desk.context(), status=status)


@require_POST
@readers
def budget(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """Save the lines that somebody changed; where another was faster, show both and save nothing of that line."""
    ours = [each for each in partnership.here if who.speaks_for(each)]
    allow(bool(ours))
    forms = {each.pk: BudgetLineForm(each, request.POST) for each in ours}
    changed = [form for form in forms.values() if form.has_changed()]
    sound = [form.is_valid() for form in changed]
    if not all(sound):
        return _shown(request, Desk(partnership, who, timezone.localdate(), forms), 422)
    met = {}
    for form in changed:
        form.partner.partnership = partnership
        try:
            with transaction.atomic():
                values = dict(form.cleaned_data)
                actions.set_budget(
                    user=request.user, partner=form.partner, version=values.pop("version"),
                    currency=values.pop("currency"), amounts=values,
                )  # fmt: skip
        except actions.Changed as other:
            met[form.partner.pk] = other.current
    if not met:
        messages.success(request, _("The budget is saved."))
        return back(partnership, "budget")
    fresh = queries.whole(Partnership.objects.filter(pk=partnership.pk)).prefetch_related(
        "partners__lag__regions", "stage_changes"
    )[0]
    told = {pk: line_of(current, fresh.start_on) for pk, current in met.items()}
    again = {pk: _once_more(forms[pk], current) for pk, current in met.items()}
    return _shown(request, Desk(fresh, who, timezone.localdate(), again, told), 409)


def _once_more(form: BudgetLineForm, current: Partner) -> BudgetLineForm:
    """The same entries beside what is saved now; sending them again means them."""
    data = form.data.copy()
    data[form.add_prefix("version")] = current.version
    for name in ("currency", *(field.name for field in form.amounts)):
        data[form.add_initial_prefix(name)] = str(getattr(current, name))
    return BudgetLineForm(current, data)


@require_POST
@readers
def stage(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """Move on to another stage."""
    allow(who.leads)
    form = StageForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Write the day as year, month and day."))
        return back(partnership)
    try:
        actions.move_on(user=request.user, partnership=partnership, **form.cleaned_data)
    except actions.Changed:
        messages.warning(request, _("Somebody changed the partnership meanwhile. Look at it again."))
    return back(partnership)


@require_POST
@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@readers
def part(request: HttpRequest, partnership: Partnership, who: Standing, part: int, act: str) -> HttpResponse:
    """The buttons beside a partner."""
    partner = part_of(partnership, part)
    own, invited = partner.pk in who.own, partner.pk in who.invited
    user = request.user
    match act:
        case "accept" | "decline":
            allow(invited or own)
            actions.answer(user=user, partner=partner, joins=act == "accept")
        case "leave":
            allow(own or who.leads)
            _leave(request, partner)
        case "lead":
            allow(who.leads)
            actions.hand_over(user=user, partner=partner)
        case "show" | "hide":
            allow(own)
            actions.consent(user=user, partner=partner, shown=act == "show")
        case _:
            raise Http404
    still = queries.readable(user).filter(pk=partnership.pk).exists()
    return back(partnership) if still else redirect("partnerships_workspace:index")


def _leave(request: HttpRequest, partner: Partner) -> None:
    try:
        actions.leave(user=request.user, partner=partner)
    except actions.LeadStays:
        messages.warning(request, _("Hand the lead over to another group first."))


@require_POST
@readers
def outcome(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """Add a project by the address of its page, or take one away (`remove`)."""
    allow(who.may_write)
    held = set(partnership.projects.values_list("pk", flat=True))
    if gone := request.POST.get("remove", ""):
        held -= {int(gone)} if gone.isascii() and gone.isdigit() else set()
    else:
        number = _number(request.POST.get("address", ""))
        project = Project.objects.filter(pk=number, published=True).first() if number else None
        if project is None:
            messages.warning(request, _("That is not the address of a project's page in the hub."))
            return back(partnership, "outcomes")
        held.add(project.pk)
    actions.note_outcomes(user=request.user, partnership=partnership, projects=held)
    return back(partnership, "outcomes")


def _number(address: str) -> int:
    """The number in the address of a project's page; 0 for anything else."""
    name = address.strip().rstrip("/").rpartition("/projects/")[2].partition("-")[0]
    return int(name) if name.isascii() and name.isdigit() and len(name) < 19 else 0


@require_GET
@readers
def history(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """What was changed, by whom, the newest first."""
    entries = RecordLogEntry.objects.for_instance(partnership).select_related("user")
    shown, pager = page_of(request, entries)
    told = [(entry, _changes(entry)) for entry in shown]
    context = {"partnership": partnership, "entries": told, "pager": pager}
    return render(request, "partnerships/history.html", context)


@require_GET
@ratelimit(group="documents", key="user_or_ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
@readers
def document(
    request: HttpRequest, partnership: Partnership, who: Standing, kind: str, file_format: str
) -> HttpResponse:
    """A document made from what stands there now, `?lang=` one of the interface's languages."""
    allow(kind in documents.NAMES and file_format in documents.FORMATS)
    asked = request.GET.get("lang", "")
    lang = asked if is_of_interface(asked) else get_language()
    content, media_type = documents.make(kind, file_format, partnership, lang)
    response = HttpResponse(content, content_type=media_type)
    name = f"{partnership.slug}-{kind}-{lang}.{file_format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _changes(entry: RecordLogEntry) -> list[tuple[str, str, str]]:
    """(what, before, after) of what an entry changed."""
    return [
        (label(name), spoken(name, before), spoken(name, after))
        for name, (before, after) in entry.data.get("changes", {}).items()
    ]
