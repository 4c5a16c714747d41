"""Rows that are wrong or doubtful, each with what is said about it."""

import csv
import io
import json

import pytest
from django.db import IntegrityError

from hub.exchange import actions
from hub.projects import actions as project_actions
from hub.projects.models import Project
from tests.exchange.conftest import as_csv, counts, problems, project


def test_an_empty_file(source):
    with pytest.raises(actions.Unreadable, match="The file is empty"):
        actions.receive(file=io.BytesIO(b""), file_name="a.csv", kind="projects", source=source)


def test_a_file_with_nothing_but_a_header(bring_in):
    run = bring_in("source_id;title;country\n")
    assert (run.state, run.error) == ("failed", "The file has a header but no rows.")


def test_wrong_columns_are_named_with_the_nearest_ones(bring_in):
    run = bring_in("source-id;titel;kost;country\n1;A;5;DK\n")
    assert (run.state, run.error) == (
        "failed",
        "These columns are missing: source_id, title. The file has: source-id, titel, kost, country. "
        "(source_id ≈ source-id) (title ≈ titel)",
    )


def test_columns_that_nobody_knows_are_left_out_with_a_doubt(bring_in):
    run = bring_in("source_id;title;country;sumary;_problem\n1;A;DK;x;old\n")
    assert (counts(run), [problem.reason for problem in run.problems.all()]) == (
        {"created": 1},
        ["The column “sumary” is not known and was left out. (sumary ≈ summary)"],
    )


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"lat": "95", "lon": "8"}, ("lat", "latitude")),
        ({"lat": "5", "lon": "200"}, ("lon", "longitude")),
        ({"lat": "north", "lon": "8"}, ("lat", "coordinate")),
        ({"lat": "55.3"}, ("lon", "half_point")),
        ({"total_cost": "-1"}, ("total_cost", "negative")),
        ({"total_cost": "a lot"}, ("total_cost", "number")),
        ({"start_on": "2020-01-02", "end_on": "2020-01-01"}, ("end_on", "ends_before_start")),
        ({"end_on": "31.02.2024"}, ("end_on", "date")),
        ({"lang": "klingon"}, ("lang", "language")),
        ({"currency": "XXX"}, ("currency", "currency")),
        ({"status": "perhaps"}, ("status", "choice")),
        ({"title": "x" * 501}, ("title", "too_long")),
        ({"title": ""}, ("title", "missing")),
        ({"source_id": " "}, ("source_id", "missing")),
        ({"source_id": "9" * 121}, ("source_id", "too_long")),
        ({"country": "Narnia"}, ("country", "country")),
        ({"visit_offered": "perhaps"}, ("visit_offered", "yes_no")),
    ],
)
def test_what_is_refused(bring_in, columns, expected):
    run = bring_in([project() | columns])
    assert (counts(run), problems(run)) == ({"refused": 1}, [(2, *expected)])
    assert run.problems.get().reason
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"region": "DK999"}, ("region", "region_unknown")),
        ({"region": "Atlantis"}, ("region", "region_unknown")),
        ({"region": "SE110"}, ("region", "region_elsewhere")),
        ({"lat": "48.1", "lon": "11.5"}, ("lat", "outside_country")),
        ({"themes": "dragons"}, ("themes", "theme_unknown")),
        ({"themes": "youth|mobility|housing|water"}, ("themes", "themes_too_many")),
        ({"fund": "Rich uncle"}, ("fund", "fund_unknown")),
        ({"period": "1066-1070"}, ("period", "period_unknown")),
        ({"lag": "Nobody's group"}, ("lag", "lag_unknown")),
        ({"website": "javascript:alert(1)"}, ("website", "link")),
        ({"title_mk": "Наслов"}, ("", "language_left_out")),
        ({"total_cost": "100", "public_support": "60", "own_contribution": "30"}, ("total_cost", "sum")),
        ({"total_cost": "100", "public_support": "160"}, ("public_support", "public_above_total")),
        ({"public_support": "60", "eu_support": "70"}, ("eu_support", "eu_above_public")),
    ],
)
def test_what_is_doubted_but_taken(bring_in, columns, expected):
    run = bring_in([project() | columns])
    assert (counts(run), problems(run)) == ({"created": 1, "doubtful": 1}, [(2, *expected)])
    assert run.problems.get().reason


