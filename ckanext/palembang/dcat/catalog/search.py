"""Which datasets a search means: the parameters `q` and `fq` of ckanext-dcat's catalogue."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError, SolrConnectionError

from ckanext.palembang.catalogue import missing_service
from ckanext.palembang.dcat.catalog.errors import UnavailableError, WrongQuestionError

#: CKAN caps the rows of an answer (`ckan.search.rows_max`, at least this by default).
_ROWS = 1000


def matching_ids(q: str, fq: str) -> list[str]:
    """Return the ids of the public datasets that a search finds, whoever asks.

    The search engine is asked by key, not by offset: what changes meanwhile moves nothing.

    Raises:
        WrongQuestionError: if the search engine refuses words or filter.
        UnavailableError: if it does not answer.
    """
    found: list[str] = []
    while True:
        after = [f'id:{{"{found[-1]}" TO *]'] if found else []
        search = {
            "q": q or "*:*",
            "fq": fq,
            "fq_list": ["+dataset_type:dataset", *after],
            "fl": ["id"],
            "sort": "id asc",
            "rows": _ROWS,
            "facet": False,
        }
        try:
            results = tk.get_action("package_search")({"user": "", "auth_user_obj": None}, search)
        except (SearchError, SolrConnectionError, tk.ValidationError, ValueError) as error:
            if missing_service(error) is not None:
                raise UnavailableError(
                    tk._(
                        "The search engine does not answer now. Ask again later, or without “q” and “fq”."
                    )
                ) from error
            raise WrongQuestionError(
                tk._("The search engine does not understand “q” or “fq”.")
            ) from error
        if not results["results"]:
            return found
        found += [one["id"] for one in results["results"]]
