"""Names of the fields that this package adds to a dataset's Solr document.

CKAN's schema has a dynamic field `extras_*`, analysed and copied to `text`, so they need no
change to a site's schema.
"""

from __future__ import annotations

#: Names of the codes that a dataset carries: areas, chapters, subjects, offices, ...
NAMES_FIELD = "extras_palembang_names"
#: Stems and concepts of the titles, and of everything else; only where Python does the work.
TITLE_FIELD = "extras_palembang_title"
STEMS_FIELD = "extras_palembang_stems"
