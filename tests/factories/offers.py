"""Offers, and people who work for groups."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from hub.accounts.models import User
from hub.cooperation.models import Offer, OfferText
from hub.cooperation.offers import search
from hub.cooperation.offers.actions import interests
from hub.lags.actions import people
from hub.lags.models import Lag, LagMembership
from tests.factories.catalogue import LagFactory
from tests.factories.people import UserFactory

WHOLE = {
    "summary": "Meklējam partnerus ciema veikalam.", "objectives": "Veikals paliek.",
    "activities": "Divas vizītes.", "we_bring": "Pieredzi.", "we_look_for": "Grupu ar veikalu.",
}  # fmt: skip


class OfferFactory(DjangoModelFactory):
    """A Latvian group's published offer that ends in a year, whole enough to be judged.

    `themes` are slugs; `texts={"en": {...}}` adds or changes texts.
    """

    class Meta:
        model = Offer
        skip_postgeneration_save = True

    lag = factory.SubFactory(LagFactory)
    lang = "lv"
    title = factory.Sequence("Veikals ciemā {}".format)
    state = Offer.State.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)
    expires_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=365))

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        english = {"title": "A village shop", "summary": "We look for partners for a village shop."}
        told = {self.lang: {"title": self.title, **WHOLE}, "en": english}
        for lang, fields in (extracted or {}).items():
            told[lang] = told.get(lang, {}) | fields
        for lang, fields in told.items():
            OfferText.objects.create(offer=self, lang=lang, **fields)

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        self.themes.set(extracted or ["village-shops-services"])
        search.enqueue([self.pk])


def works_for(lag: Lag, role: str = LagMembership.Role.MEMBER, **fields) -> User:
    """Somebody who works for a group."""
    user = UserFactory(**fields)
    people.grant(user=user, body=lag, role=role)
    return User.objects.get(pk=user.pk)


def an_interest(offer: Offer, lag: Lag | None = None, brings: str = "We bring a shop on wheels."):
    """(interest of another group in an offer, who expressed it)."""
    lag = lag or LagFactory(country_id="DK", lang="da")
    user = works_for(lag, first_name="Karen")
    return interests.express(user=user, offer=offer, lag=lag, brings=brings), user
