"""Letters, plans and agreements that the hub makes, read back from the files."""

import io
from decimal import Decimal

import docx
import pytest
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from hub.cooperation.partnerships import actions, documents
from tests.factories import LagFactory
from tests.factories.partnerships import a_colleague, a_partnership, reread, seat_of

pytestmark = pytest.mark.django_db
GREEK = "Ομάδα Τοπικής Δράσης «Πράμνη» Ώμέγα"
BULGARIAN = "МИГ „Скали и извори“ – Щъркел"
LATVIAN = "Biedrība „Ģipkas ļaudis” ķēžu ņēmējšņori"
#: A line of the alphabets beside these three.
LETTERS = "ąćęłńśźż čďěňřšťůž áéíóöőúüű äöüß æøå àâçèêëîïôùûœ ăâîșț ċġħż ąčęėįšųū đ õ"


@pytest.fixture
def made():
    greek = LagFactory(name=GREEK, country_id="EL", lang="el")
    bulgarian = LagFactory(name=BULGARIAN, country_id="BG", lang="bg")
    latvian = LagFactory(name=LATVIAN)
    text = {
        "title": "Pa vecam", "summary": LETTERS, "objectives": "Mērķis <b>viens</b> & divi\x07\n\nOtrais",
        "activities": "Darbs " * 600,
    }  # fmt: skip
    made = a_partnership(
        bulgarian, latvian, lead=greek, title="Old ways", texts={"lv": text}, themes=["crafts"], lang="lv"
    )
    actions.name_outside(user=None, partnership=made, name="Ж" * 200, country="NO")
    for lag, amount in ((greek, "10000.10"), (bulgarian, "2500.20"), (latvian, "0.30")):
        seat = seat_of(made, lag)
        amounts = {"eafrd": Decimal(amount), "other_public": Decimal(5), "private": 0, "other": 0}
        actions.set_budget(user=None, partner=seat, version=1, currency="EUR", amounts=amounts)
    return reread(made)


def words_of(content: bytes, file_format: str) -> str:
    if file_format == "pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        file = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])
    return " ".join(text.split())


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_every_document_writes_every_alphabet_and_takes_markup_for_text(made, file_format):
    for kind, lang in (("letter-of-intent", "lv"), ("activity-plan", "da"), ("agreement", "en")):
        content, _media_type = documents.make(kind, file_format, made, lang)
        told = words_of(content, file_format)
        with translation.override(lang):
            assert str(documents.NAMES[kind]) in told
        for name in (GREEK, BULGARIAN, LATVIAN):
            assert name in told, (kind, name)
        assert "Mērķis <b>viens</b> & divi" in told
        assert told.replace(" ", "").count("Ж") >= 200
    plan = words_of(documents.make("activity-plan", file_format, made, "da")[0], file_format)
    assert LETTERS in plan
    assert plan.count("Darbs") == 600


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_the_agreement_holds_the_budget_and_it_adds_up(made, file_format):
    told = words_of(documents.make("agreement", file_format, made, "en")[0], file_format)
    for amount in ("10,000.10", "2,500.20", "0.30", "12,500.60", "12,515.60"):
        assert amount in told
    assert "The project costs €12,516 together." in told
    danish = words_of(documents.make("agreement", file_format, made, "da")[0], file_format)
    assert "12.515,60" in danish


def test_the_fonts_come_along_and_files_say_their_language(made):
    pdf = PdfReader(io.BytesIO(documents.make("agreement", "pdf", made, "lv")[0]))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all("HubSans" in name for name in fonts), fonts
    assert pdf.trailer["/Root"]["/Lang"] == "lv"
    file = docx.Document(io.BytesIO(documents.make("agreement", "docx", made, "lv")[0]))
    about = file.core_properties
    assert (about.language, about.author, about.comments) == ("lv", "", "")


def test_partners_download_them_and_nobody_else_does(made):
    lead = made.lead.lag
    address = f"/en/workspace/partnerships/{made.pk}/documents/agreement.docx"
    client = Client()
    client.force_login(a_colleague(lead))
    response = client.get(address, {"lang": "lv"})
    assert response["Content-Disposition"] == 'attachment; filename="old-ways-agreement-lv.docx"'
    assert "no-store" in response["Cache-Control"]
    assert client.get(address.replace("agreement", "contract")).status_code == 404
    assert client.get(address.replace("docx", "exe")).status_code == 404
    stranger = Client()
    stranger.force_login(a_colleague(LagFactory(country_id="DE", lang="de")))
    assert stranger.get(address).status_code == 404
