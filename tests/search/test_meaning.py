"""Finding by meaning, with the real model: slow, so few texts."""

import subprocess
import sys
from pathlib import Path

import pytest
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from search import indexer, locks
from search.contracts import Document, FacetCount, FacetRequest, Query, Text
from search.embedding import model, store, work
from search.embedding.passages import stretches
from search.errors import ModelDamaged
from search.models import Embedding, Unembedded
from search.outbox import enqueue
from search.tasks import embed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(model._folder() is None, reason="the extra 'meaning' is not installed"),
]

TITLES = {
    1: "Skolebørn dyrker grøntsager i en have ved skolen",
    2: "Ladestandere til elbiler på havnen",
    3: "Korsang for ældre på plejehjemmet",
}


@pytest.fixture(scope="module")
def vectors():
    """The vectors of the titles, made once for all tests."""
    texts = (Text("da", title) for title in TITLES.values())
    cut = [each for text in texts for each in stretches(Document("note:0", "note", (text,)))]
    made = model.of_passages([each.content for each in cut])
    return dict(zip((each.digest for each in cut), made, strict=True))


@pytest.fixture
def meaning(settings, notes, engine, vectors):
    """Three notes, indexed and embedded."""
    store.keep(vectors)
    settings.SEARCH = {**settings.SEARCH, "MEANING": True}
    notes.titles.update(TITLES)
    indexer.rebuild()
    return engine


def found(engine, text, **more):
    return [hit.id for hit in engine.search(Query(text, "en", **more)).hits]


def test_what_shares_no_word_is_found_by_its_meaning(meaning):
    page = meaning.search(Query("charging points for electric cars", "en"))
    assert (page.hits[0].id, page.hits[0].found_by) == ("2", ("meaning",))
    assert (page.total, page.direct) == (3, 0)
    assert found(meaning, "children growing vegetables")[0] == "1"


def test_words_come_before_what_is_only_near(meaning):
    page = meaning.search(Query("korsang", "da"))
    assert (page.hits[0].id, page.hits[0].found_by) == ("3", ("words", "meaning"))
    assert (page.total, page.direct) == (3, 1)


def test_facets_count_what_the_list_holds(meaning):
    page = meaning.search(Query("electric cars", "en", nearest=2, facets_wanted=(FacetRequest("kind"),)))
    assert (page.total, len(page.hits)) == (2, 2)
    assert page.facet("kind").values == (FacetCount("note", 2),)
    assert found(meaning, "electric cars", kinds=("lag",)) == []


@pytest.mark.parametrize(
    "query",
    [
        Query('"electric cars"', "en"),
        Query("electric cars", "en", sort="newest"),
        Query("electric cars", "en", across=False),
        Query("electric cars", "en", nearest=0),
        Query("electric cars", "en", text_langs=("lv",)),
    ],
)
def test_meaning_stays_out_where_it_has_no_place(meaning, query):
    assert meaning.search(query).total == 0


def test_exclusions_hold_for_what_is_near_too(meaning):
    assert sorted(found(meaning, "music for old people -ladestandere")) == ["1", "3"]


def test_more_like_a_note_goes_by_meaning(meaning, notes):
    notes.titles[4] = "Vegetable garden of a kindergarten"
    enqueue("note", [4])
    indexer.drain()
    assert meaning.similar("note:4", size=1)[0].id == "1"


def test_words_are_found_before_there_are_vectors(meaning, notes, monkeypatch):
    notes.titles[5] = "Fælles biogasanlæg"
    with monkeypatch.context() as patched:
        patched.setattr("search.tasks.ask_for_embedding", lambda: None)
        enqueue("note", [5])
        indexer.drain()
    assert found(meaning, "biogasanlæg")[0] == "5"
    assert work.waiting() == 1
    assert work.embed() == 1
    assert (work.waiting(), found(meaning, "renewable gas plant")[0]) == (0, "5")


def test_building_anew_embeds_nothing_twice(meaning, monkeypatch):
    monkeypatch.setattr(model, "of_passages", lambda texts: pytest.fail("embedded again"))
    indexer.rebuild()
    assert (work.waiting(), found(meaning, "electric cars")[0]) == (0, "2")


def test_changed_and_deleted_notes_leave_no_old_meaning(meaning, notes):
    notes.titles[2] = "Strikkeklub i forsamlingshuset"
    del notes.titles[3]
    enqueue("note", [2, 3])
    indexer.drain()
    assert found(meaning, "knitting club")[0] == "2"
    assert sorted(found(meaning, "singing in a choir")) == ["1", "2"]


