"""What is going to become of a row."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hub.exchange.models import ImportProblem

REFUSED, DOUBT = ImportProblem.Severity.REFUSED.value, ImportProblem.Severity.DOUBT.value
CREATED, CHANGED, SAME = "created", "changed", "same"


class Problem(NamedTuple):
    """One thing that is wrong with a row, or doubtful: a code of `hub.exchange.messages` and its values."""

    severity: str
    column: str
    code: str
    value: str = ""
    params: dict[str, Any] = {}


def refusal(column: str, code: str, value: Any = "", **params) -> Problem:
    """A problem that keeps the row out."""
    return Problem(REFUSED, column, code, str(value), params)


def doubt(column: str, code: str, value: Any = "", **params) -> Problem:
    """A problem that lets the row in."""
    return Problem(DOUBT, column, code, str(value), params)


class Given(NamedTuple):
    """A row with our columns.

    `number` is its source_id as it stands there; `fields` and `texts` (by language) hold what is filled in;
    `present` are all its columns, the empty ones included.
    """

    line: int
    number: str
    fields: dict[str, Any]
    texts: dict[str, dict[str, Any]]
    present: frozenset[str]
    fingerprint: str
    problems: list[Problem]


class Read(NamedTuple):
    """What a checked row says: keys of a snapshot, what is wrong or doubtful.

    unresolved: something it refers to is not known (yet), so that the row is worth another look next time;
    extra: what else its planner needs to write it.
    """

    snapshot: dict[str, Any]
    problems: list[Problem]
    unresolved: bool = False
    extra: Any = ()


@dataclass(slots=True)
class Plan:
    """What is to be done with a row: `outcome` is CREATED, CHANGED, SAME or REFUSED.

    snapshot: all of a new record, or the keys to set of a known one (`record_id`); `before` are their
    present values. fingerprint: "" when the row should be looked at again next time.
    """

    line: int
    number: str
    outcome: str
    problems: list[Problem] = field(default_factory=list)
    title: str = ""
    fingerprint: str = ""
    record_id: int | None = None
    snapshot: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] | None = None
    forget_edits: bool = False
    extra: Any = None

    @property
    def doubtful(self) -> bool:
        """Whether it is taken with a doubt."""
        return self.outcome != REFUSED and any(problem.severity == DOUBT for problem in self.problems)


def refused(given: Given, problems: list[Problem]) -> Plan:
    """The plan of a row that is kept out."""
    return Plan(given.line, given.number, REFUSED, [*given.problems, *problems])
