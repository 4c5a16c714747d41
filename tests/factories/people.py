import factory
from factory.django import DjangoModelFactory

from hub.accounts.models import User


class UserFactory(DjangoModelFactory):
    """A user without rights; `password` is what they sign in with."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.org".format)
    password = factory.django.Password("a long enough password")
