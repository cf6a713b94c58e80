"""Reads the statistical activities that demo tables come from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ckanext.palembang.catalogue.demo.located import LocatedYaml
from ckanext.palembang.reference import offices
from ckanext.palembang.statistics import Level, check_activity, fields, personal_keys

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,98}[a-z0-9]")
_OWN_KEYS = frozenset({"title", "owner_org"})


@dataclass(frozen=True)
class ActivityDefinition:
    """An activity, as far as its facts are known.

    Attributes:
        slug: by which the files of tables name it, and name of its package.
        owner: slug of the office in the register.
        fields: the other fields, by the keys of the activity's schema.
    """

    slug: str
    owner: str
    fields: Mapping[str, object]

    @cached_property
    def fingerprint(self) -> str:
        """A hash that changes whenever anything changes that loading would write."""
        content = [self.slug, self.owner, dict(self.fields)]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def read_activities(source: LocatedYaml) -> dict[str, ActivityDefinition]:
    """Return the activities of a file by their slugs; what is wrong becomes faults of the file."""
    known = {office.slug for office in offices()}
    found: dict[str, ActivityDefinition] = {}
    for slug in source.mapping(()):
        facts = dict(source.mapping((slug,)))
        for key, reason in _faults(slug, facts, known):
            source.refuse((slug, key) if key else (slug,), reason)
        owner = str(facts.pop("owner_org", ""))
        found[slug] = ActivityDefinition(slug, owner, facts)
    return found


def _faults(
    slug: str, facts: Mapping[str, object], offices_known: set[str]
) -> Iterator[tuple[str, str]]:
    if not _SLUG.fullmatch(slug):
        yield "", f"“{slug}” is no name for an activity: lower case, digits and hyphens"
    if facts.get("owner_org") not in offices_known:
        yield "owner_org", f"“{facts.get('owner_org')}” is no office of the register"
    allowed = _OWN_KEYS | {field.key for field in fields("ms_keg")} - personal_keys()
    for key in facts:
        if key not in allowed:
            yield key, f"“{key}” is no field of an activity that a demo may fill"
    if not facts.get("title"):
        yield "", "“title” is missing"
    record = {**facts, "judul_kegiatan": facts.get("title")}
    for finding in check_activity(record):
        if finding.level is Level.ERROR:
            yield str(finding.path[0]), finding.text("en")
