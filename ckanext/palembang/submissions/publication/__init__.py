"""Publication: what an office handed in becomes the rows of its dataset's data table.

CKAN's database and the DataStore are two, so there is no transaction over both. The steps are ordered so that
one that breaks off anywhere is finished by the next run:

1. the resource and the columns of the table are there (again: found, not made);
2. what changes is compared with the published rows, and kept in CKAN's database with the state `publishing`;
3. one transaction of the DataStore replaces the rows of the submission's periods (again: by the same rows);
4. resource and dataset get their new date, and the state becomes `published`.

A lock of the DataStore's server, which ends with its connection, keeps other publications of the dataset away.
"""

from __future__ import annotations

from ckanext.palembang.submissions.publication.preview import preview
from ckanext.palembang.submissions.publication.steps import publish

__all__ = ["preview", "publish"]
