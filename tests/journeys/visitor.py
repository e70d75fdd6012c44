"""Who walks through the pages? Somebody with a browser that knows HTML and cookies, no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self
from urllib.parse import urljoin

import httpx


@dataclass
class Form:
    """One form of a page, as a browser without JavaScript would send it."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)  # name, value, words
    multipart: bool = False

    def names(self) -> set[str]:
        """The names of everything that can be filled in or pressed."""
        return {name for name, _ in self.fields} | {name for name, _, _ in self.buttons}


class _Page(HTMLParser):
    """Reads forms, links and words out of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._select = ""
        self._options: list[tuple[str, bool]] = []
        self._textarea: tuple[str, list[str]] | None = None
        self._button: tuple[str, str, list[str], str] | None = None
        self._link: tuple[str, list[str]] | None = None
        self._silent = 0
        self._by_id: dict[str, Form] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag in {"script", "style"}:
            self._silent += 1
        elif tag == "form":
            self._form = Form(got.get("action", ""), got.get("method", "get").lower())
            self._form.multipart = got.get("enctype", "") == "multipart/form-data"
            self.forms.append(self._form)
            if "id" in got:
                self._by_id[got["id"]] = self._form
        elif tag == "input":
            self._input(got)
        elif tag == "select":
            self._select, self._options = got.get("name", ""), []
        elif tag == "option" and self._select:
            self._options.append((got.get("value", ""), "selected" in got))
        elif tag == "textarea":
            self._textarea = (got.get("name", ""), [])
        elif tag == "button" and got.get("type", "submit") == "submit":
            self._button = (got.get("name", ""), got.get("value", ""), [], got.get("form", ""))
        elif tag == "a":
            self._link = (got.get("href", ""), [])

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent -= 1
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._end_select()
        elif tag == "textarea" and self._textarea is not None:
            self._add(self._textarea[0], "".join(self._textarea[1]).removeprefix("\n"))
            self._textarea = None
        elif tag == "button" and self._button is not None:
            name, value, words, form = self._button
            owner = self._by_id.get(form) if form else self._form
            if owner is not None:
                owner.buttons.append((name, value, "".join(words).strip()))
            self._button = None
        elif tag == "a" and self._link is not None:
            self.links.append((self._link[0], "".join(self._link[1]).strip()))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self._textarea[1].append(data)
            return
        if self._button is not None:
            self._button[2].append(data)
        if self._link is not None:
            self._link[1].append(data)
        if not self._silent:
            self.words.append(data)

    def _input(self, got: dict[str, str]) -> None:
        kind = got.get("type", "text")
        if kind in {"submit", "button", "image", "file", "reset"}:
            return
        if kind in {"checkbox", "radio"} and "checked" not in got:
            return
        self._add(got.get("name", ""), got.get("value", "on" if kind == "checkbox" else ""))

    def _end_select(self) -> None:
        chosen = [value for value, selected in self._options if selected]
        if chosen or self._options:
            self._add(self._select, chosen[0] if chosen else self._options[0][0])
        self._select = ""

    def _add(self, name: str, value: str) -> None:
        if self._form is not None and name:
            self._form.fields.append((name, value))


class Visitor:
    """Follows links and sends forms over a real socket; the current page is `page`."""

    def __init__(self, base: str, *, language: str = "zh-hans") -> None:
        self._client = httpx.Client(base_url=base, follow_redirects=True, timeout=30.0)
        self._client.cookies.set("hy_language", language)
        self.page = _Page()
        self.response: httpx.Response | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @property
    def text(self) -> str:
        """The words of the page, white space folded."""
        return " ".join("".join(self.page.words).split())

    @property
    def path(self) -> str:
        """Where the visitor stands."""
        assert self.response is not None
        return self.response.url.path

    @property
    def status(self) -> int:
        """The status of the last answer."""
        assert self.response is not None
        return self.response.status_code

    def go(self, path: str) -> Self:
        """Open a page."""
        return self._show(self._client.get(path))

    def follow(self, words: str) -> Self:
        """Follow the first link whose text holds these words."""
        for href, shown in self.page.links:
            if words in shown:
                return self.go(urljoin(str(self.response.url), href))  # type: ignore[union-attr]
        raise AssertionError(f"no link “{words}” among {self.page.links}")

    def form(self, *, holding: str = "", button: str = "") -> Form:
        """The form with a field of this name, or with a button of these words."""
        for form in self.page.forms:
            words = [shown for _, _, shown in form.buttons]
            if holding in form.names() | {""} and any(button in shown for shown in words):
                return form
        raise AssertionError(
            f"no form holding “{holding}” with button “{button}” on {self.path}: "
            f"{[(sorted(f.names()), [b[2] for b in f.buttons]) for f in self.page.forms]}"
        )

    def send(
        self,
        *,
        holding: str = "",
        button: str = "",
        files: dict[str, tuple[str, bytes, str]] | None = None,
        **filled: str | list[str],
    ) -> Self:
        """Fill a form in (a list checks several boxes) and press its button."""
        form = self.form(holding=holding, button=button)
        pressed = [(n, v) for n, v, words in form.buttons if button in words and n][:1]
        data: dict[str, list[str]] = {}
        for name, value in [*form.fields, *pressed]:
            if name not in filled:
                data.setdefault(name, []).append(value)
        data |= {n: v if isinstance(v, list) else [v] for n, v in filled.items()}
        assert self.response is not None
        target = urljoin(str(self.response.url), form.action or str(self.response.url))
        headers = {"Referer": str(self.response.url), "Origin": self._origin()}
        if form.method == "get":
            return self._show(self._client.get(target, params=data))
        if form.multipart:
            sent = files or {"": ("", b"", "application/octet-stream")}
            return self._show(self._client.post(target, data=data, files=sent, headers=headers))
        return self._show(self._client.post(target, data=data, headers=headers))

    def send_to(self, action: str, *, to: str = "", **filled: str | list[str]) -> Self:
        """Fill in the form that leads to `action`, and press the button that leads to `to`."""
        form = next((f for f in self.page.forms if f.action == action), None)
        assert form is not None, f"no form to {action}: {[f.action for f in self.page.forms]}"
        data: dict[str, list[str]] = {}
        for name, value in form.fields:
            if name not in filled:
                data.setdefault(name, []).append(value)
        data |= {n: v if isinstance(v, list) else [v] for n, v in filled.items()}
        assert self.response is not None
        headers = {"Referer": str(self.response.url), "Origin": self._origin()}
        return self._show(self._client.post(to or action, data=data, headers=headers))

    def post(self, path: str, **data: str) -> Self:
        """Send what no form of the page offers, as somebody hostile would."""
        assert self.response is not None
        headers = {"Referer": str(self.response.url), "Origin": self._origin()}
        return self._show(self._client.post(path, data=data, headers=headers))

    def _origin(self) -> str:
        url = self._client.base_url
        return f"{url.scheme}://{url.host}:{url.port}"

    def _show(self, response: httpx.Response) -> Self:
        self.response = response
        self.page = _Page()
        if "html" in response.headers.get("content-type", ""):
            self.page.feed(response.text)
        return self
