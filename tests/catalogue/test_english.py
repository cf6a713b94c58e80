"""The finder of English finds it, and only it."""

from __future__ import annotations

import pytest

from tests.catalogue.english import english_on


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Search</h1>",
        "<p>Anda dapat <b>download</b> data ini</p>",
        "<p>The catalogue of Palembang</p>",
        '<input placeholder="Search datasets...">',
        '<input type="submit" value="Save">',
        '<a href="#" title="Delete">x</a>',
        '<button aria-label="Close"></button>',
        '<html lang="id"><p>3 members</p></html>',
        '<div lang="en"><p lang="id">Not authorized</p></div>',
    ],
)
def test_english_is_found(page: str) -> None:
    assert len(english_on(page)) == 1


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Cari dataset di Satu Data Palembang</h1>",
        '<h2 lang="en">Population by subdistrict</h2>',
        "<script>var text = 'Not found';</script>",
        "<code>Search</code><pre>Delete</pre><!-- Update -->",
        '<input name="search" value="search" type="text">',
        '<a href="/dataset/search?order=name">Dataset</a>',
        "<p>Lisensi: Creative Commons Attribution 4.0</p>",
        "<p>Unduh CSV, JSON, atau XLSX dari https://example.com/delete/users</p>",
    ],
)
def test_indonesian_passes(page: str) -> None:
    assert english_on(page) == []
