"""MS-Keg, MS-Ind and MS-Var as the JSON of INDAH v2, out of records and into them.

A document is the envelope that the API takes and gives (`base_id`, `data`, `status`, `submitter`, ...)
or the bare `data` of it. Names and misspellings are those of INDAH's clients (2024).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from ckanext.palembang.statistics.conditions import applies
from ckanext.palembang.statistics.exchange import troubles as messages
from ckanext.palembang.statistics.exchange.envelope import (
    ENVELOPE_KEYS,
    PERSONAL_ENVELOPE,
    envelope_of,
)
from ckanext.palembang.statistics.exchange.extension import KEY, enter_notes, notes_for
from ckanext.palembang.statistics.exchange.kinds import indah_slot, reader_of
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
from ckanext.palembang.statistics.exchange.plain import (
    Object,
    Place,
    as_list,
    as_object,
    overlay,
    same,
)
from ckanext.palembang.statistics.exchange.readings import Reading, rest_of, with_rest
from ckanext.palembang.statistics.exchange.sound import unsound
from ckanext.palembang.statistics.fields import fields
from ckanext.palembang.statistics.findings import Finding

FORMAT: Final = "indah"
DATA: Final = "data"
_SURVEY: Final = "SURVEI"
#: What else stands with the person who answers for the activity is about that person.
_PERSONAL_DATA: Final = (("blok_ii", "penanggung_jawab_teknis"),)


@cache
def part_of(form: str) -> Part:
    """The fields of a form in INDAH's JSON."""
    own = [field for field in fields(form) if not field.indah]
    part = Part(
        slots=tuple(indah_slot(field) for field in fields(form) if field.indah),
        own={field.key: reader_of(field) for field in own},
        kinds={field.key: field.type for field in own},
    )
    if form != "ms_keg":
        return part
    return replace(part, derive=derive_recommendation, hidden=block_v_hidden)


def block_v_hidden(record: Object) -> frozenset[str]:
    """Block V is null unless the activity is a survey."""
    answer = record.get("cara_pengumpulan_data")
    if answer in (None, "", _SURVEY):
        return frozenset()
    return frozenset(field.key for field in fields("ms_keg") if field.block == "V")


def derive_recommendation(record: Record, _document: Object) -> None:
    """Who has the identity of a recommendation was recommended (MS-Keg, first page)."""
    asked = record.get("identitas_rekomendasi") and applies("ms_keg", "rekomendasi_bps", record)
    if asked and "rekomendasi_bps" not in record:
        record["rekomendasi_bps"] = "ya"


def to_indah(
    form: str,
    record: Object,
    *,
    include_personal: bool = False,
    personal: Object | None = None,
    envelope: Object | None = None,
) -> dict[str, object]:
    """A record as INDAH's JSON.

    Args:
        form: `ms_keg`, `ms_ind` or `ms_var`.
        record: Record of the form.
        include_personal: Write what is about a person; null otherwise.
        personal: `Reading.personal` of the import that the record comes from.
        envelope: Keys of the envelope that the caller knows (`ms_keg_id`, `produsen_data`, ...);
            an envelope that was imported is written as it came.
    """
    part, stored = part_of(form), rest_of(record, FORMAT)
    apart = (personal or {}) if include_personal else {}
    shown = record if include_personal else without_personal(part, record)
    kept, more = kept_from(stored), kept_from(apart)
    data: dict[str, object] = {}
    give(part, shown, Kept({**kept.as_written, **more.as_written}), data)
    overlay(data, kept.rest)
    overlay(data, more.rest)
    notes = notes_for(part, shown, data)
    extra: dict[str, object] = {KEY: notes} if notes else {}
    if stored.get("frame") == "bare":
        overlay(data, extra)
        return data
    document: dict[str, object] = {DATA: data, **extra}
    overlay(document, as_object(apart.get("envelope")) or {})
    overlay(document, as_object(stored.get("envelope")) or {})
    missing = as_list(stored.get("absent")) or []
    drafted = {**envelope_of(form, record), **(envelope or {})}
    overlay(document, {key: value for key, value in drafted.items() if key not in missing})
    return document


