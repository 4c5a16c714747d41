"""What can be found of projects and organisations: record -> Document, and which records show."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models.signals import pre_delete

from hub.core.caching.memory import remembered
from hub.core.snapshots import Snapshot
from hub.lags.events import changed
from hub.lags.models import Lag
from hub.places.about import EXACT, FACET, IN_REGION, about
from hub.places.geo import Point
from hub.places.territory import level_of, path
from search import api, outbox, registry
from search.contracts import Document, Text
from search.errors import SearchError

from . import queries
from .models import Experience, Organisation, Project
from .snapshots import snapshots

PROJECT, ORGANISATION = "project", "organisation"
# Records that tell what was learned come before bare lines of a register when words match alike.
TOLD_BOOST = 1.15


def enqueue(ids: Iterable[int]) -> None:
    """Tell the index that these projects were made, changed or deleted; inside the same transaction."""
    outbox.enqueue(PROJECT, ids)


def enqueue_organisations(ids: Iterable[int]) -> None:
    """The same for organisations."""
    outbox.enqueue(ORGANISATION, ids)


def more_like(project: int, size: int) -> list[int]:
    """Ids of the projects most like one, nearest first; none while the engine is away."""

    def ask() -> list[int]:
        hits = api.engine().similar(f"{PROJECT}:{project}", kinds=(PROJECT,), size=size)
        return [int(hit.id) for hit in hits]

    try:
        return remembered(f"more like project {project} {size}", ask)
    except SearchError:
        return []


def project_ids() -> Iterator[int]:
    """Ids of all projects that may be found."""
    return queries.public().order_by("pk").values_list("pk", flat=True).iterator()


def project_documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    # From snapshots, not model instances: eight times faster, and registers have 200,000 of them.
    told = snapshots(ids)
    for project in queries.for_index(ids):
        if snapshot := told.get(project["pk"]):
            yield _document(project, snapshot)


def project_records(ids: Sequence[int]) -> Mapping[int, Project]:
    """Public projects by id, with what a list shows."""
    return {project.pk: project for project in queries.for_lists().filter(pk__in=ids)}


def project_numbers(ids: Sequence[int]) -> Mapping[int, str]:
    """Numbers of projects in their sources, by id."""
    return dict(queries.public().filter(pk__in=ids).values_list("pk", "external_id"))


def organisation_ids() -> Iterator[int]:
    """Ids of all organisations that take part in a public project."""
    return queries.organisations().order_by("pk").values_list("pk", flat=True).iterator()


def organisation_documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    for organisation in queries.organisations().filter(pk__in=ids):
        key, region = f"{ORGANISATION}:{organisation.pk}", organisation.region
        point, place = _placed(
            key,
            (organisation.lat, organisation.lon),
            organisation.region_id,
            (region.lat, region.lon) if region else (None, None),
        )
        yield Document(
            key=key,
            kind=ORGANISATION,
            texts=(Text("", organisation.name),),
            facets={
                "country": (organisation.country_id,),
                "region": _regions(organisation.region_id, organisation.country_id),
                **place,
            },
            point=point,
            names=tuple(filter(None, (organisation.name, organisation.town))),
            boost=0.8,
        )


def organisation_records(ids: Sequence[int]) -> Mapping[int, Organisation]:
    """Organisations of public projects by id."""
    return {organisation.pk: organisation for organisation in queries.organisations().filter(pk__in=ids)}


def _document(project: dict, snapshot: Snapshot) -> Document:
    each_told = ((key[len("experience.") :], _told(value)) for key, value in _sorted(snapshot, "experience."))
    told = {lang: text for lang, text in each_told if text}
    has_lessons = _has_lessons(snapshot)
    texts = tuple(
        Text(
            key[len("text.") :],
            text["title"],
            text["summary"],
            "\n\n".join(filter(None, (text["description"], told.pop(key[len("text.") :], "")))),
        )
        for key, text in _sorted(snapshot, "text.")
    )
    # An experience told in a language the project has no other text in.
    texts += tuple(Text(lang, snapshot["title"], "", experience) for lang, experience in told.items())
    counted_on = snapshot["start_on"] or snapshot["approved_on"] or snapshot["end_on"]
    organisations = (each["name"] for each in snapshot["beneficiaries"])
    names = (snapshot["place"], project["external_id"], project["lag__name"], *organisations)
    key = f"{PROJECT}:{project['pk']}"
    point, place = _placed(
        key,
        (snapshot["lat"], snapshot["lon"]),
        snapshot["region_id"],
        (project["region__lat"], project["region__lon"]),
    )
    return Document(
        key=key,
        kind=PROJECT,
        texts=texts,
        facets=_facets(snapshot, texts, has_lessons) | place,
        numbers={"amount": float(project["total_eur"])} if project["total_eur"] is not None else {},
        dates={"date": date.fromisoformat(counted_on)} if counted_on else {},
        point=point,
        names=tuple(filter(None, names)),
        keywords=tuple(snapshot["keywords"]),
        concepts=tuple(snapshot["themes"]),
        boost=TOLD_BOOST if has_lessons else 1.0,
    )


def _facets(snapshot: Snapshot, texts: tuple[Text, ...], has_lessons: bool) -> dict[str, tuple[str, ...]]:
    year = (snapshot["start_on"] or snapshot["approved_on"] or snapshot["end_on"] or "")[:4]
    principles = dict.fromkeys(key.split(".")[1] for key, _how in _sorted(snapshot, "principle."))
    facets = {
        "country": (snapshot["country_id"],),
        "region": _regions(snapshot["region_id"], snapshot["country_id"]),
        "lag": (str(snapshot["lag_id"] or ""),),
        "theme": tuple(snapshot["themes"]),
        "principle": tuple(principles),
        "fund": (snapshot["fund_id"],),
        "period": (snapshot["period_id"],),
        "status": (snapshot["status"],),
        "year": (year,),
        "language": tuple(sorted({text.lang for text in texts})),
        "cooperation": ("yes",) if snapshot["is_cooperation"] else (),
        "lessons": ("yes",) if has_lessons else (),
        "transferable": (snapshot["transferable"],),
    }
    return {name: values for name, values in facets.items() if values and values[0]}


def _sorted(snapshot: Snapshot, beginning: str) -> list[tuple[str, Any]]:
    """Entries of a snapshot whose keys begin so, by key."""
    return sorted((key, value) for key, value in snapshot.items() if key.startswith(beginning))


def _told(experience: dict[str, str]) -> str:
    return "\n\n".join(experience[name] for name in Experience.FIELDS if experience[name])


def _has_lessons(snapshot: Snapshot) -> bool:
    """As `queries.told_experiences` has it."""
    if snapshot["status"] in Project.NOT_BEGUN:
        return False
    told = (value for _key, value in _sorted(snapshot, "experience."))
    return any(experience[name] for experience in told for name in Experience.LESSONS)


def _regions(region: str | None, country: str) -> tuple[str, ...]:
    """The region with all that hold it; the country alone where no region is known."""
    return path(region or country)


def _placed(
    key: str, own: tuple, region: str | None, in_region: tuple
) -> tuple[tuple[float, float] | None, dict[str, tuple[str, ...]]]:
    """(point, facet that tells how good it is): its own; else about its region's, whole countries aside."""
    if None not in own:
        return own, {FACET: (EXACT,)}
    if region is None or level_of(region) == 0:
        return None, {}
    return about(key, Point(*in_region)), {FACET: (IN_REGION,)}


def _group_changed(sender, lag_id: int, fields: Collection[str], **kwargs) -> None:
    """Projects are found by their group's name."""
    if "name" in fields:
        enqueue(Project.objects.filter(lag=lag_id).order_by().values_list("pk", flat=True))


def _group_deleted(sender, instance: Lag, **kwargs) -> None:
    """Its projects stay without a group; they are known before it goes only."""
    enqueue(Project.objects.filter(lag=instance.pk).order_by().values_list("pk", flat=True))


def register() -> None:
    """Make projects and organisations findable."""
    changed.connect(_group_changed, sender=Lag, dispatch_uid="projects of a changed group")
    pre_delete.connect(_group_deleted, sender=Lag, dispatch_uid="projects of a deleted group")
    registry.register(
        registry.Source(PROJECT, project_ids, project_documents, project_records, project_numbers)
    )
    registry.register(
        registry.Source(ORGANISATION, organisation_ids, organisation_documents, organisation_records)
    )
