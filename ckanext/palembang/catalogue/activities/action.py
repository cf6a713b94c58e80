"""Actions of activities."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context, DataDict

from ckanext.palembang.catalogue.activities import contact


@tk.chained_action
@tk.side_effect_free
def package_show(up_func: Action, context: Context, data_dict: DataDict) -> DataDict:
    """Adds to an activity the facts about its officer (`ii_pj_*`) for those who may see them.

    Access: core's; the facts only for those who may edit the activity, members of the walidata and sysadmins,
    unless the setting `publish_personal_data` shows them to all. Keys and the rest of the result are core's.
    """
    return contact.show(context, up_func(context, data_dict))
