"""Asking the live index."""

from collections.abc import Collection, Mapping
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import MultiSearch, Search
from elasticsearch.dsl.query import FunctionScore, Terms
from elasticsearch.dsl.query import Query as Condition

Found = Mapping[str, Any]
"""A hit as the engine tells it."""


class Index:
    """The live index: a client and the alias to read from."""

    def __init__(self, client: Elasticsearch, alias: str, shards: int) -> None:
        self._client = client
        self._alias = alias
        # Words are as rare as they are in the whole index, not in one shard of it.
        self._how = {"search_type": "dfs_query_then_fetch"} if shards > 1 else {}

    def ask(self, search: Search) -> Mapping[str, Any]:
        """The engine's answer."""
        return search.index(self._alias).using(self._client).params(**self._how).execute().to_dict()

    def ask_all(self, *searches: Search) -> list[list[Found]]:
        """The hits of several searches, asked in one request."""
        several = MultiSearch(index=self._alias, using=self._client)
        for search in searches:
            several = several.add(search.params(**self._how))
        return [answer.to_dict()["hits"]["hits"] for answer in several.execute()]

    def sources(self, rows: Collection[int]) -> dict[int, Found]:
        """Hits with what is kept to show them, by the records' numbers."""
        if not rows:
            return {}
        search = shown(len(rows)).query(rows_query(rows))
        return {row_of(hit): hit for hit in self.ask(search)["hits"]["hits"]}

    def term_statistics(self, fields: Mapping[str, str]) -> Mapping[str, Any]:
        """What the index knows of the tokens (parted by spaces) of some fields."""
        answer = self._client.termvectors(
            index=self._alias, doc=dict(fields), fields=list(fields),
            term_statistics=True, field_statistics=False, positions=False, offsets=False, payloads=False,
        )  # fmt: skip
        return answer.body["term_vectors"]


def rows_query(rows: Collection[int]) -> Condition:
    """The records with these numbers."""
    return Terms(row=list(rows))


def weighted(query: Condition) -> Condition:
    """A query whose scores are multiplied by what the document weighs."""
    return FunctionScore(
        query=query,
        functions=[{"field_value_factor": {"field": "boost", "missing": 1}}],
        boost_mode="multiply",
    )


def told(size: int) -> Search:
    """A search that tells which records it finds, and no more."""
    return Search().source(False).extra(docvalue_fields=["key", "row", "passage_count"])[0:size]


def shown(size: int) -> Search:
    """A search whose hits come with what ``Shower`` needs."""
    return Search().source(["source"]).extra(docvalue_fields=["key", "row"])[0:size]


def key_of(hit: Found) -> str:
    """The key of a record."""
    return hit["fields"]["key"][0]


def row_of(hit: Found) -> int:
    """The number of a record."""
    return hit["fields"]["row"][0]
