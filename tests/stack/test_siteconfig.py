"""The settings files, as CKAN itself reads them."""

from __future__ import annotations

from typing import Any

from ckan.cli import CKANConfigLoader

from stack import siteconfig
from stack.external import ALL, DATABASE
from stack.rundir import RunDir

URLS = {name: f"scheme://{name.lower()}" for name in ALL}


def _read(run_dir: RunDir) -> dict[str, Any]:
    return dict(CKANConfigLoader(str(run_dir.ini)).get_config())


def _write(run_dir: RunDir, **changes: str) -> None:
    siteconfig.write(run_dir, urls=URLS | changes, site_url="http://localhost:5000", environ={})


def test_ckan_reads_our_settings_and_the_addresses(run_dir: RunDir) -> None:
    _write(run_dir)

    settings = _read(run_dir)

    assert settings["sqlalchemy.url"] == URLS[DATABASE[0]]
    assert settings["ckan.site_url"] == "http://localhost:5000"
    assert settings["ckan.locale_default"] == "id"
    assert "palembang" in settings["ckan.plugins"].split()


def test_a_percent_sign_survives(run_dir: RunDir) -> None:
    _write(run_dir, CKAN_REDIS_URL="redis://:100%25@host")

    assert _read(run_dir)["ckan.redis.url"] == "redis://:100%25@host"


def test_the_operators_settings_win_and_are_never_overwritten(run_dir: RunDir) -> None:
    _write(run_dir)
    with run_dir.ini.open("a", encoding="utf-8") as ini:
        ini.write("ckan.site_title = Ours\nckan.locale_default = en\n")

    _write(run_dir)

    settings = _read(run_dir)
    assert (settings["ckan.site_title"], settings["ckan.locale_default"]) == ("Ours", "en")


def test_addresses_follow_each_start_and_secrets_stay(run_dir: RunDir) -> None:
    _write(run_dir)
    before = _read(run_dir)

    _write(run_dir, CKAN_SOLR_URL="http://127.0.0.1:1/solr/ckan")

    after = _read(run_dir)
    assert after["solr_url"] == "http://127.0.0.1:1/solr/ckan"
    for key in ("SECRET_KEY", "api_token.jwt.encode.secret", "WTF_CSRF_SECRET_KEY"):
        assert after[key] == before[key]


def test_secrets_differ_from_each_other(run_dir: RunDir) -> None:
    _write(run_dir)

    settings = _read(run_dir)

    keys = ("SECRET_KEY", "api_token.jwt.encode.secret", "WTF_CSRF_SECRET_KEY")
    assert len({settings[key] for key in keys}) == len(keys)


def test_files_with_secrets_are_readable_by_their_owner_only(run_dir: RunDir) -> None:
    _write(run_dir)

    for path in (run_dir.ini, run_dir.services_ini):
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_site_url_from_the_environment_wins(run_dir: RunDir) -> None:
    siteconfig.write(
        run_dir,
        urls=URLS,
        site_url="http://localhost:5000",
        environ={"CKAN_SITE_URL": "https://satudata.example"},
    )

    settings = _read(run_dir)
    assert settings["ckan.site_url"] == "https://satudata.example"
    assert settings["SESSION_COOKIE_SECURE"] == settings["REMEMBER_COOKIE_SECURE"] == "true"


def test_over_plain_http_cookies_are_not_secure_only(run_dir: RunDir) -> None:
    _write(run_dir)

    assert _read(run_dir)["SESSION_COOKIE_SECURE"] == "false"
