"""The command line, the samples, the documentation."""

import io
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from hub.cases.models import CasePage
from hub.cooperation.models import Offer, Partnership
from hub.core.models import DataSource
from hub.exchange import describing
from hub.exchange.models import ImportRun
from hub.exchange.sources import ensure_source
from hub.lags.models import Lag
from hub.projects.models import Experience, Organisation, Project
from hub.projects.models.project import Keyword
from tests.exchange.conftest import as_csv, project


def run(*arguments, **options) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out, verbosity=0, **options)
    return out.getvalue()


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(*rows):
        path = tmp_path / "register.csv"
        path.write_bytes(as_csv(rows))
        return str(path)

    return write


def test_import_tells_what_became_of_the_rows(db, file):
    path = file(project("1"), project("2", total_cost="-5"), project("3", region="DK999"))
    told = run("import", "projects", path, source="agency", source_name="The agency", licence="CC0 1.0")
    number = ImportRun.objects.get().pk
    assert told.splitlines() == [
        "3 rows: 2 new, 0 changed, 0 the same, 1 refused; 1 of them doubtful",
        "line 3, refused, total_cost: “-5” is below zero. "
        "Write the amount without a minus sign, or leave it empty.",
        "line 4, doubtful, region: “DK999” is no region of NUTS 2024. "
        "It is kept as given; the record has no region.",
        f"The refused rows are in register-errors-{number}.csv. Correct them there and import that file.",
        f"To take this back: manage.py import_undo {number}",
    ]  # fmt: skip
    source = DataSource.objects.get(slug="agency")
    assert (source.name, source.licence) == ("The agency", "CC0 1.0")
    assert run("import_undo", number).splitlines() == [f"Import {number} was undone."]
    assert not Project.objects.exists()


def test_many_doubts_are_told_by_kind(db, file):
    odd = [{"region": "DK999"}] * 14 + [{"fund": "Rich uncle"}] * 9 + [{"themes": "dragons"}]
    rows = [project(str(number), **columns) for number, columns in enumerate(odd)]
    told = run(
        "import", "projects", file(*rows, project("x", total_cost="-5")), source="agency", dry_run=True
    )
    assert told.splitlines()[2:6] == [
        "line 26, refused, total_cost: “-5” is below zero. "
        "Write the amount without a minus sign, or leave it empty.",
        "14 × line 2, doubtful, region: “DK999” is no region of NUTS 2024. "
        "It is kept as given; the record has no region.",
        "9 × line 16, doubtful, fund: “Rich uncle” is none of the funds that the hub knows. It was left out.",
        "1 × line 25, doubtful, themes: “dragons” is none of the hub's themes. It was left out.",
    ]


def test_a_dry_run_shows_the_differences_and_writes_nothing(db, file):
    run("import", "projects", file(project("1", place="Ribe")), source="agency")
    told = run("import", "projects", file(project("1", place="Esbjerg")), source="agency", dry_run=True)
    assert told.splitlines() == [
        "1 rows: 0 new, 1 changed, 0 the same, 0 refused",
        "Nothing was written: this was a dry run.",
        "line 2 changes “Landsbybutik 1”:",
        '    Place: "Ribe" -> "Esbjerg"',
    ]
    assert Project.objects.get().place == "Ribe"
    assert ImportRun.objects.order_by("-pk").first().state == "cancelled"


def test_a_dry_run_shows_texts_field_by_field(db, file):
    run("import", "projects", file(project(summary="Old.", themes="youth")), source="agency")
    changed = project(summary="New. " * 30, themes="youth|rural-tourism", title_en="Shop")
    told = run("import", "projects", file(changed), source="agency", dry_run=True)
    assert told.splitlines()[3:] == [
        f'    Summary (Danish): "Old." -> "{("New. " * 30)[:59]}…"',
        '    Title (English): — -> "Shop"',
        '    Themes: ["youth"] -> ["youth", "rural-tourism"]',
    ]


