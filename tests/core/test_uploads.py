"""What people upload: pictures are written anew, documents are what they say, the rest stays out."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.images import get_image_model

from hub.accounts.models import User
from hub.core.uploads import check_document, clean_image

SCRIPT = b"<script>alert(1)</script>"


def picture(kind="PNG", size=(40, 20), **how) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **how)
    return out.getvalue()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def vast(width: int, height: int) -> bytes:
    """The head of a PNG that says how large it is, and hardly anything else."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + head
        + struct.pack(">I", zlib.crc32(head))
        + picture()[33:]
    )


def archive(**files: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_picture_is_kept_without_what_else_lay_in_its_file(kind):
    ending = {"JPEG": "jpg"}.get(kind, kind.lower())
    kept = clean_image(upload(f"mill.{ending}", picture(kind) + SCRIPT)).read()
    assert (SCRIPT in kept, Image.open(BytesIO(kept)).size) == (False, (40, 20))


def test_a_photograph_stands_upright_and_does_not_say_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Anna"
    kept = Image.open(BytesIO(clean_image(upload("a.jpg", picture("JPEG", exif=exif))).read()))
    assert (kept.size, dict(kept.getexif())) == ((20, 40), {})


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no_image"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no_image"),
        ("a.png", picture("JPEG"), "wrong_ending"),
        ("a.html", picture(), "wrong_ending"),
        ("a.png", vast(10_000, 10_000), "too_many_pixels"),
        ("a.png", vast(60_000, 60_000), "too_many_pixels"),
        ("a.png", picture()[:60], "no_image"),
        ("a.gif", b"GIF89a/*" + SCRIPT, "no_image"),
        ("a.png", b"", "no_image"),
    ],
)
def test_what_is_no_picture_or_too_large_stays_out(name, content, code):
    with pytest.raises(ValidationError) as refused:
        clean_image(upload(name, content))
    assert refused.value.code == code


def test_large_files_are_refused_unread(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = settings.DOCUMENT_MAX_BYTES = 10
    for check, name in ((clean_image, "a.png"), (check_document, "a.pdf")):
        with pytest.raises(ValidationError) as refused:
            check(upload(name, b"%PDF-1.7 and more"))
        assert refused.value.code == "too_large"


@pytest.mark.parametrize(
    ("name", "content", "passes"),
    [
        ("a.pdf", b"%PDF-1.7 ...", True),
        ("a.pdf", b"MZ" + b"%PDF-1.7", False),
        ("a.docx", archive(word__document_xml="<w/>"), True),
        ("a.docx", archive(word__document_xml="<w/>", word__vbaProject_bin="x"), False),
        ("a.docx", b"PK\x03\x04 broken", False),
        ("a.xlsx", archive(word__document_xml="<w/>"), False),
        ("a.odt", archive(mimetype="application/vnd.oasis.opendocument.text"), True),
        ("a.odt", archive(mimetype="text/html"), False),
        ("a.csv", "navn;by\nMøllen;Lemvig".encode(), True),
        ("a.txt", b"<html>" + SCRIPT, False),
        ("a.csv", b"a\0b", False),
        ("a.exe", b"MZ", False),
        ("a.html", SCRIPT, False),
    ],
)
def test_documents_are_what_their_name_says(name, content, passes):
    try:
        check_document(upload(name, content))
    except ValidationError:
        assert not passes
    else:
        assert passes


@pytest.mark.django_db
def test_the_admin_asks_the_same_check(settings):
    client = Client()
    client.force_login(User.objects.create_superuser("boss@example.org", "a long enough password"))
    sent = {"title": "Mill", "description": "A mill", "file": upload("mill.png", picture() + SCRIPT)}
    client.post("/admin/images/add/", sent)
    with get_image_model().objects.get().file.open() as kept:
        assert SCRIPT not in kept.read()
    answer = client.post("/admin/images/add/", {**sent, "file": upload("mill.png", vast(10_000, 10_000))})
    assert (answer.status_code, get_image_model().objects.count()) == (200, 1)
