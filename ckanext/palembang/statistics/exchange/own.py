"""Records in the catalogue's own shape, as its API gives them."""

from __future__ import annotations

from functools import cache
from typing import Final

from ckanext.palembang.statistics.exchange import troubles as messages
from ckanext.palembang.statistics.exchange.plain import Object, Place, as_list, as_object
from ckanext.palembang.statistics.exchange.pod import OWN_KEYS
from ckanext.palembang.statistics.exchange.readings import REST, FlatReading, Reading
from ckanext.palembang.statistics.exchange.sound import unsound
from ckanext.palembang.statistics.fields import FORMS, fields, others_by_key

_DATASET: Final = "dataset"
_ACTIVITY: Final = "kegiatan"
_INDICATORS: Final = "indikator"
_ANSWERS: Final = ("ya", "tidak")


def own_form(record: Object) -> str:
    """The form of a record in our own shape, `dataset`, or nothing where the shape is another's."""
    if record.get("type") == _ACTIVITY:
        return "ms_keg"
    if record.get("type") == _DATASET or any(key in record for key in OWN_KEYS):
        return _DATASET
    form = _form_of(record)
    return form if form and _is_ours(form, record) else ""


def read_own(form: str, document: object, path: Place) -> Reading | FlatReading:
    """A record of our own, as it is: what its values are worth is for the rules to say."""
    faults = unsound(document, path)
    whole = as_object(document)
    if faults or whole is None:
        return Reading({}, findings=faults or (messages.no_object(path),))
    if form == _DATASET:
        rows = [
            dict(row) for item in as_list(whole.get(_INDICATORS)) or [] if (row := as_object(item))
        ]
        dataset = {key: value for key, value in whole.items() if key != _INDICATORS}
        return FlatReading(dataset, None, rows)
    known = _keys(form)
    record = {key: value for key, value in whole.items() if key in known}
    if form == "ms_keg" and "judul_kegiatan" not in whole and "title" in whole:
        record["judul_kegiatan"] = whole["title"]
    unknown = {key: value for key, value in whole.items() if key not in known | _CATALOGUE_KEYS}
    findings = [messages.unknown_key((*path, key)) for key in unknown]
    told = {messages.dotted((*path, key)): value for key, value in unknown.items()}
    return Reading(record, told, messages.limited(findings))


#: Keys of a package of the catalogue, which no form has.
_CATALOGUE_KEYS: Final = frozenset({
    "id", "name", "title", "type", "state", "private", "owner_org", "organization", "author",
    "author_email", "creator_user_id", "groups", "isopen", "license_id", "license_title",
    "license_url", "maintainer", "maintainer_email", "metadata_created", "metadata_modified",
    "notes", "num_resources", "num_tags", "resources", "tags", "url", "version", "extras",
    "relationships_as_object", "relationships_as_subject", "tag_string",
})  # fmt: skip


def _is_ours(form: str, record: Object) -> bool:
    if REST in record:
        return True
    for field in fields(form):
        value = record.get(field.key)
        only_here = field.own or field.key == "rekomendasi_bps"
        if field.key in record and (only_here or value in _ANSWERS):
            return True
        if field.type == "flags" and as_list(value) is not None:
            return True
        if field.other and field.other.key in record:
            return True
    return False


@cache
def _keys(form: str) -> frozenset[str]:
    others = {field.other.key for field in fields(form) if field.other}
    return frozenset({field.key for field in fields(form)} | others | {REST})


def _form_of(record: Object) -> str:
    """The form that has most of the keys which no other form has; nothing where that is open."""
    counts = {form: len(record.keys() & _only_here(form)) for form in FORMS}
    best = max(FORMS, key=lambda form: counts[form])
    is_sure = list(counts.values()).count(counts[best]) == 1
    return best if is_sure else ""


@cache
def _only_here(form: str) -> frozenset[str]:
    def keys(name: str) -> set[str]:
        return {field.key for field in fields(name)} | set(others_by_key(name))

    elsewhere = {key for other in FORMS if other != form for key in keys(other)}
    return frozenset(keys(form) - elsewhere)
