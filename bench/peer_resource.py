"""Resources of django-import-export for the columns of the made-up register."""

from collections.abc import Mapping

from import_export import fields, resources, widgets
from import_export.instance_loaders import CachedInstanceLoader

from hub.core.models import DataSource
from hub.core.money import to_euro
from hub.places.models import Country, Region
from hub.projects import search
from hub.projects.models import Beneficiary, Organisation, Project, ProjectText, ProjectTheme
from hub.vocabulary.models import Fund, Period, Theme


def _key(model: type, name: str, key: str) -> fields.Field:
    return fields.Field(name, name, widgets.CachedForeignKeyWidget(model, key))


class RegisterResource(resources.ModelResource):
    """Projects by their number in a source; the children are up to the subclasses."""

    external_id = fields.Field("external_id", "source_id", widgets.CharWidget())
    country = _key(Country, "country", "code")
    region = _key(Region, "region", "code")
    period = _key(Period, "period", "code")
    fund = _key(Fund, "fund", "code")

    class Meta:
        model = Project
        import_id_fields = ("external_id",)
        fields = (
            "external_id", "title", "lang", "country", "region", "lat", "lon", "status", "period", "fund",
            "start_on", "total_cost", "eu_support",
        )  # fmt: skip

    def __init__(self, source: DataSource) -> None:
        super().__init__()
        self.source = source
        self.themes = {label: theme.slug for theme in Theme.objects.all() for label in theme.labels.values()}

    def get_queryset(self):
        """Records of this source only: numbers of two sources may be alike."""
        return super().get_queryset().filter(source=self.source)

    def before_save_instance(self, instance, row, **kwargs) -> None:
        """What no column says."""
        instance.source = self.source
        instance.standing = Project.Standing.IMPORTED
        instance.total_eur = to_euro(instance.total_cost, instance.currency, instance.start_on)
        instance.eu_eur = to_euro(instance.eu_support, instance.currency, instance.start_on)

    def theme_links(self, project: Project, row: Mapping[str, str]) -> list[ProjectTheme]:
        """The links to a row's themes."""
        slugs = [self.themes[label] for label in row["themes"].split("|")]
        return [ProjectTheme(project=project, theme_id=slug, order=at) for at, slug in enumerate(slugs)]

    def text(self, project: Project, row: Mapping[str, str]) -> ProjectText:
        """A row's text."""
        return ProjectText(project=project, lang=row["lang"], title=row["title"], summary=row["summary"])

    def organisation(self, row: Mapping[str, str]) -> Organisation:
        """The beneficiary of a row, not saved."""
        name, country = row["beneficiary"], row["country"]
        return Organisation(
            source=self.source,
            external_id=f"{country} {name}"[:120],
            name=name,
            country_id=country,
            standing=Organisation.Standing.IMPORTED,
        )


class RowResource(RegisterResource):
    """One row after the other, as the documentation's first examples do."""

    def after_save_instance(self, instance, row, **kwargs) -> None:
        """Write what hangs on the project."""
        self.text(instance, row).save()
        for link in self.theme_links(instance, row):
            link.save()
        made = self.organisation(row)
        organisation, _new = Organisation.objects.get_or_create(
            source=made.source,
            external_id=made.external_id,
            defaults={"name": made.name, "country_id": made.country_id, "standing": made.standing},
        )
        Beneficiary.objects.create(project=instance, organisation=organisation)
        search.enqueue([instance.pk])


class BulkResource(RegisterResource):
    """All that makes it fast: bulk statements, cached keys and instances, no differences."""

    class Meta(RegisterResource.Meta):
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        report_skipped = False
        instance_loader_class = CachedInstanceLoader

    def __init__(self, source: DataSource) -> None:
        super().__init__(source)
        self._rows: list[Mapping[str, str]] = []
        self._organisations: dict[str, Organisation] = {}

    def after_save_instance(self, instance, row, **kwargs) -> None:
        """Keep the row until its project has a number."""
        self._rows.append(row)

    def bulk_create(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None) -> None:
        """Projects, and what hangs on them."""
        projects, rows = list(self.create_instances), list(self._rows)
        self._rows.clear()
        super().bulk_create(using_transactions, dry_run, raise_errors, batch_size, result)
        pairs = list(zip(projects, rows, strict=True))
        ProjectText.objects.bulk_create(self.text(*pair) for pair in pairs)
        ProjectTheme.objects.bulk_create(link for pair in pairs for link in self.theme_links(*pair))
        self._save_organisations(rows)
        Beneficiary.objects.bulk_create(
            Beneficiary(project=project, organisation=self._organisations[self.organisation(row).external_id])
            for project, row in pairs
        )
        search.enqueue(project.pk for project in projects)

    def _save_organisations(self, rows: list[Mapping[str, str]]) -> None:
        wanted = {made.external_id: made for made in map(self.organisation, rows)}
        new = wanted.keys() - self._organisations.keys()
        known = Organisation.objects.filter(source=self.source, external_id__in=new)
        self._organisations |= {organisation.external_id: organisation for organisation in known}
        made = [wanted[key] for key in wanted if key not in self._organisations]
        self._organisations |= {
            record.external_id: record for record in Organisation.objects.bulk_create(made)
        }
