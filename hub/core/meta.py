"""What a page tells search engines and those who share its address: Open Graph and schema.org.

Addresses in here are paths of this site; `absolute` completes them when the page is rendered.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Thing = dict[str, Any]

#: Properties whose values may be addresses.
_ADDRESSES = frozenset({"@id", "image", "item", "logo", "sameAs", "url", "urlTemplate"})
#: What would end a script block, as JSON can write it otherwise.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Meta:
    """Of a page: its title and what it says in short, in `lang` (ISO 639-1; "" that of the page).

    image: path of a picture of 1200 x 630 pixels or so; "" for the hub's own. thing: what the page is about,
    as schema.org has it. kind: a type of Open Graph. feeds: (title, path) of Atom feeds of what it lists.
    """

    title: str = ""
    description: str = ""
    lang: str = ""
    image: str = ""
    kind: str = "website"
    thing: Thing = field(default_factory=dict)
    feeds: tuple[tuple[str, str], ...] = ()


def without_blanks(thing: Thing) -> Thing:
    """The thing without properties that say nothing."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], (), {})}


def place(name: str, country: str, *, region: str = "", lat=None, lon=None) -> Thing:
    """A Place in a country (ISO 3166 code), with a point in degrees if one is known."""
    address = {"@type": "PostalAddress", "addressCountry": country}
    point = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon} if lat is not None else None
    return without_blanks(
        {
            "@type": "Place",
            "name": name,
            "address": without_blanks({**address, "addressLocality": name, "addressRegion": region}),
            "geo": point,
        }
    )


def breadcrumbs(crumbs: list[tuple[Any, str]], title: str) -> Thing:
    """The BreadcrumbList of (label, path) pairs that end at a page of this title."""
    items = [
        {"@type": "ListItem", "position": position, "name": str(label), "item": address}
        for position, (label, address) in enumerate(crumbs, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": title})
    return {"@type": "BreadcrumbList", "itemListElement": items}


def absolute(value: Any, request: HttpRequest, name: str = "") -> Any:
    """A thing with whole addresses instead of paths."""
    if isinstance(value, dict):
        return {key: absolute(part, request, key) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [absolute(part, request, name) for part in value]
    if name in _ADDRESSES and isinstance(value, str) and value.startswith("/"):
        return f"{request.scheme}://{request.get_host()}{value}"
    return value


def as_script(things: list[Thing], request: HttpRequest) -> SafeString:
    """Things as the JSON-LD of a script block: data, which a policy against inline scripts lets pass."""
    graph = {"@context": "https://schema.org", "@graph": absolute(things, request)}
    return SafeString(json.dumps(graph, ensure_ascii=False, default=str).translate(_ESCAPES))
