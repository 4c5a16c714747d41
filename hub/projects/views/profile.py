"""One project's page: what it was, what it taught, whom to ask."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hub.core.addresses import moved
from hub.core.shown import described, languages_of, shown
from hub.lags import desk
from hub.places.about import in_first
from hub.places.geo import Point
from hub.projects import meta, queries, search
from hub.projects.models import Beneficiary, Project
from hub.projects.steps import steps_of
from hub.projects.story import story_of


def project_profile(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The page; `?lang=` chooses the language of its texts. 404 for projects that are not published."""
    project = get_object_or_404(queries.for_profile(), pk=pk)
    if redirect := moved(request, project):
        return redirect
    alike = search.more_like(project.pk, queries.RELATED)
    others = list(queries.related(project, alike))
    prefetch_related_objects([project, *others], *queries.list_rows())
    prefetch_related_objects([project], *queries.profile_rows(project))
    wanted = request.GET.get("lang", "")[:2]
    text = shown(project, wanted)
    story = story_of(project, wanted)
    exact = project.lat is not None
    about = None if exact else in_first(f"project:{project.pk}", filter(None, [project.region]))
    context = {
        "project": project,
        "text": text,
        "description": described(project, wanted),
        "story": story,
        "languages": sorted((set(languages_of(project)) | story.languages) - {text.lang}),
        "themes": [held.theme for held in project.project_themes.all()],
        "lead": [part for part in project.beneficiaries.all() if part.role == Beneficiary.Role.LEAD],
        "partners": [part for part in project.beneficiaries.all() if part.role == Beneficiary.Role.PARTNER],
        "indicators": project.indicators.all() if project.has_indicators else [],
        "links": project.links.all() if project.has_links else [],
        "keywords": [held.tag for held in project.tagged_items.all()] if project.has_tagged_items else [],
        "same_lag": [other for other in others if other.same_lag and other.pk not in alike],
        "alike": sorted((each for each in others if each.pk in alike), key=lambda each: alike.index(each.pk)),
        "same_theme": [] if alike else [other for other in others if not other.same_lag],
        "lag": project.lag if project.lag and project.lag.live else None,
        "point": Point(project.lat, project.lon) if exact else about,
        "in_region": about is not None,
        "steps": steps_of(project, localdate()),
        "crumbs": crumbs(project),
        "ways": desk.links("project", project, request.user) if request.user.is_authenticated else [],
    }
    context["meta"] = meta.of_project(project, text, point=context["point"], told=bool(story.parts))
    return render(request, "projects/profile.html", context)


def crumbs(project: Project) -> list[tuple[str, str]]:
    """The way from all projects to this one, through its country."""
    listing = reverse("projects:index")
    return [(_("Projects"), listing), (str(project.country), f"{listing}?country={project.country_id}")]
