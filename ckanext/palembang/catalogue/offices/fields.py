"""A row of the register as the fields of an organization."""

from __future__ import annotations

from ckanext.palembang.reference import Office

FieldValue = str | list[str]

#: Fields that hold a list, stored as JSON text.
LIST_FIELDS = frozenset({"urusan", "nama_lama", "slug_lama"})

#: Fields that only an administrator of the site may change: the register owns them, and
#: roles and rights follow from them.
REGISTER_FIELDS = frozenset(
    {
        "kode",
        "jenis",
        "induk",
        "urusan",
        "peran",
        "berlaku_dari",
        "berlaku_sampai",
        "nama_lama",
        "slug_lama",
        "pengganti",
        "sumber_baris",
    }
)

#: Fields that offices keep themselves: an empty cell of the register leaves them alone.
CONTACT_FIELDS = frozenset({"alamat", "kontak_email", "kontak_telepon", "situs"})


def organization_fields(office: Office) -> dict[str, FieldValue]:
    """Return what the register says of an office, by keys of the organization schema.

    Contact fields that the register does not know are left out; other empty cells mean
    that the organization's field is to be empty.
    """
    fields: dict[str, FieldValue] = {
        "name": office.slug,
        "title": office.name_id,
        "title_en": office.name_en,
        "kode": office.code,
        "jenis": office.kind,
        "induk": office.parent,
        "singkatan": office.abbreviation,
        "urusan": list(office.urusan),
        "peran": office.role,
        "berlaku_dari": office.valid_from,
        "berlaku_sampai": office.valid_to,
        "nama_lama": list(office.former_names),
        "slug_lama": list(office.former_slugs),
        "pengganti": office.successor,
        "sumber_baris": office.source,
    }
    contact = {
        "alamat": office.address,
        "kontak_email": office.email,
        "kontak_telepon": office.phone,
        "situs": office.website,
    }
    return fields | {key: value for key, value in contact.items() if value}
