"""What the search is told of a project."""

from datetime import date

import pytest

from hub.places.about import about
from hub.places.geo import Point
from hub.projects import queries, search
from hub.projects.admin.filters import ProjectFilters
from hub.projects.models import Project, ProjectPrinciple
from search.contracts import Document, Text
from tests.factories.catalogue import (
    BeneficiaryFactory,
    ExperienceFactory,
    LagFactory,
    OrganisationFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db


def documents(*projects: Project) -> list[Document]:
    return list(search.project_documents([project.pk for project in projects]))


def test_a_bare_line_of_a_register():
    project = ProjectFactory(external_id="19-08", title="Ny bænk", themes=["short-food-chains"])

    assert documents(project) == [
        Document(
            key=f"project:{project.pk}",
            kind="project",
            texts=(Text("da", "Ny bænk"),),
            facets={
                "country": ("DK",),
                "region": ("DK",),
                "theme": ("short-food-chains",),
                "status": ("running",),
                "language": ("da",),
            },
            names=("19-08",),
            concepts=("short-food-chains",),
        )
    ]


def test_a_project_that_tells_all():
    lag = LagFactory(name="LAG Klit og Fjord")
    project = ProjectFactory(
        external_id="19-08",
        title="Købmanden er tilbage",
        texts={
            "da": {"summary": "En butik.", "description": "Åben igen."},
            "en": {"title": "The grocer is back"},
        },
        themes=["village-shops-services", "co-working"],
        lag=lag,
        region_id="DK041",
        place="Thyborøn",
        lat=56.7,
        lon=8.2,
        period_id="2014-2020",
        fund_id="EAFRD",
        start_on=date(2019, 5, 14),
        end_on=date(2020, 6, 30),
        total_eur="46800.50",
        is_cooperation=True,
        transferable=Project.Transferable.PARTLY,
    )
    ExperienceFactory(project=project, lang="da", worked="Frivillige.", avoid="At vente.")
    ExperienceFactory(project=project, lang="de", worked="Freiwillige.")
    for lang in ("da", "en"):
        ProjectPrinciple.objects.create(project=project, principle_id="bottom-up", lang=lang, how="…")
    project.keywords.add("havn", "butik")
    project.save()
    BeneficiaryFactory(project=project, organisation=OrganisationFactory(name="Thyborøn Borgerforening"))
    BeneficiaryFactory(project=project, organisation=None, is_person=True, order=1)

    assert documents(project) == [
        Document(
            key=f"project:{project.pk}",
            kind="project",
            texts=(
                Text("da", "Købmanden er tilbage", "En butik.", "Åben igen.\n\nFrivillige.\n\nAt vente."),
                Text("en", "The grocer is back"),
                Text("de", "Købmanden er tilbage", "", "Freiwillige."),
            ),
            facets={
                "country": ("DK",),
                "region": ("DK", "DK0", "DK04", "DK041"),
                "lag": (str(lag.pk),),
                "theme": ("village-shops-services", "co-working"),
                "principle": ("bottom-up",),
                "fund": ("EAFRD",),
                "period": ("2014-2020",),
                "status": ("running",),
                "year": ("2019",),
                "language": ("da", "de", "en"),
                "cooperation": ("yes",),
                "lessons": ("yes",),
                "transferable": ("partly",),
                "place": ("exact",),
            },
            numbers={"amount": 46800.5},
            dates={"date": date(2019, 5, 14)},
            point=(56.7, 8.2),
            names=("Thyborøn", "19-08", "LAG Klit og Fjord", "Thyborøn Borgerforening"),
            keywords=("butik", "havn"),
            concepts=("village-shops-services", "co-working"),
            boost=search.TOLD_BOOST,
        )
    ]


def test_all_agree_on_who_tells_what_they_learned():
    told = ExperienceFactory(worked="", avoid="For mange varer").project
    untold = ExperienceFactory(worked="", cost="200 EUR om året").project
    approved = ExperienceFactory(project__status="approved").project
    assert list(queries.with_experience(Project.objects.all())) == [told]
    assert list(ProjectFilters({"experience": "true"}, Project.objects.all()).qs) == [told]
    assert list(ProjectFilters({"experience": "false"}, Project.objects.order_by("pk")).qs) == [
        untold, approved
    ]  # fmt: skip
    lessons = {document.key: "lessons" in document.facets for document in documents(told, untold, approved)}
    assert lessons == {
        f"project:{told.pk}": True,
        f"project:{untold.pk}": False,
        f"project:{approved.pk}": False,
    }


def test_what_is_not_public_is_not_told():
    assert documents(ProjectFactory(published=False)) == []


def test_many_projects_take_as_many_queries_as_one(django_assert_num_queries):
    projects = [ProjectFactory(themes=["co-working"]) for _ in range(3)]

    with django_assert_num_queries(9):
        assert len(documents(projects[0])) == 1
    with django_assert_num_queries(9):
        assert len(documents(*projects)) == 3


def test_without_a_point_it_lies_about_its_regions():
    known, unknown = ProjectFactory(region_id="DK041", lat=56.7, lon=8.2), ProjectFactory(region_id="DK041")
    nowhere = ProjectFactory(region_id="DK")
    exact, rough, none = documents(known, unknown, nowhere)
    town = Point(unknown.region.lat, unknown.region.lon)
    assert (exact.point, exact.facets.get("place")) == ((56.7, 8.2), ("exact",))
    assert (rough.point, rough.facets["place"]) == (about(rough.key, town), ("region",))
    assert (none.point, none.facets.get("place")) == (None, None)


def test_an_organisation_without_a_point_lies_about_its_regions():
    organisation = OrganisationFactory(region_id="DK041")
    BeneficiaryFactory(organisation=organisation)
    (document,) = search.organisation_documents([organisation.pk])
    town = Point(organisation.region.lat, organisation.region.lon)
    assert (document.point, document.facets["place"]) == (about(document.key, town), ("region",))
