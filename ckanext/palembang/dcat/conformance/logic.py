"""The action that checks the feed now, and who may call it."""

from __future__ import annotations

import logging

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context, DataDict

from ckanext.palembang.dcat.conformance.checking import is_checker_there
from ckanext.palembang.dcat.conformance.job import ask_for_check

log = logging.getLogger(__name__)


def palembang_dcat_conformance_check(context: Context, data_dict: DataDict) -> dict[str, bool]:
    """Enqueues a check of the whole feed against the shapes of DCAT-AP; one waits or runs at a time.

    Access: sysadmins.

    Args:
        context: CKAN's.
        data_dict: nothing.

    Returns:
        `enqueued`: false where a check waits or runs already.

    Raises:
        tk.ValidationError: pyshacl is not installed, or the queue of jobs does not answer.
    """
    tk.check_access("palembang_dcat_conformance_check", context, data_dict)
    if not is_checker_there():
        raise tk.ValidationError({"message": [missing_checker()]})
    try:
        return {"enqueued": ask_for_check()}
    except Exception as error:
        log.exception("No job for a check of the feed")
        text = tk._("The queue of background jobs does not answer; nothing was enqueued.")
        raise tk.ValidationError({"message": [text]}) from error


def may_check(context: Context, data_dict: DataDict) -> AuthResult:
    """Nobody but sysadmins, whom CKAN lets through without asking."""
    return {
        "success": False,
        "msg": tk._("Only the sysadmins of this site may have the feed checked."),
    }


def missing_checker() -> str:
    """Return what an operator has to do before anything can be checked."""
    return tk._(
        "The feed cannot be checked here: pyshacl is not installed."
        " `pip install 'ckanext-palembang[conformance]'` brings it."
    )
