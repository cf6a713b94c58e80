"""Actions of activities."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context, DataDict

from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.activities.reindex import datasets_follow


@tk.chained_action
@tk.side_effect_free
def package_show(up_func: Action, context: Context, data_dict: DataDict) -> DataDict:
    """Adds to an activity the facts about its officer (`ii_pj_*`) for those who may see them.

    Access: core's; the facts only for those who may edit the activity, members of the walidata and sysadmins,
    unless the setting `publish_personal_data` shows them to all. Keys and the rest of the result are core's.
    """
    return contact.show(context, up_func(context, data_dict))


@tk.chained_action
def package_delete(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Datasets are no longer found by the title of an activity that is deleted; all else is core's."""
    with datasets_follow(data_dict.get("id")):
        return up_func(context, data_dict)


@tk.chained_action
def dataset_purge(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """Datasets are no longer found by the title of an activity that is purged; all else is core's."""
    with datasets_follow(data_dict.get("id")):
        return up_func(context, data_dict)
