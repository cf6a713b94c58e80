"""Rules of MS-Keg in blocks V (sample) and VI (collection)."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.reference import Code, code_list
from ckanext.palembang.statistics.conditions import applies
from ckanext.palembang.statistics.fields import fields_by_key
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.values import Record, answer_of, whole_number

_SUPERVISORS, _ENUMERATORS = "vi_jumlah_petugas_supervisor", "vi_jumlah_petugas_enumerator"
_SELECTION, _TECHNIQUE = "v_metode_pemilihan_sampel_tahap_terakhir", "v_metode_yang_digunakan"


def sampling_technique(record: Record) -> Iterator[Finding]:
    """5.3 belongs to the branch that 5.2 chose: a) probability, b) non-probability."""
    technique, selection = _code(record, _TECHNIQUE), _code(record, _SELECTION)
    if technique and selection and technique.parent != selection.code:
        yield Finding(
            "technique-of-branch",
            (_TECHNIQUE,),
            Message(
                "“%(technique)s” is no technique of “%(selection)s” (5.2): change one of the two.",
                "“%(technique)s” bukan metode untuk “%(selection)s” (5.2): ubah salah satunya.",
            ),
            parameters={"technique": _label(technique), "selection": _label(selection)},
        )


def supervisors(record: Record) -> Iterator[Finding]:
    """6.6: no more supervisors than enumerators (a check of the clients of INDAH)."""
    above = whole_number(record.get(_SUPERVISORS))
    below = whole_number(record.get(_ENUMERATORS))
    if above is not None and below is not None and above > below:
        yield Finding(
            "supervisors-outnumber-enumerators",
            (_SUPERVISORS,),
            Message(
                "There are more supervisors (%(above)d) than enumerators (%(below)d).",
                "Jumlah supervisor (%(above)d) melebihi jumlah enumerator (%(below)d).",
            ),
            parameters={"above": above, "below": below},
        )


def enumerators(record: Record) -> Iterator[Finding]:
    """6.6: who interviews has at least one enumerator (a check of the clients of INDAH)."""
    if not applies("ms_keg", _ENUMERATORS, record):
        return
    if whole_number(record.get(_ENUMERATORS)) == 0:
        yield Finding(
            "enumerators-none",
            (_ENUMERATORS,),
            Message(
                "PAPI, CAPI and CATI (4.7) need at least one enumerator.",
                "PAPI, CAPI, dan CATI (4.7) memerlukan paling sedikit satu enumerator.",
            ),
            Level.INCOMPLETE,
        )


def _code(record: Record, key: str) -> Code | None:
    field = fields_by_key("ms_keg")[key]
    answer = answer_of(field, record)
    return code_list(field.list).get(answer) if answer else None


def _label(code: Code) -> Message:
    return Message(en=code.label_en, id=code.label_id)
