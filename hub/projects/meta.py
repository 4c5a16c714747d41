"""Projects and organisations as machines are told of them (schema.org, Open Graph)."""

from django.urls import reverse

from hub.core import pictures
from hub.core.meta import Meta, Thing, place, without_blanks
from hub.core.shown import Shown
from hub.lags.models import Lag
from hub.places.geo import Point

from .models import Organisation, Project


def of_project(project: Project, text: Shown, *, point: Point | None, told: bool) -> Meta:
    """Of a project as `for_profile` gives it. told: it tells what was done, so that the page is an article."""
    image = reverse("share_picture", args=[pictures.group_of(project), f"project-{project.pk}"])
    page = {
        "@type": "Article" if told else "WebPage",
        "headline" if told else "name": text.title,
        "description": text.summary,
        "inLanguage": text.lang,
        "url": project.get_absolute_url(),
        "image": image,
        "datePublished": project.created_at.date().isoformat(),
        "dateModified": project.updated_at.date().isoformat(),
        "license": project.source.licence_url,
        "about": _project(project, text, point),
    }
    return Meta(
        title=text.title,
        description=text.summary,
        lang=text.lang,
        image=image,
        kind="article" if told else "website",
        thing=without_blanks(page),
    )


def _project(project: Project, text: Shown, point: Point | None) -> Thing:
    lead = [part.organisation for part in project.beneficiaries.all() if part.organisation]
    where = place(
        project.place,
        project.country.iso,
        region=project.region.label if project.region else "",
        lat=point.lat if point else None,
        lon=point.lon if point else None,
    )
    return without_blanks(
        {
            "@type": "Project",
            "name": text.title,
            "description": text.summary,
            "foundingDate": project.start_on and project.start_on.isoformat(),
            "dissolutionDate": project.end_on and project.end_on.isoformat(),
            "location": where,
            "keywords": [str(held.theme) for held in project.project_themes.all()],
            "sameAs": project.website,
            "funding": _grant(project),
            "sponsor": _group(project.lag) if project.lag and project.lag.live else None,
            "member": [of_organisation(organisation).thing for organisation in lead],
        }
    )


def _grant(project: Project) -> Thing | None:
    """What the EU gave, in euro."""
    if project.eu_eur is None:
        return None
    amount = {"@type": "MonetaryAmount", "currency": "EUR", "value": str(project.eu_eur)}
    funder = {"@type": "Organization", "name": str(project.fund or "European Union")}
    return {"@type": "MonetaryGrant", "amount": amount, "funder": funder}


def _group(lag: Lag) -> Thing:
    return {"@type": "Organization", "name": lag.name, "url": lag.get_absolute_url()}


def of_organisation(organisation: Organisation) -> Meta:
    """Of a body that takes part in projects."""
    thing = {
        "@type": "Organization",
        "name": organisation.name,
        "url": organisation.get_absolute_url(),
        "location": place(organisation.town, organisation.country.iso),
    }
    return Meta(title=organisation.name, thing=without_blanks(thing))
