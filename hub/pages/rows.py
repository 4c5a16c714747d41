"""A hit of a search as a list shows it: the record, where the words were found, and why it is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.core import formats
from hub.core.shown import Shown

from . import labels, nearby


@dataclass(frozen=True, slots=True)
class Row:
    """A hit: the record, its words for the reader, and where the words were found.

    themes: id -> label of the concepts that the search names.
    """

    record: object
    kind: str
    text: Shown
    hit: object
    near: nearby.Nearby | None = None
    themes: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> str:
        """Its own point as "lat,lon" for the map; "" where only its region is known."""
        lat, lon = self._point
        return "" if lat is None else f"{lat:.5f},{lon:.5f}"

    @property
    def peek(self) -> str:
        """Address of what the map says of it."""
        return reverse("pages:peek", args=[self.kind, self.hit.id])

    @property
    def kind_label(self) -> str:
        """What kind of record it is, in the singular."""
        return str(labels.KIND[self.kind])

    @property
    def facts(self) -> list[str]:
        """A line about the record: where, of whom, when, how far, how much."""
        away = self.near.away(*self._point) if self.near else ""
        return [*filter(None, (away,)), *_facts(self.kind, self.record)]

    @property
    def has_picture(self) -> bool:
        """Whether a picture of it says anything."""
        return self.kind not in ("offer", "organisation", "network", "news")

    @property
    def _point(self) -> tuple[float | None, float | None]:
        return getattr(self.record, "lat", None), getattr(self.record, "lon", None)

    @property
    def title_is_marked(self) -> bool:
        """Whether the title that matched is the one that is shown."""
        return self.hit.lang == self.text.title_lang and bool(self.hit.title)

    @property
    def has_snippet(self) -> bool:
        """Whether the words were found in the text, so that the place says more than the summary."""
        return _is_marked(self.hit.snippet)

    @property
    def has_other_title(self) -> bool:
        """Whether the words were found in the title in another language than the one that is shown."""
        return not self.title_is_marked and _is_marked(self.hit.title)

    @property
    def reason(self) -> str:
        """Why it was found, in words, where the words asked for do not stand in it; else ""."""
        ways = self.hit.found_by
        if not ways or "words" in ways:
            return ""
        if "concept" not in ways:
            return _("Similar in meaning")
        if not self.themes:
            return _("Found by its theme")
        return _("Found by its theme: %(themes)s") % {"themes": ", ".join(self.themes.values())}


def _is_marked(text) -> bool:
    return any(found for _text, found in text.parts)


def _facts(kind: str, record) -> Iterator[str]:
    if kind == "organisation":
        yield from filter(None, (record.town, record.get_kind_display() if record.kind else ""))
        yield _projects(record.project_count)
    elif kind == "offer":
        yield from (str(record.lag), record.get_kind_display())
        if record.reply_by:
            yield _("reply by %(day)s") % {"day": formats.day(record.reply_by)}
    elif kind == "partnership":
        yield from (str(partner) for partner in record.here)
        yield record.get_stage_display()
    elif kind == "lag":
        period = next(iter(record.periods.all()), None)
        if period:
            yield f"{period.period} {period.code}".strip()
            if period.population:
                yield _("%(people)s inhabitants") % {"people": formats.number(period.population)}
        yield _projects(record.project_count)
    elif kind == "network":
        yield record.get_level_display()
        yield from map(str, record.countries.all())
    elif kind in ("case", "news"):
        yield from filter(None, (str(record.network or ""), formats.day(record.first_published_at)))
    else:
        yield from filter(None, (record.place or (record.region.label if record.region else ""),))
        yield from filter(None, (record.lag.name if record.lag else "", str(record.year or "")))
        if record.status != record.Status.UNKNOWN:
            yield record.get_status_display()
        if record.total_eur is not None:
            yield formats.money(record.total_eur)


def _projects(count: int) -> str:
    return ngettext("%(count)s project", "%(count)s projects", count) % {"count": formats.number(count)}
