"""What a case is put together from. Every picture says what it shows and who took it."""

import re
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from hub.core import formats

RICH = ["bold", "italic", "ol", "ul", "link", "document-link"]
#: A year, a month or a day: "2016", "2016-08", "2016-08-14".
_WHEN = re.compile(r"(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def check_when(value: str) -> None:
    """Raises ValidationError unless it is a year, a month or a day."""
    if not _WHEN.fullmatch(value):
        raise ValidationError(_("Write a year, a month or a day: 2016, 2016-08 or 2016-08-14."))


class Moment(blocks.StructValue):
    @property
    def shown(self) -> str:
        """When it was, as the reader's language writes it."""
        given = self["when"]
        if not _WHEN.fullmatch(given) or len(given) == 4:
            return given
        try:
            day = date.fromisoformat(f"{given}-01"[:10])
        except ValueError:  # a 31st of February
            return given
        return formats.day(day) if len(given) == 10 else formats.month(day)


class Video(blocks.StructValue):
    @property
    def host(self) -> str:
        """Where it lies: "vimeo.com"."""
        return (urlsplit(self["url"]).hostname or "").removeprefix("www.")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("What the picture shows"), max_length=300)
    credit = blocks.CharBlock(label=_("Credit"), max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cases/blocks/picture.html"


class NumberBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Number, with its unit"), max_length=30)
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)


class NumbersBlock(blocks.StructBlock):
    items = blocks.ListBlock(NumberBlock(), label=_("Numbers"), min_num=1, max_num=8)

    class Meta:
        icon = "order"
        label = _("In numbers")
        template = "cases/blocks/numbers.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What was said"))
    who = blocks.CharBlock(label=_("Who said it"), max_length=150, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "cases/blocks/quote.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=1, max_num=20)

    class Meta:
        icon = "image"
        label = _("Pictures")
        template = "cases/blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    """A card that leads to a video elsewhere: nothing is asked of a foreign host before somebody goes there."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(label=_("Address of the video"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=600, required=False)
    picture = blocks.ListBlock(PictureBlock(), label=_("Preview picture"), min_num=0, max_num=1, default=[])

    class Meta:
        icon = "media"
        label = _("Video")
        template = "cases/blocks/video.html"
        value_class = Video


class LessonBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("The lesson in a line"), max_length=150)
    text = blocks.TextBlock(label=_("How they came to it"))

    class Meta:
        icon = "pick"
        label = _("Lesson")
        template = "cases/blocks/lesson.html"


class HowToBlock(blocks.StructBlock):
    steps = blocks.ListBlock(blocks.TextBlock(rows=2), label=_("Steps"), min_num=1, max_num=20)

    class Meta:
        icon = "list-ol"
        label = _("How to do it too")
        template = "cases/blocks/how_to.html"


class MomentBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), help_text="2016, 2016-08, 2016-08-14", validators=[check_when])
    text = blocks.TextBlock(label=_("What happened"), rows=2)

    class Meta:
        value_class = Moment


class TimelineBlock(blocks.StructBlock):
    items = blocks.ListBlock(MomentBlock(), label=_("Moments"), min_num=1, max_num=40)

    class Meta:
        icon = "date"
        label = _("Timeline")
        template = "cases/blocks/timeline.html"


class HeadedBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=150)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH)

    class Meta:
        icon = "title"
        label = _("Text with a heading")
        template = "cases/blocks/headed.html"


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    task = blocks.CharBlock(label=_("What one asks them about"), max_length=200, required=False)


class PeopleBlock(blocks.StructBlock):
    """Whom a network wants to be seen; nobody is shown because they have an account."""

    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1, max_num=30)

    class Meta:
        icon = "group"
        label = _("People")
        template = "cases/blocks/people.html"


def _told(label, icon: str = "pilcrow") -> blocks.RichTextBlock:
    return blocks.RichTextBlock(label=label, icon=icon, features=RICH, template="cases/blocks/told.html")


class PlainStory(blocks.StreamBlock):
    """Of news and a network's home."""

    text = blocks.RichTextBlock(label=_("Text"), features=["h2", "h3", *RICH], icon="pilcrow",
                                template="cases/blocks/text.html")  # fmt: skip
    picture = PictureBlock()
    quote = QuoteBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    people = PeopleBlock()

    class Meta:
        required = False


class CaseStory(blocks.StreamBlock):
    """Of a case."""

    challenge = _told(_("The challenge"), "help")
    approach = _told(_("What was done"), "cog")
    results = _told(_("Results"), "success")
    numbers = NumbersBlock()
    lesson = LessonBlock()
    how_to = HowToBlock()
    timeline = TimelineBlock()
    quote = QuoteBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    headed = HeadedBlock()

    class Meta:
        required = False
