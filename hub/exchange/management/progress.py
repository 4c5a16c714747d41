"""Progress bars and summaries of the commands."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from tqdm import tqdm

from hub.exchange.differences import OF_KIND, spelled
from hub.exchange.models import ImportPreview, ImportProblem, ImportRun
from hub.exchange.progress import Progress

#: Longest value that is printed, in characters.
LONGEST = 60


@contextmanager
def bar(label: str, *, hidden: bool) -> Iterator[Progress]:
    """A bar that fills with the share of the file read and shows the rows a second."""
    # One line a revision would tear the bar apart.
    logging.getLogger("wagtail").setLevel(logging.WARNING)
    with tqdm(
        total=100,
        desc=label,
        disable=hidden or None,
        bar_format="{desc} {percentage:3.0f}% |{bar}|{postfix} {elapsed}",
    ) as shown:

        def progress(rows: int, percent: int) -> None:
            shown.n = percent
            seconds = max(shown.format_dict["elapsed"], 0.001)
            shown.set_postfix_str(_(" %(rows)d rows, %(speed)d/s") % {"rows": rows, "speed": rows / seconds})

        yield progress


def summary(run: ImportRun, *, checked_only: bool) -> list[str]:
    """What became of the rows, in lines to print."""
    counts = _(
        "%(rows)d rows: %(created)d new, %(changed)d changed, %(same)d the same, %(refused)d refused"
    ) % {name: getattr(run, name) for name in ("rows", "created", "changed", "same", "refused")}
    lines = [
        counts + (_("; %(doubtful)d of them doubtful") % {"doubtful": run.doubtful} if run.doubtful else "")
    ]
    if checked_only:
        lines.append(_("Nothing was written: this was a dry run."))
    return lines


def problem_lines(run: ImportRun, limit: int) -> list[str]:
    """The first problems, refusals first, one a line."""
    found = sorted(run.problems.all()[: limit * 20], key=lambda each: each.severity != "refused")[:limit]
    lines = [
        _("line %(line)d, %(what)s%(column)s: %(reason)s") % {
            "line": problem.line,
            "what": ImportProblem.Severity(problem.severity).label,
            "column": f", {problem.column}" if problem.column else "",
            "reason": problem.reason,
        }
        for problem in found
    ]  # fmt: skip
    rest = run.problems.count() - len(found)
    if rest > 0:
        lines.append(_("… and %(rest)d more; the admin's import log has them all.") % {"rest": rest})
    return lines


def differing_fields(preview: ImportPreview, kind: str) -> list[tuple[str, str, str]]:
    """(field, before, after) to print, shortened."""
    found = spelled(OF_KIND[kind], preview.before, preview.after)
    return [(each.label, _short(each.before), _short(each.after)) for each in found]


def _short(value) -> str:
    if value in (None, "", []):
        return "—"
    if not isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f'"{value}"' if len(value) <= LONGEST else f'"{value[: LONGEST - 1]}…"'
