"""Groups in a database, made of documents: texts, a period, projects with themes."""

from datetime import date

from bench.search_documents import Document
from hub.core.models import DataSource
from hub.lags.models import Lag, LagPeriod, LagText
from hub.places.models import Country
from hub.projects.models import Project, ProjectTheme
from hub.vocabulary.models import Theme

_PROJECTS = 8
"""Of each group."""


def fill(documents: list[Document]) -> None:
    """One group for each document, unless the database has some already."""
    if Lag.objects.exists():
        return
    source = DataSource.objects.create(slug="made-up", name="Made up")
    countries = set(Country.objects.values_list("pk", flat=True))
    themes = list(Theme.objects.values_list("pk", flat=True))
    lags = Lag.objects.bulk_create(
        _lag(number, each, source, countries) for number, each in enumerate(documents)
    )
    pairs = list(zip(lags, documents, strict=True))
    LagText.objects.bulk_create(
        LagText(lag=lag, lang=lag.lang, name=lag.name, summary=text.summary[:600], description=text.body)
        for lag, document in pairs
        for text in document.texts
    )
    LagPeriod.objects.bulk_create(
        LagPeriod(lag=lag, period_id="2023-2027", country_id=lag.country_id) for lag in lags
    )
    projects = Project.objects.bulk_create(
        Project(
            source=source, external_id=f"{lag.pk}-{number}", title=f"{text.title} {number}", lang=lag.lang,
            country_id=lag.country_id, lag=lag, start_on=date(2020, 1 + number, 1),
        )
        for lag, document in pairs
        for text in document.texts
        for number in range(_PROJECTS)
    )  # fmt: skip
    ProjectTheme.objects.bulk_create(
        ProjectTheme(
            project=project, theme_id=themes[(project.pk * 7 + order * 3) % len(themes)], order=order
        )
        for project in projects
        for order in range(2)
    )


def _lag(number: int, document: Document, source: DataSource, countries: set[str]) -> Lag:
    text, country = document.texts[0], document.facets["country"][0]
    lat, lon = document.point
    return Lag(
        source=source, external_id=str(number), name=document.names[0], lang=text.lang, lat=lat, lon=lon,
        country_id=country if country in countries else "LV", live=True,
    )  # fmt: skip
