"""Names of the columns that a new data table gets, by what its labels are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.structure.arrange_words import key_of, same_words
from ckanext.palembang.tables.structure.model import Member

_MOST_LETTERS = 50
_RESERVED = frozenset(
    [
        "nilai",
        "tanda",
        "revisi",
        "wilayah",
        "kode_wilayah",
        "tahun",
        "tahun_ajaran",
        "periode",
        "tanggal",
        "satuan",
        "sumber",
        "id",
        "oid",
        "ctid",
    ]
)
_SEXES = {
    "laki laki": ("Laki-laki", "Male"),
    "perempuan": ("Perempuan", "Female"),
}
#: Dimensions known by their members: name, label, English label, spellings of members.
_KNOWN: tuple[tuple[str, str, str, frozenset[str]], ...] = (
    ("jenis_kelamin", "Jenis kelamin", "Sex", frozenset({"laki laki", "perempuan"})),
    ("status", "Status", "Status", frozenset({"negeri", "swasta"})),
    (
        "jenjang",
        "Jenjang",
        "Level of education",
        frozenset({"tk", "paud", "ra", "sd", "mi", "smp", "mts", "sma", "smk", "ma", "slb"}),
    ),
)


def known_dimension(labels: Iterable[str]) -> tuple[str, str, str] | None:
    """Return name and labels of a dimension that all its members give away, but for totals."""
    keys = [_canonical(label) for label in labels if not words.is_total(label)]
    if not keys:
        return None
    for name, label, label_en, members in _KNOWN:
        if all(key in members for key in keys):
            return name, label, label_en
    return None


def _canonical(label: str) -> str:
    key = key_of(label)
    group = same_words(key)
    return next(
        (one for one in ("laki laki", "perempuan", "negeri", "swasta") if one in group), key
    )


def members_of(labels: Sequence[str]) -> tuple[Member, ...]:
    """Return the members that labels are, each once; sexes under their usual names."""
    names = [_SEXES.get(_canonical(label)) for label in labels]
    usual = [name for name in names if name]
    if len(set(usual)) != len(usual):
        names = [None] * len(labels)
    found: dict[str, Member] = {}
    for label, name in zip(labels, names, strict=True):
        code = name[0] if name else label
        found[code] = Member(code, code, name[1] if name else None, is_total=words.is_total(label))
    return tuple(found.values())


def column_name(label: str, taken: Iterable[str]) -> str:
    """Return a name for a column of the DataStore: lower-case ASCII words, not taken yet."""
    bare = "_".join(words.plain(label).replace("%", " persen ").split())[:_MOST_LETTERS].strip("_")
    name = bare if bare[:1].isalpha() else f"kolom_{bare}".strip("_")
    used = {*taken, *_RESERVED}
    if name not in used:
        return name
    return next(f"{name}_{n}" for n in range(2, len(used) + 3) if f"{name}_{n}" not in used)
