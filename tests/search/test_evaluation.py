"""Runs of many queries, and their scores."""

import pytest
from django.core.management import CommandError, call_command

from search import indexer, registry
from search.evaluation import measures, scratch, sets
from search.evaluation.runs import BadTopics, Found, read_topics

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def numbered(notes):
    """Notes that have numbers where they come from."""
    notes.titles = {1: "Havnen i byen", 2: "Møllen ved åen", 3: "Havnefest"}
    registry.register(
        registry.Source(
            "note", notes.ids, notes.documents, notes.records, lambda ids: {n: f"N {n}" for n in ids}
        )
    )
    indexer.rebuild()
    return notes


def asked(tmp_path, lines, **options):
    queries, output = tmp_path / "queries.csv", tmp_path / "run.txt"
    queries.write_text("qid,query,query_lang,doc_lang\n" + lines, encoding="utf-8")
    call_command("search_run", queries, output=output, **options)
    return output.read_text(encoding="utf-8").splitlines()


def test_run_names_records_as_their_source_does(numbered, tmp_path):
    assert asked(tmp_path, "q1,byen,da,\nq2,mølle,da,\nq3,nothing,da,\n") == [
        "q1 Q0 N_1 1 1.000000 leader-hub",
        "q2 Q0 N_2 1 1.000000 leader-hub",
    ]


def test_evidence_is_limited_to_the_language_asked_for(numbered, tmp_path):
    assert asked(tmp_path, "q1,møllen,da,en\n") == []
    assert asked(tmp_path, "q1,møllen,da,da\n") == ["q1 Q0 N_2 1 1.000000 leader-hub"]


def test_titles_can_be_left_out(numbered, tmp_path):
    assert asked(tmp_path, "q1,møllen,da,\n", without_titles=True) == []


def test_depth_bounds_a_run(numbered, tmp_path):
    assert len(asked(tmp_path, "q1,havnen møllen havnefest,da,\n", depth=1)) <= 1


@pytest.mark.parametrize("options", [{"kind": ["ship"]}, {"depth": 0}])
def test_what_cannot_be_asked_is_refused(numbered, tmp_path, options):
    with pytest.raises(CommandError):
        asked(tmp_path, "q1,møllen,da,\n", **options)


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", b"\xff\xfe\x00"])
def test_file_that_holds_no_queries_is_refused(tmp_path, content):
    path = tmp_path / "queries.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadTopics):
        read_topics(path)


def test_scratch_index_leaves_the_live_one_alone(numbered, engine):
    with scratch.index(lang="en") as other:
        assert other.count() == 3
    assert engine.count() == 3


def test_query_without_hits_counts_as_nothing_found():
    pytest.importorskip("ir_measures")
    judged = {"q1": {"a": 1}, "q2": {"b": 1}}
    found = {"q1": [Found("x", 2.0), Found("a", 1.0)]}
    assert measures.by_query(measures.HIT, judged, found) == {"q1": 1.0, "q2": 0.0}


@pytest.mark.parametrize("make", sets.SETS.values())
def test_frozen_queries_are_whole(make):
    chosen = make()
    assert len({each.topic.qid for each in chosen.judged}) == len(chosen.judged)
    assert {each.half for each in chosen.judged} == set(sets.HALVES)
    assert all(each.topic.query and each.topic.query_lang and each.grades for each in chosen.judged)
    assert all(docno.startswith(chosen.prefix) for each in chosen.judged for docno in each.grades)


def test_themes_are_asked_in_six_languages_each():
    rows = [each.row for each in sets.themes().judged]
    assert {row: rows.count(row) for row in set(rows)} == dict.fromkeys("en de fr pl lv da".split(), 16)  # noqa: SIM905