def test_embedding_goes_on_where_it_was_stopped(meaning, notes, monkeypatch):
    monkeypatch.setattr("search.tasks.ask_for_embedding", lambda: None)
    monkeypatch.setattr(work, "BATCH", 1)
    notes.titles.update({10: "Gamle æblesorter", 11: "Nye cykelstier"})
    enqueue("note", [10, 11])
    indexer.drain()
    assert work.embed(seconds=0) == 1
    assert work.waiting() == 1
    assert work.embed() == 1


LONG = ". ".join(f"På {place} mødes naboerne" for place in ("havnen", "torvet", "skolen", "marken") * 12)


def test_a_long_record_holds_nobody_up(meaning, notes, monkeypatch):
    """Between two passages it is asked who waits; what is made by then is kept."""
    monkeypatch.setattr("search.tasks.ask_for_embedding", lambda: None)
    notes.titles.update({10: "Gamle æblesorter", 12: "Nye cykelstier"})
    notes.bodies[11] = LONG
    notes.titles[11] = "Mødesteder"
    enqueue("note", [10, 11, 12])
    indexer.drain()
    before = Embedding.objects.count()
    asked = iter([False, False, True])
    assert work.embed(others_wait=lambda: next(asked)) == 1  # the second record is not done with
    assert (work.waiting(), Embedding.objects.count()) == (2, before + 3)
    assert found(meaning, "old kinds of apples")[0] == "10"
    turns = 0
    while work.waiting():
        work.embed(others_wait=lambda: True)
        turns += 1
    assert turns > 3
    assert found(meaning, "where neighbours meet")[0] == "11"
    assert found(meaning, "new bicycle paths")[0] == "12"


@task()
def clicked():
    """Anything that somebody waits for."""


def in_the_queue():
    """The worker's order."""
    return [row.task_name for row in DBTaskResult.objects.ready()]


def test_embedding_comes_after_what_somebody_waits_for(meaning, notes, settings):
    """With the queue that a hub has: a task that is asked for meanwhile ends the turn and is next."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    notes.titles.update({10: "Gamle æblesorter", 11: "Nye cykelstier"})
    enqueue("note", [10, 11])
    indexer.drain()
    clicked.enqueue()
    assert in_the_queue() == ["clicked", "embed"]
    assert embed.func() == 1
    assert in_the_queue() == ["clicked", "embed", "embed"]
    DBTaskResult.objects.all().delete()
    assert embed.func() == 1
    assert (work.waiting(), in_the_queue()) == (0, [])


def test_only_one_embeds_at_a_time(meaning):
    Unembedded.objects.note("note", [1])
    with locks.held(locks.EMBED):
        assert embed.func() == 0
    assert work.waiting() == 1


def test_turned_off_everything_works_by_words(meaning, settings, notes):
    settings.SEARCH = {**settings.SEARCH, "MEANING": False}
    assert found(meaning, "electric cars") == []
    notes.titles[6] = "Elbiler"
    enqueue("note", [6])
    indexer.drain()
    assert sorted(found(meaning, "elbiler")) == ["2", "6"]
    assert (work.waiting(), work.embed()) == (0, 0)


def test_damaged_model_is_refused(monkeypatch):
    monkeypatch.setattr(model, "SHA256", "0" * 64)
    with pytest.raises(ModelDamaged):
        model._Model(model._folder())


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "🌾" * 300, "d'avenir"])
def test_any_text_has_a_vector(text):
    assert len(model.of_query(text)) == 384


FORKED = """
import os
import usearch.index  # loads OpenMP before the model does, with a thread for each core
from search.embedding import model
here = model.of_query("en landsby")
model.of_query.cache_clear()
child = os.fork()
if child == 0:
    os._exit(0 if model.of_query("en landsby") == here else 1)
raise SystemExit(os.waitpid(child, 0)[1])
"""


def test_child_of_a_fork_embeds_alike():
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", FORKED], check=True, cwd=root, timeout=60)


def test_vectors_are_kept_by_what_was_read(meaning):
    assert Embedding.objects.count() == 3
    digest = Embedding.objects.first().digest
    assert set(store.known([digest, "0" * 32])) == {digest}


def test_without_its_model_search_goes_by_words(meaning, monkeypatch):
    monkeypatch.setattr(model, "of_query", model.of_query.__wrapped__)
    monkeypatch.setattr(model, "_model", model._model.__wrapped__)
    monkeypatch.setattr(model, "SHA256", "0" * 64)
    page = meaning.search(Query("korsang", "da"))
    assert [(hit.id, hit.found_by) for hit in page.hits] == [("3", ("words",))]
