from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .offer import Offer

#: What four criteria of 0 to 5 have to add up to; none may be 0.
ENOUGH = 10


def _points(label):
    return models.PositiveSmallIntegerField(label, validators=[MaxValueValidator(5)])


class OfferReview(models.Model):
    """A network's judgement of one version of an offer, on four criteria from 0 to 5."""

    CRITERIA = ("clear", "concrete", "complete", "feasible")

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField()
    clear = _points(_("clear: one understands what it is about"))
    concrete = _points(_("concrete: it tells what is to be done, and with whom"))
    complete = _points(_("complete: nothing is missing that a partner has to know"))
    feasible = _points(_("feasible: time, money and people suffice"))
    comment = models.TextField(_("remarks for the group"), max_length=3000, blank=True)
    passed = models.BooleanField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("review of an offer")
        verbose_name_plural = _("reviews of offers")
        constraints = [
            models.UniqueConstraint(fields=["offer", "version"], name="offer_version_reviewed_once"),
            models.CheckConstraint(
                condition=models.Q(clear__lte=5, concrete__lte=5, complete__lte=5, feasible__lte=5),
                name="offer_review_points",
            ),
        ]

    def __str__(self):
        return f"{self.offer}: {self.points}"

    @property
    def points(self) -> int:
        """All four added up, 0 to 20."""
        return sum(getattr(self, name) for name in self.CRITERIA)

    @property
    def told(self) -> list[tuple[str, int]]:
        """(criterion in words, its points) of all four."""
        return [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in self.CRITERIA]


def suffices(points: list[int]) -> bool:
    """Whether four criteria publish an offer: at least `ENOUGH` of 20, and none 0."""
    return sum(points) >= ENOUGH and 0 not in points
