"""What a dataset was at which time, and so what a reader may have met."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

_NEVER = float("inf")


@dataclass
class State:
    """What a dataset was from one save to the next.

    Attributes:
        version: number in its title; None where it was not public.
        begun: when the save was asked for.
        saved: when the save had returned.
    """

    version: int | None
    begun: float
    saved: float = _NEVER


@dataclass
class Life:
    """All states of one dataset in their order; the first is that it was not there."""

    states: list[State] = field(default_factory=lambda: [State(None, -_NEVER, -_NEVER)])

    def begin(self, version: int | None) -> State:
        """A save begins now."""
        self.states.append(State(version, time.monotonic()))
        return self.states[-1]

    def possible(self, start: float, end: float) -> set[int | None]:
        """The versions that whoever reads between two times may meet.

        A state is possible as soon as its save was asked for, and until the save of the next one has returned.
        """
        ends = [following.saved for following in self.states[1:]] + [_NEVER]
        return {
            one.version
            for one, until in zip(self.states, ends, strict=True)
            if one.begun <= end and until >= start
        }
