"""Pictures that people upload, in the sizes and formats that pages show.

They are made in the background when a picture is stored (`tasks.make_sizes`), for AVIF takes a second each.
"""

from dataclasses import dataclass

from wagtail.images.models import AbstractImage

#: Pixels across; pictures are shown in 16 to 9. A phone's card, a card or a phone's page, a page.
WIDTHS = (320, 640, 1280)
#: The lightest first: browsers take the first that they know.
FORMATS = ("avif", "webp")
#: Shown by browsers that know no sizes, and where the sizes are not made yet.
USUAL = (640, "webp")


def spec(width: int, kind: str) -> str:
    """Wagtail's name of a size in a format: "fill-640x360|format-webp"."""
    return f"fill-{width}x{width * 9 // 16}|format-{kind}"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Where a picture lies: `src` for every browser, `sets` of (type, srcset) for those that choose."""

    src: str
    sets: tuple[tuple[str, str], ...]


def make_sizes(image: AbstractImage) -> None:
    """Make what is missing of a picture's sizes."""
    image.get_renditions(*(spec(width, kind) for kind in FORMATS for width in WIDTHS))


def sizes(image: AbstractImage) -> Sizes:
    """The sizes that have been made, without waiting for others; `renditions` prefetched on lists."""
    made = {rendition.filter_spec: rendition.url for rendition in image.renditions.all()}
    sets = ((f"image/{kind}", [(made.get(spec(width, kind)), width) for width in WIDTHS]) for kind in FORMATS)
    return Sizes(
        src=made.get(spec(*USUAL)) or image.get_rendition(spec(*USUAL)).url,
        sets=tuple(
            (kind, ", ".join(f"{url} {width}w" for url, width in found))
            for kind, found in sets
            if all(url for url, _width in found)
        ),
    )
