"""What imports did to a record, shown beside its form. The room that keeps that log registers itself here,
for the rooms below it do not know it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.admin.panels import Panel


@dataclass(frozen=True, slots=True)
class Entry:
    """One run that made or changed a record; `differences` are (field, before, after)."""

    when: datetime
    title: str
    url: str
    action: str
    differences: list[tuple[str, Any, Any]]


#: Takes a model's name ("project") and a record's id; gives what is known, the newest first.
Log = Callable[[str, int], Iterable[Entry]]
_logs: list[Log] = []


def register(log: Log) -> None:
    """Show what a log knows on every record's form."""
    if log not in _logs:
        _logs.append(log)


class ImportHistoryPanel(Panel):
    """The entries of all logs for the record in the form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/history.html"

        def get_context_data(self, parent_context=None):
            record = self.instance
            entries = [
                entry for log in _logs for entry in log(record._meta.model_name, record.pk) if record.pk
            ]
            return super().get_context_data(parent_context) | {"entries": entries}
