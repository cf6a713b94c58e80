"""What keeps strangers out: forged requests, guessed passwords, scripts of others, lists of accounts.

The modules know one subject each; `blueprint` joins those that act on every request.
"""

from __future__ import annotations

from ckanext.palembang.catalogue.security.blueprint import palembang_security
from ckanext.palembang.catalogue.security.defaults import declare_options
from ckanext.palembang.catalogue.security.forgery import note_exemptions
from ckanext.palembang.catalogue.security.guessing import note_failed_login

__all__ = ["declare_options", "note_exemptions", "note_failed_login", "palembang_security"]
