"""What templates need to show records."""

import pytest
from django.template import Context, Template
from django.utils import translation

from hub.core.paging import Pager
from tests.factories import LagFactory, ProjectFactory


def render(source: str, request=None, **context) -> str:
    return Template("{% load hub %}" + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("query", "tag", "expected"),
    [
        ("q=mølle&page=3", "{% url_with page=4 %}", "?q=m%C3%B8lle&amp;page=4"),
        ("q=a&page=3", "{% url_with kind='lag' %}", "?q=a&amp;kind=lag"),
        ("q=a&kind=lag", "{% url_with kind=None %}", "?q=a"),
        ("theme=a&theme=b&page=2", "{% url_without 'theme' 'a' %}", "?theme=b"),
    ],
)
def test_links_change_one_thing_of_the_address(rf, query, tag, expected):
    assert render(tag, rf.get(f"/en/search/?{query}")) == expected


def test_money_shows_euro_with_the_original_beside_it():
    html = render("{% money 731000 'DKK' 98000 %}").replace("\xa0", " ")
    assert html == '<span class="money">€98,000 <span class="money__original">(DKK 731,000)</span></span>'
    assert render("{% money 500 'EUR' 500 %}") == '<span class="money">€500</span>'
    assert render("{% money None 'EUR' %}") == ""


def test_marks_texts_in_another_language():
    assert render("<p{% lang_attr 'da' %}>{% lang_badge 'da' %}</p>").replace("\n", "") == (
        '<p lang="da"><span class="badge-lang">in Danish</span></p>'
    )
    with translation.override("da"):
        assert render("<p{% lang_attr 'da' %}>{% lang_badge 'da' %}</p>").replace("\n", "") == "<p></p>"


@pytest.mark.django_db
def test_records_have_addresses_and_pictures():
    project = ProjectFactory(title="Butik i Lomborg", themes=["youth"])
    lag = LagFactory(name="Divjūru partnerība")
    assert render("{% url_of it %}", it=project) == f"/en/projects/{project.pk}-butik-i-lomborg/"
    assert render("{% url_of it %}", it=lag) == f"/en/lags/{lag.pk}-divjuru-partneriba/"
    assert render('{% cover it "small" %}', it=project) == (
        f'<img class="small" src="/picture/people/project-{project.pk}.svg" alt="" width="640" height="360" '
        'loading="lazy">'
    )


@pytest.mark.parametrize(
    ("pager", "numbers"),
    [
        (Pager(1, 1), [1]),
        (Pager(1, 5), [1, 2, 3, 4, 5]),
        (Pager(6, 20), [1, None, 4, 5, 6, 7, 8, None, 20]),
        (Pager(20, 20), [1, None, 18, 19, 20]),
    ],
)
def test_pager_offers_the_near_pages_and_the_ends(pager, numbers):
    assert pager.numbers == numbers


def test_pager_counts_no_further_than_can_be_paged():
    assert Pager.of(1, 41, 20) == Pager(1, 3)
    assert Pager.of(1, 0, 20) == Pager(1, 1)
    assert Pager.of(1, 10**6, 20, window=10_000) == Pager(1, 500)
