"""Records of the catalogue. Countries, regions and vocabulary are in the test database already."""

import factory
from factory.django import DjangoModelFactory

from hub.core.models import DataSource
from hub.lags.models import Lag, LagText
from hub.projects.models import (
    Beneficiary,
    Experience,
    Organisation,
    Project,
    ProjectText,
    ProjectTheme,
)


class DataSourceFactory(DjangoModelFactory):
    class Meta:
        model = DataSource

    slug = factory.Sequence("register-{}".format)
    name = factory.Sequence("Register {}".format)
    licence = "CC BY 4.0"


class LagFactory(DjangoModelFactory):
    """A Latvian group with a Latvian text; `texts={"en": {...}}` adds others."""

    class Meta:
        model = Lag
        skip_postgeneration_save = True

    source = factory.SubFactory(DataSourceFactory)
    external_id = factory.Sequence("lag-{}".format)
    name = factory.Sequence("Biedrība {}".format)
    lang = "lv"
    country_id = "LV"
    lat, lon = 57.2, 22.5

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        for lang, fields in {self.lang: {}, **(extracted or {})}.items():
            LagText.objects.create(**{"lag": self, "lang": lang, "name": self.name} | fields)


class ProjectFactory(DjangoModelFactory):
    """A published Danish project with a Danish text; `texts` adds others, `themes` are slugs."""

    class Meta:
        model = Project
        skip_postgeneration_save = True

    source = factory.SubFactory(DataSourceFactory)
    external_id = factory.Sequence("project-{}".format)
    title = factory.Sequence("Landsbybutik {}".format)
    lang = "da"
    country_id = "DK"
    status = Project.Status.RUNNING

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        for lang, fields in {self.lang: {}, **(extracted or {})}.items():
            ProjectText.objects.create(**{"project": self, "lang": lang, "title": self.title} | fields)

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        for order, slug in enumerate(extracted or []):
            ProjectTheme.objects.create(project=self, theme_id=slug, order=order)


class ExperienceFactory(DjangoModelFactory):
    class Meta:
        model = Experience

    project = factory.SubFactory(ProjectFactory)
    lang = "da"
    worked = "Frivillige holder butikken åben om søndagen."


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    source = factory.SubFactory(DataSourceFactory)
    external_id = factory.Sequence("organisation-{}".format)
    name = factory.Sequence("Forening {}".format)
    country_id = "DK"


class BeneficiaryFactory(DjangoModelFactory):
    class Meta:
        model = Beneficiary

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(OrganisationFactory)
