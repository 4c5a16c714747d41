"""Every letter of the 24 languages comes from the hub's own fonts."""

import pytest

#: ISO 639-1 -> letters beyond a to z, small ones; capitals are made from them.
LETTERS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "en": "abcdefghijklmnopqrstuvwxyz0123456789",
    "es": "áéíñóúü",
    "et": "äõöüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóúḃċḋḟġṁṗṡṫ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìíîòóùú",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "mt": "ċġħż",
    "nl": "áéíóúäëïöüĳ",
    "pl": "ąćęłńóśźż",
    "pt": "àáâãçéêíóôõúü",
    "ro": "ăâîșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
}
SIGNS = "„“”«»»’–—…€£§°²³½×·•"
#: What a heading may be in; Greek and Bulgarian headings are set in the sans.
OURS = {"text": {"Hub Sans"}, "heading": {"Hub Serif", "Hub Sans"}}


@pytest.fixture
def page(somebody):
    """A page of the hub, with its styles."""
    them = somebody()
    them.opens("/en/about/")
    return them.page


@pytest.mark.parametrize(("kind", "tag"), [("text", "p"), ("heading", "h2")])
def test_letters_are_drawn_by_our_fonts(page, kind, tag):
    texts = {lang: letters + _capitals(letters) + SIGNS for lang, letters in LETTERS.items()}
    page.evaluate(
        """async ([tag, texts]) => {
            const main = document.querySelector("main .container");
            main.replaceChildren(...Object.entries(texts).map(([lang, text]) => {
                const element = document.createElement(tag);
                Object.assign(element, { lang, id: `letters-${lang}`, textContent: text });
                return element;
            }));
            document.body.offsetHeight;
            await document.fonts.ready;
        }""",
        [tag, texts],
    )
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    borrowed = {}
    for lang in texts:
        node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": f"#letters-{lang}"})["nodeId"]
        fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        names = {font["familyName"] for font in fonts}
        if not names <= OURS[kind] or not names:
            borrowed[lang] = names
    assert borrowed == {}


def _capitals(letters: str) -> str:
    """Those that are one letter again: "ß" becomes two, and "ΐ" stands in no Greek word in capitals."""
    return "".join(capital for capital in map(str.upper, letters) if len(capital) == 1)
