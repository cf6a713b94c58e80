"""Which datasets a search means: the parameters `q` and `fq` of ckanext-dcat's catalogue."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError

from ckanext.palembang.dcat.catalog.errors import WrongQuestionError

#: CKAN caps the rows of an answer (`ckan.search.rows_max`, at least this by default).
_ROWS = 1000


def matching_ids(q: str, fq: str) -> list[str]:
    """Return the ids of the public datasets that a search finds, whoever asks.

    The search engine is asked by key, not by offset: what changes meanwhile moves nothing.

    Raises:
        WrongQuestionError: if the search engine refuses words or filter.
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
        except (SearchError, tk.ValidationError, ValueError) as error:
            raise WrongQuestionError(
                tk._("The search engine does not understand “q” or “fq”.")
            ) from error
        if not results["results"]:
            return found
        found += [one["id"] for one in results["results"]]