def test_a_new_source_without_a_licence_is_warned_of(db, file, capsys):
    run("import", "projects", file(project()), source="agency")
    assert capsys.readouterr().err.strip() == (
        "The source “agency” has no licence: nobody knows how its data may be used. Add --licence."
    )
    run("import", "projects", file(project()), source="other", licence="CC0 1.0")
    assert capsys.readouterr().err == ""


def test_what_a_format_says_of_its_source_fills_any_short_name(db):
    source = ensure_source(slug="mine", format="keep", licence="By contract")
    assert (source.name, source.publisher, source.licence) == ("keep.eu", "Interact", "By contract")
    assert source.licence_url == ""
    DataSource.objects.create(slug="old", name="Our own", publisher="")
    source = ensure_source(slug="old", format="keep")
    assert (source.name, source.publisher, source.url) == ("Our own", "Interact", "https://keep.eu")
    assert source.attribution.startswith("Source: keep.eu")
    plain = ensure_source(slug="plain")
    assert (plain.name, plain.publisher) == ("plain", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"source": ""}, "Say where the records come from"),
        ({"source": "x", "format": "austria"}, "There is no format “austria” for this kind"),
        ({"source": "x", "format": "keep"}, "This format has a second file"),
        ({"source": "x", "format": "dk-erdf"}, "These columns are missing"),
        ({"source": "x", "strict": True}, "1 rows were refused, so nothing was written"),
    ],
)
def test_what_cannot_be_done_is_a_message(db, file, arguments, said):
    with pytest.raises(CommandError, match=said):
        run("import", "projects", file(project("1", country="Narnia")), **arguments)


def test_a_file_that_is_not_there(db):
    with pytest.raises(CommandError, match="No such file"):
        run("import", "projects", "nowhere.csv", source="x")


def test_undo_of_what_is_not_there(db):
    with pytest.raises(CommandError, match="There is no import 99"):
        run("import_undo", 99)


def test_the_samples_come_and_go(db):
    before = Organisation.objects.count(), Keyword.objects.count()
    assert run("demo").strip() == "The samples are in."
    groups, projects = (
        Lag.objects.filter(source__is_sample=True),
        Project.objects.filter(source__is_sample=True),
    )
    assert groups.count() >= 40
    assert projects.count() >= 120
    assert Offer.objects.filter(lag__source__is_sample=True, state="published").count() == 25
    assert Offer.objects.filter(lag__source__is_sample=True, project=None).count() == 1
    assert Partnership.objects.filter(source__is_sample=True, themes__isnull=False).distinct().count() == 8
    cases = CasePage.objects.live()
    assert cases.count() == 12
    assert cases.exclude(projects=None).exclude(lags=None).exclude(themes=None).distinct().count() == 12
    assert len(set(groups.values_list("country", flat=True))) >= 14
    assert len(set(projects.values_list("lang", flat=True))) >= 14
    assert not projects.filter(experiences=None).exists()
    assert not projects.filter(lag=None).exists()
    assert not projects.filter(themes=None).exists()
    assert projects.filter(visit_offered=True).exists()
    assert projects.exclude(transferable="").exists()
    assert Experience.objects.filter(lang="en").count() >= 40
    stored = Counter(ImportRun.objects.values_list("kind", flat=True))

    assert run("demo").strip() == "The samples were in already."
    assert Counter(ImportRun.objects.values_list("kind", flat=True)) == stored == {"lags": 1, "projects": 1}

    assert run("demo", remove=True).strip() == "The samples are gone."
    assert (Lag.objects.count(), Project.objects.count(), ImportRun.objects.count()) == (0, 0, 0)
    assert (Organisation.objects.count(), Keyword.objects.count()) == before
    assert not DataSource.objects.filter(is_sample=True).exists()
    assert run("demo", remove=True).strip() == "There were no samples."


def test_the_documentation_is_what_the_code_says():
    written = (settings.ROOT / "docs" / "data-formats.md").read_text(encoding="utf-8")
    assert written == describing.document(), "run `manage.py data_formats`"
