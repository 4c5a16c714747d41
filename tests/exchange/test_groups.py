"""Groups and their outlines from files."""

import json

import pytest
from wagtail.models import Revision

from hub.exchange import actions
from hub.exchange.models import ImportRun
from hub.lags.actions import note_edit
from hub.lags.models import Boundary, Lag, LagPeriod
from hub.lags.snapshots import snapshots
from tests.exchange.conftest import counts, problems
from tests.factories import LagFactory

GROUP = {
    "source_id": "LV-1", "name": "Divjūru partnerība", "name_en": "Two Seas", "lang": "lv",
    "summary": "Divas jūras.", "country": "Latvija", "regions": "LV00B", "period": "2023-2027",
    "code": "S03", "funds": "EMFAF|EAFRD", "population": "11 200", "area_km2": "1790,5",
    "municipalities": "Talsu novads|Ventspils novads", "lat": "57,58", "lon": "22,35",
    "website": "www.example.org", "email": "birojs@example.org", "languages": "lv|English",
    "territory_kinds": "coastal|sparsely populated", "founded": "2007",
}  # fmt: skip
SQUARE = [[[17.0, 50.0], [17.2, 50.0], [17.2, 50.2], [17.0, 50.2], [17.0, 50.0]]]
BOW_TIE = [[[17.0, 50.0], [17.2, 50.2], [17.2, 50.0], [17.0, 50.2], [17.0, 50.0]]]


@pytest.fixture
def groups(bring_in):
    def run(rows, **options) -> ImportRun:
        return bring_in(rows if isinstance(rows, list) else [rows], kind="lags", **options)

    return run


def test_a_full_row_becomes_a_group(groups):
    run = groups(GROUP)
    assert (run.state, counts(run), problems(run)) == ("done", {"created": 1}, [])
    lag = Lag.objects.get()
    assert snapshots([lag.pk])[lag.pk] == {
        "kind": "lag", "name": "Divjūru partnerība", "lang": "lv", "country_id": "LV", "lat": 57.58,
        "lon": 22.35, "address": "", "website": "https://www.example.org", "email": "birojs@example.org",
        "languages": ["lv", "en"], "territory_kinds": ["coastal", "sparsely-populated"], "founded": 2007,
        "regions": ["LV00B"],
        "text.lv": {"name": "Divjūru partnerība", "summary": "Divas jūras.", "description": ""},
        "text.en": {"name": "Two Seas", "summary": "", "description": ""},
        "period.2023-2027": {
            "code": "S03", "name": "", "population": 11200, "area_km2": "1790.5",
            "municipalities": ["Talsu novads", "Ventspils novads"], "funds": ["EMFAF", "EAFRD"],
        },
    }  # fmt: skip
    assert (lag.live, lag.has_unpublished_changes, lag.email_is_public) == (True, False, False)
    assert lag.live_revision == lag.latest_revision
    assert counts(groups(GROUP)) == {"same": 1}
    assert Revision.objects.count() == 1


def test_each_change_is_a_revision_and_can_be_undone(groups):
    groups(GROUP)
    lag = Lag.objects.get()
    before = snapshots([lag.pk])
    run = groups(GROUP | {"name": "Trīsjūru partnerība", "population": "12000", "summary": ""})
    lag.refresh_from_db()
    assert (counts(run), lag.name, Revision.objects.count()) == ({"changed": 1}, "Trīsjūru partnerība", 2)
    assert sorted(run.changes.get().after) == ["name", "period.2023-2027", "text.lv"]
    assert lag.latest_revision.as_object().periods.get().population == 12000
    assert problems(actions.undo(run.pk)) == []
    assert snapshots([lag.pk]) == before


def test_a_second_file_adds_a_period_and_leaves_the_first(groups):
    groups(GROUP)
    groups(
        {
            "source_id": "LV-1",
            "name": "Divjūru partnerība",
            "country": "LV",
            "period": "2014-2020",
            "code": "S7",
        }
    )
    periods = LagPeriod.objects.order_by("period").values_list("period", "code", "population")
    assert list(periods) == [("2014-2020", "S7", None), ("2023-2027", "S03", 11200)]


