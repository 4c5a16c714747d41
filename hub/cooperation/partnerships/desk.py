"""What the workspace page of a partnership shows to one reader."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from hub.cooperation.models import Partnership
from hub.core.languages import content_languages, own_name

from . import checking, documents, timeline
from .budgets import Line, budget_of
from .forms import BudgetLineForm, StageForm
from .permissions import Standing

Stage = Partnership.Stage
#: In the order in which a partnership comes to them; it may stop at any.
ROAD = tuple(stage for stage in Stage if stage != Stage.STOPPED)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on the way. state: "done", "now" or "ahead"; on: the day it was come to, if known."""

    number: int
    title: str
    state: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A line of the budget, and its form where the reader may write it. met: what somebody else saved meanwhile."""

    line: Line
    form: BudgetLineForm | None = None
    met: Line | None = None


@dataclass
class Desk:
    """All of the page."""

    partnership: Partnership
    standing: Standing
    today: date
    forms: dict[int, BudgetLineForm] = field(default_factory=dict)
    met: dict[int, Line] = field(default_factory=dict)

    def context(self) -> dict:
        """For the template."""
        partnership, who = self.partnership, self.standing
        checked = checking.check(partnership, self.today)
        money = budget_of(partnership)
        rows = [self._money_row(line) for line in money.lines]
        partners = list(partnership.partners.all())
        written = {text.lang for text in partnership.texts.all()}
        return {
            "partnership": partnership,
            "standing": who,
            "steps": steps(partnership),
            "stage_form": StageForm(
                initial={"version": partnership.version, "stage": partnership.stage, "on": self.today}
            )
            if who.leads
            else None,
            "partners": [each for each in partners if each.is_in],
            "others": [each for each in partners if not each.is_in],
            "invited": [each for each in partners if each.pk in who.invited],
            "own": [each for each in partners if each.pk in who.own],
            "money": money,
            "money_rows": rows,
            "writes_money": any(row.form for row in rows),
            "checked": checked,
            "timeline": timeline.svg(checked, self.today),
            "texts": [(text, own_name(text.lang)) for text in partnership.texts.all()],
            "new_languages": [pair for pair in content_languages() if pair[0] not in written],
            "documents": documents.NAMES.items(),
            "formats": list(documents.FORMATS),
            "document_languages": [(code, name) for code, name in settings.LANGUAGES],
            "outcomes": partnership.projects.filter(published=True).prefetch_related("texts"),
        }

    def _money_row(self, line: Line) -> MoneyRow:
        if not self.standing.speaks_for(line.partner):
            return MoneyRow(line)
        form = self.forms.get(line.partner.pk) or BudgetLineForm(line.partner)
        return MoneyRow(line, form, self.met.get(line.partner.pk))


def steps(partnership: Partnership) -> list[Step]:
    """The stages with the days they were come to last."""
    days = {change.stage: change.on for change in partnership.stage_changes.all()}
    stopped = partnership.stage == Stage.STOPPED
    reached = ROAD.index(partnership.stage) if not stopped else len([s for s in ROAD if s in days]) - 1
    found = [
        Step(number + 1, str(stage.label), _state(number, reached, stopped), days.get(stage))
        for number, stage in enumerate(ROAD)
        if not stopped or number <= reached
    ]
    if stopped:
        found.append(Step(len(found) + 1, str(Stage.STOPPED.label), "now", days.get(Stage.STOPPED)))
    return found


def _state(number: int, reached: int, stopped: bool) -> str:
    if number < reached or stopped:
        return "done"
    return "now" if number == reached else "ahead"
