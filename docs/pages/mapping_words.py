"""What is written by hand on the page of the mapping table."""

from __future__ import annotations

HEAD = """\
# What each field says in linked data

Made by `python -m docs.build`; do not edit. Each row was found out by describing a dataset with every field filled,
then the same without that one: “says” lists what was said no longer. `a / b` is property `b` of the thing that `a` points to.

The profile `palembang_dcat` (`ckanext/palembang/dcat/profile`) makes the statements of stored records, of all feeds and of
ckanext-dcat's own documents; `palembang_schemaorg` says the same in schema.org on dataset pages, `palembang_croissant` in Croissant, with the
columns of the data table, where ckanext-dcat's plugin `croissant` is enabled. With the plugin `palembang` before `dcat`,
`structured_data` and `croissant` in `ckan.plugins` they are the defaults of `ckanext.dcat.rdf.profiles`,
`ckanext.dcat.structured_data.profiles` and `ckanext.dcat.croissant.profiles`; set those options to choose others.
"""

NOTES: dict[tuple[str, str], str] = {
    ("Dataset", "title"): "without a title: the English one, else the name",
    ("Dataset", "notes"): "without notes: the definition, else the title",
    ("Dataset", "name"): "page for people; names of things use the id, which does not change",
    ("Dataset", "owner_org"): "only its name: the office's own record says what it is called",
    ("Dataset", "tag_string"): "in Indonesian; the subject's labels are added in both languages",
    (
        "Dataset",
        "dalam_angka",
    ): "only rows with a number are identifiers; the newest edition is the version; the line of editions is a series",
    (
        "Dataset",
        "subjek_csa",
    ): "European data theme and `/def/subjek_csa/<code>`; without theme of its own the chapter's of the newest edition",
    ("Dataset", "kegiatan"): "only an activity that is published; never anything about its officer",
    ("Dataset", "kode_wilayah"): "extent and centre as WKT; an unknown area keeps its words",
    (
        "Dataset",
        "periode_awal",
    ): "`xsd:gYear`, `xsd:gYearMonth` or `xsd:date`, as given; 2023/2024 begins 2023",
    ("Dataset", "periode_akhir"): "2023/2024 ends 2024; one before the beginning is left out",
    (
        "Dataset",
        "jadwal",
    ): "the first release that took place is the issue date (without one: the day of entry), planned ones are `dct:available`; each row is a `schema:PublicationEvent` with its planned (`dct:available`) and its actual day (`dct:issued`)",
    ("Dataset", "sumber_url"): "not `dct:source`, which DCAT-AP keeps for datasets",
    (
        "Dataset",
        "kontak_nama",
    ): "all three empty: the office's own contact; never `author` or `maintainer`, who are persons",
    (
        "Dataset",
        "license_id",
    ): "a licence with an address; other terms are `dct:rights`, free text never is an address",
    ("Dataset", "indikator"): "not those that are closed to the public",
    (
        "Resource",
        "url",
    ): "`dcat:downloadURL` only where it is a file; no usable address: the resource's page",
    (
        "Resource",
        "format",
    ): "by the media type where empty; an unknown one keeps its name; `dcat:compressFormat` by the ending of the file's name",
    ("Resource", "hash"): "MD5, SHA-1, SHA-256 or SHA-512, told apart by length",
    (
        "Data table",
        "files",
    ): "a distribution for each offered format (`data.csv`, `data.xlsx`, `data.json-stat`, `data.parquet`, `data.ttl`) with CSVW and Table Schema; a resource that is nothing but the table has our CSV as its file",
    ("Data table", "symbols"): "`x`, `xx`, `xxx` (preliminary) make the status “under development”",
    ("Office", "jenis"): "ADMS publisher type",
    ("Office", "parent"): "only the name of the office above",
}

TAIL = """
## Of every dataset

`dcatap:applicableLegislation` Perpres 39/2019; `prov:qualifiedAttribution` for producer, walidata and pembina with their roles;
`dct:identifier` its id, which harvesters keep it by; `dct:type` `STATISTICAL`; `dct:language` of its title. Of every distribution `dct:language`, `dcatap:availability` and `adms:status`.

## What always holds

* Every address is absolute, ASCII and escaped; a text that is no address stays a text or is left out. What was left out is told
  to the office with the record (`warnings`): code, field, value.
* Characters that XML 1.0 cannot hold leave in no format; all formats say the same. There are no blank nodes.
* No value of a dataset raises an error.
* Fields of ckanext-dcat's own schema that a harvested dataset brings (`version`, `version_notes`, `documentation`, `conforms_to`,
  `temporal_resolution`, ...) keep their stock meaning where their values are valid and ours says nothing of the kind.
* `tests/dcat/shapes` holds the shapes of DCAT-AP 3.0.1; they find no violation in the document of any demo table.
"""
