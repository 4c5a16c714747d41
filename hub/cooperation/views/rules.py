"""What holds for cooperation projects: the EU's rules, and a factsheet for each country."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.cooperation import queries
from hub.cooperation.models import CooperationRule
from hub.places.models import Country
from hub.places.queries import country_choices
from hub.places.territory import normalise


def rules(request: HttpRequest) -> HttpResponse:
    """Rules of the whole EU, and the countries of which the hub knows any."""
    context = {
        "rules": _told(queries.eu_rules()),
        "countries": country_choices(queries.countries_with_rules()),
    }
    return render(request, "cooperation/rules.html", context)


def country_rules(request: HttpRequest, code: str) -> HttpResponse:
    """A country's factsheet: its own rules, then those of the whole EU. 404 for what is no country."""
    proper = normalise(code)
    if proper != code:
        return HttpResponsePermanentRedirect(reverse("cooperation:country_rules", args=[proper]))
    country = Country.objects.filter(pk=code).first()
    if country is None:
        raise Http404
    context = {
        "country": country,
        "rules": _told(queries.rules_of(code)),
        "eu_rules": _told(queries.eu_rules()) if country.eu_member else [],
        "crumbs": [(_("Rules of cooperation"), reverse("cooperation:rules"))],
    }
    return render(request, "cooperation/country_rules.html", context)


def _told(found) -> list[tuple[CooperationRule, bool]]:
    """Each rule, and whether its source has to be read again."""
    today = timezone.localdate()
    return [(rule, rule.is_stale(today)) for rule in found]
