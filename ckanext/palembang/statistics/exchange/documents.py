"""A file of records from anywhere: which format it is, the records, and what is wrong with it.

Recognised: INDAH v2 (envelope, bare `data`, our bundle, pages of them), the national data.json and
entries of it, answers of BPS DNA, and records in the catalogue's own shape; one, or a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ckanext.palembang.statistics.exchange import troubles as messages
from ckanext.palembang.statistics.exchange.flat import FORMAT as FLAT
from ckanext.palembang.statistics.exchange.flat import from_flat, kinds_of
from ckanext.palembang.statistics.exchange.forms import is_bundle, read_bundle
from ckanext.palembang.statistics.exchange.indah import DATA, from_indah, is_envelope
from ckanext.palembang.statistics.exchange.indah import FORMAT as INDAH
from ckanext.palembang.statistics.exchange.own import own_form, read_own
from ckanext.palembang.statistics.exchange.parsing import parse
from ckanext.palembang.statistics.exchange.plain import Object, Place, as_list, as_object
from ckanext.palembang.statistics.exchange.readings import BundleReading, FlatReading, Reading
from ckanext.palembang.statistics.exchange.sound import unsound
from ckanext.palembang.statistics.findings import Finding, Level, Message

BUNDLE, DATA_JSON, RECORD, UNKNOWN = "indah_bundle", "data_json", "record", "unknown"
_ENTRIES: Final = "dataset"
#: Keys under which systems hand over the page of a list, or one record.
_WRAPPERS: Final = (DATA, "result", "results", "items")
_FORMS: Final = {
    "ms_var": (
        "tipe_data", "value_domain", "aturan_validasi", "kalimat_pertanyaan",
        "apakah_variabel_bisa_diakses_umum",
    ),
    "ms_ind": (
        "interpretasi", "metode_perhitungan", "variabel_disaggregasi", "level_estimasi",
        "apakah_indikator_komposit", "apakah_indikator_bisa_diakses_umum",
    ),
}  # fmt: skip
_BLOCK: Final = "blok_"

_STRANGE: Final = Message(
    "No format is recognised here: neither INDAH v2, nor data.json, nor a record of MS-Keg, MS-Ind or MS-Var.",
    "Format di sini tidak dikenali: bukan INDAH v2, bukan data.json, bukan rekaman MS-Keg, MS-Ind, atau MS-Var.",
)
_NO_RECORD: Final = Message("There is no record in it.", "Tidak ada rekaman di dalamnya.")

AnyReading = Reading | BundleReading | FlatReading


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One record of a document.

    Attributes:
        path: Where it stands in the document.
        format: `indah`, `indah_bundle`, `flat` or `record` (our own shape).
        form: `ms_keg`, `ms_ind`, `ms_var`; `dataset` for an entry of data.json or a dataset of ours;
            `bundle`.
        reading: `Reading`; `BundleReading` of a bundle; `FlatReading` of the flat form and of a dataset.
    """

    path: Place
    format: str
    form: str
    reading: AnyReading


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds.

    Attributes:
        format: `indah`, `indah_bundle`, `data_json`, `flat`, `record`, or `unknown`.
        records: The records that can be read, in order; a bad one is left out, and told of.
        findings: Of the file and of all records, each with its path from the top of the document.
        about: What the document says of itself beside its records (`@context`, `conformsTo`, ...).
    """

    format: str
    records: tuple[DocumentRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    about: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def is_whole(self) -> bool:
        """Whether every record could be read."""
        return not any(finding.level is Level.ERROR for finding in self.findings)


def read_document(source: bytes | str) -> Document:
    """Reads a file of any of the formats; never fails.

    Args:
        source: JSON in UTF-8, UTF-16 or UTF-32, with or without a byte order mark; or text.
    """
    parsed = parse(source)
    if not parsed.is_json:
        return Document(UNKNOWN, findings=parsed.findings)
    name, about, places = _records_in(parsed.value)
    records: list[DocumentRecord] = []
    findings = [*parsed.findings, *unsound(about)]
    for path, value in places:
        read = _read(value, path)
        if isinstance(read, Finding):
            findings.append(read)
            continue
        findings += read.reading.findings
        if not any(finding.level is Level.ERROR for finding in read.reading.findings):
            records.append(read)
    if not places:
        findings.append(Finding("record-missing", (), _NO_RECORD))
    return Document(name or _format_of(records), tuple(records), tuple(findings), about)


def _format_of(records: list[DocumentRecord]) -> str:
    return records[0].format if records else UNKNOWN


def _records_in(value: object) -> tuple[str, Object, list[tuple[Place, object]]]:
    """Name of the format where the top tells it, what stands beside the records, and the records."""
    items = as_list(value)
    if items is not None:
        return "", {}, [((index,), item) for index, item in enumerate(items)]
    top = as_object(value) or {}
    entries = as_list(top.get(_ENTRIES))
    if entries is not None:
        about = {key: one for key, one in top.items() if key != _ENTRIES}
        return DATA_JSON, about, [((_ENTRIES, index), item) for index, item in enumerate(entries)]
    for key in _WRAPPERS:
        inner = as_list(top.get(key))
        if inner is not None:
            about = {name: one for name, one in top.items() if name != key}
            return "", about, [((key, index), item) for index, item in enumerate(inner)]
    return "", {}, _unwrapped(value, top)


def _unwrapped(value: object, top: Object) -> list[tuple[Place, object]]:
    """The record inside an answer (`{"success": true, "result": {...}}`), or the value itself."""
    for key in _WRAPPERS:
        inner = as_object(top.get(key))
        if inner is not None and not _is_indah(top) and not _recognised(top):
            below = as_list(inner.get("results"))
            if below is not None:
                return [((key, "results", index), item) for index, item in enumerate(below)]
            return [((key,), inner)]
    return [((), value)]


def _read(value: object, path: Place) -> DocumentRecord | Finding:
    entry = as_object(value)
    faults = unsound(value, path)
    if entry is None:
        return next(iter(faults), messages.no_object(path))
    if faults:
        return DocumentRecord(path, UNKNOWN, "", Reading({}, findings=faults))
    if is_bundle(entry):
        return DocumentRecord(path, BUNDLE, "bundle", read_bundle(entry, path))
    if _is_indah(entry):
        form = _indah_form(as_object(entry.get(DATA)) or entry)
        return DocumentRecord(path, INDAH, form, from_indah(form, entry, path))
    return _read_own_or_flat(entry, path)


def _read_own_or_flat(entry: Object, path: Place) -> DocumentRecord | Finding:
    form = own_form(entry)
    if form:
        return DocumentRecord(path, RECORD, form, read_own(form, entry, path))
    kinds = kinds_of(entry)
    if not kinds:
        return Finding("format-unknown", path, _STRANGE)
    return DocumentRecord(path, FLAT, _flat_form(kinds), from_flat(entry, path))


def _recognised(entry: Object) -> bool:
    return bool(is_bundle(entry) or own_form(entry) or kinds_of(entry))


def _is_indah(entry: Object) -> bool:
    data = as_object(entry.get(DATA))
    if data is not None and is_envelope(entry):
        return len(entry) > 1 or _is_bare(data)
    return _is_bare(entry)


def _is_bare(data: Object) -> bool:
    """Whether an object is INDAH's `data`: blocks, or answers that are true and false."""
    if any(key.startswith(_BLOCK) for key in data):
        return True
    answers = (key for keys in _FORMS.values() for key in keys if key.startswith("apakah_"))
    return any(isinstance(data.get(key), bool) for key in answers)


def _indah_form(data: Object) -> str:
    return next(
        (form for form, keys in _FORMS.items() if any(key in data for key in keys)), "ms_keg"
    )


def _flat_form(kinds: tuple[str, ...]) -> str:
    names = {"indikator": "ms_ind", "kegiatan": "ms_keg", "variabel": "ms_var"}
    return next((names[kind] for kind in kinds if len(kinds) == 1 and kind in names), "dataset")
