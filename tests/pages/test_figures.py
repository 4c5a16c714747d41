"""The catalogue in charts."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from hub.projects.models import ProjectIndicator
from tests.factories import LagFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def funded(year: int | None, total: int | None, fund: str | None = "EAFRD", **more):
    start = date(year, 3, 1) if year else None
    amount = None if total is None else Decimal(total)
    return ProjectFactory(start_on=start, total_eur=amount, fund_id=fund, **more)


def charts(response) -> dict:
    return {held["chart"].slug: held["chart"] for held in response.context["charts"]}


def sheet(client, slug: str, **query) -> list[list[str]]:
    response = client.get(f"/en/figures/{slug}.csv", query)
    assert response.status_code == 200
    return list(csv.reader(response.content.decode("utf-8-sig").splitlines()))


def test_money_is_added_up_by_year_and_fund(client):
    funded(2021, 100)
    funded(2021, 50, "ERDF")
    funded(2023, 25, None, eu_eur=Decimal(20))
    funded(None, 1000)
    funded(2022, None)
    ProjectFactory(published=False, start_on=date(2021, 1, 1), total_eur=Decimal(9))
    assert sheet(client, "money-by-year") == [
        ["Year", "EAFRD, rural development (EUR)", "ERDF, regional development (EUR)",
         "fund not known (EUR)", "Together (EUR)"],
        ["2021", "100", "50", "0", "150"],
        ["2022", "0", "0", "0", "0"],
        ["2023", "0", "0", "25", "25"],
    ]  # fmt: skip
    assert sheet(client, "money-by-year", amount="eu") == [["Year", "fund not known (EUR)"], ["2023", "20"]]
    (note,) = charts(client.get("/en/figures/"))["money-by-year"].notes
    assert note == "2 projects without a year or an amount are left out."


def test_years_far_back_are_one_column(client):
    funded(1999, 7)
    funded(2001, 8)
    funded(2026, 1)
    rows = sheet(client, "projects-by-year")
    assert rows[1] == ["earlier", "2"]
    assert (rows[2][0], rows[-1]) == ("2011", ["2026", "1"])


def test_figures_of_a_part(client):
    lag = LagFactory(name="Divjūru partnerība")
    funded(2021, 10, country_id="LV", region_id="LV00B", lag=lag, themes=["crafts"])
    funded(2021, 20, country_id="DK", themes=["crafts", "youth"])
    assert sheet(client, "projects-by-theme") == [
        ["Theme", "Projects"],
        ["Crafts", "2"],
        ["Young people", "1"],
    ]
    assert sheet(client, "projects-by-theme", country="LV") == [["Theme", "Projects"], ["Crafts", "1"]]
    assert sheet(client, "projects-by-country", theme="crafts") == [
        ["Country", "Projects"], ["Denmark", "1"], ["Latvia", "1"]
    ]  # fmt: skip
    assert sheet(client, "projects-by-year", region="LV00")[1:] == [["2021", "1"]]
    response = client.get("/en/figures/", {"lag": lag.pk})
    assert response.context["scope"] == "Divjūru partnerība"
    assert "projects-by-country" not in charts(response)
    assert ("PNG", f"/en/figures/money-by-year.png?lag={lag.pk}") in response.context["charts"][0]["files"]


def test_a_chart_stands_with_its_table_on_the_page(client):
    funded(2021, 1234567, themes=["crafts"])
    html = client.get("/en/figures/").content.decode()
    assert '<th scope="row">2021</th><td class="number">€1,234,567</td>' in html
    assert '<a href="/en/projects/?theme=crafts">Crafts</a>' in html
    assert 'href="/en/figures/projects-by-theme.csv"' in html


@pytest.mark.parametrize(
    ("ending", "kind", "beginning"),
    [
        ("png", "image/png", b"\x89PNG"),
        ("svg", "image/svg+xml", b"<svg "),
        ("csv", "text/csv; charset=utf-8", b"\xef"),
    ],
)
def test_a_chart_can_be_taken_along(client, ending, kind, beginning):
    funded(2021, 10)
    response = client.get(f"/lv/figures/money-by-year.{ending}")
    assert response["Content-Type"] == kind
    assert response.content.startswith(beginning)
    assert response["Content-Disposition"] == f'attachment; filename="leader-hub-money-by-year.{ending}"'


@pytest.mark.parametrize("address", ["nothing.csv", "money-by-year.exe", "money-by-year.csv/x"])
def test_no_such_file(client, address):
    assert client.get(f"/en/figures/{address}").status_code == 404


def test_a_file_of_nothing_is_still_a_file(client):
    for ending in ("png", "svg", "csv"):
        assert client.get(f"/en/figures/money-by-year.{ending}?country=MT").status_code == 200


def test_nonsense_is_left_out_and_nothing_found_says_what_to_do(client):
    funded(2021, 10)
    response = client.get("/en/figures/", {"country": "XX", "theme": "no", "lag": "x", "amount": "all"})
    assert response.context["totals"]["projects"] == 1
    assert "Leave out a filter." in client.get("/en/figures/", {"region": "MT001"}).content.decode()


def test_targets_are_set_against_what_was_reached(client):
    for target, reached in ((10, 12), (10, 3), (None, 5)):
        project = funded(2021, 1)
        ProjectIndicator.objects.create(
            project=project, indicator_id="R.37", name="Arbejdspladser", target=target, reached=reached
        )
    (row,) = client.get("/en/figures/").context["targets"]
    assert (row["label"], row["projects"], row["target"], row["reached"]) == (
        "New jobs supported in projects", 2, 20, 15
    )  # fmt: skip
    assert "75% of the target" in client.get("/en/figures/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(client, number, django_assert_max_num_queries):
    for year in range(number):
        funded(2020 + year, 10, themes=["crafts", "youth"], country_id=["DK", "LV", "SE"][year])
    client.get("/en/figures/")
    with django_assert_max_num_queries(14):
        client.get("/en/figures/")
