"""What a group declares of itself, read by its network."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_ratelimit.decorators import ratelimit

from hub.core.merging import changed
from hub.lags import actions, drafts, permissions, queries
from hub.lags.models import Lag


class RemarkForm(forms.Form):
    """What the network misses."""

    remark = forms.CharField(
        label=gettext_lazy("What should the group change?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )


@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What has changed since the network last vouched for it; validate, or say what is missing."""
    lag = get_object_or_404(Lag.objects.select_related("country", "latest_revision"), pk=pk)
    if not permissions.may_validate(request.user, lag):
        raise Http404
    form = RemarkForm(request.POST if request.POST.get("act") == "remark" else None, label_suffix="")
    if form.is_valid():
        actions.send_back(lag=lag, user=request.user, remark=form.cleaned_data["remark"])
        messages.success(request, _("The group’s people are told."))
        return redirect("workspace:home")
    if request.POST.get("act") == "validate":
        try:
            actions.validate(lag=lag, user=request.user, version=request.POST.get("version", ""))
        except actions.Moved:
            messages.warning(request, _("The profile has changed since you opened it. Look at it again."))
        except actions.Locked:
            messages.error(request, _("The profile is locked by an editor."))
        else:
            messages.success(request, _("You have validated the profile of %(lag)s.") % {"lag": lag})
            return redirect("workspace:home")
        return redirect("workspace:review", lag.pk)
    draft = lag.get_latest_revision_as_object()
    now, before = drafts.values_of(draft), queries.last_vouched_for(lag)
    known = drafts.values_of(before) if before else {}
    rows = drafts.side_by_side(changed(known, now), known, now)
    context = {"lag": lag, "rows": rows, "known": before is not None, "form": form,
               "version": drafts.version_of(lag)}  # fmt: skip
    return render(request, "lags/review.html", context)
