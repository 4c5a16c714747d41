"""What somebody should look at among the groups."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from hub.core.attention import Need

from .models import Boundary, Lag, LagText


def _live(lags):
    return lags.filter(live=True)


def _drafted(lags):
    return lags.filter(has_unpublished_changes=True)


def _unvalidated(lags):
    return _live(lags).exclude(standing=Lag.Standing.VALIDATED)


def _without_point(lags):
    return _live(lags).filter(Q(lat=None) | Q(lon=None))


def _without_boundary(lags):
    return _live(lags).exclude(Exists(Boundary.objects.filter(lag_period__lag=OuterRef("pk"))))


def _without_own_text(lags):
    told = LagText.objects.filter(lag=OuterRef("pk"), lang=OuterRef("lang")).exclude(summary="")
    return _live(lags).exclude(Exists(told))


def _without_english(lags):
    return _live(lags).exclude(Exists(LagText.objects.filter(lag=OuterRef("pk"), lang="en")))


NEEDS = (
    Need("draft", _("with changes that are not published"), _drafted),
    Need("no-point", _("without a point on the map"), _without_point),
    Need("no-boundary", _("without a boundary"), _without_boundary),
    Need("no-own-text", _("without a summary in their own language"), _without_own_text),
    Need("no-english", _("without a text in English"), _without_english),
    Need("unvalidated", _("not validated by their network"), _unvalidated),
)
