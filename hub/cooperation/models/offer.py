from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.core.addresses import slug_of
from hub.core.languages import name_of
from hub.core.models import TextInLanguage, TextsMixin
from hub.core.models.texts import LanguageField
from hub.lags.models import Lag
from hub.places.names import country_name

#: Days after which a published offer expires unless it is renewed: a year.
LONGEST = 365


class Offer(TextsMixin, models.Model):
    """A local action group's request for partners, or its offer of know-how to others."""

    class Kind(models.TextChoices):
        PARTNERS = "partners", pgettext_lazy("offer", "seeks partners")
        KNOW_HOW = "know-how", pgettext_lazy("offer", "offers know-how")
        STUDY_VISIT = "study-visit", pgettext_lazy("offer", "study visit")
        MENTORING = "mentoring", pgettext_lazy("offer", "mentoring")

    class Stage(models.TextChoices):
        IDEA = "idea", _("idea")
        LETTER_OF_INTENT = "letter-of-intent", _("letter of intent")
        ACTIVITY_PLAN = "activity-plan", _("activity plan")
        AGREEMENT = "agreement", _("cooperation agreement")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("offer", "draft")
        REVIEW = "review", pgettext_lazy("offer", "with the network")
        RETURNED = "returned", pgettext_lazy("offer", "came back with remarks")
        PUBLISHED = "published", pgettext_lazy("offer", "published")
        PAUSED = "paused", pgettext_lazy("offer", "paused")
        FILLED = "filled", pgettext_lazy("offer", "partners found")
        WITHDRAWN = "withdrawn", pgettext_lazy("offer", "withdrawn")

    class PartnerKind(models.TextChoices):
        LAG = "lag", _("local action groups")
        FLAG = "flag", _("fisheries local action groups")
        MUNICIPALITY = "municipality", _("municipalities")
        ASSOCIATION = "association", _("associations")
        BUSINESS = "business", _("businesses")
        SCHOOL = "school", _("schools and research")
        OTHER = "other", _("other local partnerships")

    #: States whose texts may be written.
    WRITABLE = (State.DRAFT, State.RETURNED)
    #: States that have a page for everybody; only the first is found and takes interest.
    SHOWN = (State.PUBLISHED, State.PAUSED, State.FILLED)

    lag = models.ForeignKey(Lag, models.CASCADE, related_name="offers", verbose_name=_("group"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    project = models.ForeignKey(
        "projects.Project", models.SET_NULL, null=True, blank=True, related_name="offers",
        verbose_name=_("inspired by the project"),
    )  # fmt: skip
    kind = models.CharField(_("kind of offer"), max_length=12, choices=Kind, default=Kind.PARTNERS)
    stage = models.CharField(_("stage"), max_length=16, choices=Stage, default=Stage.IDEA)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    #: Rises with whatever is saved: whoever saves or decides on an older one is told.
    version = models.PositiveIntegerField(default=1, editable=False)
    title = models.CharField(_("title"), max_length=160, blank=True)
    lang = LanguageField(verbose_name=_("language of the offer"))
    themes = models.ManyToManyField(
        "vocabulary.Theme", blank=True, related_name="+", verbose_name=_("themes")
    )
    partner_kinds = models.JSONField(_("kinds of partner"), default=list, blank=True)
    countries = models.JSONField(_("countries wanted"), default=list, blank=True)
    territory_kinds = models.JSONField(_("kinds of territory"), default=list, blank=True)
    languages = models.JSONField(_("languages to work in"), default=list, blank=True)
    partners_required = models.PositiveSmallIntegerField(
        _("partners required"), default=1, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    partners_found = models.PositiveSmallIntegerField(
        _("partners found so far"), default=0, validators=[MaxValueValidator(40)]
    )
    start = models.DateField(_("begins in"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(
        _("months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(84)]
    )
    budget_eur = models.DecimalField(
        _("budget (EUR)"), max_digits=10, decimal_places=0, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    reply_by = models.DateField(_("reply by"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    #: When it first became public; a renewal does not make it new.
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("cooperation offer")
        verbose_name_plural = _("cooperation offers")
        indexes = [models.Index(fields=["state", "expires_on"], name="offer_state_expiry")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | models.Q(expires_on__isnull=False, published_at__isnull=False),
                name="offer_published_expires",
            )
        ]

    def __str__(self):
        return self.title or str(_("Offer without a title"))

    def get_absolute_url(self) -> str:
        """Its public page, in the active language."""
        return reverse("cooperation:offer", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """Name for the address line; the number before it is what counts."""
        return slug_of(self.title, "offer")

    @property
    def last_day(self) -> date | None:
        """The last day on which it takes interest: its reply deadline or its expiry, whichever comes first."""
        return min(filter(None, (self.reply_by, self.expires_on)), default=None)

    def is_expired(self, today: date | None = None) -> bool:
        """Whether it was published and its last day is over; no state of its own but derived from dates."""
        last = self.last_day
        over = last is not None and last < (today or timezone.localdate())
        return self.state == self.State.PUBLISHED and over

    @property
    def is_open(self) -> bool:
        """Whether everybody finds it and groups may express interest."""
        return self.state == self.State.PUBLISHED and not self.is_expired()

    @property
    def state_label(self):
        """Its state in words, "expired" among them."""
        return pgettext_lazy("offer", "expired") if self.is_expired() else self.get_state_display()

    @property
    def days_left(self) -> int:
        """Days until its last one; 0 on that day, negative after it."""
        return (self.last_day - timezone.localdate()).days if self.last_day else LONGEST

    @property
    def still_wanted(self) -> int:
        """Partners that are still looked for."""
        return max(0, self.partners_required - self.partners_found)

    @property
    def end(self) -> date | None:
        """The first day of its last month, where begin and length are known."""
        if not (self.start and self.months):
            return None
        years, month = divmod(self.start.month - 1 + self.months - 1, 12)
        return date(self.start.year + years, month + 1, 1)

    @property
    def wanted(self) -> dict[str, list[str]]:
        """Whom it looks for, in the active language: countries, kinds, territories, languages."""
        lang = (get_language() or "en")[:2]
        kinds, territories = self.PartnerKind, Lag.TerritoryKind
        return {
            "countries": sorted(country_name(code, lang) for code in self.countries),
            "kinds": [str(kinds(kind).label) for kind in self.partner_kinds if kind in kinds],
            "territories": [
                str(territories(kind).label) for kind in self.territory_kinds if kind in territories
            ],
            "languages": sorted(name_of(code, lang) for code in self.languages),
        }

    @property
    def told(self) -> "OfferText | None":
        """The whole text that suits the reader best: theirs, else the offer's own; English has a summary only."""
        held = {text.lang: text for text in self.texts.all() if text.description}
        wanted = (get_language() or "en")[:2]
        return held.get(wanted) or held.get(self.lang) or next(iter(held.values()), None)

    # What lists and maps show of any record; an offer is where its group is.
    @property
    def country(self):
        return self.lag.country

    @property
    def country_id(self) -> str:
        return self.lag.country_id

    @property
    def lat(self) -> float | None:
        return self.lag.lat

    @property
    def lon(self) -> float | None:
        return self.lag.lon

    @property
    def source(self):
        return self.lag.source

    @staticmethod
    def expiry_from(day: date) -> date:
        """When an offer that is published or renewed on a day expires."""
        return day + timedelta(days=LONGEST)


class OfferText(TextInLanguage):
    """An offer's texts in one language: whole ones in its own, title and summary in English."""

    #: Long texts in the order in which a page tells them.
    SECTIONS = ("local_context", "objectives", "activities", "target_group", "we_bring", "we_look_for")

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="texts")
    title = models.CharField(_("title"), max_length=160, blank=True)
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    local_context = models.TextField(_("local context"), max_length=4000, blank=True)
    objectives = models.TextField(_("objectives"), max_length=4000, blank=True)
    activities = models.TextField(_("activities"), max_length=4000, blank=True)
    target_group = models.TextField(_("target group"), max_length=2000, blank=True)
    we_bring = models.TextField(_("what we bring"), max_length=4000, blank=True)
    we_look_for = models.TextField(_("what we look for"), max_length=4000, blank=True)

    class Meta:
        ordering = ["lang"]
        verbose_name = _("text in a language")
        verbose_name_plural = _("texts per language")
        constraints = [models.UniqueConstraint(fields=["offer", "lang"], name="offer_one_text_a_language")]

    def __str__(self):
        return f"{self.title} ({self.lang})"

    @property
    def description(self) -> str:
        """All sections as one text."""
        return "\n\n".join(filter(None, (getattr(self, name) for name in self.SECTIONS)))

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(heading, text) of the sections that are told."""
        told = ((self._meta.get_field(name).verbose_name, getattr(self, name)) for name in self.SECTIONS)
        return [(heading, text) for heading, text in told if text]
