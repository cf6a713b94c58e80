"""The three forms in INDAH's JSON by name, and a bundle of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ckanext.palembang.statistics.exchange import troubles as messages
from ckanext.palembang.statistics.exchange.indah import from_indah, to_indah
from ckanext.palembang.statistics.exchange.plain import Object, Place, as_list, as_object
from ckanext.palembang.statistics.exchange.readings import BundleReading, Reading

ACTIVITY, INDICATORS, VARIABLES = "kegiatan", "indikator", "variabel"
#: Keys of the envelope that indicators and variables share with their activity.
_SHARED: Final = ("submission_period", "produsen_data", "walidata_pusat")
_PERSONAL: Final = {INDICATORS: "indicators", VARIABLES: "variables"}


def activity_to_indah(
    record: Object, *, include_personal: bool = False, personal: Object | None = None
) -> dict[str, object]:
    """An activity (MS-Keg) as INDAH's JSON; personal facts are null unless asked for."""
    return to_indah("ms_keg", record, include_personal=include_personal, personal=personal)


def activity_from_indah(document: object) -> Reading:
    """An activity (MS-Keg) out of INDAH's JSON."""
    return from_indah("ms_keg", document)


def indicator_to_indah(
    record: Object, *, include_personal: bool = False, personal: Object | None = None
) -> dict[str, object]:
    """An indicator (MS-Ind) as INDAH's JSON."""
    return to_indah("ms_ind", record, include_personal=include_personal, personal=personal)


def indicator_from_indah(document: object) -> Reading:
    """An indicator (MS-Ind) out of INDAH's JSON."""
    return from_indah("ms_ind", document)


def variable_to_indah(
    record: Object, *, include_personal: bool = False, personal: Object | None = None
) -> dict[str, object]:
    """A variable (MS-Var) as INDAH's JSON."""
    return to_indah("ms_var", record, include_personal=include_personal, personal=personal)


def variable_from_indah(document: object) -> Reading:
    """A variable (MS-Var) out of INDAH's JSON."""
    return from_indah("ms_var", document)


def bundle_to_indah(
    activity: Object | None,
    indicators: Sequence[Object] = (),
    variables: Sequence[Object] = (),
    *,
    include_personal: bool = False,
    personal: Object | None = None,
) -> dict[str, object]:
    """An activity with its indicators and variables, each as INDAH takes it, under one roof.

    INDAH itself takes them one by one: `kegiatan` first, whose id becomes `ms_keg_id` of the others.
    """
    apart = personal or {}
    bundle: dict[str, object] = {}
    shared: dict[str, object] = {}
    if activity is not None:
        own = as_object(apart.get("activity"))
        whole = to_indah("ms_keg", activity, include_personal=include_personal, personal=own)
        bundle[ACTIVITY] = whole
        shared = _shared(whole)
    for name, form, records in (
        (INDICATORS, "ms_ind", indicators),
        (VARIABLES, "ms_var", variables),
    ):
        came = as_list(apart.get(_PERSONAL[name])) or []
        bundle[name] = [
            to_indah(
                form,
                record,
                include_personal=include_personal,
                personal=as_object(came[index]) if index < len(came) else None,
                envelope=shared,
            )
            for index, record in enumerate(records)
        ]
    return bundle


def bundle_from_indah(document: object) -> BundleReading:
    """An activity with its indicators and variables, as `bundle_to_indah` writes them.

    A record that cannot be read at all leaves a finding at its place and an empty record.
    """
    return read_bundle(document, ())


def read_bundle(document: object, path: Place) -> BundleReading:
    """A bundle that stands at a path of a document."""
    whole = as_object(document)
    if whole is None:
        return BundleReading(None, [], [], findings=(messages.no_object(path),))
    activity = (
        from_indah("ms_keg", whole[ACTIVITY], (*path, ACTIVITY)) if whole.get(ACTIVITY) else None
    )
    shared = _shared(as_object(whole.get(ACTIVITY)) or {})
    lists = {
        name: _children(form, whole.get(name), (*path, name), shared)
        for name, form in ((INDICATORS, "ms_ind"), (VARIABLES, "ms_var"))
    }
    others = {key: value for key, value in whole.items() if key not in (ACTIVITY, *lists)}
    readings = [*([activity] if activity else []), *lists[INDICATORS], *lists[VARIABLES]]
    unknown = {messages.dotted((*path, key)): value for key, value in others.items()}
    findings = [messages.unknown_key((*path, key)) for key in others]
    for reading in readings:
        unknown |= reading.unknown
        findings += reading.findings
    personal: dict[str, object] = {
        "activity": activity.personal if activity else {},
        **{_PERSONAL[name]: [one.personal for one in found] for name, found in lists.items()},
    }
    return BundleReading(
        activity.record if activity else None,
        [one.record for one in lists[INDICATORS]],
        [one.record for one in lists[VARIABLES]],
        unknown,
        tuple(findings),
        personal,
    )


def is_bundle(document: Object) -> bool:
    """Whether an object is a bundle, by its keys."""
    inner = as_object(document.get(ACTIVITY))
    lists = (as_list(document.get(name)) for name in (INDICATORS, VARIABLES))
    return inner is not None and any(one is not None for one in lists)


def _children(form: str, value: object, path: Place, shared: Object) -> list[Reading]:
    items = as_list(value)
    if value is not None and items is None:
        items = [value]
    return [
        from_indah(form, item, (*path, index), shared) for index, item in enumerate(items or [])
    ]


def _shared(activity: Object) -> dict[str, object]:
    return {key: activity[key] for key in _SHARED if key in activity}
