"""Workspace pages on which a partnership is founded and written: plan, texts, partners."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django_ratelimit.decorators import ratelimit

from hub.cooperation.models import Partner, Partnership
from hub.cooperation.partnerships import actions, queries
from hub.cooperation.partnerships.actions.shared import TEXT
from hub.cooperation.partnerships.figures import figures as count
from hub.cooperation.partnerships.forms import (
    ApprovalForm,
    FoundForm,
    OutsideForm,
    ParticularsForm,
    PlanForm,
    TextForm,
)
from hub.cooperation.partnerships.permissions import Standing
from hub.core import formats
from hub.core.languages import content_languages, own_name
from hub.core.paging import page_of
from hub.lags import directory
from hub.lags import queries as lags
from hub.lags.models import Lag
from hub.networks.scope import scope_of

from .desk import allow, back, part_of, readers

#: Groups that a search for partners to invite shows.
FOUND = 12
letters = ratelimit(
    group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True
)


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Partnerships of one's groups, and those with groups that one's networks tend."""
    found = queries.whole(queries.readable(request.user))
    page, pager = page_of(request, found)
    ours = set(queries.of_people(request.user).values_list("pk", flat=True))
    context = {
        "page": page,
        "pager": pager,
        "ours": ours,
        "may_found": queries.groups_of(request.user).exists(),
    }
    return render(request, "partnerships/desk_list.html", context)


@login_required
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """What becomes of cooperation in the area of one's networks. 404 for who works for none."""
    scope = scope_of(request.user)
    allow(bool(scope))
    tended = queries.whole(queries.tended_by(request.user)).prefetch_related("partners__lag__regions")
    found = count(tended, scope)
    shown = [
        (_("partnerships"), formats.number(found.total)),
        (_("public pages"), formats.number(found.public)),
        (_("groups that take part"), formats.number(found.groups)),
        (_("countries of partners"), formats.number(found.countries)),
        (_("budget together"), formats.money_short(found.euro)),
    ]
    return render(request, "partnerships/figures.html", {"found": found, "shown": shown})


@letters
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Found a partnership for one of one's groups."""
    own = lags.public().filter(pk__in=queries.groups_of(request.user)).order_by("name")
    if not own:
        raise Http404
    form = FoundForm(own, request.POST or None, initial=_asked_for(request))
    other = _other(request.POST.get("with") or request.GET.get("with", ""))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        text = {"title": told["own_title"] or told["title"], "summary": told["summary"]}
        lead = own.get(pk=told["lag"])
        made = actions.found(
            user=request.user, lag=lead, title=told["title"], lang=told["lang"],
            texts={told["lang"]: text}, themes=told["themes"], start_on=told["start_on"],
            months=told["months"], partners=[other] if other else [],
            agreed=bool(other) and queries.have_agreed(lead, other),
        )  # fmt: skip
        messages.success(request, _("The partnership is founded. Invite its partners now."))
        return redirect("partnerships_workspace:add", made.pk)
    return render(request, "partnerships/found.html", {"form": form, "other": other})


def _asked_for(request: HttpRequest) -> dict:
    """What a link may fill in beforehand: `?lag=&title=&theme=`."""
    asked = request.GET
    return {
        "lag": asked.get("lag", ""),
        "title": asked.get("title", "")[:200],
        "themes": asked.getlist("theme"),
    }


def _other(number: str) -> Lag | None:
    """The group that a link says to invite at once: `?with=`."""
    fits = number.isascii() and number.isdigit() and len(number) < 19
    return lags.public().filter(pk=number).first() if fits else None


