"""`make bench`: prints the comparison and writes it into docs/performance.md."""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

from tests.bench import activities, bulk, feeds, reading, records
from tests.bench.measure import Result, Work, compare, milliseconds
from tests.bench.sites import Site, both_sites

_PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
#: Milliseconds that the rules may take for one record.
_CHECKING_AIM = 5
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"


def main() -> int:
    """Runs all comparisons; 1 when one misses its aim."""
    with both_sites() as sites:
        for site in sites:
            sys.stderr.write(f"Filling {site.name}\n")
            records.fill(site)
        offices = {
            site.name: site.call("organization_show", id="bench-office")["id"] for site in sites
        }

        def save(site: Site, turn: int) -> None:
            site.call("package_create", **records.record(site, f"baru-{turn}", offices[site.name]))

        def change(site: Site, turn: int) -> None:
            site.call("package_patch", id="tabel-0", notes=f"Ringkasan ke-{turn}.")

        forms = {
            site.name: f"/kegiatan/edit/{activities.create(site, offices[site.name])}/"
            f"{activities.largest_page()}"
            for site in sites
        }

        def save_activity(site: Site, turn: int) -> None:
            site.call(
                "package_create",
                **activities.record(site, f"kegiatan-{turn}", offices[site.name]),
            )

        def activity_form(site: Site, _turn: int) -> None:
            site.page(forms[site.name], is_administrator=True)

        results = [
            compare("Save a new dataset (API)", save, sites, rounds=40, warm_up=5, aim=1.3),
            compare("Change a dataset (API)", change, sites, rounds=40, warm_up=5, aim=1.3),
            compare(
                "Dataset page", _page("/dataset/tabel-1"), sites, rounds=60, warm_up=10, aim=1.0
            ),
            compare(
                "Search page", _page("/dataset/?q=penduduk"), sites, rounds=60, warm_up=10, aim=1.0
            ),
            compare("Home page", _page("/"), sites, rounds=60, warm_up=10, aim=1.0),
            compare(
                "Save a full MS-Keg (API)", save_activity, sites, rounds=40, warm_up=5, aim=1.5
            ),
            compare(
                "Largest form page of MS-Keg",
                activity_form,
                sites,
                rounds=40,
                warm_up=5,
                aim=1.3,
            ),
        ]
        imported, imports_in_time = bulk.measure(sites[0])
    long = activities.long_record()
    checking = milliseconds(lambda: activities.check_long_record(long), rounds=50, warm_up=5)
    read, reads_in_time = reading.measure()
    table = f"{_table(results, checking)}\n\n{read}\n\n{imported}"
    sys.stdout.write(table + "\n")
    _write(table)
    are_feeds_fast = feeds.main() == 0
    return int(
        any(result.ratio > result.aim for result in results)
        or checking > _CHECKING_AIM
        or not reads_in_time
        or not imports_in_time
        or not are_feeds_fast
    )


def _page(path: str) -> Work:
    def read(site: Site, _turn: int) -> None:
        site.page(path)

    return read


def _table(results: list[Result], checking: float) -> str:
    lines = [
        (
            f"Measured by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {cpu_count()} cores, Python "
            f"{platform.python_version()}, {records.TABLES} datasets with a table each; medians, in turn."
        ),
        "",
        "| | ours | stock | ours / stock | aim |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {result.title} | {result.ours:.0f} ms | {result.stock:.0f} ms | "
        f"{result.ratio:.2f} | at most {result.aim:.1f} |"
        for result in results
    ]
    judged = f"a full MS-Keg with {activities.VARIABLES} variables by all rules, without CKAN"
    lines += ["", f"Judging {judged}: {checking:.1f} ms; aim: below {_CHECKING_AIM} ms."]
    return "\n".join(lines)


def _write(table: str) -> None:
    text = _PAGE.read_text(encoding="utf-8")
    before, rest = text.split(_BEGIN)
    _, after = rest.split(_END)
    _PAGE.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
