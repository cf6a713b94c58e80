"""Validators of what imports leave with activities and datasets."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

__all__ = ["palembang_kept_stays"]


def palembang_kept_stays(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """What an import left stays where a save does not speak of it, as the forms on screen never do."""
    package = context.get("package")
    if data.get(key, tk.missing) is tk.missing and isinstance(package, model.Package):
        data[key] = (package.extras or {}).get(str(key[-1]), "")
