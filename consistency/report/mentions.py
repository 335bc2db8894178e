"""Every mention of a document with its normalized value: the first thing a doubtful user asks for."""

from __future__ import annotations

from consistency.model import Extracted
from consistency.report.describe import place, short, value
from consistency.report.escape import json_text, visible

_KINDS = {"Quantity": "quantity", "DateInterval": "date", "Duration": "duration", "Name": "name", "Term": "term"}


def render(extracted: Extracted, as_json: bool) -> str:
    """One line a mention: place, kind, text and value; or one JSON object a line."""
    document = extracted.document
    lines = []
    for mention in extracted.mentions:
        at = document.place(mention.span)
        if as_json:
            lines.append(json_text({"place": place(at), "value": value(mention.value)}))
        else:
            kind = _KINDS[type(mention.value).__name__]
            lines.append(
                visible(f"{at.document}:{at.line}:{at.column}: {kind:<8} ‘{at.text}’ = {short(mention.value)}")
            )
    if not as_json:
        lines.append(
            f"{len(extracted.mentions)} mentions in {visible(document.id)} (language: {extracted.language or 'unknown'})."
        )
    return "\n".join(lines) + "\n" if lines else ""
