"""The report as one page for a browser: self-contained, no request to anywhere, and nothing of a document is run.

The content security policy allows the page's own style and script by their hashes and nothing else. All text reaches the
template as plain text and is escaped there; the script builds nothing from markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.baseline import NAME, VERSION, Baseline, entry_data
from consistency.model import BaselineEntry, Report
from consistency.report.html.view import document_map, shown, subjects, timeline

if TYPE_CHECKING:
    from jinja2 import Template

_LABELS = {"real": "Real", "accepted": "Accepted", "wrong": "Wrong"}


def render(report: Report, entries: Mapping[str, BaselineEntry] | None = None, token: str = "") -> str:
    """The page.

    entries: what is known of findings, by fingerprint; without it, what the baseline of the run holds.
    token: with one, the page sends each verdict to the server that it came from (see `consistency.review`).
    """
    style, script = _asset("page.css"), _asset("page.js")
    findings = shown(report)
    given = {entry.fingerprint: entry for entry in report.entries} if entries is None else entries
    baseline = Baseline(Path(report.baseline or NAME), {})
    made: str = _template().render(
        style=style,
        script=script,
        policy=_policy(style, script, bool(token)),
        token=token,
        report=report,
        findings=findings,
        subjects=subjects(report),
        map=document_map(report),
        timeline=timeline(report),
        rules=sorted({(finding.rule, finding.name) for finding in findings}),
        severities=list(dict.fromkeys(str(finding.severity) for finding in findings)),
        documents=sorted({place.document for finding in findings for place in finding.places}),
        given=given,
        labels=_LABELS,
        version=VERSION,
        entry=baseline.data,
        kept=[entry_data(entry) for key, entry in given.items() if key not in {each.fingerprint for each in findings}],
        allowed=[each for each in report.suppressed if each.by != "baseline"],
    )
    return made


def _policy(style: str, script: str, review: bool) -> str:
    connect = "'self'" if review else "'none'"
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; connect-src {connect};"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup, escape

    from consistency.report.escape import json_text, visible

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    # Our own style and script, the only markup that is not escaped: their bytes must be those of the hashes.
    environment.policies["json.dumps_function"] = lambda data, **_: json_text(data)
    environment.filters |= {"ours": Markup, "visible": visible, "count": _count}
    # No line of the page begins with document text: a line end of it is written as a character reference.
    environment.filters["passage"] = lambda text: escape(text).replace("\n", Markup("&#10;"))
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}
    return environment.from_string(_asset("page.html.j2"))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
