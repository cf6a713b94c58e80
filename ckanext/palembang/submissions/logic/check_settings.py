"""Actions on the checks of a dataset's tables: which are off, and how strict the others are."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context, DataDict

from ckanext.palembang.submissions.checking import settings_of
from ckanext.palembang.submissions.model import StoredCheckSettings
from ckanext.palembang.tables import CheckSettings, CheckSettingsError, check_names, threshold_names


@tk.side_effect_free
def palembang_check_settings_show(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Gives which checks of a dataset's tables are off, and their thresholds.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset.

    Returns:
        `off` (names), `thresholds` (those that differ from the usual), `known` (names of all checks),
        `known_thresholds`.
    """
    tk.check_access("palembang_check_settings_show", context, data_dict)
    return _shown(settings_of(_dataset_id(context, data_dict)))


def palembang_check_settings_update(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Says which checks of a dataset's tables are off, and their thresholds.

    What is handed in from then on is checked so; a submission that is there is checked so when it is read again.

    Access: administrators of the dataset's office, and of the site.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset; `off` (list of names); `thresholds` (object of
            numbers by name). What is left out is as usual again.

    Returns:
        As `palembang_check_settings_show`.

    Raises:
        tk.ValidationError: There is no such check or threshold, or a threshold is no number.
    """
    tk.check_access("palembang_check_settings_update", context, data_dict)
    said = {key: data_dict[key] for key in ("off", "thresholds") if data_dict.get(key)}
    try:
        settings = CheckSettings.from_json(said)
    except CheckSettingsError as error:
        text = tk._("%(name)s cannot be used; expected: %(expected)s.") % error.facts
        key = "thresholds" if error.place.startswith("thresholds") else "off"
        raise tk.ValidationError({key: [text]}) from error
    package_id = _dataset_id(context, data_dict)
    stored = model.Session.get(StoredCheckSettings, package_id)
    if stored is None:
        stored = StoredCheckSettings(package_id=package_id)
        model.Session.add(stored)
    stored.settings = settings.to_json()
    model.Session.commit()
    return _shown(settings)


def _dataset_id(context: Context, data_dict: DataDict) -> str:
    dataset = tk.get_action("package_show")(tk.fresh_context(context), {"id": data_dict["id"]})
    return str(dataset["id"])


def _shown(settings: CheckSettings) -> dict[str, Any]:
    return {
        **settings.to_json(),
        "known": list(check_names()),
        "known_thresholds": list(threshold_names()),
    }
