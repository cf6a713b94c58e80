"""docs/rules.md from the rules of `ckanext.palembang.statistics`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics import FORMS, Requirement, fields, fields_by_key, requirements
from ckanext.palembang.statistics.rules.registry import RULES

_TITLES = {
    "ms_keg": "MS-Keg, the activity",
    "ms_ind": "MS-Ind, the indicator",
    "ms_var": "MS-Var, the variable",
}
_HEAD = """\
# Rules of Metadata Statistik

Made from `ckanext/palembang/statistics` by `python -m docs.build`; do not edit. Forms, API, command line and
imports all ask these rules. A finding has a level: an **error** is refused even in a draft, **incomplete**
stops publication only, a **hint** stops nothing.

Any file can be judged without a catalogue, in our own shape, as INDAH v2, data.json or BPS DNA write it:

```sh
python -m ckanext.palembang.statistics check record.json
```

It prints a line for each finding (level, path, rule, message in Indonesian / in English; with `--json` an object
a line) and ends with 0 where nothing stops publication, 1 where something does, 2 where there is no record to judge.

Beside the rules below, every value must have the shape of its field: texts of at most 2,000 characters (50,000
where paragraphs are due) without control characters, codes of the field's list in any spelling that the list
knows, days that exist, lists where lists are due. A dash (`-`) means that there is none.
"""


def page() -> str:
    """The page: for each form, which fields wait for an answer, and the rules between the answers."""
    parts = [_HEAD]
    for form in FORMS:
        parts.append(f"## {_TITLES[form]}\n")
        parts += _conditions(form)
        parts += _rules(form)
    return "\n".join(parts)


def _conditions(form: str) -> Iterator[str]:
    waiting = [(key, needs) for key in _keys(form) if (needs := requirements(form, key))]
    if waiting:
        yield "These are asked for, and may be filled, only with the answer named:\n"
        yield "| field | number | only if | rule |\n|---|---|---|---|"
        for key, needs in waiting:
            only_if = "; ".join(_answer(need) for need in needs)
            field = fields_by_key(form).get(key)
            yield f"| `{key}` | {field.number if field else ''} | {only_if} | `{needs[-1].rule}` |"
        yield ""


def _keys(form: str) -> Iterator[str]:
    for field in fields(form):
        yield field.key
        if field.other:
            yield field.other.key


def _answer(need: Requirement) -> str:
    codes = code_list(fields_by_key(need.form)[need.key].list or "ya_tidak")
    accepted = " or ".join(code.label_id for code in codes if code.code in need.accepted)
    return f"`{need.key}` = {accepted}"


def _rules(form: str) -> Iterator[str]:
    yield "| rule | what it holds |\n|---|---|"
    for rule in RULES[form]:
        text = " ".join((inspect.getdoc(rule) or "").split())
        yield f"| {rule.__name__.replace('_', ' ')} | {text} |"
    yield ""
