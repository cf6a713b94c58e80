"""Statistical activities (form MS-Keg): package type `kegiatan`."""
