"""The harvesting side: sources of every kind, run through the real queues."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from tests.bench.sites import Site

_OFFICE = "portal"
_SECONDS = 90
_PAUSE = 0.3
_STANDSTILL_SECONDS = 4
_PAGE = 100

Record = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What one harvest says of itself; its counts of datasets come too late, so `datasets` counts.

    Attributes:
        is_finished: Whether it came to an end.
        errors: What it could not take, in its own words.
    """

    is_finished: bool
    errors: tuple[str, ...]


#: Everything arrived and nothing was said against it.
SOUND = Outcome(is_finished=True, errors=())


class Portal:
    """A stock CKAN with ckanext-harvest."""

    def __init__(self, site: Site) -> None:
        self._site = site
        site.call("organization_create", name=_OFFICE, title="Portal")

    def add_source(self, kind: str, url: str) -> str:
        """Registers a source; its id.

        Args:
            kind: name of the harvester, such as `dcat_rdf`.
            url: what it shall read.
        """
        return self._site.call(
            "harvest_source_create",
            name=f"sumber-{kind.replace('_', '-')}-{time.monotonic_ns()}",
            title=f"Palembang {kind}",
            source_type=kind,
            url=url,
            owner_org=_OFFICE,
            frequency="MANUAL",
        )["id"]

    def harvest(self, source_id: str) -> Outcome:
        """Runs one harvest to its end."""
        job = self._site.call("harvest_job_create", source_id=source_id, run=True)
        shown: Record = job
        moved = time.monotonic()
        deadline = moved + _SECONDS
        while shown["status"] != "Finished" and time.monotonic() < deadline:
            time.sleep(_PAUSE)
            before, shown = shown, self._site.call("harvest_job_show", id=job["id"])
            if shown != before:
                moved = time.monotonic()
            if _is_all_taken(shown) or time.monotonic() - moved > _STANDSTILL_SECONDS:
                # Too early it would queue again what waits, which then is taken twice. At a
                # standstill it must: datasets to be deleted are not queued before.
                self._site.call("harvest_jobs_run", source_id=source_id)
        return self._outcome(job["id"], is_finished=shown["status"] == "Finished")

    def _outcome(self, job_id: str, *, is_finished: bool) -> Outcome:
        report = self._site.call("harvest_job_report", id=job_id)
        errors = [error["message"] for error in report["gather_errors"]]
        errors += [
            error["message"] for one in report["object_errors"].values() for error in one["errors"]
        ]
        return Outcome(is_finished, tuple(errors))

    def datasets(self, source_id: str) -> list[Record]:
        """All that the portal shows of a source."""
        found: list[Record] = []
        while True:
            page = self._site.call(
                "package_search",
                fq=f"+dataset_type:dataset +harvest_source_id:{source_id}",
                sort="id asc",
                rows=_PAGE,
                start=len(found),
            )["results"]
            found += page
            if len(page) < _PAGE:
                return found

    def forget(self, source_id: str) -> None:
        """Deletes all that came from a source, so that another harvester meets nothing of it."""
        self._site.call("harvest_source_clear", id=source_id)


def _is_all_taken(job: Record) -> bool:
    # Under "null" it counts the datasets of which it does not know yet how they fared.
    return bool(job["gather_finished"]) and not job["stats"].get("null")
