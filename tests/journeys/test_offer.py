"""An idea in Latvia becomes an offer, a group in Denmark answers it, and the two talk."""

import re

from playwright.sync_api import expect

IDEA = "Ciemu siltie punkti un nakts mācības, kad vētrā trīs dienas nav elektrības un sakaru."
GROUP = "LAG Klit og Fjord"
ENGLISH = "Night drills for warm rooms"
STEPS = (
    {},
    {"objectives": "Katrā ciemā ir silta telpa.", "activities": "Divas nakts mācības un kopīgs pieraksts."},
    {"we_bring": "Desmit ciemu pieredzi.", "we_look_for": "Grupu, kas ziemā gaida vētras."},
    {},
    {"title_en": ENGLISH, "summary_en": "We look for groups on stormy coasts to practise with us."},
)


def test_an_idea_becomes_an_offer_and_two_groups_talk_about_it(somebody, hub):
    told = hub.manage(
        "shell", "--no-imports", "-c", "from hub.exchange import sample_people as p; print(p.password())"
    )
    password = told.split()[-1]
    janis, ilze, karen = somebody(lang="lv"), somebody(lang="lv", narrow=True), somebody(lang="da")

    page = janis.page
    janis.opens("/lv/cooperation/partners/")
    page.get_by_label(janis.words("What do you want to do together?")).fill(IDEA)
    for fold, box in (("Themes", "Drošība un gatavība krīzēm"), ("Partners from", "Dānija")):
        page.locator("summary").filter(has_text=janis.words(fold)).click()
        page.get_by_role("checkbox", name=box, exact=True).check()
    janis.presses("Find partners")
    match = page.locator(".matches > li").filter(has=janis.link(GROUP))
    expect(match.locator(".reasons")).to_contain_text("Darbojas jomās: Drošība un gatavība krīzēm")

    janis.link(janis.words("Save this idea as an offer")).click()
    _signs_in(janis, "janis", password)
    janis.is_on(janis.words("Write an offer"))
    janis.presses("Save as a draft and go on")
    for number, fields in enumerate(STEPS):
        for name, text in fields.items():
            page.locator(f"[name={name}]").fill(text)
        janis.looks_around()
        janis.presses("Save and finish" if number == len(STEPS) - 1 else "Save and go on")
    janis.presses("Send to the network")
    expect(
        page.get_by_text(janis.words("Your network has it now. You will hear what it says."))
    ).to_be_visible()

    ilze.opens("/lv/account/login/")
    _signs_in(ilze, "ilze", password)
    ilze.opens("/lv/workspace/offers/")
    ilze.link(re.compile("^Ciemu siltie punkti")).click()
    ilze.is_on(ilze.words("Judge an offer"))
    for criterion in ("clear", "concrete", "complete", "feasible"):
        ilze.page.locator(f"[name={criterion}][value='4']").check()
    ilze.presses("Decide")
    expect(ilze.page.get_by_text(ilze.words("The offer is published."))).to_be_visible()

    _finds(karen, ENGLISH)
    karen.link(karen.words("We are interested")).click()
    _signs_in(karen, "karen", password)
    karen.page.get_by_label(karen.words("What do you bring?")).fill("Vi har holdt tre øvelser i Thyborøn.")
    karen.presses("Send")
    expect(
        karen.page.get_by_text(karen.words("The group has your message and will answer here."))
    ).to_be_visible()

    janis.opens("/lv/workspace/conversations/")
    janis.link(re.compile("^Ciemu siltie punkti")).first.click()
    janis.is_on(GROUP)
    expect(page.get_by_text("Vi har holdt tre øvelser i Thyborøn.")).to_be_visible()
    janis.presses("Yes, we want to go on with them")
    page.get_by_label(janis.words("Message")).fill("Brauciet novembrī!")
    janis.presses("Send")
    expect(page.get_by_text("Brauciet novembrī!")).to_be_visible()

    karen.page.reload()
    expect(karen.page.get_by_text("Brauciet novembrī!")).to_be_visible()
    assert "@" not in karen.page.locator("main").inner_text()


def _signs_in(them, name: str, password: str) -> None:
    them.page.locator("input[name=login]").fill(f"{name}@sample.example")
    them.page.locator("input[name=password]").fill(password)
    them.page.locator("input[name=password]").press("Enter")
    them.page.wait_for_url(re.compile(r"^(?!.*/login/)"))


def _finds(them, title: str) -> None:
    """Open an offer from the list, once the index has followed."""
    for _turn in range(30):
        them.opens("/da/cooperation/offers/")
        if them.link(title).count():
            break
        them.page.wait_for_timeout(300)
    them.link(title).click()
    them.is_on(title)