def test_a_code_that_another_group_bears_is_left_out_with_a_doubt(groups):
    run = groups([GROUP, GROUP | {"source_id": "LV-2", "name": "Cita"}])
    assert (counts(run), problems(run)) == ({"created": 2, "doubtful": 1}, [(3, "code", "code_taken")])
    assert set(LagPeriod.objects.values_list("lag__external_id", "code")) == {("LV-1", "S03"), ("LV-2", "")}


def test_edits_and_drafts_of_editors_are_left_alone(groups):
    groups(GROUP)
    lag = Lag.objects.get()
    before = snapshots([lag.pk])[lag.pk]
    lag.name = "Ar roku"
    lag.texts.add(lag.texts.get(lang="lv"))
    Lag.objects.filter(pk=lag.pk).update(name="Ar roku")
    assert note_edit(lag_id=lag.pk, before=before) == ["name"]
    run = groups(GROUP | {"name": "No reģistra", "founded": "2008"})
    lag.refresh_from_db()
    assert (lag.name, lag.founded) == ("Ar roku", 2008)
    assert problems(run) == [(2, "", "edited_here")]

    lag.name = "Melnraksts"
    draft = lag.save_revision()
    run = groups(GROUP | {"name": "No reģistra", "founded": "2009"})
    lag.refresh_from_db()
    assert (lag.founded, lag.latest_revision, lag.has_unpublished_changes) == (2009, draft, True)
    assert (2, "", "draft_waiting") in problems(run)


def test_undo_deletes_groups_and_what_hangs_on_them(groups):
    run = groups(GROUP)
    actions.undo(run.pk)
    assert (Lag.objects.count(), LagPeriod.objects.count(), Revision.objects.count()) == (0, 0, 0)


def feature(coordinates, kind="Polygon", **properties) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


@pytest.fixture
def outlines(bring_in):
    def run(*features, **options) -> ImportRun:
        content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
        return bring_in(content, kind="boundaries", name="outlines.geojson", **options)

    return run


@pytest.fixture
def group(source):
    lag = LagFactory(source=source, external_id="PL-1", name="Kraina", country_id="PL", lang="pl")
    LagPeriod.objects.create(lag=lag, period_id="2014-2020", code="L1")
    return LagPeriod.objects.create(lag=lag, period_id="2023-2027", code="L2")


@pytest.mark.parametrize(
    ("properties", "period"),
    [({"lag": "PL-1"}, "2023-2027"), ({"lag": "PL-1", "period": "2014-20"}, "2014-2020"),
     ({"code": "L1", "country": "PL", "period": "2014-2020"}, "2014-2020"),
     ({"name": "KRAINA"}, "2023-2027")],
)  # fmt: skip
def test_an_outline_finds_its_group(outlines, group, properties, period):
    run = outlines(feature(SQUARE, credit="GUGiK", **properties))
    assert (counts(run), problems(run)) == ({"created": 1}, [])
    boundary = Boundary.objects.get()
    assert (boundary.lag_period.period_id, boundary.credit) == (period, "GUGiK")
    assert (boundary.west, boundary.south, boundary.east, boundary.north) == (17.0, 50.0, 17.2, 50.2)
    assert counts(outlines(feature(SQUARE, credit="GUGiK", **properties))) == {"same": 1}


def test_an_outline_the_wrong_way_round_is_put_right_with_a_doubt(outlines, group):
    turned = [[[lat, lon] for lon, lat in ring] for ring in SQUARE]
    run = outlines(feature(turned, lag="PL-1"))
    assert (counts(run), problems(run)) == ({"created": 1, "doubtful": 1}, [(1, "geometry", "swapped")])
    boundary = Boundary.objects.get()
    assert (boundary.west, boundary.south, boundary.east, boundary.north) == (17.0, 50.0, 17.2, 50.2)
    assert boundary.geometry["coordinates"][0][0] in SQUARE[0]


def test_an_outline_in_another_country_is_doubted(outlines, group):
    spain = [[[-3, 40], [-2, 40], [-2, 41], [-3, 41], [-3, 40]]]
    assert problems(outlines(feature(spain, lag="PL-1"))) == [(1, "geometry", "outline_outside")]


