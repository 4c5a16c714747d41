"""Files as spreadsheets, registers and statistical offices write them."""

import gzip
import io
import zipfile
from datetime import date

import openpyxl
import pytest

from hub.exchange import readers
from hub.exchange.errors import Unreadable
from hub.exchange.readers import delimited, packed, workbook

DANISH = "Bæredygtig turisme på Læsø: købmand og små gårdbutikker"
LATVIAN = "Lauku tūrisma attīstība: biedrības „Divjūru” ģimenēm un ļaudīm"
POLISH = "Odnawialne źródła energii w gminie Łąck, ścieżka i żółta świetlica"


def read(content: bytes, name="file.csv", kind="projects"):
    reader = readers.open_file(io.BytesIO(content), name, kind=kind)
    return reader.columns, list(reader.records)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(DANISH, "utf-8"), (DANISH, "utf-8-sig"), (DANISH, "utf-16"), (DANISH, "utf-16-le"),
     (DANISH, "utf-16-be"), (DANISH, "cp1252"),
     (DANISH, "iso8859-15"), (LATVIAN, "cp1257"), (LATVIAN.replace("„", "").replace("”", ""), "iso8859-13"),
     (POLISH, "cp1250"), (POLISH, "iso8859-2"), ("Туризъм в планината", "cp1251"),
     ("Ανάπτυξη αγροτικού τουρισμού", "cp1253"), ("Příliš žluťoučký kůň", "cp1250"),
     ("Kaimo bendruomenės namų įrengimas", "cp1257"), ("Külamaja ja õppekäigud", "cp1257"),
     ("Création d’une épicerie à la forêt", "cp1252"), ("Förderung für Straße und Gemüse", "cp1252")],
)  # fmt: skip
def test_the_encoding_is_seen_from_the_letters(text, encoding):
    content = f"title;country\n{text};DK\n".encode(encoding)
    assert [record.values["title"] for record in read(content)[1]] == [text]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_seen_from_the_rows(separator):
    rows = [["Title", " Total cost "], ["Køb, salg; og mere", "1,5"], ['Said "so"', "2\n3"]]
    content = "\r\n".join(
        separator.join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in rows
    ).encode()
    columns, records = read(content)
    assert columns == ["title", "total_cost"]
    assert [(record.line, *record.values.values()) for record in records] == [
        (2, "Køb, salg; og mere", "1,5"),
        (3, 'Said "so"', "2\n3"),
    ]


def test_rows_of_another_width_are_told_apart_from_spare_cells():
    _, records = read(b"title;country\nA;DK;;\nB\nC;DK;x\n\n;\n")
    assert [(record.line, record.trouble and record.trouble[0]) for record in records] == [
        (2, None),
        (3, "columns"),
        (4, "columns"),
    ]


def test_a_workbook_gives_values_as_shown():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Source ID", "title", "start_on", "total_cost", "population"])
    sheet.append([7, "=cmd|' /C calc'!A0", date(2024, 2, 28), 12.5, 1200.0])
    columns, records = read(saved(book), "file.xlsx")
    assert columns == ["source_id", "title", "start_on", "total_cost", "population"]
    assert list(records[0].values.values()) == [7, "=cmd|' /C calc'!A0", date(2024, 2, 28), 12.5, 1200]


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_that_unpacks_to_gigabytes_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(bytes(1 << 20))
    with pytest.raises(Unreadable) as caught:
        read(out.getvalue(), "bomb.xlsx")
    assert caught.value.code == "bomb"


def test_a_workbook_whose_directory_lies_about_its_size(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1 << 20)
    monkeypatch.setattr(workbook, "_whole", lambda stream: stream.read())
    book = openpyxl.Workbook()
    for _ in range(20000):
        book.active.append(["x" * 50])
    with pytest.raises(Unreadable) as caught:
        read(saved(book), "file.xlsx")
    assert caught.value.code == "bomb"


def test_entities_that_multiply_are_refused():
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["title"])
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content
            new.writestr(entry, content)
    with pytest.raises(Unreadable) as caught:
        read(out.getvalue(), "file.xlsx")
    assert caught.value.code == "not_xlsx"


def test_gzip_is_unpacked_up_to_a_limit(monkeypatch):
    content = b"title,country\n" + b"A,DK\n" * 50_000
    assert len(read(gzip.compress(content), "file.csv.gz")[1]) == 50_000
    monkeypatch.setattr(packed, "MAX_UNPACKED", 100_000)
    with pytest.raises(Unreadable) as caught:
        read(gzip.compress(content * 20), "file.csv.gz")
    assert caught.value.code == "too_big"


class Endless(io.RawIOBase):
    """A file of two gigabytes in one line, made as it is read."""

    def __init__(self) -> None:
        self.left = 2 << 30
        self.served = 0

    def readable(self):
        return True

    def seek(self, offset, whence=0):
        return 2 << 30 if whence else 0

    def tell(self):
        return self.served

    def readinto(self, buffer):
        size = min(len(buffer), self.left)
        buffer[:size] = b"a" * size
        self.left -= size
        self.served += size
        return size


def test_a_line_of_two_gigabytes_is_not_read_to_its_end():
    file = Endless()
    with pytest.raises(Unreadable) as caught:
        list(readers.open_file(file, "file.csv", kind="projects").records)
    assert caught.value.code == "line_too_long"
    assert file.served < 5 * delimited.MAX_LINE


def test_a_quote_that_is_never_closed_does_not_swallow_the_file():
    content = b'title;country\n"A;DK\n' + b"B;DK\n" * 1_000_000
    with pytest.raises(Unreadable) as caught:
        read(content)
    assert (caught.value.code, caught.value.params["line"]) == ("line_too_long", 2)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b" \n\n", "a.csv", "empty"),
        (b"\xef\xbb\xbf", "a.csv", "empty"),
        (b"1;2\n3;4\n", "a.csv", "no_header"),
        (b"title;Title\nA;B\n", "a.csv", "columns_twice"),
        (b"title\n", "a.csv.gz", "not_gzip"),
        (b"\x1f\x8bbroken", "a.csv.gz", "not_gzip"),
        (b"PK\x03\x04broken", "a.xlsx", "not_xlsx"),
        (b'{"projects": [', "a.json", "not_json"),
        (b'{"lags": []}', "a.json", "no_list"),
        (b"[" * 100_000, "a.json", "not_json"),
        (b"[]", "a.json", "no_rows"),
        (b'{"type": "FeatureCollection"}', "a.geojson", "not_geojson"),
    ],
)
def test_files_that_cannot_be_read_say_why(content, name, code):
    with pytest.raises(Unreadable) as caught:
        read(content, name)
    assert caught.value.code == code
    assert str(caught.value)


def test_points_of_geojson_become_columns():
    content = b"""{"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"Title": "A"}, "geometry": {"type": "Point", "coordinates": [22.5, 57.1]}}]}"""
    _, [record] = read(content, "a.geojson")
    assert (record.values["title"], record.values["lat"], record.values["lon"]) == ("A", 57.1, 22.5)
