"""What the figures of a dataset are: it decides which checks apply."""

from __future__ import annotations

from enum import Enum


class Measure(Enum):
    """What the figures of a dataset, or of one of its indicators, are."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    RATE = "rate"
    INDEX = "index"


#: Figures whose parts add up to the whole.
ADDABLE = frozenset({Measure.COUNT, Measure.AMOUNT})
