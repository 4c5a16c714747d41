"""Progress bars and summaries of the commands."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _
from tqdm import tqdm

from hub.exchange.differences import OF_KIND, spelled
from hub.exchange.models import ImportPreview, ImportProblem, ImportRun
from hub.exchange.progress import Progress

#: Longest value that is printed, in characters.
LONGEST = 60
#: Kinds of doubts that are told when there are many.
KINDS = 5


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
    """The problems, refusals first, one a line; doubts by kind when they are more than `limit` altogether."""
    doubts = run.problems.filter(severity=ImportProblem.Severity.DOUBT)
    others = run.problems.exclude(severity=ImportProblem.Severity.DOUBT)
    total, doubtful = run.problems.count(), doubts.count()
    lines = [_line(problem) for problem in others[:limit]]
    rest = total - doubtful - len(lines)
    if rest > 0:
        lines.append(_("… and %(rest)d more; the admin's import log has them all.") % {"rest": rest})
    return lines + ([_line(problem) for problem in doubts] if total <= limit else _by_kind(doubts))


def _line(problem: ImportProblem) -> str:
    return _("line %(line)d, %(what)s%(column)s: %(reason)s") % {
        "line": problem.line,
        "what": ImportProblem.Severity(problem.severity).label,
        "column": f", {problem.column}" if problem.column else "",
        "reason": problem.reason,
    }


def _by_kind(doubts: QuerySet[ImportProblem]) -> list[str]:
    """The most frequent kinds, each with its number and its first row as an example."""
    kinds = doubts.order_by().values("column", "code").annotate(number=Count("pk"), first=Min("pk"))
    kinds = sorted(kinds, key=lambda kind: (-kind["number"], kind["first"]))
    examples = doubts.in_bulk([kind["first"] for kind in kinds[:KINDS]])
    lines = [
        _("%(number)d × %(example)s") % {"number": kind["number"], "example": _line(examples[kind["first"]])}
        for kind in kinds[:KINDS]
    ]
    if rest := sum(kind["number"] for kind in kinds[KINDS:]):
        lines.append(
            _("… and %(rest)d of other kinds; the admin's import log has them all.") % {"rest": rest}
        )
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
