"""Going on page after page, however far."""

from dataclasses import replace
from datetime import date

import pytest

from search.contracts import Query, Text
from tests.contract.corpus import BIKES

ORDERS = [(sort, way) for sort in ("newest", "amount", "title") for way in (None, True, False)]


def many(count):
    """Records of which many share a date, an amount or a title, and some have none."""
    return [
        replace(
            BIKES,
            key=f"project:{number}",
            texts=(Text("da", f"Sti {number % 7}" if number % 5 else "", "En sti."),),
            dates={"date": date(2020, 1, 1 + number % 3)} if number % 4 else {},
            numbers={"amount": float(number % 3)} if number % 6 else {},
        )
        for number in range(count)
    ]


def walk(engine, query):
    """All keys, page by page."""
    found, page = [], engine.search(query)
    while True:
        found.append([hit.key for hit in page.hits])
        if not page.next:
            return found
        page = engine.search(replace(query, after=page.next))


@pytest.mark.parametrize(("sort", "descending"), [*ORDERS, ("relevance", None)])
@pytest.mark.parametrize("text", ["", "sti"])
def test_pages_that_go_on_hold_everything_once(empty, text, sort, descending):
    empty.index(many(41))
    query = Query(text, "da", sort=sort, descending=descending, size=10, highlight=False)
    pages = walk(empty, query)
    keys = [key for page in pages for key in page]
    assert len(keys) == len(set(keys)) == 41
    assert keys == [
        hit.key for number in range(1, 6) for hit in empty.search(replace(query, page=number)).hits
    ]


@pytest.mark.parametrize("sort", ["newest", "amount", "title"])
def test_what_is_written_meanwhile_moves_no_page(empty, sort):
    empty.index(many(41))
    query = Query("", "da", sort=sort, size=10, highlight=False)
    first = empty.search(query)
    second = [hit.key for hit in empty.search(replace(query, page=2)).hits]
    empty.index(
        [replace(BIKES, key="project:new", dates={"date": date(2030, 1, 1)}, numbers={"amount": 1e6})]
    )
    empty.delete([first.hits[0].key])
    assert [hit.key for hit in empty.search(replace(query, after=first.next)).hits] == second


@pytest.mark.parametrize("after", ["x", "W10", "WyIiXQ", "WyJ4IE9SICo6KiJd", "WzFlOTk5XQ", "é" * 9_000])
@pytest.mark.parametrize("sort", ["relevance", "newest", "title"])
def test_cursor_that_is_none_is_the_first_page(engine, after, sort):
    query = Query("turisme", "da", sort=sort)
    assert engine.search(replace(query, after=after)).hits == engine.search(query).hits


def test_last_page_goes_nowhere(engine):
    assert engine.search(Query("kysten", "da")).next == ""
    assert engine.search(Query("")).next == ""
