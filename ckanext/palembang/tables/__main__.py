"""`python -m ckanext.palembang.tables read FILE`: a spreadsheet as JSON."""

from __future__ import annotations

import sys

from ckanext.palembang.tables.command import main

sys.exit(main(sys.argv[1:]))
