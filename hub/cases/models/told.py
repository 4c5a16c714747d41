"""What cases and news have in common: pages of a network, found and shown like the records of the catalogue.

A story told in several languages is several pages of one `translation_key` for editors, and one record for
everybody else: it has one number, one address and one entry in the search.
"""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.core.addresses import slug_of
from hub.core.models.texts import TextsMixin

from .addressed import Addressed
from .words import words_of


@dataclass(frozen=True, slots=True)
class Version:
    """A story in one language, as lists and search take it."""

    lang: str
    title: str
    summary: str
    description: str = ""


class Told(TextsMixin, Addressed, Page):
    """Abstract: a page that a network tells something on.

    number: the same for all languages of a story; the key of the page that it was first written on.
    """

    #: Name of the address that shows it.
    address_name = ""
    #: Whoever may approve a story at the end of its workflow publishes it by that (`hub.cases.reviewed`).
    published_by_review = True
    exclude_fields_in_copy = ["number"]
    private_page_options = []
    #: Stories are on no map by a point of their own.
    lat = lon = None

    number = models.PositiveBigIntegerField(null=True, editable=False, db_index=True)
    network = models.ForeignKey(
        "networks.Network", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    summary = models.TextField(_("summary"), max_length=400, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    picture_credit = models.CharField(_("credit"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        """A picture says what it shows and who took it."""
        super().clean()
        if self.picture_id:
            missing = [name for name in ("picture_alt", "picture_credit") if not getattr(self, name).strip()]
            if missing:
                raise ValidationError(dict.fromkeys(missing, _("A picture needs this.")))

    def save(self, *args, **kwargs):
        """The network is that of the page above; a new story takes its number, a new language its story's."""
        if self.path and self.depth > 1:
            self.network_id = getattr(self.get_parent().specific, "network_id", None)
        super().save(*args, **kwargs)
        if self.number is None:
            siblings = type(self).objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
            self.number = siblings.values_list("number", flat=True).first() or self.pk
            type(self).objects.filter(pk=self.pk).update(number=self.number)

    @property
    def lang(self) -> str:
        """Its language (ISO 639-1)."""
        return self.locale.language_code

    @property
    def source(self):
        """Where it comes from: as its network does, which says whether it is a sample; None without one."""
        return self.network.source if self.network_id else None

    @cached_property
    def versions(self) -> list["Told"]:
        """The story in all languages that are public, this one among them; set by queries for lists."""
        found = type(self).objects.filter(number=self.number).live().public().select_related("locale")
        return list(found.order_by("pk")) or [self]

    def _known_texts(self) -> list[Version]:
        return [Version(page.lang, page.title, page.summary) for page in self.versions]

    @property
    def languages(self) -> list[str]:
        """Languages that it can be read in, that of this page first."""
        return sorted({page.lang for page in self.versions}, key=lambda code: (code != self.lang, code))

    @property
    def words(self) -> str:
        """All that is told on the page below its summary, as plain text."""
        return words_of(self.body)

    @property
    def address_slug(self) -> str:
        """Title for the address line; the number before it is what counts."""
        return slug_of(self.title, "story")

    @property
    def shown_slug(self) -> str:
        """The same of the language that suits the reader best."""
        return slug_of(self.best_text().title, "story")

    def get_absolute_url(self) -> str | None:
        return reverse(self.address_name, args=[self.number, self.address_slug]) if self.number else None
