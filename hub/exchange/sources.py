"""The data source of an import: found by its short name, or made from what is said of it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.core.models import DataSource
from hub.exchange import formats

#: What may be said of a source.
DETAILS = ("name", "publisher", "url", "licence", "licence_url", "attribution")


class SourceNeeded(Exception):
    """Neither a short name nor a format that has one of its own was given."""

    def __str__(self) -> str:
        return str(_("Say where the records come from: --source SHORT-NAME."))


@transaction.atomic
def ensure_source(
    *, slug: str, format: str = formats.TABLE, is_sample: bool = False, **details: str
) -> DataSource:
    """The source with this short name; made when it is new, renewed in what `details` say (keys of DETAILS).

    Without a slug the format's own source. Raises SourceNeeded.
    """
    mapping = formats.all_formats().get(format)
    own = mapping.source if mapping else None
    if not slug and not own:
        raise SourceNeeded
    # What a format says of its source holds when the file goes into that source, or a new one.
    said = {name: value for name, value in details.items() if value}
    of_format = own.model_dump(exclude={"slug"}) if own and slug in ("", own.slug) else {}
    source, made = DataSource.objects.get_or_create(
        slug=slug or own.slug,
        defaults={"name": slug, **of_format, **said, "is_sample": is_sample},
    )
    if said and not made:
        DataSource.objects.filter(pk=source.pk).update(**said)
        source.refresh_from_db()
    return source
