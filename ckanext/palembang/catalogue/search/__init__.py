"""Search in Indonesian and English: the words people type meet the words of the tables.

CKAN's own analysis is English: "penduduk" does not find "kependudukan", nor "population"
either. Two ways mend that, with the same word lists (`data/`):

* `solr`: the field type that `python -m ckanext.palembang.catalogue.search.solr_schema` adds
  to CKAN's schema does the work at index and query time;
* `python`: on a stock schema, stems and concepts go into an extra field and each word of a
  query is widened.

Which one is the setting `ckanext.palembang.catalogue.search_analysis`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ckanext.palembang.catalogue import config
from ckanext.palembang.catalogue.search import index, query
from ckanext.palembang.catalogue.search.names import list_of, value_of

__all__ = ["expand_query", "index_terms", "list_of", "value_of"]


def index_terms(document: dict[str, Any], names: Iterable[str] = ()) -> dict[str, Any]:
    """Return a dataset's Solr document with what search needs beside CKAN's own fields.

    Args:
        document: what `before_dataset_index` is given; it is not changed.
        names: further names that the dataset is to be found by.
    """
    named = index.add_names(document, names)
    return named if config.search_is_analysed_by_solr() else index.add_stems(named)


def expand_query(search_params: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a search so that its words also find what they mean.

    Only `q` is read, and only where CKAN sends it to the dismax parser: a query with a
    field (`title:...`), `*:*`, or an explicit parser stays as it is, and so does `fq`.
    Quotes, `+`, `-`, AND, OR and NOT keep their meaning. Never raises.

    Args:
        search_params: what `before_dataset_search` is given; it is not changed.
    """
    if config.search_is_analysed_by_solr():
        return query.expand_for_schema(search_params)
    return query.expand_in_python(search_params)
