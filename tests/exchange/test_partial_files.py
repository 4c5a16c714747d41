"""Files that have some of the columns only: what they do not tell of stays as it is."""

import pytest

from hub.exchange.differences import spelled
from hub.lags.models import Lag
from hub.lags.snapshots import snapshots as group_snapshots
from hub.projects.models import Project
from hub.projects.snapshots import snapshots
from tests.exchange.conftest import counts, problems, project
from tests.exchange.test_groups import GROUP

FULL = project(
    summary="En butik.", description="Et sted at mødes.", worked="Frivillige.", avoid="Gæld.",
    title_en="Shop", summary_en="A shop.", worked_en="Volunteers.",
)  # fmt: skip
TEXTS = {
    "text.da": {"title": "Landsbybutik 1", "summary": "En butik.", "description": "Et sted at mødes."},
    "text.en": {"title": "Shop", "summary": "A shop.", "description": ""},
}


def texts(kind: str = "text") -> dict:
    """The texts (or experiences) of the only project, with what is filled in."""
    pk = Project.objects.get().pk
    return {name: value for name, value in snapshots([pk])[pk].items() if name.startswith(f"{kind}.")}


def told(**columns) -> dict:
    empty = ("challenge", "done", "results", "worked", "avoid", "innovation", "involvement", "conditions",
             "effort", "cost")  # fmt: skip
    return dict.fromkeys(empty, "") | columns


EXPERIENCES = {
    "experience.da": told(worked="Frivillige.", avoid="Gæld."),
    "experience.en": told(worked="Volunteers."),
}


def test_a_file_without_texts_leaves_them(bring_in):
    bring_in([FULL])
    part = "source_id;title;country;region;total_cost\n1;Landsbybutik 1;DK;DK032;5000\n"
    run = bring_in(part)
    assert sorted(run.changes.get(model="project").after) == ["region_id", "total_cost"]
    assert (texts(), texts("experience")) == (TEXTS, EXPERIENCES)
    assert counts(bring_in(part)) == {"same": 1}
    assert counts(bring_in([FULL])) == {"same": 1}
    assert counts(bring_in([FULL | {"summary": "Butikken."}])) == {"changed": 1}


@pytest.mark.parametrize(
    ("columns", "text", "experience"),
    [
        ({"title": "Anden"}, {"text.da": {"title": "Anden"}}, {}),
        ({"summary": ""}, {"text.da": {"summary": ""}}, {}),
        ({"summary_da": "Ny."}, {"text.da": {"summary": "Ny."}}, {}),
        ({"summary_en": "New."}, {"text.en": {"summary": "New."}}, {}),
        ({"description_en": ""}, {}, {}),
        ({"title_en": ""}, {"text.en": {"title": "Landsbybutik 1"}}, {}),
        ({"avoid": "Lån."}, {}, {"experience.da": {"avoid": "Lån."}}),
        ({"avoid": ""}, {}, {"experience.da": {"avoid": ""}}),
        ({"cost_en": "None."}, {}, {"experience.en": {"cost": "None."}}),
    ],
)  # fmt: skip
def test_each_column_speaks_for_its_own_field_only(bring_in, columns, text, experience):
    bring_in([FULL])
    run = bring_in([project() | columns])
    assert problems(run) == []
    assert texts() == TEXTS | {key: TEXTS[key] | value for key, value in text.items()}
    assert texts("experience") == EXPERIENCES | {
        key: EXPERIENCES[key] | value for key, value in experience.items()
    }


def test_a_language_all_of_whose_fields_were_emptied_goes(bring_in):
    bring_in([FULL])
    bring_in([project(title_en="", summary_en="", worked_en="", worked="", avoid="")])
    assert (texts(), texts("experience")) == ({"text.da": TEXTS["text.da"]}, {})


def test_a_new_language_gets_the_title(bring_in):
    bring_in([FULL])
    bring_in([project(summary_de="Ein Laden.")])
    new = {"title": "Landsbybutik 1", "summary": "Ein Laden.", "description": ""}
    assert texts() == TEXTS | {"text.de": new}


def test_without_a_language_a_known_record_keeps_its_own(bring_in):
    bring_in([project(lang="en", summary="A shop.")])
    run = bring_in("source_id;title;country;place\n1;Landsbybutik 1;DK;Ribe\n")
    assert sorted(run.changes.get().after) == ["place"]
    assert Project.objects.get().lang == "en"


def test_nested_texts_speak_for_what_they_name(bring_in):
    bring_in([FULL])
    row = project(texts={"en": {"summary": "New."}}, experience={"avoid": "", "cost": "Lidt."})
    bring_in({"projects": [row]})
    assert texts() == TEXTS | {"text.en": TEXTS["text.en"] | {"summary": "New."}}
    assert texts("experience") == EXPERIENCES | {"experience.da": told(worked="Frivillige.", cost="Lidt.")}


def test_a_preview_tells_of_the_field_that_changes(bring_in):
    bring_in([FULL])
    run = bring_in([project(summary_en="New.")], check=True)
    preview = run.previews.get()
    assert spelled("project", preview.before, preview.after) == [("Summary (English)", "A shop.", "New.")]


def test_groups_keep_texts_and_periods_that_a_file_lacks(bring_in):
    bring_in([GROUP | {"summary_en": "Two seas."}], kind="lags")
    lag = Lag.objects.get()
    before = group_snapshots([lag.pk])[lag.pk]
    part = [{"source_id": "LV-1", "name": "Divjūru partnerība", "country": "LV", "address": "Talsi"}]
    run = bring_in(part, kind="lags")
    assert sorted(run.changes.get().after) == ["address"]
    assert group_snapshots([lag.pk])[lag.pk] == before | {"address": "Talsi"}
    assert counts(bring_in(part, kind="lags")) == {"same": 1}
    bring_in([part[0] | {"summary_en": "", "description": "Jūra."}], kind="lags")
    after = group_snapshots([lag.pk])[lag.pk]
    assert after["text.lv"] == before["text.lv"] | {"description": "Jūra."}
    assert after["text.en"] == before["text.en"] | {"summary": ""}


def test_a_group_keeps_the_name_of_a_period(bring_in):
    period = {"period": "2014-2020", "name": "Old name", "code": "X1", "population": 5}
    row = {"source_id": "1", "name": "Kraina", "country": "PL"}
    bring_in({"lags": [row | {"periods": [period]}]}, kind="lags")
    bring_in([row | {"period": "2014-2020", "code": "X2"}], kind="lags")
    found = group_snapshots([Lag.objects.get().pk])[Lag.objects.get().pk]["period.2014-2020"]
    assert (found["name"], found["code"], found["population"]) == ("Old name", "X2", 5)
