"""An editor brings in a register with mistakes, corrects them, and takes the import back."""

import csv
import re
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import EDITOR

#: The label of the field; those of others begin alike.
FILE = re.compile(r"^\s*File\s*\*?\s*$")
TITLE = "Tīklu lāpītava Salacgrīvas ostā"
#: As a Latvian office's spreadsheet saves it: semicolons, Windows' Baltic encoding, decimal commas.
REGISTER = f"""\
source_id;title;lang;region;place;status;start_on;end_on;total_cost;themes;worked
J-1;Saulainā skatuve Ainažos;lv;LV00C;Ainaži;completed;01.03.2021;30.09.2022;12 400,50;culture-arts;Sākām mazi.
J-2;{TITLE};lv;LV00C;Salacgrīva;completed;31.02.2021;30.09.2022;8 250,00;fisheries-coast;Mācīja vecie zvejnieki.
J-3;Slēpošanas trase Vaidavā;lv;LV00C;Vaidava;running;01.11.2022;;-3000;sport-outdoor-life;Talka.
"""


def test_an_editor_corrects_a_register_imports_it_and_takes_it_back(somebody, tmp_path):
    him = somebody()
    page = him.page
    _signs_in(him)

    file = tmp_path / "projekti.csv"
    file.write_text(REGISTER, encoding="cp1257")
    him.link("Import", page.get_by_role("navigation", name="Main menu")).click()
    him.link("Import a file").first.click()
    page.get_by_role("radio", name="projects").check()
    page.get_by_label("Name of a new source").fill("Register of the north coast")
    page.get_by_label("Licence").fill("CC BY 4.0")
    page.get_by_label(FILE).set_input_files(file)
    him.presses("Check the file")

    assert _outcome(him) == {"Rows": 3, "New": 1, "Changed": 0, "Same": 0, "Doubtful": 0, "Refused": 2}
    assert [cells[:3] for cells in _problems(him)] == [
        ["3", "start_on", "31.02.2021"],
        ["4", "total_cost", "-3000"],
    ]
    expect(page.get_by_text("Nothing is written yet.")).to_be_visible()

    corrected = _corrects(_downloads(him, "Download the refused rows", tmp_path))
    him.presses("Confirm and import")
    assert _outcome(him)["New"] == 1
    _finds(him, "Saulainā skatuve", "Saulainā skatuve Ainažos")

    page.goto("/admin/imports/")
    him.link("projekti.csv").click()
    him.link("Import the corrected file").click()
    page.get_by_label(FILE).set_input_files(corrected)
    him.presses("Check the file")
    assert _outcome(him) == {"Rows": 2, "New": 2, "Changed": 0, "Same": 0, "Doubtful": 0, "Refused": 0}
    him.presses("Confirm and import")
    expect(him.link("Undo this import")).to_be_visible()
    run = page.url

    record = _finds(him, "tīklu lāpītava", TITLE)
    him.opens(record)
    him.is_on(TITLE)
    expect(page.get_by_text("Mācīja vecie zvejnieki.")).to_be_visible()
    expect(page.get_by_text("Register of the north coast", exact=True)).to_be_visible()

    _undoes(him, run)
    _finds_nothing(him, "tīklu lāpītava")
    him.expects_answer(record, 404)
    page.goto(record)
    him.is_on("There is no such page")
    _finds(him, "Saulainā skatuve", "Saulainā skatuve Ainažos")

    page.goto("/admin/imports/")
    him.link("projekti.csv").click()
    _undoes(him, page.url)
    _finds_nothing(him, "Saulainā skatuve")


def _signs_in(person) -> None:
    person.page.goto("/admin/")
    person.page.get_by_label("Email").fill(EDITOR[0])
    person.page.get_by_label("Password").fill(EDITOR[1])
    person.page.get_by_role("button", name="Sign In", exact=True).click()
    expect(person.page.get_by_role("heading", name="What needs attention")).to_be_visible()


def _outcome(person) -> dict[str, int]:
    """The counts of an import once the work is done; the page looks for that by itself."""
    table = person.page.get_by_role("table", name="Rows of the file by outcome")
    expect(table).to_be_visible(timeout=30_000)
    heads, cells = table.get_by_role("columnheader"), table.get_by_role("cell")
    return dict(zip(heads.all_inner_texts(), map(int, cells.all_inner_texts()), strict=True))


def _problems(person) -> list[list[str]]:
    """Rows of the table of refused rows: line, column, value, what is the matter."""
    page = person.page
    table = page.get_by_role("table").filter(has=page.get_by_role("columnheader", name="What is the matter"))
    return [row.get_by_role("cell").all_inner_texts() for row in table.get_by_role("row").all()[1:]]


def _downloads(person, link: str, into: Path) -> Path:
    with person.page.expect_download() as waiting:
        person.link(link).click()
    target = into / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def _corrects(errors: Path) -> Path:
    """What the editor does in a spreadsheet: reads the reasons, writes the right values, saves."""
    with errors.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))  # divided as the register was
    assert [(row["source_id"], row["_line"]) for row in rows] == [("J-2", "3"), ("J-3", "4")]
    assert "start_on" in rows[0]["_problem"]
    assert "total_cost" in rows[1]["_problem"]
    rows[0]["start_on"], rows[1]["total_cost"] = "28.02.2021", "3000"
    corrected = errors.with_name("corrected.csv")
    with corrected.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return corrected


def _finds(person, words: str, title: str) -> str:
    """Search on the site until the record is there, which must not take long; gives its address."""
    hit = person.link(title, person.page.locator("#results"))
    _searches_until(person, words, lambda: hit.count() == 1)
    return hit.get_attribute("href")


def _finds_nothing(person, words: str) -> None:
    nothing = person.page.get_by_role("heading", name="0 hits")
    _searches_until(person, words, lambda: nothing.count() == 1)


def _searches_until(person, words: str, holds, seconds: float = 15) -> None:
    until = time.monotonic() + seconds
    while True:
        person.opens(f"/en/search/?q={words}")
        if holds():
            return
        assert time.monotonic() < until, person.page.locator("#results").inner_text()
        time.sleep(0.3)


def _undoes(person, run: str) -> None:
    person.page.goto(run)
    person.link("Undo this import").click()
    person.presses("Undo this import")
    expect(person.page.get_by_text("Undone", exact=True)).to_be_visible(timeout=30_000)
