"""YAML values with the lines that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from ckanext.palembang.catalogue.demo.errors import Fault

# libyaml's loader does the same ten times as fast, where PyYAML was built with it.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Keys and positions that lead from the top of a file to a value.
Place = tuple[str | int, ...]


class LocatedYaml:
    """The content of one YAML file, and the faults that were found in it.

    Attributes:
        file: name of the file in faults.
        data: the values; None for a file that cannot be read.
        faults: grows while the content is judged.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.data: object = None
        self.faults: list[Fault] = []
        self._lines: dict[Place, int] = {(): 1}
        self._read(text)

    def refuse(self, place: Place, reason: str) -> None:
        """Note a fault at a value, or at the nearest one above it that has a line."""
        while place not in self._lines:
            place = place[:-1]
        self.faults.append(Fault(self.file, self._lines[place], reason))

    def mapping(self, place: Place) -> Mapping[str, object]:
        """Return the mapping at a place; a fault and an empty one if there is none."""
        value = self._at(place)
        if isinstance(value, dict):
            return {str(key): item for key, item in value.items()}
        self.refuse(place, f"expected keys and values under “{_name(place)}”")
        return {}

    def _at(self, place: Place) -> object:
        value = self.data
        for step in place:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def _read(self, text: str) -> None:
        loader = _LOADER(text)
        try:
            node = loader.get_single_node()
            if node is None:
                self.refuse((), "the file is empty")
                return
            self._note_lines(node, ())
            self.data = loader.construct_document(node)
        except (RecursionError, ValueError) as error:
            # A date that does not exist is a ValueError, an anchor within itself a RecursionError.
            self.faults.append(Fault(self.file, 0, f"no YAML that can be read: {error}"))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or "not readable as YAML"
            self.faults.append(Fault(self.file, mark.line + 1 if mark else 0, f"no YAML: {reason}"))
        finally:
            loader.dispose()

    def _note_lines(self, node: yaml.Node, place: Place) -> None:
        if isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self._lines[*place, index] = item.start_mark.line + 1
                self._note_lines(item, (*place, index))
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*place, str(key.value))
                is_repeated = inner in self._lines
                self._lines[inner] = key.start_mark.line + 1
                if is_repeated:
                    self.refuse(inner, f"“{key.value}” stands here a second time")
                self._note_lines(value, inner)


def read_located(path: Path, file: str) -> LocatedYaml:
    """Read a YAML file; what cannot be read becomes a fault."""
    try:
        return LocatedYaml(file, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        broken = LocatedYaml(file, "{}")
        broken.faults.append(Fault(file, 0, _why_unreadable(error)))
        return broken


def _why_unreadable(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror}"
    return f"not UTF-8: byte {error.start} cannot be read"


def _name(place: Place) -> str:
    return ".".join(str(step) for step in place) or "the top"
