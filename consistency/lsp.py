"""`consistency lsp`: findings in an editor, as the text is typed, with the other sides one step away.

A language server (Language Server Protocol 3.17, over standard input and output; needs the extra `lsp`). The open texts and the
other texts of the workspace are checked together, so that an article is held against the rest of its corpus.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from consistency.config import Config
from consistency.errors import ConsistencyError
from consistency.model import Document, Finding, Place, Report, Span
from consistency.pipeline import check_inputs, selection
from consistency.text.read import Inputs, read

# Seconds without a key before the texts are checked; other places that a diagnostic names.
_PAUSE, _RELATED = 0.4, 20
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """The server with what it last said, so that it can take back what no longer holds."""

    def __init__(self, version: str) -> None:
        # Whole texts are sent: pygls counts lines as str.splitlines does, editors and Document do not.
        super().__init__("consistency", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._edits = 0
        self._shown: dict[str, list[types.Diagnostic]] = {}

    async def changed(self) -> None:
        """Check after a pause in which nothing changes, and show what is found."""
        self._edits += 1
        edits = self._edits
        await asyncio.sleep(_PAUSE)
        if edits != self._edits:
            return
        try:
            config = self._config()
            inputs = self._inputs(config)
            report = await asyncio.to_thread(check_inputs, inputs, config) if inputs.documents else Report(())
        except ConsistencyError as error:
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"consistency: {error}"))
            return
        if edits == self._edits:
            self._show(diagnostics(report, self._units()))

    def _folders(self) -> list[Path]:
        return [Path(path) for uri in self.workspace.folders if (path := to_fs_path(uri)) is not None]

    def _config(self) -> Config:
        """The settings of the workspace, or of the open texts where there is none, with the baseline beside them."""
        opened = [Path(path) for uri in self.workspace.text_documents if (path := to_fs_path(uri)) is not None]
        return Config.find(self._folders() or opened).with_usual_baseline()

    def _inputs(self, config: Config) -> Inputs:
        """The open texts as typed, and the other texts of the workspace as saved; what stands beside them holds for both."""
        inputs = read(self._folders(), selection(config))
        typed = {_id(uri): text.source for uri, text in self.workspace.text_documents.items()}
        texts = {document.id: document.text for document in inputs.documents} | typed
        inputs.documents = [Document(id, text) for id, text in texts.items() if text.strip()]
        return inputs

    def _units(self) -> types.PositionEncodingKind | str:
        return self.workspace.position_encoding or types.PositionEncodingKind.Utf16

    def _show(self, found: Mapping[str, list[types.Diagnostic]]) -> None:
        opened = {_id(uri): uri for uri in self.workspace.text_documents}
        told = {opened.get(id, _uri(id)): each for id, each in found.items()}
        for uri in {*self._shown, *told}:
            if told.get(uri, []) != self._shown.get(uri, []):
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told.get(uri, [])))
        self._shown = told


def diagnostics(report: Report, units: types.PositionEncodingKind | str) -> dict[str, list[types.Diagnostic]]:
    """By document, a diagnostic for every place of every finding; columns in the units that the client counts in."""
    found: dict[str, list[types.Diagnostic]] = defaultdict(list)
    for finding in report.findings:
        ranges = {place: _range(place, report.documents[place.document], units) for place in finding.places}
        for reading in finding.readings:
            others = [place for other in finding.readings if other is not reading for place in other.places]
            for place in reading.places:
                found[place.document].append(_diagnostic(finding, place, others, ranges))
    return found


def _diagnostic(
    finding: Finding, place: Place, others: Iterable[Place], ranges: Mapping[Place, types.Range]
) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(types.Location(_uri(other.document), ranges[other]), f"here: ‘{other.text}’")
        for other in list(others)[:_RELATED]
    ]
    suggested = finding.suggestion if finding.suggestion and finding.suggestion != place.text else None
    return types.Diagnostic(
        range=ranges[place],
        message=finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        source="consistency",
        related_information=related,
        data={"suggestion": suggested, "text": place.text},
    )


def _range(place: Place, document: Document, units: types.PositionEncodingKind | str) -> types.Range:
    end = document.place(Span(place.end, place.end))
    return types.Range(_position(place, document, units), _position(end, document, units))


def _position(place: Place, document: Document, units: types.PositionEncodingKind | str) -> types.Position:
    before = document.line(place.line)[: place.column - 1]
    return types.Position(place.line - 1, _length(before, units))


def _length(text: str, units: types.PositionEncodingKind | str) -> int:
    if units == types.PositionEncodingKind.Utf32:
        return len(text)
    if units == types.PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_actions(uri: str, diagnostics: Iterable[types.Diagnostic]) -> list[types.CodeAction]:
    """ "Use ‘Kuvshynnykova’" for each diagnostic that has a suggested form."""
    found = []
    for diagnostic in diagnostics:
        suggestion = (diagnostic.data or {}).get("suggestion") if isinstance(diagnostic.data, dict) else None
        if diagnostic.source == "consistency" and suggestion:
            edit = types.WorkspaceEdit({uri: [types.TextEdit(diagnostic.range, suggestion)]})
            found.append(
                types.CodeAction(f"Use ‘{suggestion}’", types.CodeActionKind.QuickFix, [diagnostic], edit=edit)
            )
    return found


def _id(uri: str) -> str:
    path = to_fs_path(uri)
    return Path(path).as_posix() if path and uri.startswith("file:") else uri


def _uri(id: str) -> str:
    return id if ":" in id and not Path(id).exists() else from_fs_path(str(Path(id).absolute())) or id


def serve(version: str) -> None:
    """Serve on standard input and output until the client leaves. version: what the server says of itself."""
    logging.basicConfig(level=logging.ERROR)
    server(version).start_io()


def server(version: str) -> Server:
    """A server that is not started yet."""
    made = Server(version)

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def changed(ls: Server, _: object) -> None:
        await ls.changed()

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return code_actions(params.text_document.uri, params.context.diagnostics)

    return made