@readers
def plan(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """Title, themes, start and length."""
    allow(who.may_write)
    now = _plan_of(partnership)
    form = PlanForm(request.POST or None, initial=now)
    met: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_plan(user=request.user, partnership=partnership, **form.cleaned_data)
            return back(partnership)
        except actions.Changed as other:
            met = _met(form, _plan_of(other.current))
            form = PlanForm(_again(request, other.current.version), initial=now)
    context = {"form": form, "met": met, "partnership": partnership, "heading": _("What all share")}
    return render(request, "partnerships/write.html", context, status=409 if met else 200)


def _plan_of(partnership: Partnership) -> dict:
    values = {name: getattr(partnership, name) for name in ("title", "start_on", "months", "version")}
    return {**values, "themes": list(partnership.themes.values_list("pk", flat=True))}


@readers
def text(request: HttpRequest, partnership: Partnership, who: Standing, lang: str) -> HttpResponse:
    """What the project is about, in one language."""
    allow(who.may_write and lang in dict(content_languages()))
    held = partnership.texts.filter(lang=lang).first()
    form = TextForm(request.POST or None, initial=_text_of(held))
    met: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        version = fields.pop("version")
        try:
            actions.write_text(
                user=request.user, partnership=partnership, lang=lang, version=version, fields=fields
            )
            return back(partnership, "texts")
        except actions.Changed as other:
            met = _met(form, _text_of(other.current))
            form = TextForm(_again(request, other.current.version))
    heading = _("Text: %(language)s") % {"language": own_name(lang)}
    context = {"form": form, "met": met, "partnership": partnership, "heading": heading, "text_lang": lang}
    return render(request, "partnerships/write.html", context, status=409 if met else 200)


def _text_of(held) -> dict:
    return {name: getattr(held, name) for name in (*TEXT, "version")} if held else {"version": 0}


def _met(form, now: dict) -> list[tuple[str, str]]:
    """(label, value) of what somebody else saved meanwhile and differs from what was sent."""
    return [
        (str(field.label), ", ".join(now[name]) if isinstance(now[name], list) else str(now[name] or "–"))
        for name, field in form.fields.items()
        if name != "version" and form.cleaned_data.get(name) != now[name]
    ]


def _again(request: HttpRequest, version: int, prefix: str = ""):
    """What was sent, on top of the state that is saved now: sending it once more means it."""
    data = request.POST.copy()
    data[f"{prefix}version"] = str(version)
    return data


@letters
@readers
def add(request: HttpRequest, partnership: Partnership, who: Standing) -> HttpResponse:
    """Invite a group of the hub, found by its name, or name a partner from outside."""
    allow(who.leads)
    form = OutsideForm(request.POST if "name" in request.POST else None)
    if request.method == "POST" and "lag" in request.POST:
        number = request.POST["lag"]
        allow(number.isascii() and number.isdigit() and len(number) < 19)
        lag = get_object_or_404(lags.public(), pk=number)
        try:
            actions.invite(user=request.user, partnership=partnership, lag=lag)
        except actions.Blocked:
            messages.error(request, _("This group cannot be written to."))
        else:
            messages.success(request, _("%(lag)s is invited.") % {"lag": lag})
        return redirect(request.path)
    if request.method == "POST" and form.is_valid():
        actions.name_outside(user=request.user, partnership=partnership, **form.cleaned_data)
        return back(partnership, "partners")
    asked = request.GET.get("q", "")[:100]
    context = {"partnership": partnership, "form": form, "asked": asked, "found": _groups(partnership, asked)}
    return render(request, "partnerships/add.html", context)


def _groups(partnership: Partnership, asked: str) -> list:
    """Groups with these words in their names, codes or municipalities that are not part of it yet."""
    if not asked.strip():
        return []
    there = [each.lag_id for each in partnership.partners.all() if each.state in queries.OPEN]
    ids = lags.public().exclude(pk__in=filter(None, there)).values_list("pk", flat=True)
    listed = [entry.id for entry in directory.chosen(ids, text=asked)[:FOUND]]
    known = lags.for_lists().in_bulk(listed)
    return [known[pk] for pk in listed if pk in known]


@readers
def edit(request: HttpRequest, partnership: Partnership, who: Standing, part: int) -> HttpResponse:
    """A partner's application, and the particulars that rules go by."""
    partner = part_of(partnership, part)
    allow(who.speaks_for(partner))
    forms = {
        "approval": ApprovalForm(_sent(request, "approval"), initial=_initial(partner)),
        "particulars": ParticularsForm(partner, _sent(request, "particulars"), initial=_initial(partner)),
    }
    met: list[tuple[str, str]] = []
    for name, form in forms.items():
        if form.is_bound and form.is_valid():
            try:
                _save(request, partner, name, dict(form.cleaned_data))
                return back(partnership, "partners")
            except actions.Changed as other:
                met = _met(form, _initial(other.current))
                form.data = _again(request, other.current.version, f"{name}-")
    context = {"partnership": partnership, "partner": partner, "met": met, **forms}
    return render(request, "partnerships/part.html", context, status=409 if met else 200)


def _sent(request: HttpRequest, name: str):
    return request.POST if f"{name}-version" in request.POST else None


def _initial(partner: Partner) -> dict:
    names = (
        "approval",
        "deadline",
        "decided_on",
        "website",
        "strategy",
        "place",
        "period",
        "fund",
        "version",
    )
    return {name: getattr(partner, name) for name in names}


def _save(request: HttpRequest, partner: Partner, name: str, values: dict) -> None:
    version = values.pop("version")
    if name == "approval":
        actions.note_approval(user=request.user, partner=partner, version=version, **values)
        return
    values = {
        f"{key}_id" if key in ("period", "fund") else key: getattr(value, "pk", value)
        for key, value in values.items()
    }
    values = {key: value if value is not None or key.endswith("_id") else "" for key, value in values.items()}
    actions.write_particulars(user=request.user, partner=partner, version=version, fields=values)
