"""What a browser would send of a form."""

from __future__ import annotations

from bs4 import BeautifulSoup


def filled(page: BeautifulSoup) -> dict[str, str]:
    """Names and values of the form on a page that has a button to save; nothing of templates."""
    for template in page.find_all(["template", "noscript"]):
        template.decompose()
    form = next(one for one in page.find_all("form") if one.find(attrs={"name": "save"}))
    values: dict[str, str] = {}
    for one in form.find_all(["input", "textarea", "select"]):
        name = one.get("name")
        if not name or name == "_csrf_token" or one.has_attr("disabled"):
            continue
        if one.name == "select":
            chosen = one.find("option", selected=True) or one.find("option")
            values[name] = chosen.get("value", "") if chosen else ""
        elif one.name == "textarea":
            # HTML drops the line break that follows the tag.
            values[name] = one.get_text().removeprefix("\n")
        else:
            values[name] = one.get("value", "")
    return values
