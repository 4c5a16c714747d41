from django.urls import path
from django.views.generic import RedirectView

from .offers import urls as offers
from .views.finder import partners
from .views.rules import country_rules, rules

app_name = "cooperation"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="cooperation:partners")),
    path("partners/", partners, name="partners"),
    path("rules/", rules, name="rules"),
    path("rules/<slug:code>/", country_rules, name="country_rules"),
    *offers.urlpatterns,
]
