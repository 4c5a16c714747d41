"""Which encoding a text file is in, judged by the letters that each EU language is known to use.

UTF-8 and UTF-16 give themselves away. Between the old one-byte encodings the same byte is a different letter
(0xE6 is æ in cp1252, ę in cp1257, ć in cp1250), so the one wins whose reading looks most like one language.
"""

import codecs
import math
from collections import Counter

#: How often letters beyond a-z come in a language, roughly, per thousand letters; higher is more usual.
#: Rounded from common letter-frequency tables; only the proportions within a language matter.
LETTERS = {
    "cp1252": {
        "da": "å12 ø9 æ9 é1",
        "sv": "ä18 å13 ö13 é1",
        "fi": "ä36 ö4 å1",
        "de": "ü7 ä6 ö3 ß3",
        "fr": "é19 è3 à5 ê2 ç1 ô1 î1 û1 ù1 â1 ï1 œ1",
        "es": "ó8 í7 á5 é4 ñ3 ú2 ü1",
        "pt": "ã7 ç5 á5 é4 í2 õ2 ó3 ê4 â1 à1 ú1 ô1",
        "it": "à6 è3 ò2 ù2 é1 ì1",
        "nl": "ë1 é1 ï1",
        "ga": "á6 í7 é5 ó5 ú4",
    },
    "cp1257": {
        "lv": "ā39 ē18 ī17 š10 ū4 ņ6 ļ4 ķ4 ž3 č1 ģ1",
        "lt": "ė17 š12 ų11 ž9 ą7 į7 ū5 č5 ę3",
        "et": "ä11 ü10 õ10 ö2 š1 ž1",
    },
    "cp1250": {
        "pl": "ł21 ę13 ą12 ó9 ż9 ś8 ć6 ń3 ź1",
        "cs": "í29 á21 é13 ě12 ř10 č10 ž9 š8 ý8 ů5 ú1 ň1 ó1 ť1 ď1",
        "sk": "á17 í10 é9 č10 š8 ž9 ý9 ú9 ľ4 ť5 ň1 ô2 ď1 ä1 ó1",
        "hu": "á37 é39 ö10 ó11 ő9 í5 ü6 ú3 ű2",
        "sl": "č14 š10 ž7",
        "hr": "č10 š10 ć8 ž6 đ3",
        "ro": "ă30 ţ11 ş10 î10 â4",
    },
    "cp1251": {
        "bg": "а118 и90 о87 е83 т73 н72 р50 с49 в45 л35 к34 д33 п29 м24 з22 я20 ъ17 у17 г15 б13 ч12 "
              "ц7 ж7 щ6 ш5 х5 ю2 й7 ф2 ь1",
    },
    "cp1253": {
        "el": "α90 ο87 ι78 ε76 τ79 σ44 ν62 η48 υ40 ρ44 π40 κ40 μ33 λ28 ς40 ω16 γ17 δ17 θ11 χ11 φ8 ί22 "
              "ό20 ή13 ά20 έ13 ύ8 ώ9 β6 ξ5 ζ3 ψ2",
    },
}  # fmt: skip

#: Several encodings hold the same languages; the cp… one is tried first and wins a draw.
SISTERS = {"cp1257": ["iso8859_13"], "cp1252": ["iso8859_15"], "cp1250": ["iso8859_2"]}

#: Signs that any text may have; neither for nor against a language.
NEUTRAL = "“”„‘’‚»«–—…•€§°²³·®©™×½¼´¨\u00a0\u00ad"
SAMPLE_BYTES = 4 << 20


def _table(text: str) -> dict[str, float]:
    weights = {item[0]: float(item[1:]) for item in text.split()}
    weights |= {sign.upper(): weight / 20 for sign, weight in weights.items() if len(sign.upper()) == 1}
    total = sum(weights.values())
    return {sign: math.log(weight / total) for sign, weight in weights.items()}


_TABLES = [
    (codec, {lang: _table(text) for lang, text in languages.items()})
    for main, languages in LETTERS.items()
    for codec in [main, *SISTERS.get(main, [])]
]


def detect(sample: bytes, *, is_all: bool) -> str:
    """Python's name of the encoding of a file, from its beginning.

    is_all: the sample is the whole file, so a cut-off last letter is a mistake and not a cut.
    """
    for mark, codec in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                        (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if sample.startswith(mark):
            return codec
    if codec := _utf_16_without_mark(sample):
        return codec
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=is_all)
    except UnicodeDecodeError:
        return _one_byte(sample)
    return "utf-8"


def _utf_16_without_mark(sample: bytes) -> str | None:
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _one_byte(sample: bytes) -> str:
    counts = Counter(byte for byte in sample if byte > 127)
    best, best_score = "cp1252", -math.inf
    for codec, languages in _TABLES:
        try:
            letters = {bytes([byte]).decode(codec): count for byte, count in counts.items()}
        except UnicodeDecodeError:
            continue
        for table in languages.values():
            score = sum(count * _weight(letter, table) for letter, count in letters.items())
            if score > best_score:
                best, best_score = codec, score
    return best


def _weight(letter: str, table: dict[str, float]) -> float:
    if letter in table:
        return table[letter]
    if letter in NEUTRAL:
        return -5.0
    return -9.0 if letter.isalpha() else -14.0
