"""What somebody should look at among the stories."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from hub.core.attention import Need

from .models import CasePage, CheckedLink


def _without_summary(pages):
    return pages.filter(summary="")


def _without_english(pages):
    english = pages.model.objects.filter(
        number=OuterRef("number"), locale__language_code="en", live=True
    ).exclude(summary="")
    return pages.filter(live=True).exclude(Exists(english))


def _with_broken_links(pages):
    return pages.filter(Exists(CheckedLink.objects.filter(page=OuterRef("pk")).exclude(problem="")))


def _without_theme(pages):
    return pages.filter(themes=None) if pages.model is CasePage else pages.none()


def _without_picture(pages):
    return pages.filter(picture=None)


NEEDS = (
    Need("broken-link", _("with a link that leads nowhere"), _with_broken_links),
    Need("no-summary", _("without a summary"), _without_summary),
    Need("no-english", _("without a summary in English"), _without_english),
    Need("no-theme", _("without a theme"), _without_theme),
    Need("no-picture", _("without a picture"), _without_picture),
)
