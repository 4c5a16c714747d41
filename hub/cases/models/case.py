from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin

from hub.core.admin.widgets import Picker
from hub.lags.models import Lag
from hub.projects.models import Project

from .blocks import CaseStory
from .form import CaseForm
from .told import Told

#: What somebody elsewhere must know before they begin, in the order of telling.
TRANSFER = ("conditions", "effort", "cost", "time_needed")


class CasePage(Told):
    """A good practice: the told and edited story of a project or an approach that others can follow."""

    address_name = "cases:case"
    template = "cases/case.html"

    body = StreamField(CaseStory(), blank=True, verbose_name=_("story"))
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    region = models.ForeignKey(
        "places.Region", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    themes = ParentalManyToManyField(
        "vocabulary.Theme", blank=True, related_name="+", verbose_name=_("themes")
    )
    projects = ParentalManyToManyField(
        "projects.Project", blank=True, related_name="cases", verbose_name=_("projects")
    )
    lags = ParentalManyToManyField(
        "lags.Lag", blank=True, related_name="cases", verbose_name=_("local action groups")
    )
    conditions = models.TextField(_("what it takes elsewhere"), blank=True)
    effort = models.TextField(_("effort"), blank=True)
    cost = models.TextField(_("cost"), blank=True)
    time_needed = models.TextField(_("time from idea to result"), blank=True)
    contact = models.TextField(
        _("contact offered"),
        max_length=500,
        blank=True,
        help_text=_(
            "Who tells more, and when; no addresses. Who wants to know writes by way of the network."
        ),
    )

    parent_page_types = ["cases.NetworkPage"]
    subpage_types = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldPanel("summary", help_text=_("What happened and why it is worth reading.")),
                    MultiFieldPanel(
                        [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_credit")],
                        heading=_("Picture"),
                    ),
                    FieldPanel("body"),
                ],
                heading=_("Story"),
            ),
            ObjectList(
                [FieldPanel(name) for name in TRANSFER] + [FieldPanel("contact")],
                heading=_("Doing it elsewhere"),
            ),
            ObjectList(
                [
                    FieldPanel("country"),
                    FieldPanel("region"),
                    FieldPanel("themes"),
                    InlinePanel(
                        "principles",
                        heading=_("Principles of LEADER it lived up to"),
                        label=_("Principle"),
                        panels=[FieldPanel("principle"), FieldPanel("how")],
                    ),
                    FieldPanel("projects", widget=Picker(Project, "suggest_projects_of_cases")),
                    FieldPanel("lags", widget=Picker(Lag, "suggest_lags_of_cases")),
                ],
                heading=_("Links"),
            ),
            ObjectList(Page.promote_panels, heading=_("Promote")),
        ],
        base_form_class=CaseForm,
    )

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    @property
    def transfer(self) -> list[tuple[str, str]]:
        """(heading, text) of what is told for those who want to do it too."""
        told = ((self._meta.get_field(name).verbose_name, getattr(self, name)) for name in TRANSFER)
        return [(str(heading), text) for heading, text in told if text]

    def get_context(self, request, *args, **kwargs):
        from hub.cases.showing import case_context

        return super().get_context(request, *args, **kwargs) | case_context(self)


class CasePrinciple(TranslatableMixin, Orderable):
    """How a case lived up to a principle, in words."""

    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="principles")
    principle = models.ForeignKey(
        "vocabulary.Principle", models.PROTECT, related_name="+", verbose_name=_("principle")
    )
    how = models.TextField(_("how"))

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("principle")
        verbose_name_plural = _("principles")

    def __str__(self):
        return str(self.principle)
