"""What is offered beside a search: completions, and more like a record."""

import pytest


def completed(engine, text, **more):
    return [(hit.key, hit.title.html) for hit in engine.complete(text, **more)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("lands", ["project:1"]),
        ("baeredygtig tur", ["project:1"]),
        ("tur", ["project:1", "project:4"]),
        ("turisme", ["project:1"]),
        ("turisme kyst", []),
        ("smil", ["lag:7"]),
        ("RIBE", ["project:1"]),
        ("", []),
        ("?!", []),
    ],
)
def test_titles_and_names_are_completed(engine, text, keys):
    assert sorted(key for key, _title in completed(engine, text)) == sorted(keys)


def test_completion_marks_what_was_typed(engine):
    assert completed(engine, "cykelruter ky") == [
        ("project:2", "<mark>Cykelruter</mark> ved <mark>ky</mark>sten")
    ]


def test_completions_of_some_kinds_and_of_a_number(engine):
    assert completed(engine, "v", kinds=("lag",)) == [("lag:7", "<mark>V</mark>idzemes lauku partnerība")]
    assert len(completed(engine, "t", size=1)) == 1


def test_more_like_a_record_shares_what_tells_it_from_others(engine):
    assert [hit.key for hit in engine.similar("project:2")] == ["project:1"]
    assert sorted(hit.key for hit in engine.similar("project:1")) == ["project:2", "project:4"]
    assert engine.similar("project:1", kinds=("lag",)) == ()
    assert engine.similar("project:404") == ()
