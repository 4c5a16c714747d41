"""Addresses of offers for everybody; part of those of cooperation."""

from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .feeds import NewOffers
from .views import public

urlpatterns = [
    path("offers/", public.offers, name="offers"),
    path("offers/feed/", NewOffers(), name="offers_feed"),
    path("offers/<record:pk>/", public.offer, name="offer_by_id"),
    path("offers/<record:pk>/sheet/", public.factsheet, name="offer_sheet"),
    path("offers/<record:pk>-<str:slug>/", public.offer, name="offer"),
]
