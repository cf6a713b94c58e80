"""Takes turns between the two sites, so that a machine whose speed drifts harms neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from tests.bench.sites import Site

Work = Callable[[Site, int], None]


@dataclass(frozen=True)
class Result:
    """Medians of one kind of work, in milliseconds.

    Attributes:
        title: What was done.
        ours: Median of ours.
        stock: Median of stock CKAN.
        rounds: How often each did it.
        aim: The ratio that is to be kept.
    """

    title: str
    ours: float
    stock: float
    rounds: int
    aim: float

    @property
    def ratio(self) -> float:
        """Ours by stock: below 1 is faster."""
        return self.ours / self.stock


def compare(
    title: str, work: Work, sites: tuple[Site, Site], *, rounds: int, warm_up: int, aim: float
) -> Result:
    """Does the work on both sites in turn; the first rounds do not count."""
    times: dict[str, list[float]] = {site.name: [] for site in sites}
    for turn in range(warm_up + rounds):
        for site in sites if turn % 2 else reversed(sites):
            start = perf_counter()
            work(site, turn)
            if turn >= warm_up:
                times[site.name].append((perf_counter() - start) * 1000)
    return Result(title, median(times["ours"]), median(times["stock"]), rounds, aim)


def milliseconds(work: Callable[[], None], *, rounds: int, warm_up: int) -> float:
    """Median time of one kind of work that has no stock counterpart; the first rounds do not count."""
    times: list[float] = []
    for turn in range(warm_up + rounds):
        start = perf_counter()
        work()
        if turn >= warm_up:
            times.append((perf_counter() - start) * 1000)
    return median(times)


def in_turn(
    works: dict[str, Callable[[], object]], *, rounds: int, warm_up: int
) -> dict[str, float]:
    """Median milliseconds of each kind of work, done in turn; the first rounds do not count."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(warm_up + rounds):
        for name in works if turn % 2 else reversed(works):
            start = perf_counter()
            works[name]()
            if turn >= warm_up:
                times[name].append((perf_counter() - start) * 1000)
    return {name: median(found) for name, found in times.items()}
