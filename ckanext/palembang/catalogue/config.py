"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

DEFINITION_BASE_URL = "ckanext.palembang.catalogue.definition_base_url"
SEARCH_ANALYSIS = "ckanext.palembang.catalogue.search_analysis"
CONTENT_SECURITY_POLICY = "ckanext.palembang.catalogue.content_security_policy"
CONTENT_SECURITY_POLICY_MODE = "ckanext.palembang.catalogue.content_security_policy_mode"
INLINE_SCRIPT_PAGES = "ckanext.palembang.catalogue.inline_script_pages"
PERMISSIONS_POLICY = "ckanext.palembang.catalogue.permissions_policy"
HSTS_SECONDS = "ckanext.palembang.catalogue.hsts_seconds"
EMBED_VIEWS = "ckanext.palembang.catalogue.embed_views"
TRUSTED_PROXIES = "ckanext.palembang.catalogue.trusted_proxies"
LOGIN_LIMIT_BY_NAME = "ckanext.palembang.catalogue.login_limit_by_name"
LOGIN_LIMIT_BY_ADDRESS = "ckanext.palembang.catalogue.login_limit_by_address"
RESET_LIMIT_BY_NAME = "ckanext.palembang.catalogue.reset_limit_by_name"
PUBLISH_PERSONAL_DATA = "ckanext.palembang.catalogue.publish_personal_data"
DATA_FILE_CELLS_LIMIT = "ckanext.palembang.catalogue.data_file_cells_limit"
METADATA_IMPORT_LIMIT = "ckanext.palembang.catalogue.metadata_import_limit"
RESET_LIMIT_BY_ADDRESS = "ckanext.palembang.catalogue.reset_limit_by_address"


def definition_base_url() -> str:
    """Start of the addresses of our codes, without a closing slash."""
    return str(tk.config[DEFINITION_BASE_URL]).rstrip("/")


def search_is_analysed_by_solr() -> bool:
    """Whether Solr's schema is ours; if not, Python stems the words and knows the synonyms."""
    return tk.config[SEARCH_ANALYSIS] == "solr"


def content_security_policy() -> str:
    """Where the pages may load scripts, styles and pictures from."""
    return tk.config[CONTENT_SECURITY_POLICY]


def content_security_policy_mode() -> str:
    """`enforce`, `report` (browsers only complain) or `off`."""
    return tk.config[CONTENT_SECURITY_POLICY_MODE]


def inline_script_pages() -> list[str]:
    """Endpoints whose templates hold scripts, which the policy then allows there."""
    return tk.config[INLINE_SCRIPT_PAGES]


def permissions_policy() -> str:
    """Which abilities of the browser pages may use; empty sends nothing."""
    return tk.config[PERMISSIONS_POLICY]


def hsts_seconds() -> int:
    """How long browsers insist on https; 0 sends nothing."""
    return tk.config[HSTS_SECONDS]


def may_embed_views() -> bool:
    """Whether other sites may show a view of a data table in a frame."""
    return tk.config[EMBED_VIEWS]


def is_https() -> bool:
    """Whether people reach the site over https."""
    return str(tk.config["ckan.site_url"]).lower().startswith("https://")


def trusted_proxies() -> int:
    """How many proxies of ours stand before CKAN; 0 ignores `X-Forwarded-For`."""
    return tk.config[TRUSTED_PROXIES]


def login_limit_by_name() -> str:
    """How many failed logins an account name may have in which time."""
    return tk.config[LOGIN_LIMIT_BY_NAME]


def login_limit_by_address() -> str:
    """How many failed logins may come from an address in which time."""
    return tk.config[LOGIN_LIMIT_BY_ADDRESS]


def reset_limit_by_name() -> str:
    """How often a new password may be asked for an account name in which time."""
    return tk.config[RESET_LIMIT_BY_NAME]


def reset_limit_by_address() -> str:
    """How often an address may ask for new passwords in which time."""
    return tk.config[RESET_LIMIT_BY_ADDRESS]


def publishes_personal_data() -> bool:
    """Whether everybody may see who answers for an activity (`ii_pj_*`)."""
    return tk.config[PUBLISH_PERSONAL_DATA]


def metadata_import_limit() -> int:
    """Size in bytes of the largest file of metadata that an import reads."""
    return tk.config[METADATA_IMPORT_LIMIT]


def data_file_cells_limit() -> int:
    """Cells that a data table may have in a format that is made as a whole (XLSX, JSON-stat)."""
    return tk.config[DATA_FILE_CELLS_LIMIT]
