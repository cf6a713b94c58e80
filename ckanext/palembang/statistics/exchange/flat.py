"""The flat form: an entry of the national data.json, and the answers of BPS DNA.

Dataset, indicator and activity stand side by side in one object, under the names of BPS DNA. What the
form has no place for (further indicators, variables, fields of ours) stands under a key of our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ckanext.palembang.statistics.exchange import troubles as messages
from ckanext.palembang.statistics.exchange.extension import KEY, enter_notes, notes_for
from ckanext.palembang.statistics.exchange.indah import block_v_hidden, derive_recommendation
from ckanext.palembang.statistics.exchange.kinds import flat_slot, reader_of
from ckanext.palembang.statistics.exchange.parts import (
    Kept,
    Part,
    Record,
    Taken,
    give,
    kept_from,
    split,
    take,
    without_personal,
)
from ckanext.palembang.statistics.exchange.plain import Object, Place, as_list, as_object, overlay
from ckanext.palembang.statistics.exchange.pod import (
    ENTRY_KEYS,
    dataset_part,
    entry_of,
    plain_dataset,
    stated_of,
)
from ckanext.palembang.statistics.exchange.readings import FlatReading, rest_of, with_rest
from ckanext.palembang.statistics.exchange.sound import unsound
from ckanext.palembang.statistics.fields import fields
from ckanext.palembang.statistics.findings import Finding

FORMAT: Final = "flat"
DATASET, ACTIVITY, INDICATOR, VARIABLE = "dataset", "kegiatan", "indikator", "variabel"
_MORE_INDICATORS: Final = "indikator_lain"
_FORMS: Final = {ACTIVITY: "ms_keg", INDICATOR: "ms_ind", VARIABLE: "ms_var"}
#: Keys that stand in entries of several kinds and tell none.
_TELLS_NOTHING: Final = frozenset({
    "jenis_statistik", "staticticsType", "cara_pengumpulan_data", "tahun", "nama", "konsep",
    "definisi", "satuan", "ukuran", "id_sds", "id_sls", "title",
})  # fmt: skip
_TELLS_DATASET: Final = frozenset({
    "@type", "title", "description", "distribution", "keyword", "keywords", "publisher",
    "landingPage", "contactPoint", "identifier", "accessRights", "accessLevel",
})  # fmt: skip
#: Keys of the systems that the forms do not ask for: kept, and told about by nobody.
SYSTEM_KEYS: Final = frozenset({
    "@id", "@type", "identifier", "publisher", "publisher_type", "issued", "modified",
    "landingPage", "publishing_status", "id", "id_api", "id_dds", "id_mskeg", "id_msind", "id_keg",
    "kodereferensi", "total_msvar", "total_msind", "last_sync", "status", "submission_period",
    "link_mskeg", "link_msind", "link_msvar", "created_at", "updated_at", "requested_by",
    "updated_by", "approved_by", "produsen_data_name", "produsen_data_province_code",
    "produsen_data_city_code",
})  # fmt: skip
_PERSONS: Final = ("requested_by", "updated_by", "approved_by")
_PERSON: Final = "ii_pj_"


@cache
def part_of(kind: str) -> Part:
    """The fields of an activity, indicator or variable in the flat form; or of a dataset."""
    if kind == DATASET:
        return dataset_part()
    form = _FORMS[kind]
    own = [field for field in fields(form) if field.own or field.key == "rekomendasi_bps"]
    slots = tuple(flat_slot(field) for field in fields(form) if field not in own)
    part = Part(
        slots=slots,
        own={field.key: reader_of(field) for field in own},
        kinds={field.key: field.type for field in own},
    )
    if kind == ACTIVITY:
        return replace(part, derive=derive_recommendation, hidden=block_v_hidden)
    if kind == INDICATOR:
        # An entry of data.json has no name of its indicator but its own title.
        titled = tuple(
            replace(slot, paths=(*slot.paths, ("title",))) if slot.key == "nama" else slot
            for slot in slots
        )
        return replace(part, slots=titled)
    return part


def kinds_of(entry: Object) -> tuple[str, ...]:
    """What an object of the flat form holds: dataset, activity, indicator, variable."""
    has_dataset = any(key in entry for key in _TELLS_DATASET)
    found = [kind for kind in (INDICATOR, ACTIVITY) if _tells(kind, entry)]
    if not has_dataset and not found and _tells(VARIABLE, entry):
        found = [VARIABLE]
    return (*((DATASET,) if has_dataset else ()), *found)


def to_flat(
    dataset: Object | None,
    activity: Object | None = None,
    indicators: Sequence[Object] = (),
    variables: Sequence[Object] = (),
    *,
    include_personal: bool = False,
    personal: Object | None = None,
) -> dict[str, object]:
    """A dataset with its activity, indicators and variables as one entry of data.json.

    Args:
        dataset: Keys of the dataset's form and of `package_show` (`id`, `organization`, `resources`,
            `tags`, `metadata_modified`, ...). What an import said about identity, publisher and dates
            is written as it came, unless the caller states it anew under the entry's own keys
            (`identifier`, `publisher`, `issued`, `modified`, `landingPage`). None for none.
        activity: Record of MS-Keg, None for none.
        indicators: Records of MS-Ind. The first stands in the entry, the others beside it.
        variables: Records of MS-Var.
        include_personal: Write what is about a person; left out otherwise.
        personal: `FlatReading.personal` of the import that the records come from.
    """
    records: dict[str, Object] = {} if dataset is None else {DATASET: plain_dataset(dataset)}
    records |= {INDICATOR: indicators[0]} if indicators else {}
    records |= {} if activity is None else {ACTIVITY: activity}
    if not records and len(variables) == 1:
        # BPS DNA hands variables over one by one.
        records, variables = {VARIABLE: variables[0]}, ()
    apart = kept_from(personal) if include_personal and personal else Kept()
    entry = _entry(records, apart, include_personal=include_personal)
    notes = _notes(records, entry, include_personal=include_personal)
    for name, kind, more in (
        (_MORE_INDICATORS, INDICATOR, indicators[1:]),
        (VARIABLE, VARIABLE, variables),
    ):
        notes |= {name: [_alone(kind, record) for record in more]} if more else {}
    overlay(entry, {KEY: notes} if notes else {})
    return entry


def flat_answers(
    dataset: Object, activity: Object | None = None, indicator: Object | None = None
) -> dict[str, object]:
    """The public answers of the forms under their flat names, without what only `from_flat` needs.

    Args:
        dataset: Those keys of the dataset's form that are wanted.
        activity: Record of MS-Keg, None for none.
        indicator: Record of MS-Ind, None for none.
    """
    records: dict[str, Object] = {DATASET: dataset}
    records |= {} if indicator is None else {INDICATOR: indicator}
    records |= {} if activity is None else {ACTIVITY: activity}
    return _entry(records, Kept(), include_personal=False)


def from_flat(document: object, path: Place = ()) -> FlatReading:
    """Records out of an entry of data.json or an answer of BPS DNA, of any shape.

    Args:
        document: The object; what is wrong with it is a finding.
        path: Where it stands, for the findings.
    """
    faults = unsound(document, path)
    entry = as_object(document)
    if faults or entry is None:
        return FlatReading({}, None, [], findings=faults or (messages.no_object(path),))
    return _Entry(entry, path).reading()


class _Entry:
    """An entry on its way into records."""

    def __init__(self, entry: Object, path: Place) -> None:
        self.path = path
        self.content = {key: value for key, value in entry.items() if key != KEY}
        self.notes = dict(as_object(entry.get(KEY)) or {})
        self.odd_notes = {} if KEY not in entry or self.notes else {KEY: entry[KEY]}
        self.kinds = kinds_of(self.content) or (DATASET,)
        self.taken = {kind: take(part_of(kind), self.content) for kind in self.kinds}

    def reading(self) -> FlatReading:
        """The records, and what is kept beside them."""
        unused = {
            kind: left
            for kind in self.kinds
            if (
                left := enter_notes(
                    part_of(kind), self.taken[kind].record, self.notes.pop(kind, None)
                )
            )
        }
        more = self._more(_MORE_INDICATORS)
        variables = self._more(VARIABLE)
        rest = {**self._rest(), **self.odd_notes}
        if unused or self.notes:
            rest[KEY] = {**unused, **self.notes}
        public, private = split(rest, _personal_paths(rest))
        records = self._records(public)
        unknown, findings = self._told(public, more + variables)
        own = [records[kind] for kind in (INDICATOR,) if kind in records]
        alone = [records[kind] for kind in (VARIABLE,) if kind in records]
        return FlatReading(
            records.get(DATASET, {}),
            records.get(ACTIVITY),
            [*own, *(one.indicators[0] for one in more if one.indicators)],
            unknown,
            findings,
            [*alone, *(one.variables[0] for one in variables if one.variables)],
            self._personal(private),
        )

    def _more(self, name: str) -> list[FlatReading]:
        items = as_list(self.notes.get(name))
        if items is None:
            return []
        del self.notes[name]
        kind = INDICATOR if name == _MORE_INDICATORS else VARIABLE
        return [_read_alone(kind, item, (*self.path, KEY, name, i)) for i, item in enumerate(items)]

    def _rest(self) -> dict[str, object]:
        rest = dict(self.content)
        for kind in self.kinds:
            known = part_of(kind).known
            left = self.taken[kind].kept.rest
            rest = {key: left[key] if key in known else rest[key] for key in rest if key in left}
        return rest

    def _records(self, rest: Object) -> dict[str, Record]:
        records: dict[str, Record] = {}
        for place, kind in enumerate(self.kinds):
            taken = self.taken[kind]
            stored = Kept(taken.kept.as_written, rest if place == 0 else {}).as_json()
            if kind == DATASET:
                absent = [key for key in ENTRY_KEYS if key not in self.content]
                stored |= {"absent": absent} if absent else {}
            records[kind] = with_rest(taken.record, FORMAT, stored)
        return records

    def _personal(self, rest: Object) -> dict[str, object]:
        written = [taken.personal.as_written for taken in self.taken.values()]
        return Kept({key: value for one in written for key, value in one.items()}, rest).as_json()

    def _told(
        self, rest: Object, more: Sequence[FlatReading]
    ) -> tuple[dict[str, object], tuple[Finding, ...]]:
        known = {key: value for kind in self.kinds for key, value in part_of(kind).known.items()}
        places = list(messages.strangers(rest, known, self.path))
        places = [(place, value) for place, value in places if place[-1] not in SYSTEM_KEYS]
        unknown = {messages.dotted(place): value for place, value in places}
        found = [_strange(place) for place, _ in places]
        for one in _distinct(self.taken):
            about_person = str(one.place[0]).startswith(_PERSON)
            found.append(messages.of_trouble(one, self.path, personal=about_person))
            unknown |= {} if about_person else {messages.dotted((*self.path, *one.place)): one.raw}
        for reading in more:
            unknown |= reading.unknown
            found += reading.findings
        return unknown, messages.limited(found)


def _entry(
    records: Mapping[str, Object], apart: Kept, *, include_personal: bool
) -> dict[str, object]:
    entry: dict[str, object] = {}
    rests: list[Object] = []
    for kind, record in records.items():
        part, stored = part_of(kind), kept_from(rest_of(record, FORMAT))
        shown = record if include_personal else without_personal(part, record)
        here: dict[str, object] = {}
        give(part, shown, Kept({**stored.as_written, **apart.as_written}), here)
        title = entry.get("title") if kind == INDICATOR and "title" in entry else None
        hidden = frozenset[str]() if include_personal else _personal_names(kind)
        entry |= {key: value for key, value in here.items() if key not in hidden}
        entry |= {} if title is None else {"title": title}
        rests.append(stored.rest)
    dataset = records.get(DATASET)
    entry |= stated_of(dataset) if dataset is not None else {}
    for rest in (*rests, apart.rest):
        overlay(entry, rest)
    if dataset is not None:
        missing = as_list(rest_of(dataset, FORMAT).get("absent")) or []
        overlay(entry, {key: one for key, one in entry_of(dataset).items() if key not in missing})
    return entry


def _notes(
    records: Mapping[str, Object], entry: Object, *, include_personal: bool
) -> dict[str, object]:
    notes: dict[str, object] = {}
    for kind, record in records.items():
        part = part_of(kind)
        shown = record if include_personal else without_personal(part, record)
        own = notes_for(part, shown, entry)
        notes |= {kind: own} if own else {}
    return notes


def _alone(kind: str, record: Object) -> dict[str, object]:
    part, stored = part_of(kind), kept_from(rest_of(record, FORMAT))
    entry: dict[str, object] = {}
    give(part, record, stored, entry)
    overlay(entry, stored.rest)
    notes = notes_for(part, record, entry)
    overlay(entry, {KEY: {kind: notes}} if notes else {})
    return entry


def _read_alone(kind: str, document: object, path: Place) -> FlatReading:
    entry = as_object(document)
    if entry is None:
        return FlatReading({}, None, [], findings=(messages.no_object(path),))
    one = _Entry(entry, path)
    one.kinds = (kind,)
    one.taken = {kind: take(part_of(kind), one.content)}
    return one.reading()


@cache
def _personal_names(kind: str) -> frozenset[str]:
    """Every name under which something about a person could stand."""
    slots = (slot for slot in part_of(kind).slots if slot.personal)
    return frozenset(path[0] for slot in slots for path in slot.paths if len(path) == 1)


def _tells(kind: str, entry: Object) -> bool:
    names = {path[0] for slot in part_of(kind).slots for path in slot.paths}
    return any(key in entry for key in names - _TELLS_NOTHING)


def _personal_paths(rest: Object) -> tuple[tuple[str, ...], ...]:
    keys = [key for key in rest if key in _PERSONS or key.startswith(_PERSON)]
    return tuple((key,) for key in keys)


def _strange(place: Place) -> Finding:
    return messages.stale_note(place) if place[-1] == KEY else messages.unknown_key(place)


def _distinct(taken: Mapping[str, Taken]) -> list[messages.Trouble]:
    """Troubles of all parts, those of a shared key once."""
    found: dict[tuple[object, ...], messages.Trouble] = {}
    for one in (trouble for part in taken.values() for trouble in part.troubles):
        found.setdefault((*one.place, repr(one.raw)[:100]), one)
    return list(found.values())