def from_indah(
    form: str, document: object, path: Place = (), envelope: Object | None = None
) -> Reading:
    """A record out of INDAH's JSON: the envelope, or the bare `data`.

    Args:
        form: `ms_keg`, `ms_ind` or `ms_var`.
        document: The document, of any shape: what is wrong with it is a finding.
        path: Where it stands, for the findings.
        envelope: Keys of the envelope that `to_indah` will be given again; they are not kept twice.
    """
    faults = unsound(document, path)
    whole = as_object(document)
    if faults or whole is None:
        return Reading({}, findings=faults or (messages.no_object(path),))
    data = as_object(whole.get(DATA))
    if DATA in whole and data is None and is_envelope(whole):
        return Reading({}, findings=(messages.no_object((*path, DATA)),))
    if data is None or not is_envelope(whole):
        return _reading(form, whole, None, path, {})
    return _reading(form, data, whole, (*path, DATA), envelope or {})


def is_envelope(document: Object) -> bool:
    """Whether an object is the envelope of INDAH v2, by its keys."""
    return DATA in document and (
        len(document) == 1 or any(key in document for key in ENVELOPE_KEYS)
    )


def _reading(
    form: str, data: Object, envelope: Object | None, path: Place, given: Object
) -> Reading:
    part = part_of(form)
    notes = (data if envelope is None else envelope).get(KEY)
    content = {key: value for key, value in data.items() if envelope is not None or key != KEY}
    taken = take(part, content)
    unused = enter_notes(part, taken.record, notes)
    around = _around(envelope, unused)
    rest, apart = split(taken.kept.rest, _PERSONAL_DATA)
    if unused and envelope is None:
        rest[KEY] = unused
    public, personal = split(around, PERSONAL_ENVELOPE)
    stored = {
        **(
            {"frame": "bare"}
            if envelope is None
            else _beside_draft({**envelope_of(form, taken.record), **given}, public, around)
        ),
        **Kept(taken.kept.as_written, rest).as_json(),
    }
    private = {
        **({"envelope": personal} if personal else {}),
        **Kept(taken.personal.as_written, apart).as_json(),
    }
    unknown, findings = _told(part, taken, rest, around, path)
    return Reading(with_rest(taken.record, FORMAT, stored), unknown, findings, private)


def _beside_draft(drafted: Object, public: Object, around: Object) -> dict[str, object]:
    """What the envelope has otherwise than a draft of ours; the rest follows the record's changes."""
    other = {
        key: value
        for key, value in public.items()
        if key not in drafted or not same(value, drafted[key])
    }
    absent = [key for key in drafted if key not in around]
    return {**({"envelope": other} if other else {}), **({"absent": absent} if absent else {})}


def _around(envelope: Object | None, unused: dict[str, object]) -> dict[str, object]:
    if envelope is None:
        return {}
    around = {key: value for key, value in envelope.items() if key not in (DATA, KEY)}
    return {**around, **({KEY: unused} if unused else {})}


def _told(
    part: Part, taken: Taken, rest: Mapping[str, object], around: Object, path: Place
) -> tuple[dict[str, object], tuple[Finding, ...]]:
    """What is unknown, and the findings about it; nothing about a person is repeated in either."""
    personal = {slot.home for slot in part.slots if slot.personal}
    outside = path[:-1]
    places = list(messages.strangers(rest, part.known, path))
    places += [
        ((*outside, key), value) for key, value in around.items() if key not in ENVELOPE_KEYS
    ]
    unknown = {messages.dotted(place): value for place, value in places}
    found = [messages.unknown_key(place) for place, _ in places if place[-1] != KEY]
    found += [messages.stale_note(place) for place, _ in places if place[-1] == KEY]
    for one in taken.troubles:
        about_person = one.place[:3] in personal
        found.append(messages.of_trouble(one, path, personal=about_person))
        if not about_person:
            unknown[messages.dotted((*path, *one.place))] = one.raw
    return unknown, messages.limited(found)
