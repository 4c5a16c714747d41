"""What people can be told of. Each room registers its kinds when its app is ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

#: What kinds are about, in the order in which a letter tells them.
TOPICS = {
    "groups": _("Local action groups"),
    "projects": _("Projects"),
    "cooperation": _("Cooperation"),
    "cases": _("Cases"),
    "networks": _("Networks"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """slug: its name in the database. topic: a key of TOPICS. subject: one line; text: a sentence or two.

    Both are lazy translations and take the values of the context by name, "%(offer)s"; `%(about)s` is what the
    record was called when it happened. address: path of the page that it leads to, in the active language, of
    the record that it is about; "" where there is nothing to go to.
    """

    slug: str
    topic: str
    subject: Any
    text: Any
    address: Callable[[Model], str]

    def say(self, part: str, context: Mapping[str, str]) -> str:
        """Its "subject" or "text" in the active language, with the values of a context; never more than plain
        text.
        """
        return str(getattr(self, part)) % context


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known. Raises ValueError for a topic that there is not."""
    if kind.topic not in TOPICS:
        raise ValueError(f"{kind.slug}: there is no topic {kind.topic}.")
    _kinds[kind.slug] = kind
    return kind


def of(slug: str) -> Kind:
    """A kind by its name. Raises KeyError."""
    return _kinds[slug]


def known() -> list[str]:
    """Names of all kinds; what an older hub has told may be of a kind that is no more."""
    return list(_kinds)