def test_region_of_another_country_is_kept_as_text_alone(bring_in):
    bring_in([project() | {"country": "DK", "region": "LV003"}])
    kept = Project.objects.get()
    assert (kept.country_id, kept.region_id, kept.region_given) == ("DK", None, "LV003")


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            {"end_on": "soon", "lat": "200", "lon": "8"},
            [("end_on", "date", "soon"), ("lat", "latitude", "200")],
        ),
        ({"lat": "north", "lon": "200"}, [("lat", "coordinate", "north"), ("lon", "longitude", "200")]),
        ({"lat": "north", "lon": "8"}, [("lat", "coordinate", "north")]),
        ({"lang": "xx", "country": "Narnia"}, [("lang", "language", "xx"), ("country", "country", "Narnia")]),
        (
            {"country": "", "total_cost": "?"},
            [("total_cost", "number", "?"), ("country", "country_needed", "")],
        ),
        (
            {"total_cost": "?", "start_on": "01.02.2024", "end_on": "1.1.2024"},
            [("total_cost", "number", "?"), ("end_on", "ends_before_start", "1.1.2024")],
        ),
        ({"title": "", "title_lv": "x" * 501, "lang": "lv"}, [("title_lv", "too_long", "")]),
    ],
)
def test_all_that_keeps_a_row_out_is_told_at_once(bring_in, columns, expected):
    run = bring_in([project() | columns])
    assert counts(run) == {"refused": 1}
    assert sorted(run.problems.values_list("column", "code", "value")) == sorted(expected)


def test_what_is_wrong_is_told_as_it_was_typed(bring_in):
    run = bring_in([
        project("1", start_on="01.02.2024", end_on="1.1.2024"),
        project("2", lat="200", lon="8,5"),
        project("3", total_cost="1.000,50", public_support="2 000"),
    ])  # fmt: skip
    assert [problem.reason for problem in run.problems.all()] == [
        "The end (1.1.2024) is before the start (01.02.2024). Correct one of them.",
        "A latitude lies between -90 and 90 degrees; “200” does not.",
        "The public support (2 000) is more than the total cost (1.000,50).",
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_refused_rows_come_back_divided_as_they_came(bring_in, separator):
    rows = [project("1"), project("2", country="Narnia", title="En, to; tre")]
    run = bring_in(as_csv(rows, delimiter=separator))
    _name, content = actions.error_file(run.pk)
    header, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator)
    assert header == ["source_id", "title", "country", "lang", "_line", "_problem"]
    assert row[:5] == ["2", "En, to; tre", "Narnia", "da", "3"]


def test_an_unknown_region_is_kept_as_given(bring_in):
    bring_in([project(region="DK999")])
    found = Project.objects.get()
    assert (found.region_id, found.region_given) == (None, "DK999")


def test_swapped_coordinates_are_put_right_with_a_doubt(bring_in):
    run = bring_in([project(lat="8.76", lon="55.33"), project("2", lat="8.76", lon="5.33")])
    assert problems(run) == [(2, "lat", "swapped"), (3, "lat", "outside_country")]
    assert list(Project.objects.order_by("pk").values_list("lat", "lon")) == [(55.33, 8.76), (8.76, 5.33)]


def test_a_number_that_stands_twice_in_a_file(bring_in):
    run = bring_in([project("7"), project("7", title="Anden")])
    assert (counts(run), problems(run)) == ({"created": 1, "refused": 1}, [(3, "source_id", "twice")])
    assert Project.objects.get().title == "Landsbybutik 7"


def test_a_double_is_told_by_the_column_that_the_file_has(bring_in):
    mapping = """title = "Files of ours"
kinds = ["projects"]
[columns]
source_id = "case no"
title = "name"
country = { constant = "DK" }
"""
    run = bring_in("Case no;Name\n7;A\n7;B\n;C\n", mapping=mapping)
    assert [problem.reason for problem in run.problems.all()] == [
        "“7” in “case_no” stands in line 2 already. Every row needs a number of its own.",
        "There is nothing in “case_no”. Every row needs it.",
    ]


def test_bytes_that_are_no_table(bring_in):
    run = bring_in(bytes(range(1, 256)) * 40)
    assert run.error == (
        "This is no table: its first line is not text. Save it as CSV, XLSX, JSON or GeoJSON."
    )


