from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckedLink(models.Model):
    """An address of another site that a page leads to, and what it answered when it was last tried."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))
    url = models.CharField(_("address"), max_length=1000)
    #: "" where it answers as it should, else a status ("404") or what went wrong ("no such host").
    problem = models.CharField(_("problem"), max_length=100, blank=True)
    checked_at = models.DateTimeField(_("tried"), null=True)

    class Meta:
        ordering = ["page", "pk"]
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")
        constraints = [models.UniqueConstraint(fields=["page", "url"], name="cases_link_once_a_page")]

    def __str__(self):
        return self.url
