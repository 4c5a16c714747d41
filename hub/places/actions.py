"""Brings the reference data into the database."""

from dataclasses import dataclass

from django.db import models, transaction

from hub.places import reference


@dataclass(frozen=True)
class Loaded:
    """How many rows of one kind were written, and how many there are."""

    name: str
    written: int
    total: int


@transaction.atomic
def load_places(*, country_model: type[models.Model], region_model: type[models.Model]) -> list[Loaded]:
    """Write the countries and regions that are new or differ; the same data twice writes nothing.

    The models are given so that a migration's historical ones serve as well. Rows that the data no longer
    has stay: records may point at them.
    """
    return [_write(country_model, reference.countries()), _write(region_model, reference.regions())]


def _write(model: type[models.Model], rows: list[dict]) -> Loaded:
    fields = [name for name in rows[0] if name != "code"]
    held = {row["code"]: row for row in model.objects.values("code", *fields)}
    changed = [model(**row) for row in rows if held.get(row["code"]) != row]
    model.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[name.removesuffix("_id") for name in fields],
        batch_size=500,
    )
    return Loaded(model._meta.model_name, len(changed), len(rows))
