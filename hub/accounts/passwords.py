import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

#: zxcvbn's scale: 3 is what withstands guessing at a stolen, slowly hashed list (10^8 to 10^10 guesses).
ENOUGH = 3
#: Longer ones are judged by their beginning; the time it takes grows fast.
JUDGED = 72


class GuessedPasswordValidator:
    """Refuses what a guesser tries early: passwords of leaked lists, names and words, with the usual disguises.

    Works on lists in the package (30,000 leaked passwords, names, words of film and wiki), asks no server.
    """

    def validate(self, password: str, user=None) -> None:
        """Raises ValidationError for a password that is easily guessed."""
        known = ["leader", "hub", "leaderhub", "clld"]
        if user is not None:
            known += re.findall(r"\w+", f"{user.first_name} {user.last_name} {user.email}")
        if zxcvbn(password[:JUDGED], user_inputs=known)["score"] < ENOUGH:
            raise ValidationError(
                _("This password is easily guessed: it is among leaked ones, or close to one."),
                code="password_guessed",
            )

    def get_help_text(self) -> str:
        return _("Your password can’t be among those that were leaked elsewhere, or close to one.")
