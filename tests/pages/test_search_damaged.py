"""The index of one machine, lost or damaged: visitors browse on, the operator is told, a rebuild mends it."""

import os
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from hub.projects.models import Project
from search import indexer, outbox
from search.errors import EngineUnavailable
from search.models import OutboxEntry
from search.verification import verify
from tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db

SEARCH = "/en/search/"


def lose_directory(path):
    shutil.rmtree(path)


def put_file_in_its_place(path):
    shutil.rmtree(path)
    path.write_text("not a directory")


def lose_live_index(path):
    shutil.rmtree(path / (path / "current").read_text())


def garble_meta(path):
    next(path.glob("v*/meta.json")).write_text("{ this is no index")


def empty_meta(path):
    next(path.glob("v*/meta.json")).write_text("")


def garble_pointer(path):
    (path / "current").write_bytes(b"\xff\xfe\x00garbage")


def garble_texts(path):
    """What records are shown from, but for its end, by which a file is known as tantivy's."""
    for store in path.glob("v*/*.store"):
        content = store.read_bytes()
        store.write_bytes(os.urandom(len(content) // 2) + content[len(content) // 2 :])


def cut_words_off(path):
    for terms in path.glob("v*/*.term"):
        terms.write_bytes(terms.read_bytes()[:20])


DAMAGES = [
    lose_directory,
    put_file_in_its_place,
    lose_live_index,
    garble_meta,
    empty_meta,
    garble_pointer,
    garble_texts,
    cut_words_off,
]


@pytest.fixture
def path(settings, tmp_path):
    settings.SEARCH = {**settings.SEARCH, "PATH": tmp_path / "search"}
    return tmp_path / "search"


def rename(project, title):
    """As an action does: the record and its row of the outbox in one transaction."""
    with transaction.atomic():
        project.texts.update(title=title)
        outbox.enqueue("project", [project.pk])


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_site_browses_on_and_a_rebuild_brings_all_back(client, path, settings, damage):
    project = ProjectFactory(title="Landsbybutik", country_id="DK", themes=["youth"])
    indexer.rebuild()
    assert client.get(SEARCH, {"q": "landsbybutikker"}).context["results"].total == 1
    damage(path)
    # Another process, which has nothing open yet.
    settings.SEARCH = {**settings.SEARCH, "PATH": path / ".." / "search"}

    away = client.get(SEARCH, {"q": "landsbybutik"})
    assert away.status_code == 503
    assert '<a href="/en/places/DK/">Denmark</a>' in away.content.decode()
    for address in ("/en/", "/en/places/DK/", "/en/themes/youth/", project.get_absolute_url()):
        assert client.get(address).status_code == 200, address

    rename(Project.objects.get(), "Cykelsti")
    assert OutboxEntry.objects.count() == 1

    if path.is_file():
        path.unlink()  # what only the operator can do
    call_command("search", "rebuild")
    assert client.get(SEARCH, {"q": "cykelstier"}).context["results"].total == 1
    assert client.get(SEARCH, {"q": "landsbybutik"}).context["results"].total == 0
    assert (verify().ok, OutboxEntry.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    "damage", [lose_directory, lose_live_index, garble_meta, garble_pointer], ids=lambda each: each.__name__
)
def test_status_says_what_to_do(path, capsys, damage):
    ProjectFactory()
    indexer.rebuild()
    damage(path)
    with pytest.raises(CommandError, match="not available"):
        call_command("search", "status")
    assert "run search rebuild" in capsys.readouterr().out


def test_verify_reads_what_status_does_not_look_at(path):
    ProjectFactory()
    indexer.rebuild()
    garble_texts(path)
    with pytest.raises(EngineUnavailable):
        verify()
    with pytest.raises(CommandError, match="Search: "):
        call_command("search", "verify")


def test_drain_into_a_damaged_index_keeps_what_waits(path):
    project = ProjectFactory(title="Landsbybutik")
    indexer.rebuild()
    rename(project, "Cykelsti")
    garble_meta(path)
    with pytest.raises(EngineUnavailable):
        indexer.drain()
    assert OutboxEntry.objects.count() == 1
