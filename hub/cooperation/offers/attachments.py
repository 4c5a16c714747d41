"""Files that groups send each other; what they may be is the hub's rule for all uploads."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from hub.core import uploads

#: Bytes of a file at most: 5 MB.
LARGEST = 5 * 1024 * 1024
#: Ends of names of pictures; all others have to be documents.
_PICTURES = {ending for endings, _how in uploads.IMAGES.values() for ending in endings}
HELP = _("A document or a picture, 5 MB at most.")


def clean(file: File) -> File:
    """The file as it is kept; pictures without where they were taken. Raises ValidationError for one that is too
    large, of a kind that the hub does not take, or not what its name says.
    """
    if file.size > LARGEST:
        raise ValidationError(_("The file is larger than 5 MB."))
    if PurePath(file.name).suffix.lower() in _PICTURES:
        return uploads.clean_image(file)
    uploads.check_document(file)
    return file
