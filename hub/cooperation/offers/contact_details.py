"""Addresses and telephone numbers in a text, also those that are written so that machines miss them."""

import re
import unicodedata

_BRACKETED = r"\s*[\(\[\{{]\s*(?:{})\s*[\)\]\}}]\s*"
_AT = rf"(?:\s?@\s?|{_BRACKETED.format('at|a|snabela|kukac|arroba|ät|et')})"
_DOT = rf"(?:\.|{_BRACKETED.format('dot|punkt|punkts|punto|point|piste')}|\sdot\s)"
_EMAIL = re.compile(rf"[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,4}}", re.IGNORECASE)
#: "anna at example dot org"; "look at example.org" is none.
_SPELLED = re.compile(r"[\w.+-]{1,64}\sat\s[\w-]{1,63}(?:\sdot\s[\w-]{2,63}){1,4}", re.IGNORECASE)
#: Seven digits or more with what people put between them; years, amounts and dates are shorter or written so.
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d(?:[\s()/.-]{0,2}\d){6,14}(?![\w])")
_DATES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(\s*[-–]\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4})?")
#: Round sums, and what a currency stands beside.
_AMOUNT = re.compile(r"\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?")
_CURRENCY = re.compile(r"\s?(?:EUR|€|euro|eiro|DKK|kr\b|PLN|zł|Ft|HUF|CZK|Kč|SEK|RON|lei|лв)", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def found(text: str) -> list[str]:
    """What of a text looks like an e-mail address or a telephone number, as it stands there; each once.

    >>> found("Write to anna (at) example (dot) org")
    ['anna (at) example (dot) org']
    """
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    emails = [match.group().strip() for each in (_EMAIL, _SPELLED) for match in each.finditer(plain)]
    phones = [match.group().strip() for match in _PHONE.finditer(plain) if _is_phone(match)]
    return list(dict.fromkeys(emails + phones))


def _is_phone(match: re.Match) -> bool:
    text = match.group().strip()
    if _DATES.fullmatch(text) or _YEARS.fullmatch(text):
        return False
    is_sum = text.endswith("000") or _CURRENCY.match(match.string, match.end())
    return not (_AMOUNT.fullmatch(text) and is_sum)
