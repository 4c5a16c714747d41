"""Work in the background."""

from django_tasks import task
from wagtail.images import get_image_model

from . import images


@task()
def make_sizes(image_id: int) -> None:
    """`images.make_sizes`; nothing for a picture that is gone."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        images.make_sizes(image)
