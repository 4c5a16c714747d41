"""Templates as they are written, HTML as it should be."""

import pytest
from django.template import Context, Engine


@pytest.fixture
def render(tmp_path):
    engine = Engine(
        dirs=[tmp_path],
        loaders=["hub.core.loaders.Loader"],
        builtins=["django.templatetags.i18n"],
    )

    def _render(source: str, **context) -> str:
        (tmp_path / "page.html").write_text(source, encoding="utf-8")
        return engine.get_template("page.html").render(Context(context))

    return _render


def test_lines_of_tags_alone_leave_nothing_behind(render):
    source = "<ul>\n  {% for it in items %}\n    <li>{{ it }}</li>\n  {% endfor %}\n</ul>\n"
    assert render(source, items=[1, 2]) == "<ul>\n    <li>1</li>\n    <li>2</li>\n</ul>"


def test_several_tags_and_comments_on_a_line(render):
    assert render("{# why #}{% if yes %}{% endif %}\n<p>a</p>\n") == "<p>a</p>"


def test_lines_with_words_stay(render):
    assert render("<p>\n  {% if yes %}a{% endif %} b\n</p>", yes=True) == "<p>\n  a b\n</p>"


def test_texts_to_translate_keep_their_lines(render):
    assert render("{% blocktranslate %}\na\n{% endblocktranslate %}\nb") == "\na\n\nb"


def test_a_text_kept_for_later_prints_nothing(render):
    source = (
        "<p>\n  {% blocktranslate asvar said with it=1 %}Map: {{ it }}{% endblocktranslate %}\n{{ said }}</p>"
    )
    assert render(source) == "<p>\nMap: 1</p>"
