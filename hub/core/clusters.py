"""Rows that hang on a record and are edited with it."""

from collections.abc import Sequence

from modelcluster.models import ClusterableModel


def renew_moved(cluster: ClusterableModel, relation: str, key: Sequence[str]) -> None:
    """Make rows anew that take over the unique key another stored row had.

    Rows are stored one after the other. If two of them change places (the first theme becomes the second
    and the other way round), the first to be stored would meet the other's old key. A row without a primary
    key is inserted after what is no longer there has been deleted, so it meets nobody.

    relation: name of the reverse relation. key: attributes that are unique among the rows of a record.
    """
    manager = getattr(cluster, relation)
    rows = list(manager.all())
    stored = {
        tuple(values): pk for pk, *values in manager.model.objects.filter(pk__in=[r.pk for r in rows if r.pk])
        .values_list("pk", *key)
    }  # fmt: skip
    for row in rows:
        holder = stored.get(tuple(getattr(row, name) for name in key))
        if row.pk and holder and holder != row.pk:
            row.pk = None