def test_a_header_without_end_is_cut(bring_in):
    run = bring_in("source_id;" + ";".join(f"column{number}" for number in range(900)) + "\n1;2\n")
    assert run.error.startswith(
        "These columns are missing: title, country / region / lag. The file has: source_id"
    )
    assert len(run.error) < 330


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"title": "<script>alert(1)</script>"}, ["title"]),
        ({"title": "Et <b>fedt</b> sted"}, ["title"]),
        (
            {"title": "Linje<br/>skift", "title_lv": '<a href="https://x.org">Saite</a>'},
            ["title", "title_lv"],
        ),
        ({"title": "Under 5 < 10 km, <25 år> og <3"}, []),
    ],
)
def test_markup_in_a_title_comes_in_with_a_doubt(bring_in, columns, expected):
    run = bring_in([project() | columns])
    found = run.problems.order_by("pk")
    assert (run.created, [(each.column, each.code) for each in found]) == (
        1,
        [(name, "markup") for name in expected],
    )
    assert Project.objects.get().title == columns["title"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+49 123", "@SUM(A1)"])
def test_texts_stay_what_they_are(bring_in, text):
    bring_in([project(title=text, description=text)])
    found = Project.objects.get()
    assert (found.title, found.texts.get().description) == (text, text)


def test_signs_that_cannot_be_shown_are_taken_out(bring_in):
    run = bring_in("source_id;title;country\n1;A\x00B\x07C;DK\n")
    assert (problems(run), Project.objects.get().title) == ([(2, "", "cleaned")], "ABC")


def test_signs_that_turn_the_direction_are_taken_out(bring_in):
    run = bring_in([project(title="Havn \u202egpj.exe\u2069")])
    assert (problems(run), Project.objects.get().title) == ([(2, "", "cleaned")], "Havn gpj.exe")


def test_half_a_surrogate_pair_in_json(bring_in):
    run = bring_in(json.dumps([project(title="A\ud83d")]).encode(), name="a.json")
    assert (problems(run), Project.objects.get().title) == ([(1, "", "cleaned")], "A")


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"title": ["a", "b"]}, "title", "not_text"),
        ({"title": {"da": "x"}}, "title", "not_text"),
        ({"themes": {"a": 1}}, "themes", "not_list"),
        ({"themes": [["a"]]}, "themes.0", "not_text"),
        ({"partners": [5]}, "partners.0", "not_object"),
        ({"indicators": "many"}, "indicators", "not_list"),
        ({"total_cost": True}, "total_cost", "number"),
        ({"lat": {}, "lon": 5}, "lat", "not_text"),
    ],
)
def test_json_of_another_shape(bring_in, row, column, code):
    run = bring_in({"projects": [project() | row, "nothing"]})
    assert (run.state, counts(run)) == ("done", {"refused": 2})
    assert problems(run) == [(1, column, code), (2, "", "not_object")]


def test_a_file_that_changes_while_it_is_read_does_no_harm(source, tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("source_id;title;country\n1;A;DK\n")
    run = actions.receive(file=path, file_name=path.name, kind="projects", source=source)
    path.write_text("source_id;title;country\n1;B;DK\n2;C;DK\n")
    assert counts(actions.apply(run.pk)) == {"created": 1}
    assert Project.objects.get().title == "A"


def test_a_stored_file_that_was_changed_is_not_imported(bring_in):
    run = bring_in([project()], check=True)
    with run.file.storage.open(run.file.name, "ab") as file:
        file.write(b"9;X;DK;da\n")
    applied = actions.apply(run.pk)
    assert (applied.state, applied.error) == (
        "failed",
        "The stored file is not the one that was received. Upload it again.",
    )


def test_a_row_that_only_the_database_refuses_does_not_stop_the_batch(bring_in, monkeypatch):
    create = project_actions.create_many

    def fussy(*, rows, **options):
        made = create(rows=rows, **options)
        if any(row.external_id == "2" for row in rows):
            raise IntegrityError("CHECK constraint failed")
        return made

    monkeypatch.setattr(project_actions, "create_many", fussy)
    run = bring_in([project("1"), project("2"), project("3")])
    assert (counts(run), problems(run)) == ({"created": 2, "refused": 1}, [(3, "", "database")])
    assert set(Project.objects.values_list("external_id", flat=True)) == {"1", "3"}


def test_cells_that_are_too_many_are_kept_until_they_are_put_right(bring_in):
    head = "source_id;title;country;lang;summary"
    run = bring_in(f"{head}\n1;Shop; bakery;DK;da;It opened; in May\n2;Café;DK;da;Open\n".encode())
    assert (counts(run), problems(run)) == ({"created": 1, "refused": 1}, [(2, "", "columns")])
    _name, content = actions.error_file(run.pk)
    header, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert header == [*head.split(";"), "_more_1", "_more_2", "_line", "_problem"]
    assert row[:8] == ["1", "Shop", " bakery", "DK", "da", "It opened", " in May", "2"]

    again = bring_in(content)
    assert problems(again) == [(2, "", "surplus")]
    _name, once_more = actions.error_file(again.pk)
    assert once_more.decode("utf-8-sig").splitlines()[0] == ";".join(header)

    right = ["1", "Shop; bakery", "DK", "da", "It opened; in May", "", "", *row[7:]]
    mended = bring_in(";".join(header).encode() + b"\n" + ";".join(f'"{cell}"' for cell in right).encode())
    assert (counts(mended), problems(mended)) == ({"created": 1}, [])
    assert Project.objects.get(external_id="1").title == "Shop; bakery"
