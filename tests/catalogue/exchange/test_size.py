"""As large as the forms get: 200 variables, 50 indicators."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.exchange.records import as_user, bring, outcomes
from tests.catalogue.indicators.records import indicator
from tests.catalogue.records import complete_dataset
from tests.catalogue.variables.tables import COMPLETE

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_LONG = "Sebuah definisi yang cukup panjang untuk mengisi beberapa baris formulir. " * 5


def test_200_variables_and_50_indicators_go_out_come_back_and_print(
    app: Any, office: dict[str, Any], officer: dict[str, Any]
) -> None:
    collected = [
        {"nama": f"Variabel {n}", "konsep": "A", "definisi": _LONG, "referensi_waktu": "Setahun"}
        for n in range(200)
    ]
    activity = as_user(
        officer,
        "package_create",
        **complete_activity(owner_org=office["id"], iii_variabel_yang_dikumpulkan=collected),
    )
    rows = [
        indicator(nama=f"Indikator {n}", id_indikator_mms=str(n), kunci_lain={}) for n in range(50)
    ]
    as_user(
        officer,
        "package_create",
        **complete_dataset(owner_org=office["id"], kegiatan=activity["id"], indikator=rows),
    )
    document = as_user(officer, "palembang_metadata_export", id=activity["id"], personal=True)
    variable = {key: value for key, value in COMPLETE.items() if key != "daftar_kode"}
    document["variabel"] = [
        {"data": variable | {"nama": f"Variabel {n}", "alias": f"v{n}", "definisi": _LONG}}
        for n in range(200)
    ]
    for answer in document["variabel"]:
        answer["data"]["apakah_variabel_bisa_diakses_umum"] = True

    first = bring(officer, office, document)
    assert first["counts"] == {"unchanged": 51, "created": 200}
    again = bring(officer, office, document)
    assert {outcome for _, outcome in outcomes(again)} == {"unchanged"}
    exported = as_user(officer, "palembang_metadata_export", id=activity["id"])
    assert len(exported["variabel"]) == 200
    assert len(exported["indikator"]) == 50
    assert app.get(f"/kegiatan/{activity['name']}", status=200)
    page = app.get(f"/kegiatan/{activity['name']}/formulir", status=200).body
    assert page.count("Indikator 49") == 1
    assert page.count("Variabel 199") == 2
    assert app.get(f"/kegiatan/{activity['name']}/formulir.xlsx", status=200)
