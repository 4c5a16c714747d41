"""Reference data kept as files in `data/`, loaded by `load_vocabulary`; labels in 24 languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Labelled(models.Model):
    """Abstract: a term with a label in each language ({"en": "...", ...})."""

    labels = models.JSONField(_("labels"), default=dict)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["order"]

    def __str__(self):
        return self.label()

    def label(self, lang: str | None = None) -> str:
        """The label in `lang` (default: the active language), else in English, else the key itself."""
        wanted = (lang or get_language() or "en")[:2]
        return self.labels.get(wanted) or self.labels.get("en") or str(self.pk)


class Described(Labelled):
    """Abstract: a term that also has a sentence about it in the interface languages."""

    about = models.JSONField(_("about"), default=dict)

    class Meta(Labelled.Meta):
        abstract = True

    def description(self, lang: str | None = None) -> str:
        """A sentence about the term in `lang` (default: the active language), else in English."""
        wanted = (lang or get_language() or "en")[:2]
        return self.about.get(wanted) or self.about.get("en", "")


class Worded(models.Model):
    """Abstract: a labelled term with further words for it ({"en": ["...", ...], ...})."""

    words = models.JSONField(_("usual words"), default=dict)

    class Meta:
        abstract = True

    def terms(self, lang: str) -> list[str]:
        """The label and the words in `lang`; none where `lang` has no label."""
        return [*filter(None, [self.labels.get(lang)]), *self.words.get(lang, [])]


class Theme(Described, Worded):
    """What a project is about: a concept that matches whatever language named it."""

    class Group(models.TextChoices):
        ECONOMY = "economy", _("Economy")
        ENVIRONMENT = "environment", _("Environment")
        PEOPLE = "people", _("People")
        PLACES = "places", _("Places")
        COOPERATION = "cooperation", _("Cooperation")

    slug = models.SlugField(primary_key=True)
    group = models.CharField(max_length=12, choices=Group)

    class Meta(Described.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class Concept(Labelled, Worded):
    """A finer term below a theme, such as 'farm shop': what texts are tagged with, whatever their language."""

    slug = models.SlugField(primary_key=True)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="concepts", verbose_name=_("theme"))

    class Meta(Labelled.Meta):
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")


class Principle(Described):
    """One of LEADER's seven principles."""

    slug = models.SlugField(primary_key=True)

    class Meta(Described.Meta):
        verbose_name = _("principle")
        verbose_name_plural = _("principles")


class Period(models.Model):
    """A programming period of EU funds."""

    code = models.CharField(primary_key=True, max_length=9)
    start = models.PositiveSmallIntegerField(_("first year"))
    end = models.PositiveSmallIntegerField(_("last year"))
    paid_until = models.PositiveSmallIntegerField(_("paid until the end of"))
    scope = models.CharField(_("scope"), max_length=40, blank=True)

    class Meta:
        ordering = ["start", "end"]
        verbose_name = _("programming period")
        verbose_name_plural = _("programming periods")

    def __str__(self):
        return self.code.replace("-", "\N{EN DASH}")


class Fund(Labelled):
    """A European fund that pays for LEADER."""

    code = models.CharField(primary_key=True, max_length=8)
    periods = models.ManyToManyField(Period, related_name="funds", verbose_name=_("periods"))

    class Meta(Labelled.Meta):
        verbose_name = _("fund")
        verbose_name_plural = _("funds")


class Indicator(Labelled):
    """A result or output indicator of the CAP plans."""

    code = models.CharField(primary_key=True, max_length=10)
    unit = models.CharField(_("unit"), max_length=60)
    source = models.CharField(_("source"), max_length=200)

    class Meta(Labelled.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")


class Rule(models.Model):
    """A rule of a period, country and fund, with its source. Rules warn, they do not block."""

    class Reading(models.TextChoices):
        LAW = "law", _("the law's own words")
        OURS = "ours", _("our reading")

    slug = models.SlugField(primary_key=True, max_length=80)
    period = models.ForeignKey(Period, models.PROTECT, null=True, blank=True, related_name="rules")
    country = models.CharField(_("country, or EU"), max_length=2)
    fund = models.ForeignKey(Fund, models.PROTECT, null=True, blank=True, related_name="rules")
    topic = models.SlugField(_("topic"))
    values = models.JSONField(_("values"), default=dict)
    text = models.JSONField(_("text"), default=dict)
    source = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"), blank=True)
    checked_on = models.DateField(_("checked on"))
    reading = models.CharField(_("reading"), max_length=4, choices=Reading, default=Reading.LAW)

    class Meta:
        ordering = ["topic", "period", "country"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")

    def __str__(self):
        return self.slug
