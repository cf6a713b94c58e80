"""The browser of an office's editor, without scripts."""

from __future__ import annotations

import io
from typing import Any

from bs4 import BeautifulSoup

from tests.catalogue.visitors import logged_in, member_of, token_of

Record = dict[str, Any]


class Office:
    """The browser of an editor, without scripts."""

    def __init__(self, site: Any, office: Record, dataset: Record) -> None:
        self.client = logged_in(site, member_of(office, "editor"))
        self.base = f"/dataset/{dataset['name']}/submissions"
        self.token = token_of(self.client)

    def get(self, path: str = "", status: int = 200) -> BeautifulSoup:
        """A page of this dataset's submissions."""
        answer = self.client.get(self.base + path)
        assert answer.status_code == status, answer.body
        return BeautifulSoup(answer.body, "html.parser")

    def post(self, path: str, **data: Any) -> Any:
        """What comes back when a form is sent."""
        data["_csrf_token"] = self.token
        return self.client.post(
            self.base + path, data=data, content_type="multipart/form-data", follow_redirects=False
        )

    def hand_in(self, content: bytes, name: str = "murid.xlsx", **data: Any) -> str:
        """Hand in a file and return the path of its page."""
        answer = self.post("/new", upload=(io.BytesIO(content), name), **data)
        assert answer.status_code == 302, errors_on(answer)
        return answer.headers["Location"].split("/submissions")[1]

    def refusal(self, content: bytes, name: str) -> str:
        """What the page says of a file that is not taken."""
        answer = self.post("/new", upload=(io.BytesIO(content), name))
        assert answer.status_code == 200
        return errors_on(answer)


def errors_on(answer: Any) -> str:
    found = BeautifulSoup(answer.body, "html.parser").select_one("#palembang-errors")
    return found.get_text(" ", strip=True) if found else ""
