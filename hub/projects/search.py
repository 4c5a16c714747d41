"""What can be found of projects and organisations: record -> Document, and which records show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wagtail.signals import published

from hub.lags.models import Lag
from hub.places.territory import path
from search import api, outbox, registry
from search.contracts import Document, Query, Text
from search.errors import SearchError

from . import queries
from .models import Organisation, Project

PROJECT, ORGANISATION = "project", "organisation"
# Records that tell what was learned come before bare lines of a register when words match alike.
TOLD_BOOST = 1.15
#: Most projects that a box of the admin is told of; whoever needs more adds a word or a filter.
MOST_MATCHES = 100


def enqueue(ids: Iterable[int]) -> None:
    """Tell the index that these projects were made, changed or deleted; inside the same transaction."""
    outbox.enqueue(PROJECT, ids)


def enqueue_organisations(ids: Iterable[int]) -> None:
    """The same for organisations."""
    outbox.enqueue(ORGANISATION, ids)


def ids_matching(text: str) -> list[int]:
    """Ids of published projects that fit words best, at most MOST_MATCHES; none while the engine is away."""
    try:
        page = api.engine().search(Query(text, kinds=(PROJECT,), size=MOST_MATCHES, highlight=False))
    except SearchError:
        return []
    return [int(hit.id) for hit in page.hits]


def project_ids() -> Iterator[int]:
    """Ids of all projects that may be found."""
    return queries.public().order_by("pk").values_list("pk", flat=True).iterator()


def project_documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    return (_document(project) for project in queries.for_index(ids))


def project_records(ids: Sequence[int]) -> Mapping[int, Project]:
    """Public projects by id, with what a list shows."""
    return {project.pk: project for project in queries.for_lists().filter(pk__in=ids)}


def organisation_ids() -> Iterator[int]:
    """Ids of all organisations that take part in a public project."""
    return queries.organisations().order_by("pk").values_list("pk", flat=True).iterator()


def organisation_documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    for organisation in queries.organisations().filter(pk__in=ids):
        yield Document(
            key=f"{ORGANISATION}:{organisation.pk}",
            kind=ORGANISATION,
            texts=(Text("", organisation.name),),
            facets={
                "country": (organisation.country_id,),
                "region": path(organisation.region_id)
                if organisation.region_id
                else (organisation.country_id,),
            },
            point=_point(organisation),
            names=tuple(filter(None, (organisation.name, organisation.town))),
            boost=0.8,
        )


def organisation_records(ids: Sequence[int]) -> Mapping[int, Organisation]:
    """Organisations of public projects by id."""
    return {organisation.pk: organisation for organisation in queries.organisations().filter(pk__in=ids)}


def _document(project: Project) -> Document:
    told = {experience.lang: experience for experience in project.experiences.all()}
    texts = tuple(
        Text(text.lang, text.title, text.summary, _body(text.description, told.pop(text.lang, None)))
        for text in project.texts.all()
    )
    # An experience told in a language the project has no other text in.
    texts += tuple(Text(lang, project.title, "", _body("", experience)) for lang, experience in told.items())
    organisations = [part.organisation for part in project.beneficiaries.all() if part.organisation]
    counted_on = project.start_on or project.approved_on or project.end_on
    return Document(
        key=f"{PROJECT}:{project.pk}",
        kind=PROJECT,
        texts=texts,
        facets=_facets(project, {text.lang for text in texts}),
        numbers={"amount": float(project.total_eur)} if project.total_eur is not None else {},
        dates={"date": counted_on} if counted_on else {},
        point=_point(project),
        names=tuple(
            filter(
                None,
                (
                    project.place,
                    project.external_id,
                    project.lag.name if project.lag else "",
                    *(organisation.name for organisation in organisations),
                ),
            )
        ),
        keywords=tuple(str(tag) for tag in project.keywords.all()),
        boost=TOLD_BOOST if project.experiences.all() else 1.0,
    )


def _facets(project: Project, langs: set[str]) -> dict[str, tuple[str, ...]]:
    facets = {
        "country": (project.country_id,),
        "region": _regions(project),
        "lag": (str(project.lag_id),) if project.lag_id else (),
        "theme": tuple(link.theme_id for link in project.project_themes.all()),
        "principle": tuple(dict.fromkeys(link.principle_id for link in project.principles.all())),
        "fund": (project.fund_id,) if project.fund_id else (),
        "period": (project.period_id,) if project.period_id else (),
        "status": (project.status,),
        "year": (str(project.year),) if project.year else (),
        "language": tuple(sorted(langs)),
        "cooperation": ("yes",) if project.is_cooperation else (),
        "lessons": ("yes",) if project.experiences.all() else (),
        "transferable": (project.transferable,) if project.transferable else (),
    }
    return {name: values for name, values in facets.items() if values}


def _body(description: str, experience) -> str:
    told = (text for _name, _heading, text in experience.told()) if experience else ()
    return "\n\n".join(filter(None, (description, *told)))


def _regions(record) -> tuple[str, ...]:
    """The region with all that hold it; the country alone where no region is known."""
    return path(record.region_id) if record.region_id else (record.country_id,)


def _point(record) -> tuple[float, float] | None:
    return None if record.lat is None or record.lon is None else (record.lat, record.lon)


def _group_published(sender, instance: Lag, **kwargs) -> None:
    """Projects are found by their group's name."""
    enqueue(instance.projects.values_list("pk", flat=True))


def register() -> None:
    """Make projects and organisations findable."""
    published.connect(_group_published, sender=Lag, dispatch_uid="projects of a published group")
    registry.register(registry.Source(PROJECT, project_ids, project_documents, project_records))
    registry.register(
        registry.Source(ORGANISATION, organisation_ids, organisation_documents, organisation_records)
    )
