"""Names compared and put in order as a reader would, whatever their script and accents."""

import unicodedata

#: Letters that Unicode does not take apart into a letter and an accent.
WHOLE = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})

#: Letters that are letters of their own in a language, each with the letter it comes after (CLDR).
ALPHABETS = {
    "da": {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"},
    "lv": {letter: f"{base}1" for letter, base in zip("čģķļņšž", "cgklnsz", strict=True)},
}


def fold(text: str) -> str:
    """Text without case, accents, punctuation and doubled blanks, to compare by.

    >>> fold("Ģipkas  „Bode”, Ærø")
    'gipkas bode aero'
    """
    bare = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE))
    kept = ("" if unicodedata.combining(sign) else sign if sign.isalnum() else " " for sign in bare)
    return " ".join("".join(kept).split())


def sort_key(text: str, lang: str) -> tuple[tuple[str, ...], str]:
    """What to sort a name by for a reader of `lang` (ISO 639-1); languages without rules here sort by `fold`.

    >>> sorted(["Šķeltova", "Svēte", "Zaube"], key=lambda name: sort_key(name, "lv"))
    ['Svēte', 'Šķeltova', 'Zaube']
    """
    alphabet = ALPHABETS.get(lang[:2], {})
    whole = unicodedata.normalize("NFC", text.casefold())
    return tuple(alphabet.get(sign) or fold(sign) for sign in whole if sign.isalnum()), text
