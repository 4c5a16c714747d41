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
    *, slug: str, format: str = formats.TABLE, mapping: str = "", is_sample: bool = False, **details: str
) -> DataSource:
    """The source with this short name; made when it is new, renewed in what `details` say (keys of DETAILS).

    What the format says of its source, or a mapping of one's own (TOML), fills in what is not said otherwise,
    whatever the short name. Without a slug the format's own source. Raises SourceNeeded, Unreadable.
    """
    read = formats.parse(mapping) if mapping else formats.all_formats().get(format)
    own = read.source if read else None
    if not slug and not own:
        raise SourceNeeded
    said = {name: value for name, value in details.items() if value}
    of_format = (
        {name: value for name, value in own.model_dump(exclude={"slug"}).items() if value} if own else {}
    )
    known = DataSource.objects.filter(slug=slug or own.slug).first()
    licence = said.get("licence") or (known.licence if known else "")
    if licence and licence != of_format.get("licence"):
        of_format.pop("licence_url", None)  # the address of another licence
    if known is None:
        return DataSource.objects.create(
            slug=slug or own.slug, **{"name": slug, **of_format, **said, "is_sample": is_sample}
        )
    lacking = {name: value for name, value in of_format.items() if _is_empty(known, name)}
    if wanted := lacking | said:
        DataSource.objects.filter(pk=known.pk).update(**wanted)
        known.refresh_from_db()
    return known


def _is_empty(source: DataSource, name: str) -> bool:
    """Whether nobody said it. A source that was made without a name has its short name for one."""
    value = getattr(source, name)
    return not value or (name == "name" and value == source.slug)
