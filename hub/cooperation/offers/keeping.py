"""What offers keep of a person: what they wrote as one of a group's people, and what they judged."""

from hub.cooperation.models import (
    Block,
    Interest,
    MatchChoice,
    MatchVisit,
    Message,
    Offer,
    OfferReview,
    Reading,
    Report,
)
from hub.core import personal

#: Records of groups that name who acted; when that person is forgotten, they stay without the name.
_NAMED = (
    (Offer, "author"), (OfferReview, "reviewer"), (Interest, "by"), (Interest, "decided_by"),
    (MatchChoice, "by"), (Message, "author"), (Block, "by"), (Report, "by"), (Report, "settled_by"),
)  # fmt: skip


def _tell(user) -> dict:
    return {
        "offers": list(Offer.objects.filter(author=user).values("title", "lag__name", "created_at")),
        "reviews": list(
            OfferReview.objects.filter(reviewer=user).values("offer__title", "comment", "created_at")
        ),
        "interests": list(Interest.objects.filter(by=user).values("offer__title", "lag__name", "created_at")),
        "messages": list(
            Message.objects.filter(author=user).values(
                "conversation__interest__offer__title", "lag__name", "text", "attachment_name", "created_at"
            )
        ),
        "reports": list(Report.objects.filter(by=user).values("why", "created_at")),
    }


def _forget(user) -> None:
    """Messages are letters between two groups and stay with them, without who wrote them."""
    for model, name in _NAMED:
        model.objects.filter(**{name: user}).update(**{name: None})
    Reading.objects.filter(user=user).delete()
    MatchVisit.objects.filter(user=user).delete()


keeper = personal.Keeper("offers", tell=_tell, forget=_forget)
