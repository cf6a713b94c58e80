"""Keeps a report with findings: `python -m tests.browser.bad_report INI`; of the site's own feed there are none to see."""

from __future__ import annotations

import sys

import ckan.plugins.toolkit as tk
from ckan.cli import load_config
from ckan.config.middleware import make_app

from ckanext.palembang.dcat.conformance.report import keep_report
from ckanext.palembang.dcat.linked_data.addresses import Addresses

from tests.dcat.conformance.reports import finding, report_of


def main(ini: str) -> None:
    """Keep findings about three datasets of the site, and about something that is none."""
    app = make_app(load_config(ini))
    with app._wsgi_app.test_request_context():
        search = tk.get_action("package_search")({"ignore_auth": True}, {"rows": 3})
        names = Addresses.of_this_site()
        focuses = [str(names.dataset(one["id"])) for one in search["results"]]
        long = f"https://elsewhere.example/{'sangat-panjang-' * 12}"
        found = [*map(finding, focuses), finding(long, path=""), finding(focuses[0], path=long)]
        keep_report(report_of(*found))


if __name__ == "__main__":
    main(sys.argv[1])
