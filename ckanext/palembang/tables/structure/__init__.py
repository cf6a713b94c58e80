"""The structure of a dataset's table over all its years, and its data points.

A `Table` is one sheet as an office drew it; a `DataStructure` is what the dataset is, whoever draws it. Templates
are made from it, tables that were read are arranged by it, outputs are written with it.
"""

from __future__ import annotations
