"""A coordinator is invited, comes in with a passkey and completes her group's profile."""

import re

from playwright.sync_api import expect

EMAIL, PASSWORD = "anna@zeltene.example", "bicycle tulip harbour nineteen"
#: A Latvian group's network writes to her; she has an account, as whoever verified their address has.
INVITE = f"""
from django.urls import reverse
from hub.accounts.models import User
from hub.lags.actions import people
from hub.lags.models import Lag
boss = User.objects.filter(is_superuser=True).first()
anna = User.objects.create_user("{EMAIL}", "{PASSWORD}", first_name="Anna", language="en")
anna.emailaddress_set.create(email=anna.email, verified=True, primary=True)
lag = Lag.objects.filter(country="LV", live=True).order_by("pk").first()
letter = people.invite(body=lag, email=anna.email, role="manager", language="en", by=boss)
print(reverse("networks:invitation", args=[people.token(letter)]), lag.get_absolute_url())
"""
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
SUMMARY = "We bring village shops back, and the people who run them."


def test_a_coordinator_comes_in_with_a_passkey_and_completes_the_profile(somebody, hub):
    invitation, public = hub.manage("shell", "--no-imports", "-c", INVITE).split()[-2:]
    anna = somebody(by_name=True)
    page = anna.page
    device = anna.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    anna.opens("/en/account/login/")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign In", exact=True).click()
    page.wait_for_url("**/account/")
    anna.opens("/en/account/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    anna.presses("Confirm")
    page.get_by_role("checkbox").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile(r"/account/2fa/(?!webauthn/add)"))
    anna.opens("/en/account/")
    anna.presses("Sign out")
    page.wait_for_url("**/en/")

    anna.opens(invitation)
    anna.link("Sign in", page.locator("main")).click()
    page.locator("#passkey_login").click()
    page.wait_for_url(f"**{invitation}")
    anna.presses("Take it up")
    expect(page.get_by_text("Welcome!")).to_be_visible()

    anna.opens("/en/workspace/")
    anna.link(re.compile("^Profile")).click()
    english = page.get_by_role("group", name=re.compile("^English"))
    if not english.count():
        page.get_by_label("Another language").select_option("en")
        anna.presses("Add the language")
    english.get_by_label("Summary").fill(SUMMARY)
    expect(page.get_by_text(re.compile("^Draft kept at"))).to_be_visible()
    page.get_by_label("Find the place by its name").fill("Talsi")
    anna.presses("Find the place")
    page.get_by_label("Talsi, Latvia").check()
    page.get_by_label("coastal").check()
    anna.presses("Publish")
    expect(page.get_by_text("The profile is published.")).to_be_visible()
    anna.looks_around()

    visitor = somebody()
    visitor.opens(public)
    expect(visitor.page.get_by_text(SUMMARY)).to_be_visible()
    expect(visitor.page.get_by_text("self-declared").first).to_be_visible()
