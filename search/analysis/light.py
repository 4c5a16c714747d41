"""Light stemmers for languages without a Snowball algorithm: one ending off, if enough is left.

They follow lemmatisation, so their work is to unite what the dictionary left apart (ambiguous
forms, derived adjectives' genders) and to help with words it does not hold. The endings are
the regular ones of nouns and adjectives; verbs are left to the dictionary. Maltese has no
dictionary: its article (il-, l-, ir-...) is cut off by the word splitter, and what is taken
off here are the sound plurals and the feminine, so broken plurals (ktieb - kotba) stay apart.
"""

from functools import partial

_ENDINGS = {
    "bulgarian": "ищата ите ата ята ето ове еве ият ия ът ят та то те ще а я о е и ъ",
    "croatian": "ovima evima ijima oga ega ima ama om em og eg oj im ih ovi evi a e i o u",
    "maltese": "ajiet ijiet iet ijin ati ej ea ew in ja à a i u",
    "slovak": "ového ovému ými ého ému ami ách iam och ovi iach ých ým ou om ej ov ia ie "
    "a á e é i í o u ú y ý",
    "slovenian": "ovega ovemu ega emu ami ama imi ima ov ev ah ih im om em ju a e i o u",
}

_MIN_STEM = 3


def _stem(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word


STEMMERS = {
    name: partial(_stem, endings=tuple(sorted(endings.split(), key=len, reverse=True)))
    for name, endings in _ENDINGS.items()
}
