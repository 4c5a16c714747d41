"""Where a project stands in LEADER's nine steps."""

from datetime import date

import pytest

from hub.projects.models import Project
from hub.projects.steps import steps_of
from tests.factories import ProjectFactory

TODAY = date(2024, 6, 1)


def states(**dates) -> dict[int, str]:
    return {step.number: step.state for step in steps_of(Project(**dates), TODAY)}


def test_a_project_of_no_known_date_has_no_steps():
    assert states() == {}


def test_what_must_have_happened_before_is_done_though_its_date_is_not_known():
    assert states(approved_on=date(2023, 1, 1)) == {4: "done", 5: "done", 6: "done", 7: "open", 8: "open"}


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "now"),
        (date(2023, 1, 1), date(2023, 12, 31), "done"),
        (date(2025, 1, 1), date(2025, 12, 31), "ahead"),
        (date(2023, 1, 1), None, "open"),
        (None, date(2023, 1, 1), "done"),
        (TODAY, TODAY, "now"),
    ],
)
def test_it_is_carried_out_from_its_first_day_to_its_last(start, end, state):
    assert states(start_on=start, end_on=end)[7] == state


def test_five_years_after_the_payment_it_need_no_longer_be_kept():
    assert states(paid_on=date(2019, 6, 1)) == dict.fromkeys(range(4, 9), "done") | {9: "now"}
    assert states(paid_on=date(2019, 5, 31))[9] == "done"
    assert states(paid_on=date(2024, 6, 2))[9] == "ahead"
    kept = steps_of(Project(paid_on=date(2024, 2, 29)), TODAY)[-1]
    assert (kept.state, kept.until) == ("now", date(2029, 2, 28))


@pytest.mark.django_db
def test_the_page_says_where_a_project_stands(client):
    project = ProjectFactory(
        approved_on=date(2019, 1, 15), start_on=date(2019, 2, 1), end_on=date(2099, 1, 31)
    )
    html = client.get(project.get_absolute_url()).content.decode()
    assert '<li class="step step--now" aria-current="step">' in html
    assert '<time datetime="2019-01-15">15 January 2019</time>' in html
    assert "under way" in html
    undated = ProjectFactory(start_on=None, end_on=None, approved_on=None)
    assert 'class="steps"' not in client.get(undated.get_absolute_url()).content.decode()
