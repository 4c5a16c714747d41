"""Who worked with whom, as it is drawn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.cooperation import groups
from hub.cooperation.partnerships import drawing, queries, together
from tests.factories import LagFactory
from tests.factories.partnerships import a_partnership


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 40), st.data())
def test_every_point_has_a_place_of_its_own_within_the_drawing(count, data):
    number = st.integers(0, max(count - 1, 0))
    drawn = data.draw(st.lists(st.tuples(number, number, st.integers(1, 9)), max_size=80)) if count else []
    pairs = [pair for pair in drawn if pair[0] < pair[1]]
    places, _middles, height = drawing.arranged(count, pairs)
    assert np.array_equal(places, drawing.arranged(count, pairs)[0])
    assert ((places >= 0) & (places <= [drawing.WIDTH, height + 1e-6])).all()
    apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2)) + np.eye(count) * 99
    assert (apart > 1).all()


@pytest.mark.django_db
def test_groups_of_one_partnership_are_joined_and_those_of_others_are_not():
    danish, latvian, german, irish = (
        LagFactory(name=name, country_id=country, lang=lang)
        for name, country, lang in (
            ("Klit", "DK", "da"), ("Divjūru", "LV", "lv"), ("Haff", "DE", "de"), ("Iorras", "IE", "ga"),
        )
    )  # fmt: skip
    a_partnership(latvian, lead=danish, public=True)
    a_partnership(latvian, german, lead=danish, public=True)
    a_partnership(irish, lead=german)
    web = together.web_of(queries.for_lists())
    assert [(one.name, other.name, count) for one, other, count in web.lines] == [
        ("Klit", "Divjūru", 2),
        ("Klit", "Haff", 1),
        ("Divjūru", "Haff", 1),
    ]
    assert [point.name for point in web.points] == ["Haff", "Klit", "Divjūru"]
    assert [other.name for other in web.points[0].with_whom] == ["Divjūru", "Klit"]
    told = drawing.svg(web)
    assert told.count("<a href=") == 3
    assert "Klit, Denmark: 2 partnerships" in told


@pytest.mark.django_db
def test_groups_of_a_public_partnership_that_has_begun_count_as_partners_before():
    danish = LagFactory(name="Klit", country_id="DK", lang="da")
    latvian, german = LagFactory(name="Divjūru"), LagFactory(name="Haff", country_id="DE", lang="de")
    a_partnership(latvian, lead=danish, public=True, stage="running")
    a_partnership(german, lead=danish, public=True)
    a_partnership(german, lead=latvian, stage="done")
    known = {profile.id: profile.partners for profile in groups.profiles()}
    assert known == {
        f"lag:{danish.pk}": {f"lag:{latvian.pk}"},
        f"lag:{latvian.pk}": {f"lag:{danish.pk}"},
        f"lag:{german.pk}": None,
    }
