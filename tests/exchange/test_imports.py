"""Projects from a file: what comes in, what changes, what is refused, and taking it back."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from hub.exchange import actions
from hub.exchange.models import ImportChange, ImportRun
from hub.lags.models import LagPeriod
from hub.projects.actions import note_edit
from hub.projects.models import Organisation, Project
from hub.projects.models.project import Keyword
from hub.projects.snapshots import snapshots
from search.models import OutboxEntry
from tests.exchange.conftest import as_csv, counts, problems, project
from tests.factories import DataSourceFactory, LagFactory, ProjectFactory

FULL = project(
    title="Købmandens bro",
    title_en="The grocer's bridge",
    summary="En bro.",
    description="Lang fortælling.",
    region="DK032",
    place="Ribe",
    postal_code="6760",
    lat="55,33",
    lon="8,76",
    status="afsluttet",
    period="2014-20",
    fund="ELFUL, udvikling af landdistrikterne",
    themes="rural-tourism|Food culture",
    keywords="Bro|gang i byen",
    beneficiary="Ribe Borgerforening",
    beneficiary_kind="association",
    partners="Esbjerg Kommune|Ribe Borgerforening",
    start_on="01.02.2016",
    end_on="2018",
    total_cost="1.000.000",
    public_support="600.000,00",
    eu_support="300000",
    own_contribution="400 000",
    currency="DKK",
    website="www.ribe.example",
    transferable="yes",
    visit_offered="ja",
    worked="Kaffe.",
    worked_en="Coffee.",
)


def test_a_full_row_becomes_a_project(bring_in):
    with translation.override("da"):
        run = bring_in([FULL | {"status": "completed"}])
    assert (run.state, counts(run), problems(run)) == ("done", {"created": 1}, [])
    found = Project.objects.get()
    assert snapshots([found.pk])[found.pk] == {
        "title": "Købmandens bro", "lang": "da", "lag_id": None, "country_id": "DK", "region_id": "DK032",
        "region_given": "", "place": "Ribe", "postal_code": "6760", "lat": 55.33, "lon": 8.76,
        "status": "completed", "period_id": "2014-2020", "fund_id": "EAFRD", "programme": "", "measure": "",
        "is_cooperation": False, "submitted_on": None, "assessed_on": None, "approved_on": None,
        "start_on": "2016-02-01", "end_on": "2018-12-31", "paid_on": None, "currency": "DKK",
        "total_cost": "1000000.00", "public_support": "600000.00", "eu_support": "300000.00",
        "own_contribution": "400000.00", "website": "https://www.ribe.example", "transferable": "yes",
        "visit_offered": True, "talk_offered": False,
        "text.da": {"title": "Købmandens bro", "summary": "En bro.", "description": "Lang fortælling."},
        "text.en": {"title": "The grocer's bridge", "summary": "", "description": ""},
        "experience.da": _told("Kaffe."), "experience.en": _told("Coffee."),
        "themes": ["rural-tourism", "food-culture"], "keywords": ["Bro", "gang i byen"], "indicators": [],
        "beneficiaries": [
            {"role": "lead", "organisation": _key("ribe borgerforening"), "name": "Ribe Borgerforening"},
            {"role": "partner", "organisation": _key("esbjerg kommune"), "name": "Esbjerg Kommune"},
        ],
    }  # fmt: skip
    # The European Central Bank's average of 2016 is 7.4452 kroner for a euro.
    assert found.total_eur == (Decimal(1_000_000) / Decimal("7.4452")).quantize(Decimal("0.01"))
    assert found.standing == Project.Standing.IMPORTED
    assert {(entry.kind, tuple(entry.ids)) for entry in OutboxEntry.objects.all()} >= {
        ("project", (found.pk,))
    }


def _key(name: str) -> str:
    return f"{Organisation.objects.values_list('source', flat=True).first()}:DK/{name}"


def _told(worked: str) -> dict:
    names = ("challenge", "done", "results", "worked", "avoid", "innovation", "involvement", "conditions",
             "effort", "cost")  # fmt: skip
    return dict.fromkeys(names, "") | {"worked": worked}


def test_the_same_file_twice_changes_nothing(bring_in):
    rows = [FULL | {"status": "completed"}, project("2")]
    bring_in(rows)
    before = list(Project.objects.values())
    again = bring_in(rows)
    assert counts(again) == {"same": 2}
    assert list(Project.objects.values()) == before
    assert again.changes.count() == 0


def test_other_order_of_columns_is_the_same(bring_in):
    bring_in([project("1", place="Ribe")])
    assert counts(bring_in([dict(reversed(project("1", place="Ribe").items()))])) == {"same": 1}


def test_a_changed_row_changes_what_differs(bring_in):
    bring_in([project("1", place="Ribe", themes="rural-tourism", title_en="Shop", keywords="a|b")])
    run = bring_in(
        [project("1", place="Esbjerg", themes="rural-tourism|youth", title_en="Store", keywords="b|a")]
    )
    change = run.changes.get()
    assert (counts(run), change.action, change.before, change.after) == (
        {"changed": 1},
        "changed",
        {
            "place": "Ribe",
            "themes": ["rural-tourism"],
            "text.en": {"title": "Shop", "summary": "", "description": ""},
        },
        {
            "place": "Esbjerg",
            "themes": ["rural-tourism", "youth"],
            "text.en": {"title": "Store", "summary": "", "description": ""},
        },
    )


def test_columns_that_the_file_lacks_stay_and_empty_cells_clear(bring_in):
    bring_in(
        [project("1", place="Ribe", postal_code="6760", title_en="Shop", themes="youth", total_cost="5")]
    )
    bring_in([project("1", postal_code="", title_en="", total_cost="")])
    found = Project.objects.get()
    assert (found.place, found.postal_code, found.total_cost, found.total_eur) == ("Ribe", "", None, None)
    assert [text.lang for text in found.texts.all()] == ["da"]
    assert [theme.pk for theme in found.themes.all()] == ["youth"]


def test_one_bad_row_does_not_stop_the_others(bring_in):
    run = bring_in(
        [project("1"), project("2", total_cost="-5"), project("3", country="Narnia"), project("4")]
    )
    assert (run.state, counts(run)) == ("done", {"created": 2, "refused": 2})
    assert [(p.line, p.column, p.value, p.reason) for p in run.problems.all()] == [
        (3, "total_cost", "-5",
         "“-5” is below zero. Write the amount without a minus sign, or leave it empty."),
        (4, "country", "Narnia", "“Narnia” is no country. Write its code (LV) or its name."),
    ]  # fmt: skip


def test_strict_writes_nothing_if_any_row_is_refused(bring_in):
    run = bring_in([project("1"), project("2", country="Narnia")], strict=True)
    assert (run.state, run.error, counts(run)) == (
        "failed",
        "1 rows were refused, so nothing was written (strict).",
        {"refused": 1},
    )
    assert not Project.objects.exists()
    assert counts(bring_in([project("1")], strict=True)) == {"created": 1}


def test_the_error_file_can_be_corrected_and_imported(bring_in):
    rows = [
        project("1"),
        project("2", title="=cmd|'/C calc'!A0", end_on="31.02.2024"),
        project("3", country=""),
    ]
    run = bring_in(rows)
    name, content = actions.error_file(run.pk)
    assert (name, content[:3]) == (f"register-errors-{run.pk}.csv", b"\xef\xbb\xbf")
    wrong = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["_line"], row["title"], row["_problem"]) for row in wrong] == [
        ("3", "'=cmd|'/C calc'!A0",
         "end_on: “31.02.2024” is no date. Write it as 2024-02-28 or 28.02.2024."),
        ("4", "Landsbybutik 3",
         "country: Nothing says which country this is in. Fill in “country”, for example LV."),
    ]  # fmt: skip
    wrong[0]["end_on"], wrong[1]["country"] = "29.02.2024", "Danmark"
    again = bring_in(as_csv(wrong))
    assert (counts(again), problems(again)) == ({"created": 2}, [])
    assert set(Project.objects.values_list("external_id", "title")) == {
        ("1", "Landsbybutik 1"), ("2", "=cmd|'/C calc'!A0"), ("3", "Landsbybutik 3"),
    }  # fmt: skip


def test_a_dry_run_tells_everything_and_writes_nothing(bring_in):
    bring_in([project("1", place="Ribe"), project("2")])
    rows = [project("1", place="Esbjerg"), project("2"), project("3"), project("4", country="Narnia")]
    run = bring_in(rows, check=True)
    assert (run.state, counts(run)) == (
        "checked",
        {"created": 1, "changed": 1, "same": 1, "refused": 1},
    )
    new, changed = run.previews.get(action="created"), run.previews.get(action="changed")
    assert (new.line, new.title) == (4, "Landsbybutik 3")
    assert (changed.line, changed.before, changed.after) == (2, {"place": "Ribe"}, {"place": "Esbjerg"})
    assert Project.objects.count() == 2
    applied = actions.apply(run.pk)
    assert (applied.state, counts(applied)) == (
        "done",
        {"created": 1, "changed": 1, "same": 1, "refused": 1},
    )
    assert applied.previews.count() == 0


def test_edits_by_hand_go_before_the_file_unless_told_otherwise(bring_in):
    bring_in([project("1", place="Ribe", postal_code="6760")])
    found = Project.objects.get()
    before = snapshots([found.pk])[found.pk]
    Project.objects.filter(pk=found.pk).update(place="Ribe by")
    assert note_edit(project_id=found.pk, before=before) == ["place"]
    changed = [project("1", place="Esbjerg", postal_code="6700")]
    run = bring_in(changed)
    found.refresh_from_db()
    assert (counts(run), problems(run)) == ({"changed": 1, "doubtful": 1}, [(2, "", "edited_here")])
    assert (found.place, found.postal_code) == ("Ribe by", "6700")
    run = bring_in(changed, overwrite=True)
    found.refresh_from_db()
    assert (counts(run), found.place, found.edited_at) == ({"changed": 1}, "Esbjerg", None)
    assert counts(bring_in(changed)) == {"same": 1}


def test_an_edit_whose_fields_nobody_noted_keeps_the_whole_record(bring_in):
    bring_in([project("1", place="Ribe")])
    Project.objects.update(edited_at=timezone.now())
    run = bring_in([project("1", place="Esbjerg")])
    assert (counts(run), Project.objects.get().place) == ({"same": 1, "doubtful": 1}, "Ribe")


def test_likely_doubles_of_another_source_are_a_doubt(bring_in):
    other = ProjectFactory(title="Landsbybutik 1", country_id="DK")
    ProjectFactory(title="Landsbybutik 2", country_id="SE")
    run = bring_in([project("1", title="LANDSBYBUTIK  1"), project("2")])
    assert counts(run) == {"created": 2, "doubtful": 1}
    assert run.problems.get().reason == (
        f"“Landsbybutik 1” in the same country is known already from another source (no. {other.pk})."
    )


def test_a_natural_person_has_no_name(bring_in):
    run = bring_in(
        [project("1", beneficiary="Jens Jensen", beneficiary_kind="person", partners="Ribe Kommune")]
    )
    assert problems(run) == [(2, "beneficiary", "person_name")]
    takers = Project.objects.get().beneficiaries.all()
    assert [(taker.is_person, str(taker.organisation)) for taker in takers] == [
        (True, "None"),
        (False, "Ribe Kommune"),
    ]
    assert not Organisation.objects.filter(name__contains="Jens").exists()
    assert "Jens" not in str(list(ImportChange.objects.values()))


@pytest.mark.parametrize("text", ["19-LV01", "LV01", "Biedrība Ezers", "biedriba  ezers"])
def test_the_group_by_number_code_or_name(bring_in, source, text):
    lag = LagFactory(source=source, external_id="19-LV01", name="Biedrība Ezers", country_id="LV")
    LagPeriod.objects.create(lag=lag, period_id="2014-2020", code="LV01")
    run = bring_in([{"source_id": "1", "title": "Tilts", "lag": text}])
    assert (problems(run), Project.objects.get().lag, Project.objects.get().country_id) == ([], lag, "LV")


def test_an_unknown_group_is_looked_for_again_next_time(bring_in, source):
    rows = [project("1", lag="19-DK07")]
    assert problems(bring_in(rows)) == [(2, "lag", "lag_unknown")]
    lag = LagFactory(source=source, external_id="19-DK07", country_id="DK")
    assert counts(bring_in(rows)) == {"changed": 1}
    assert Project.objects.get().lag == lag
    assert counts(bring_in(rows)) == {"same": 1}


def test_undo_deletes_what_was_made_and_restores_what_was_changed(bring_in):
    first = bring_in([project("1", place="Ribe", keywords="Bro", beneficiary="Ribe Borgerforening")])
    kept = snapshots([Project.objects.get().pk])
    second = bring_in([
        project("1", place="Esbjerg", keywords="Tunnel", beneficiary="Esbjerg Havn"),
        project("2", keywords="Bro|Mole", beneficiary="Ribe Borgerforening"),
    ])  # fmt: skip
    undone = actions.undo(second.pk)
    assert (undone.state, problems(undone)) == ("undone", [])
    assert snapshots(Project.objects.values_list("pk", flat=True)) == kept
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Ribe Borgerforening"]
    assert list(Keyword.objects.values_list("name", flat=True)) == ["Bro"]
    actions.undo(first.pk)
    assert (Project.objects.count(), Organisation.objects.count(), Keyword.objects.count()) == (0, 0, 0)


def test_after_an_undo_the_file_comes_in_again(bring_in):
    rows = [project("1", place="Ribe")]
    bring_in(rows)
    changed = [project("1", place="Esbjerg")]
    actions.undo(bring_in(changed).pk)
    assert counts(bring_in(changed)) == {"changed": 1}
    assert Project.objects.get().place == "Esbjerg"


def test_undo_leaves_what_somebody_touched_since(bring_in):
    first = bring_in([project("1"), project("2"), project("3")])
    edited, later = Project.objects.get(external_id="1"), Project.objects.get(external_id="2")
    before = snapshots([edited.pk])[edited.pk]
    Project.objects.filter(pk=edited.pk).update(place="Ribe")
    note_edit(project_id=edited.pk, before=before)
    bring_in([project("2", place="Esbjerg")])
    undone = actions.undo(first.pk)
    assert sorted(undone.problems.values_list("severity", "code", "value")) == [
        ("kept", "kept_edited", "Landsbybutik 1"),
        ("kept", "kept_later", "Landsbybutik 2"),
    ]
    assert set(Project.objects.values_list("pk", flat=True)) == {edited.pk, later.pk}


def test_undo_leaves_what_a_run_uploaded_before_it_changed_after_it(bring_in):
    earlier = bring_in([project("1", place="Ribe")], check=True)
    first = bring_in([project("1"), project("2")])
    actions.apply(earlier.pk)
    assert problems(actions.undo(first.pk)) == [(0, "", "kept_later")]
    assert Project.objects.get().place == "Ribe"


def test_cancel_drops_the_file_and_goes_before_apply_only(bring_in, django_capture_on_commit_callbacks):
    run = bring_in([project()], check=True)
    with django_capture_on_commit_callbacks(execute=True):
        actions.cancel(run.pk)
    assert not run.file.storage.exists(run.file.name)
    with pytest.raises(actions.CannotRun):
        actions.apply(run.pk)
    done = bring_in([project()])
    with pytest.raises(actions.CannotRun):
        actions.cancel(done.pk)


def test_two_sources_may_use_the_same_numbers(bring_in):
    bring_in([project("1")])
    bring_in([project("1", title="Anden")], source=DataSourceFactory())
    assert Project.objects.count() == 2


def test_runs_of_more_than_one_batch(bring_in, monkeypatch):
    monkeypatch.setattr("hub.exchange.planning.base.Planner.batch_rows", 3)
    rows = [project(str(number), beneficiary=f"Forening {number % 2}") for number in range(10)]
    run = bring_in([*rows, project("4")])
    assert counts(run) == {"created": 10, "refused": 1}
    assert run.problems.get().reason == (
        "“4” in “source_id” stands in line 6 already. Every row needs a number of its own."
    )
    assert Organisation.objects.count() == 2
    assert ImportRun.objects.get().percent == 100


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_nobody_edits_a_project_while_an_import_compares_it(bring_in):
    bring_in([project("1", title="Veikals")])
    with CaptureQueriesContext(connection) as asked:
        bring_in([project("1", title="Jauns veikals")])
    locking = [
        query["sql"] for query in asked if "FOR UPDATE" in query["sql"] and "projects_project" in query["sql"]
    ]
    assert len(locking) == 1
