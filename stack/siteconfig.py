"""The settings of one installation: site.ini (ours), services.ini (written at each start), ckan.ini (the operator's)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from stack.external import DATABASE, REDIS, SOLR
from stack.rundir import RunDir, write_private

SITE_INI = Path(__file__).parent / "site.ini"

OPERATOR_INI = """\
# Settings of this installation; they win over all others. Made once, never overwritten.
# Every setting of CKAN can stand here, those of this project too (docs/configuration.md).

[app:main]
use = config:services.ini
"""


def write(
    run_dir: RunDir, *, urls: Mapping[str, str], site_url: str, environ: Mapping[str, str]
) -> None:
    """Write services.ini, and ckan.ini where there is none yet."""
    lines = [
        f"{key} = {escape(value)}"
        for key, value in settings(run_dir, urls, site_url, environ).items()
    ]
    header = "# Written at every start: put your own settings into ckan.ini beside it."
    text = "\n".join([header, "", "[app:main]", f"use = config:{SITE_INI}", *lines, ""])
    write_private(run_dir.services_ini, text)
    if not run_dir.ini.exists():
        write_private(run_dir.ini, OPERATOR_INI)


def settings(
    run_dir: RunDir, urls: Mapping[str, str], site_url: str, environ: Mapping[str, str]
) -> dict[str, str]:
    """Addresses, secrets and places of one installation, by CKAN's names."""
    site_url = environ.get("CKAN_SITE_URL") or site_url
    is_secure = "true" if site_url.startswith("https:") else "false"
    return {
        "ckan.site_url": site_url,
        "SESSION_COOKIE_SECURE": is_secure,
        "REMEMBER_COOKIE_SECURE": is_secure,
        "SECRET_KEY": run_dir.secret("secret_key"),
        "WTF_CSRF_SECRET_KEY": run_dir.secret("csrf"),
        "api_token.jwt.encode.secret": f"string:{run_dir.secret('api_token')}",
        "api_token.jwt.decode.secret": f"string:{run_dir.secret('api_token')}",
        "sqlalchemy.url": urls[DATABASE[0]],
        "ckan.datastore.write_url": urls[DATABASE[1]],
        "ckan.datastore.read_url": urls[DATABASE[2]],
        "solr_url": urls[SOLR],
        "ckan.redis.url": urls[REDIS],
        # A core that is not ours has CKAN's own schema, unless ckan.ini says otherwise.
        "ckanext.palembang.catalogue.search_analysis": "python" if environ.get(SOLR) else "solr",
        # With storages given below, only what CKAN generates lies here: style sheets, texts of scripts.
        "ckan.storage_path": str(run_dir.generated),
        **_storages(run_dir.storage),
    }


def _storages(place: Path) -> dict[str, str]:
    """CKAN's five storages: tables and files closed, pictures of site, people and groups in a public folder."""
    found = {"extra_public_paths": str(place / "public")}
    for name in ("default", "resources"):
        found |= _storage(name, "ckan:fs", place / name)
    for name in ("admins", "users", "groups"):
        found |= _storage(name, "ckan:fs:public", place / "public" / "uploads" / name)
        found[f"ckan.files.storage.{name}.public_prefix"] = f"uploads/{name}"
        found[f"ckan.files.storage.{name}.max_size"] = "2MiB"
        found[f"ckan.files.storage.{name}.supported_types"] = (
            "image/png image/jpeg image/gif image/webp"
        )
    found["ckan.files.storage.resources.max_size"] = "100MiB"
    return found


def _storage(name: str, kind: str, place: Path) -> dict[str, str]:
    prefix = f"ckan.files.storage.{name}"
    return {f"{prefix}.type": kind, f"{prefix}.path": str(place), f"{prefix}.initialize": "true"}


def escape(value: str) -> str:
    """A value as an ini file with interpolation reads it back."""
    return value.replace("%", "%%")
