"""Generated pictures."""

from xml.etree import ElementTree

import pytest

from hub.core import pictures


@pytest.mark.parametrize("group", [*pictures.PALETTES, "no-such-group"])
def test_draws_well_formed_pictures(group):
    drawing = pictures.draw(group, "project-7")
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert len(drawing) < 6000


def test_the_same_record_always_has_the_same_picture():
    assert pictures.draw("people", "project-7") == pictures.draw("people", "project-7")
    assert pictures.draw("people", "project-7") != pictures.draw("people", "project-8")


def test_is_served_for_long(client):
    response = client.get("/picture/people/project-7.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert response.content.decode() == pictures.draw("people", "project-7")
