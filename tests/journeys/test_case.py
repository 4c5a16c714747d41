"""A network's editor writes a case from a project, a colleague publishes it, and another network cannot reach it."""

import re

from playwright.sync_api import expect

TITLE = "Butikken, som sognet ejer"


def test_a_case_gets_from_a_project_to_the_public_page(somebody, hub):
    told = hub.manage(
        "shell", "--no-imports", "-c", "from hub.exchange import sample_people as p; print(p.password())"
    )
    password = told.split()[-1]
    jens, mette, aoife, visitor = (somebody(lang=lang) for lang in ("da", "da", "en", "lv"))

    page = jens.page
    jens.opens("/da/search/?q=landsbybutik&kind=project&country=DK")
    address = page.locator("#results article a").first.get_attribute("href")
    number = re.search(r"/projects/(\d+)-", address)[1]
    jens.opens(f"/da/workspace/cases/from-project/{number}/")
    _signs_in(jens, "jens", password)
    jens.is_on(jens.words("Write a case from this project"))
    jens.presses("Make the draft")
    page.get_by_label(re.compile("^Titel")).first.fill(TITLE)
    expect(page.locator("[data-contentpath='body']").first).to_be_visible()
    edit = page.url
    page.locator(
        ".footer__container button.w-dropdown__toggle, footer button.w-dropdown__toggle"
    ).last.click()
    page.locator("button[name='action-submit']").click()
    expect(page.locator(".messages, .w-main").get_by_text(TITLE).first).to_be_visible()

    mette.opens("/da/account/login/")
    _signs_in(mette, "mette", password)
    mette.page.goto(edit)
    mette.page.locator(".footer__container button.w-dropdown__toggle").last.click()
    mette.page.locator("button[data-workflow-action-name='approve']").first.click()
    mette.page.wait_for_url(re.compile("/admin/"))

    aoife.opens("/en/account/login/")
    _signs_in(aoife, "aoife", password)
    aoife.page.goto(edit)
    assert TITLE not in aoife.page.content()
    assert aoife.page.url.endswith("/admin/")

    visitor.opens("/lv/cases/?country=DK")
    visitor.link(TITLE).click()
    visitor.is_on(TITLE)
    expect(visitor.page.locator("h1")).to_have_attribute("lang", "da")


def _signs_in(them, name: str, password: str) -> None:
    them.page.locator("input[name=login]").fill(f"{name}@sample.example")
    them.page.locator("input[name=password]").fill(password)
    them.page.locator("input[name=password]").press("Enter")
    them.page.wait_for_url(re.compile(r"^(?!.*/login/)"))