def test_a_file_without_credits_leaves_them_at_the_outlines_it_does_not_change(outlines, group):
    outlines(feature(SQUARE, lag="PL-1", credit="GUGiK"))
    assert counts(outlines(feature(SQUARE, lag="PL-1"))) == {"same": 1}
    assert Boundary.objects.get().credit == "GUGiK"
    emptied = outlines(feature(SQUARE, lag="PL-1", credit=""), check=True)
    assert [(each.before, each.after) for each in emptied.previews.all()] == [
        ({"credit": "GUGiK"}, {"credit": ""})
    ]
    moved = outlines(feature([[[x + 0.1, y] for x, y in SQUARE[0]]], lag="PL-1"))
    assert Boundary.objects.get().credit == ""
    actions.undo(moved.pk)
    held = Boundary.objects.get()
    assert (held.credit, held.west) == ("GUGiK", 17.0)


def test_an_outline_that_crosses_itself_is_repaired_with_a_doubt(outlines, group):
    run = outlines(feature(BOW_TIE, lag="PL-1"))
    assert (counts(run), problems(run)) == (
        {"created": 1, "doubtful": 1},
        [(1, "geometry", "outline_repaired")],
    )
    assert Boundary.objects.get().geometry["type"] == "MultiPolygon"
    assert counts(outlines(feature(BOW_TIE, lag="PL-1"))) == {"same": 1, "doubtful": 1}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (feature([[[17, 50], [17.2, 50.2]]], lag="PL-1"), "geometry_broken"),
        (feature([[[17, 50], [17.2, 50.2], [17.1, 50.1], [17, 50]]], lag="PL-1"), "geometry_not_area"),
        (feature([[17, 50], [18, 51]], "LineString", lag="PL-1"), "geometry_not_area"),
        (feature([[[650000, 5500000], [650100, 5500000], [650100, 5500100], [650000, 5500000]]], lag="PL-1"),
         "geometry_not_degrees"),
        (feature(None, lag="PL-1"), "geometry_missing"),
        (feature([], lag="PL-1"), "geometry_missing"),
        ({"type": "Feature", "properties": {"lag": "PL-1"}, "geometry": None}, "geometry_missing"),
        (feature([[["a", "b"], [1, 2], [3, 4], ["a", "b"]]], lag="PL-1"), "geometry_broken"),
        (feature(SQUARE, lag="PL-9"), "no_group"),
        (feature(SQUARE), "group_unnamed"),
        (feature(SQUARE, lag="PL-1", period="2007-2013"), "no_group_period"),
        ({"type": "Feature", "properties": [1]}, "not_object"),
    ],
)  # fmt: skip
def test_outlines_that_are_refused(outlines, group, wrong, code):
    run = outlines(wrong, feature(SQUARE, lag="PL-1"))
    assert counts(run) == {"refused": 1, "created": 1}
    assert [problem.code for problem in run.problems.all()] == [code]
    name, content = actions.error_file(run.pk)
    assert name == f"outlines-errors-{run.pk}.geojson"
    assert len(json.loads(content)["features"]) == 1


def test_an_outline_too_many_is_told_by_the_property_that_the_file_has(outlines, group):
    by_code = {"code": "L1", "country": "PL", "period": "2014-2020"}
    run = outlines(feature(SQUARE, **by_code), feature(SQUARE, **by_code), feature(SQUARE, credit="x"))
    assert [f"{problem.column}: {problem.reason}" for problem in run.problems.all()] == [
        "code: The group “L1” (“code”) has an outline in line 1 already. Leave one of them out.",
        "lag: Nothing says whose outline this is. Fill in the property “lag” (the group's number), "
        "“code” (with “country” and “period”) or “name”.",
    ]


def test_undo_of_outlines(outlines, group):
    first = outlines(feature(SQUARE, lag="PL-1"))
    before = Boundary.objects.get().geometry
    second = outlines(feature(BOW_TIE, lag="PL-1"))
    assert counts(second) == {"changed": 1, "doubtful": 1}
    actions.undo(second.pk)
    assert Boundary.objects.get().geometry == before
    actions.undo(first.pk)
    assert not Boundary.objects.exists()
