"""Charts: drawing, table, files."""

from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.utils import translation
from PIL import Image

from hub.core.charts import Chart, Kind, Series, drawing, palette, raster, table
from hub.core.charts.scale import ticks
from hub.core.templatetags import charts as tags

MONEY = Chart(
    "money",
    "Money by year",
    "Year",
    ("2023", "2024"),
    (Series("EAFRD", (Decimal("1500.50"), Decimal(0))), Series("ESF+", (None, Decimal(2_000_000)), tone=5)),
    unit="EUR",
)


def bars(number: int, **more) -> Chart:
    names = tuple(f"Theme {index}" for index in range(number))
    values = tuple(range(number, 0, -1))
    return Chart("themes", "Themes", "Theme", names, (Series("Projects", values),), Kind.BARS, **more)


def parsed(svg: str):
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def rectangles(svg: str) -> list[dict]:
    found = parsed(svg).iter("{http://www.w3.org/2000/svg}rect")
    return [rect.attrib for rect in found if "chart__mark" in rect.get("class", "")]


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6, 8]),
        (83, [0, 20, 40, 60, 80, 100]), (4_100_000, [0, 10**6, 2 * 10**6, 3 * 10**6, 4 * 10**6, 5 * 10**6]),
        (0.4, [0, 0.1, 0.2, 0.3, 0.4]),
    ],
)  # fmt: skip
def test_an_axis_counts_in_round_numbers(highest, expected):
    assert ticks(highest) == expected


def test_columns_are_as_high_as_their_numbers_and_stand_on_each_other():
    chart = Chart("c", "C", "Year", ("1", "2"), (Series("a", (10, 5)), Series("b", (10, 0))))
    lower, upper, half = rectangles(drawing.svg(chart))
    assert float(upper["y"]) + float(upper["height"]) + 1 == pytest.approx(float(lower["y"]), abs=0.2)
    assert float(half["height"]) == pytest.approx(float(lower["height"]) / 2, abs=1)
    assert lower["fill"] == palette.TONES[0]


def test_a_bar_is_as_long_as_its_number():
    first, second = rectangles(drawing.svg(bars(2)))
    assert (first["width"], second["width"]) == ("100.000%", "50.000%")


def test_a_drawing_is_read_out_as_its_title_and_largest_numbers():
    root = parsed(drawing.svg(MONEY, prefix="x"))
    assert root.get("role") == "img"
    told = {part.get("id"): part.text for part in root if part.get("id")}
    assert [told[name] for name in root.get("aria-labelledby").split()] == [
        "Money by year",
        "2024: €2M; 2023: €1.5K",
    ]


def test_words_from_records_cannot_break_out_of_a_drawing():
    chart = Chart("c", "<script>", "Year", ('"><script>',), (Series("</svg>", (1,)),))
    for svg in (drawing.svg(chart), drawing.sheet(chart)):
        assert "<script>" not in svg
        parsed(svg) if "xmlns" not in svg else ElementTree.fromstring(svg)


def test_of_many_only_the_first_are_drawn_and_the_table_has_all():
    chart = bars(20, most=15)
    assert len(rectangles(drawing.svg(chart))) == 15
    assert len(list(table.rows(chart))) == 20
    assert chart.notes == ["The 15 largest of 20 are drawn; the table has all."]


def test_a_table_speaks_the_readers_language():
    with translation.override("da"):
        assert table.head(MONEY) == ["Year", "EAFRD", "ESF+", "I alt"]
        cells = [
            [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row["cells"]] for row in table.rows(MONEY)
        ]
    assert cells == [["1.500 €", "–", "1.500 €"], ["0 €", "2.000.000 €", "2.000.000 €"]]


def test_a_file_for_spreadsheets_has_plain_numbers_and_no_formulas():
    chart = Chart(
        "c", "C", "Theme", ('=HYPERLINK("x")', "Ģipka"), (Series("@n", (Decimal("1.5"), None)),), unit="EUR"
    )
    assert table.as_csv(chart) == (
        '\N{BYTE ORDER MARK}Theme,\'@n (EUR)\r\n"\'=HYPERLINK(""x"")",1.50\r\nĢipka,\r\n'.encode()
    )


def test_a_picture_is_lettered_in_every_script():
    """Letters that the font lacked would all be drawn as the same box."""
    drawn = {
        raster.png(drawing.sheet(Chart("c", title, "Year", ("1",), (Series("a", (1,)),))))
        for title in ("ģķļņ", "ąęłż", "ΑΒΓΔ", "БВГД", "őűøå")
    }
    assert len(drawn) == 5
    picture = Image.open(BytesIO(drawn.pop()))
    assert (picture.format, picture.width) == ("PNG", 1800)


def test_a_name_with_control_characters_can_be_drawn():
    assert raster.png(drawing.sheet(MONEY, source="LAG\x0bKlit\x00")).startswith(b"\x89PNG")


def test_a_target_bar_shows_how_far_a_project_came():
    assert 'width="50.0%"' in tags.target_bar(5, 10)
    assert tags.target_share(12, 10) == "120% of the target"
    assert (tags.target_bar(None, 10), tags.target_bar(5, 0), tags.target_share(5, None)) == ("", "", "")
