"""Uploaded pictures in the sizes that pages need."""

import re

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images import get_image_model

from hub.core import images, tasks
from hub.projects.models import ProjectImage
from tests.factories import ProjectFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a size to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def image(tmp_path):
    path = tmp_path / "mill.png"
    Pillow.new("RGB", (1600, 900), "#2e5a66").save(path)
    with path.open("rb") as file:
        yield get_image_model().objects.create(title="Mill", file=ImageFile(file, name="mill.png"))


def test_a_stored_picture_gets_its_sizes_in_the_background(image, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    made = {(rendition.filter_spec, rendition.width) for rendition in image.renditions.all()}
    assert made == {
        (images.spec(width, kind), width) for width in (320, 640, 1280) for kind in ("avif", "webp")
    }


def test_browsers_choose_among_the_sizes_and_the_lightest_format_comes_first(image):
    images.make_sizes(image)
    found = images.sizes(image)
    assert [kind for kind, _set in found.sets] == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+)w", found.sets[0][1]) == ["320", "640", "1280"]
    assert found.src.endswith(".webp")


def test_a_picture_whose_sizes_are_still_to_be_made_is_shown_in_the_usual_one(image):
    found = images.sizes(image)
    assert (found.sets, "fill-640x360" in found.src) == ((), True)


def test_a_picture_that_is_gone_meanwhile_does_no_harm(image):
    pk = image.pk
    image.delete()
    tasks.make_sizes.call(pk)


def test_the_page_of_a_project_offers_the_sizes(client, image):
    project = ProjectFactory()
    ProjectImage.objects.create(project=project, image=image, alt="A mill", credit="Anna")
    images.make_sizes(image)
    html = client.get(project.get_absolute_url()).content.decode()
    assert html.count('<source type="image/avif" srcset="/media/images/') == 1
    assert 'alt="A mill" width="1280" height="720">' in html
