"""Somebody with an account: their browser, their letter box."""

import re

from django.core import mail
from django.test import Client

from hub.accounts.models import User
from tests.factories import UserFactory

PASSWORD = "bicycle tulip harbour nineteen"


def somebody(email: str = "anna@example.org", **fields) -> User:
    """A person whose address is verified; PASSWORD is theirs."""
    user = UserFactory(email=email, password=PASSWORD, **fields)
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    return user


def signs_in(client: Client, email: str = "anna@example.org", password: str = PASSWORD, **more):
    """Fill in the sign-in page."""
    return client.post("/en/account/login/", {"login": email, "password": password, **more})


def link_in_last_mail() -> str:
    """The path of the link in the newest mail."""
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]
