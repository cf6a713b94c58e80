"""What other plugins may add to the files of data tables."""

from __future__ import annotations

from collections.abc import Iterable

import ckan.plugins as p

from ckanext.palembang.catalogue.data_files.model import Format


class IDataFileFormats(p.Interface):
    """Offers data tables in further formats, at `/dataset/<id>/data.<name>` and on the dataset's page."""

    def get_data_file_formats(self) -> Iterable[Format]:
        """Return the formats; one whose name is taken is passed over."""
        return []
