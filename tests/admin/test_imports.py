"""Bringing files in through the admin."""

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hub.core.models import DataSource
from hub.exchange import formats
from hub.exchange.models import ImportRun
from hub.projects.models import Project
from tests.factories import DataSourceFactory, ProjectFactory

HEADER = "source_id;title;lang;country;start_on;end_on;total_cost\n"
GOOD = "p1;Landsbybutik;da;DK;01.02.2024;31.12.2024;10.000,50\n"
BAD = "p2;Mølle;da;DK;31.02.2024;;-5\n"


@pytest.fixture
def source():
    return DataSourceFactory(name="Landsregister", slug="landsregister")


def csv(*lines: str, name: str = "projekter.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (HEADER + "".join(lines)).encode())


def uploaded(desk, source, file, **more) -> ImportRun:
    data = {"kind": "projects", "source": source.pk, "format": "table", "file": file} | more
    response = desk.post(reverse("imports:upload"), data)
    assert response.status_code == 302, response.context["form"].errors
    return ImportRun.objects.latest("pk")


def page(desk, run, **query) -> str:
    return desk.get(reverse("imports:run", args=[run.pk]), query).content.decode()


def press(desk, name: str, run):
    return desk.post(reverse(f"imports:{name}", args=[run.pk]))


def test_nothing_is_written_before_it_is_confirmed(desk, source):
    run = uploaded(desk, source, csv(GOOD))
    assert run.state == ImportRun.State.CHECKED
    assert Project.objects.count() == 0
    preview = page(desk, run)
    assert "Confirm and import" in preview
    assert "Line 2: Landsbybutik" in preview
    press(desk, "confirm", run)
    run.refresh_from_db()
    assert run.state == ImportRun.State.DONE
    assert [project.title for project in Project.objects.all()] == ["Landsbybutik"]


def test_what_an_import_made_is_listed_with_form_and_page(desk, source):
    run = uploaded(desk, source, csv(GOOD))
    press(desk, "confirm", run)
    project, seen = Project.objects.get(), page(desk, run, show="new")
    form = reverse("wagtailsnippets_projects_project:edit", args=[project.pk])
    assert f'<a href="{form}">Landsbybutik</a>' in seen
    assert f'href="{project.get_absolute_url()}"' in seen
    assert "Undo this import" in seen
    press(desk, "undo", run)
    assert "Landsbybutik" not in page(desk, run, show="new")


def test_an_import_that_wrote_nothing_offers_no_undo(desk, source):
    run = uploaded(desk, source, csv(name="blank.csv"))
    assert run.state == ImportRun.State.FAILED
    assert "Undo this import" not in page(desk, run)


def test_the_columns_of_a_known_format_are_recognised(desk, source):
    mapping = formats.all_formats()["keep"]
    header = ",".join(sorted(mapping.their_columns()))
    file = SimpleUploadedFile("keep.csv", f"{header}\n1\n".encode())
    said = page(desk, uploaded(desk, source, file))
    assert f"The file has the columns of the format “{mapping.title}” (keep)." in said


def test_mistakes_are_seen_corrected_and_imported(desk, source):
    run = uploaded(desk, source, csv(GOOD, BAD))
    assert (run.created, run.refused) == (1, 1)
    seen = page(desk, run, show="refused")
    assert "“31.02.2024” is no date. Write it as 2024-02-28 or 28.02.2024." in seen
    press(desk, "confirm", run)

    answer = desk.get(reverse("imports:errors", args=[run.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    refused = answer.content.decode("utf-8-sig")
    assert "Mølle" in refused
    assert "Landsbybutik" not in refused
    corrected = refused.replace("31.02.2024", "28.02.2024").replace("'-5", "5").replace("-5", "5")
    again = uploaded(desk, source, SimpleUploadedFile("rettet.csv", corrected.encode()))
    press(desk, "confirm", again)
    again.refresh_from_db()
    assert (again.state, again.created, again.refused) == ("done", 1, 0)
    assert set(Project.objects.values_list("title", flat=True)) == {"Landsbybutik", "Mølle"}


def test_a_corrected_file_finds_its_form_filled_in(desk, source):
    run = uploaded(desk, source, csv(GOOD, BAD), overwrite="on")
    form = desk.get(reverse("imports:upload"), {"like": run.pk}).context["form"]
    assert form.initial == {
        "kind": "projects", "source": source.pk, "format": "table", "strict": False, "overwrite": True,
    }  # fmt: skip


def test_changes_are_shown_with_their_differences_and_can_be_undone(desk, source):
    press(desk, "confirm", uploaded(desk, source, csv(GOOD)))
    run = uploaded(desk, source, csv(GOOD.replace("Landsbybutik", "Købmand")))
    preview = page(desk, run, show="changed")
    assert "<td>Landsbybutik</td>" in preview
    assert "<td>Købmand</td>" in preview
    press(desk, "confirm", run)
    assert "<td>Købmand</td>" in page(desk, run)

    project = Project.objects.get()
    form = desk.get(reverse("wagtailsnippets_projects_project:edit", args=[project.pk])).content.decode()
    assert "Landsregister: projekter.csv" in form
    assert "<td>Købmand</td>" in form

    assert "Undo this import" in desk.get(reverse("imports:undo", args=[run.pk])).content.decode()
    press(desk, "undo", run)
    project.refresh_from_db()
    assert project.title == "Landsbybutik"


def test_an_import_can_be_cancelled(desk, source):
    run = uploaded(desk, source, csv(GOOD))
    press(desk, "cancel", run)
    run.refresh_from_db()
    assert run.state == ImportRun.State.CANCELLED
    assert "Confirm and import" not in page(desk, run)


def test_a_strict_import_with_a_refused_row_cannot_be_confirmed(desk, source):
    run = uploaded(desk, source, csv(GOOD, BAD), strict="on")
    assert "Confirm and import" not in page(desk, run)
    press(desk, "confirm", run)
    assert Project.objects.count() == 0


def test_texts_of_a_file_stay_texts(desk, source):
    evil = "<script>alert(1)</script>"
    run = uploaded(desk, source, csv(f"p1;{evil};da;DK;;;\n", f"p2;{evil};da;DK;{evil};;\n"))
    for show in ("new", "refused"):
        seen = page(desk, run, show=show)
        assert evil not in seen
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in seen
    press(desk, "confirm", run)
    listed = desk.get(reverse("wagtailsnippets_projects_project:list")).content.decode()
    assert evil not in listed


def test_a_file_name_stays_text(desk, source):
    run = uploaded(desk, source, csv(GOOD, name="<img src=x onerror=alert(1)>.csv"))
    assert "<img src=x" not in page(desk, run)
    assert "<img src=x" not in desk.get(reverse("imports:index")).content.decode()


def test_a_new_source_is_made_with_its_licence(desk):
    data = {"kind": "projects", "format": "table", "file": csv(GOOD)}
    form = desk.post(reverse("imports:upload"), data).context["form"]
    assert form.errors == {"source": ["Choose the source of the file, or name a new one below."]}

    data |= {"file": csv(GOOD), "source_name": "Bornholms register"}
    form = desk.post(reverse("imports:upload"), data).context["form"]
    assert list(form.errors) == ["licence"]

    desk.post(reverse("imports:upload"), data | {"file": csv(GOOD), "licence": "CC0"})
    source = DataSource.objects.get(name="Bornholms register")
    assert (source.slug, source.licence) == ("bornholms-register", "CC0")
    assert ImportRun.objects.get().source == source

    form = desk.post(reverse("imports:upload"), data | {"file": csv(GOOD), "licence": "CC0"}).context["form"]
    assert form.errors["source_name"] == ["There is a source of this name already. Choose it above."]


def test_a_packed_file_comes_in(desk, source):
    packed = gzip.compress((HEADER + GOOD).encode())
    run = uploaded(desk, source, SimpleUploadedFile("projekter.csv.gz", packed))
    assert (run.state, run.created) == ("checked", 1)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("empty.csv", b""), "The submitted file is empty."),
        (SimpleUploadedFile("blank.csv", HEADER.encode()), "The file has a header but no rows."),
        (SimpleUploadedFile("odd.csv", b"name;place\nMill;Abroad\n"), "These columns are missing"),
        (SimpleUploadedFile("odd.xlsx", b"PK\x03\x04 no workbook"), "The file cannot be read as XLSX."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_words(desk, source, file, said):
    file.seek(0)
    data = {"kind": "projects", "source": source.pk, "format": "table", "file": file}
    answer = desk.post(reverse("imports:upload"), data, follow=True)
    assert said in answer.content.decode()
    assert Project.objects.count() == 0


def test_a_format_of_another_kind_is_refused(desk, source):
    data = {"kind": "lags", "source": source.pk, "format": "keep", "file": csv(GOOD)}
    form = desk.post(reverse("imports:upload"), data).context["form"]
    assert form.errors == {"format": ["This format does not hold what is chosen above."]}


def test_a_broken_mapping_is_told_at_its_field(desk, source):
    mapping = SimpleUploadedFile("my.toml", b"title = ")
    data = {"kind": "projects", "source": source.pk, "format": "table", "file": csv(GOOD), "mapping": mapping}
    form = desk.post(reverse("imports:upload"), data).context["form"]
    assert list(form.errors) == ["mapping"]


def test_a_file_beyond_the_limit_is_refused_while_it_comes_in(desk, source, settings):
    settings.IMPORT_MAX_BYTES = 1000
    big = SimpleUploadedFile("big.csv", b"x" * 100_000)
    data = {"kind": "projects", "source": source.pk, "format": "table", "file": big}
    form = desk.post(reverse("imports:upload"), data).context["form"]
    assert list(form.errors) == ["file"]
    assert "larger than 1000" in form.errors["file"][0].replace("\xa0", " ")
    assert not ImportRun.objects.exists()


def test_an_upload_without_its_form_s_token_is_refused(editor, source):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    data = {"kind": "projects", "source": source.pk, "format": "table", "file": csv(GOOD)}
    assert client.post(reverse("imports:upload"), data).status_code == 403
    assert not ImportRun.objects.exists()


def test_an_interrupted_import_is_shown_as_such(desk, source):
    run = uploaded(desk, source, csv(GOOD))
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.RUNNING)
    assert "The work stopped half-way." in page(desk, run)


def test_the_status_of_an_interrupted_import_does_not_go_on(desk, source):
    run = uploaded(desk, source, csv(GOOD))
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.RUNNING)
    assert desk.get(reverse("imports:status", args=[run.pk])).json()["going_on"] is False
    run.refresh_from_db()
    assert run.state == ImportRun.State.INTERRUPTED


def test_the_status_tells_how_far_it_is(desk, source):
    run = uploaded(desk, source, csv(GOOD))
    assert desk.get(reverse("imports:status", args=[run.pk])).json() == {
        "going_on": False, "percent": None, "rows": 1, "text": "",
    }  # fmt: skip


def test_long_previews_come_in_pages(desk, source):
    run = uploaded(desk, source, csv(*(f"n{number};Projekt {number};da;DK;;;\n" for number in range(60))))
    assert "Line 2: Projekt 0" in page(desk, run)
    assert "Line 61: Projekt 59" not in page(desk, run)
    assert "Line 61: Projekt 59" in page(desk, run, show="new", p=2)


def test_what_an_import_doubts_is_listed_with_the_record_kept(desk, source):
    ProjectFactory(title="Landsbybutik", country_id="DK")
    run = uploaded(desk, source, csv(GOOD))
    assert (run.created, run.doubtful) == (1, 1)
    assert "is known already from another source" in page(desk, run, show="doubts")


def test_an_editor_undoes_their_own_runs_and_an_administrator_anybodys(desk, source, admin_client):
    run = ImportRun.objects.create(
        kind="projects", file_name="theirs.csv", source=source, state=ImportRun.State.DONE
    )
    address = reverse("imports:undo", args=[run.pk])
    desk.post(address)
    run.refresh_from_db()
    assert run.state == ImportRun.State.DONE
    assert "Undo this import" not in desk.get(reverse("imports:run", args=[run.pk])).content.decode()
    assert admin_client.get(address).status_code == 200
