"""Two groups found a partnership, write their money, see whose window closes in May, and take the agreement along."""

import io
import re
from datetime import date
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

DANISH, LATVIAN = "LAG Klit og Fjord", "Divjūru partnerība"
YEAR = date.today().year + 1
WINDOW = f"""
from datetime import date
from hub.cooperation.models import CooperationRule, RuleWindow
from hub.exchange import sample_people
rule = CooperationRule.objects.get(slug="lv-2023")
CooperationRule.objects.filter(pk=rule.pk).update(applications="windows")
RuleWindow.objects.get_or_create(rule=rule, opens=date({YEAR}, 3, 1), closes=date({YEAR}, 5, 31))
print(sample_people.password())
"""


def test_two_groups_found_a_partnership_and_download_the_agreement(somebody, hub):
    password = hub.manage("shell", "--no-imports", "-c", WINDOW).split()[-1]
    karen, janis = somebody(lang="da", scripts=False), somebody(lang="lv", narrow=True)

    karen.opens("/da/workspace/partnerships/new/")
    _signs_in(karen, "karen", password)
    karen.page.get_by_label(karen.words("Title in English")).fill("Warm rooms on two coasts")
    karen.page.get_by_label(karen.words("Title in your language")).fill("Varme rum på to kyster")
    karen.page.get_by_label(karen.words("Starts on")).fill(f"{YEAR}-09-01")
    karen.page.get_by_label(karen.words("Months that it takes")).fill("24")
    karen.presses("Found the partnership")
    karen.is_on(karen.words("Invite or name a partner"))
    karen.page.get_by_label(karen.words("Name, code or municipality")).fill("divjuru")
    karen.presses("Search", within=karen.page.locator("main"))
    karen.page.get_by_role("button", name=re.compile(LATVIAN)).click()
    expect(karen.page.get_by_text(karen.words("%(lag)s is invited.") % {"lag": LATVIAN})).to_be_visible()
    karen.link(karen.words("Back to the partnership")).click()
    _writes_money(karen, DANISH, {"eafrd": "298400", "other_public": "74600"})

    janis.opens("/lv/workspace/")
    _signs_in(janis, "janis", password)
    janis.opens("/lv/workspace/")
    janis.link("Warm rooms on two coasts").click()
    janis.presses("Take part")
    _writes_money(janis, LATVIAN, {"eafrd": "36000", "private": "4000.50"})
    closes = janis.page.locator("#windows > p").first
    expect(closes).to_contain_text(LATVIAN)
    expect(closes).to_contain_text(f"{YEAR}. gada 31. maijs")
    expect(janis.page.locator("#budget tfoot")).to_contain_text(re.compile(r"9\d\s?\d{3}"))

    agreement = janis.page.locator("#documents li", has_text=janis.words("Cooperation agreement"))
    with janis.page.expect_download() as coming:
        agreement.locator("a[href$='agreement.pdf?lang=lv']").click()
    pages = PdfReader(io.BytesIO(Path(coming.value.path()).read_bytes())).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (janis.words("Cooperation agreement"), DANISH, LATVIAN, "40 000,50", "373 000"):
        assert words in told.replace("\N{NO-BREAK SPACE}", " "), words


def _signs_in(them, name: str, password: str) -> None:
    them.page.locator("input[name=login]").fill(f"{name}@sample.example")
    them.page.locator("input[name=password]").fill(password)
    them.page.locator("input[name=password]").press("Enter")
    them.page.wait_for_url(re.compile(r"^(?!.*/login/)"))


def _writes_money(them, group: str, amounts: dict[str, str]) -> None:
    """Fill in the line of one's group; every field says what it is and whose."""
    line = them.page.locator("#budget tbody tr").filter(has_text=group)
    for name, amount in amounts.items():
        line.locator(f"input[type=number][name$='-{name}']").fill(amount)
    them.presses("Save the budget")
    expect(them.page.get_by_text(them.words("The budget is saved."))).to_be_visible()
    them.looks_around()
