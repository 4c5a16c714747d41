"""Files that people upload: what may come in, and in which shape it is kept. Every upload goes through here.

A name and a type that a browser tells are claims; what counts is what a file holds.
"""

import warnings
import zipfile
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

from hub.core.formats import number

#: Pillow's name of a format -> endings of names, and how it is written again.
IMAGES = {
    "JPEG": ((".jpg", ".jpeg"), {"quality": 92}),
    "PNG": ((".png",), {}),
    "WEBP": ((".webp",), {"quality": 92}),
    "AVIF": ((".avif",), {"quality": 85}),
    "GIF": ((".gif",), {}),
}
#: Office files are archives; what tells them apart, the second for those that say so in a file.
ARCHIVES = {
    ".docx": "word/document.xml", ".xlsx": "xl/workbook.xml",
    ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}  # fmt: skip
#: Bytes that such an archive may unfold to: more is made to fill a disk.
UNFOLDED = 300_000_000
#: In texts and tables: what browsers that guess would take for a page.
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml")
NO_IMAGE = gettext_lazy(
    "This is no picture that the hub can read. Choose a JPEG, PNG, WebP, AVIF or GIF file."
)


def clean_image(file: File) -> SimpleUploadedFile:
    """The picture of an upload, written anew: without whatever else lay in the file (scripts, another file at its
    end, where a camera was), upright, under a name that fits.

    Raises ValidationError for what is no picture, says that it is another kind, is larger than
    WAGTAILIMAGES_MAX_UPLOAD_SIZE bytes or WAGTAILIMAGES_MAX_IMAGE_PIXELS. Pixels are counted before any is read.
    """
    _check_size(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    ending = PurePath(file.name).suffix.lower()
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(file, formats=list(IMAGES))
            _check_pixels(opened)
            endings, how = IMAGES[opened.format]
            if ending not in endings:
                raise ValidationError(NO_IMAGE, code="wrong_ending")
            written = _written(opened, how)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(_too_many_pixels(), code="too_many_pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(NO_IMAGE, code="no_image") from error
    return SimpleUploadedFile(PurePath(file.name).name, written, content_type=Image.MIME[opened.format])


def _written(opened: Image.Image, how: dict) -> bytes:
    out, kind = BytesIO(), opened.format
    if kind == "GIF" and getattr(opened, "is_animated", False):
        if opened.n_frames * opened.width * opened.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise ValidationError(_too_many_pixels(), code="too_many_pixels")
        opened.save(out, kind, save_all=True, comment=b"")
        return out.getvalue()
    colours = opened.info.get("icc_profile")
    upright = ImageOps.exif_transpose(opened)
    upright.info = {name: upright.info[name] for name in ("transparency",) if name in upright.info}
    upright.save(out, kind, **how, **({"icc_profile": colours} if colours else {}))
    return out.getvalue()


def _check_pixels(opened: Image.Image) -> None:
    if opened.width * opened.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(_too_many_pixels(), code="too_many_pixels")


def _too_many_pixels() -> str:
    most = number(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS / 1_000_000)
    return _("The picture is too large: %(most)s million pixels at most.") % {"most": most}


def check_document(file: File) -> None:
    """Raises ValidationError unless a document is one of WAGTAILDOCS_EXTENSIONS, is what its name says, is no
    larger than DOCUMENT_MAX_BYTES, and holds no macros.
    """
    _check_size(file, settings.DOCUMENT_MAX_BYTES)
    ending = PurePath(file.name).suffix.lower()
    if ending.removeprefix(".") not in settings.WAGTAILDOCS_EXTENSIONS or not _is_what_it_says(file, ending):
        allowed = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise ValidationError(
            _("The hub takes no such file, or it is not what its name says. It takes: %(kinds)s.")
            % {"kinds": allowed},
            code="wrong_kind",
        )


def _is_what_it_says(file: File, ending: str) -> bool:
    file.seek(0)
    try:
        if ending == ".pdf":
            return file.read(5) == b"%PDF-"
        if ending in ARCHIVES:
            return _is_office(file, ending)
        return _is_text(file)
    finally:
        file.seek(0)


def _is_office(file: File, ending: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            held = {each.filename: each.file_size for each in archive.infolist()}
            if sum(held.values()) > UNFOLDED or any("vbaproject" in name.lower() for name in held):
                return False
            if ending in (".docx", ".xlsx"):
                return ARCHIVES[ending] in held
            return 0 < held.get("mimetype", 0) < 100 and archive.read("mimetype").decode() == ARCHIVES[ending]
    except (zipfile.BadZipFile, OSError, UnicodeDecodeError, RuntimeError, NotImplementedError):
        return False


def _is_text(file: File) -> bool:
    beginning = file.read(4096)
    return b"\0" not in beginning and not any(mark in beginning.lower() for mark in MARKUP)


def _check_size(file: File, most: int) -> None:
    if file.size > most:
        told = _("The file is too large: %(most)s MB at most.") % {"most": number(most / 1024 / 1024)}
        raise ValidationError(told, code="too_large")
