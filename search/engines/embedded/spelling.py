"""A better spelling for a query that found nothing or little: what the index is asked for it."""

from collections.abc import Collection, Iterator

from tantivy import Query, Searcher

from search.contracts import Text
from search.engines import spelling
from search.engines.embedded.schema import FOLDED_FIELDS, schema
from search.engines.encoding import decode_source


def suggest(text: str, lang: str, searcher: Searcher) -> str:
    """See ``search.engines.spelling``."""

    def known(folded: Collection[str]) -> set[str]:
        return {word for word in folded if any(searcher.doc_freq(field, word) for field in FOLDED_FIELDS)}

    def alike(folded: str, letters: int) -> Iterator[list[Text]]:
        for field in FOLDED_FIELDS:
            query = Query.fuzzy_term_query(schema(), field, folded, letters)
            found = searcher.search(query, spelling.LOOKED_AT, count=False).hits
            sources = (searcher.doc(address).get_first("source") for _score, address in found)
            yield [text for source in sources for text in decode_source(bytes(source)).texts]

    return spelling.suggest(text, lang, known, alike)
