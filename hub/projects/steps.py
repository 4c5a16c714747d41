"""Where a project stands in LEADER's nine steps; the first three are its group's."""

from datetime import date

from hub.core.nine_steps import Step, day_of, days_of, in_order, kept_until

from .models import Project


def steps_of(project: Project, today: date) -> list[Step]:
    """Steps 4 to 9 on a day; none where no date of the project is known.

    The last one only of projects that were paid: of others nobody knows whether there is a result to keep.
    """
    steps = [
        day_of(4, project.submitted_on, today),
        day_of(5, project.assessed_on, today),
        day_of(6, project.approved_on, today),
        days_of(7, project.start_on, project.end_on, today),
        day_of(8, project.paid_on, today),
    ]
    return in_order([*steps, kept_until(project.paid_on, today)] if project.paid_on else steps)
