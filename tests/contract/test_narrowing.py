"""Facets, ranges, places, order and pages."""

from dataclasses import replace
from datetime import date

import pytest

from search.contracts import Box, FacetCount, FacetRequest, Near, Query, Range
from search.errors import PageOutOfRange
from tests.contract.corpus import GROUP

COUNTRY, THEME, KIND = FacetRequest("country"), FacetRequest("theme"), FacetRequest("kind")


def keys(engine, **query):
    return [hit.key for hit in engine.search(Query(**query)).hits]


def test_values_of_a_facet_are_alternatives_and_facets_narrow_each_other(engine):
    chosen = {"country": ("DK", "LV"), "theme": ("tourism",)}
    assert sorted(keys(engine, facets=chosen)) == ["project:1", "project:2", "project:4"]


def test_kinds_narrow(engine):
    assert keys(engine, kinds=("lag",)) == ["lag:7"]


def test_region_is_found_through_what_it_lies_in(engine):
    assert keys(engine, facets={"region": ("DK0",)}, sort="newest") == ["project:2", "project:1"]


def test_facet_without_choice_counts_what_is_found(engine):
    page = engine.search(Query("", "en", facets_wanted=(COUNTRY, KIND)))
    assert page.facet("country").values == (
        FacetCount("DK", 2),
        FacetCount("LV", 2),
        FacetCount("AT", 1),
        FacetCount("PL", 1),
    )
    assert page.facet("kind").values == (FacetCount("project", 5), FacetCount("lag", 1))


def test_counts_of_a_facet_ignore_its_own_choice_but_not_the_others(engine):
    chosen = {"country": ("DK",), "theme": ("tourism",)}
    page = engine.search(Query(facets=chosen, facets_wanted=(COUNTRY, THEME)))
    assert page.total == 2
    assert page.facet("country").values == (FacetCount("DK", 2), FacetCount("LV", 1))
    assert page.facet("theme").values == (FacetCount("tourism", 2), FacetCount("heritage", 1))


def test_kind_counts_ignore_the_chosen_kinds(engine):
    page = engine.search(Query(kinds=("lag",), facets_wanted=(KIND,)))
    assert page.facet("kind").values == (FacetCount("project", 5), FacetCount("lag", 1))


def test_facet_gives_as_many_values_as_asked_for(engine):
    page = engine.search(Query(facets_wanted=(FacetRequest("country", 2),)))
    assert page.facet("country").values == (FacetCount("DK", 2), FacetCount("LV", 2))


@pytest.mark.parametrize("name", ["nothing", "no such", 'a" OR *:*', ""])
def test_unknown_facet_finds_and_counts_nothing(engine, name):
    page = engine.search(Query(facets={name: ("x",)}, facets_wanted=(FacetRequest(name),)))
    assert (page.total, page.facet(name).values) == (0, ())


@pytest.mark.parametrize(
    ("name", "bounds", "found"),
    [
        ("amount", Range(60_000, 120_000), ["project:1", "project:2", "project:5"]),
        ("amount", Range(None, 59_999.99), ["project:4"]),
        ("amount", Range(-5, 15_000), ["project:4"]),
        ("amount", Range(0.0, 15_000.5), ["project:4"]),
        ("amount", Range(15_000.01, 15_000.99), []),
        ("amount", Range(0.0, 1e30), [f"project:{n}" for n in range(1, 6)]),
        ("amount", Range(200_000, None), ["project:3"]),
        ("year", Range(2021, 2021), ["project:1", "project:4"]),
        ("date", Range(date(2021, 5, 1), date(2021, 11, 1)), ["project:1"]),
        ("date", Range(date(2023, 1, 1), None), ["project:2"]),
        ("amount", Range(float("nan"), float("inf")), [f"project:{n}" for n in range(1, 6)]),
        ("nothing", Range(1, 2), []),
    ],
)
def test_ranges_hold_both_ends(engine, name, bounds, found):
    everything = sorted(keys(engine, ranges={name: bounds}, kinds=("project",)))
    assert everything == found


def test_box_and_circle(engine):
    assert sorted(keys(engine, box=Box(8, 55, 11, 58))) == ["project:1", "project:2"]
    assert keys(engine, box=Box(20, 50, 10, 60), sort="newest") == [
        "project:2",
        "project:4",
        "project:1",
        "lag:7",
    ]
    assert keys(engine, near=Near(56.6, 27.3, 1)) == ["project:4"]
    assert sorted(keys(engine, near=Near(57.0, 26.0, 100))) == ["lag:7", "project:4"]
    assert keys(engine, near=Near(57.0, 26.0, 50)) == []


def test_circle_across_the_date_line_and_over_the_pole(empty):
    empty.index([replace(GROUP, point=(0.0, -179.9)), replace(GROUP, key="lag:8", point=(89.9, 10.0))])
    assert keys(empty, near=Near(0.0, 179.9, 50)) == ["lag:7"]
    assert keys(empty, near=Near(89.9, -170.0, 50)) == ["lag:8"]


@pytest.mark.parametrize(
    ("sort", "descending", "first", "last"),
    [
        ("newest", None, "project:2", "project:3"),
        ("newest", False, "project:3", "project:2"),
        ("amount", None, "project:3", "project:4"),
        ("amount", False, "project:4", "project:3"),
        ("title", None, "project:1", "project:4"),
        ("title", True, "project:4", "project:1"),
    ],
)
def test_order(engine, sort, descending, first, last):
    found = keys(engine, sort=sort, descending=descending, kinds=("project",))
    assert (found[0], found[-1]) == (first, last)


@pytest.mark.parametrize("descending", [True, False])
def test_records_without_a_value_come_last(engine, descending):
    assert keys(engine, sort="amount", descending=descending)[-1] == "lag:7"


def test_pages_cover_everything_once(engine):
    pages = [keys(engine, sort="title", page=number, size=4) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [4, 2, 0]
    assert len({key for page in pages for key in page}) == 6


def test_page_of_size_nothing_counts(engine):
    page = engine.search(Query(size=0))
    assert (page.total, page.hits) == (6, ())


@pytest.mark.parametrize(("page", "size"), [(0, 10), (-1, 10), (1, 101), (1, -1), (1_000_000, 10)])
def test_absurd_pages_are_refused(page, size):
    with pytest.raises(PageOutOfRange):
        Query(page=page, size=size)


def test_unknown_sort_is_refused():
    with pytest.raises(ValueError, match="price"):
        Query(sort="price")


def test_map_clusters_count_what_the_query_finds(engine):
    cells = engine.search(Query(facets={"country": ("LV",)}, cells_zoom=2)).cells
    assert [(cell.z, cell.count, cell.key) for cell in cells] == [(4, 2, "")]
    near = engine.search(Query(facets={"country": ("LV",)}, cells_zoom=6)).cells
    assert sorted(cell.key for cell in near) == ["lag:7", "project:4"]
    lake = next(cell for cell in near if cell.key == "project:4")
    assert (lake.lat, lake.lon) == (56.6, 27.3)
    assert (lake.x, lake.y) == (147, 78)
