from django.urls import path

from .views.rules import country_rules, rules

app_name = "cooperation"
urlpatterns = [
    path("rules/", rules, name="rules"),
    path("rules/<slug:code>/", country_rules, name="country_rules"),
]
