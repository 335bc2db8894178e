"""The language server, spoken to over its streams by a client that this project did not write."""

import asyncio
import sys
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from consistency import Config, Document, check
from consistency.baseline import NAME, Baseline
from consistency.lsp import code_actions, diagnostics

HOUSES = "The flood in the northern district destroyed {} houses and closed the road to the coast."


def test_each_side_points_to_the_other():
    report = check({"a.txt": HOUSES.format(340), "b.txt": HOUSES.format(940)})
    found = diagnostics(report, types.PositionEncodingKind.Utf16)
    (first,), (second,) = found["a.txt"], found["b.txt"]
    assert (first.code, first.severity, first.range.start) == (
        "Q101",
        types.DiagnosticSeverity.Error,
        types.Position(0, 45),
    )
    assert first.range.end == types.Position(0, 55)
    assert second.related_information[0].location.uri.endswith("a.txt")
    assert second.related_information[0].message == "here: ‘340 houses’"


@pytest.mark.parametrize(("units", "column"), [("utf-8", 49), ("utf-16", 47), ("utf-32", 46)])
def test_columns_are_counted_as_the_client_counts_them(units, column):
    report = check([Document("a.txt", "🦉" + HOUSES.format(340)), Document("b.txt", HOUSES.format(940))])
    (found,) = diagnostics(report, types.PositionEncodingKind(units))["a.txt"]
    assert found.range.start == types.Position(0, column)


def test_a_suggested_form_is_one_action_away():
    place = types.Range(types.Position(0, 0), types.Position(0, 13))
    found = types.Diagnostic(place, "two spellings", source="consistency", data={"suggestion": "Kuvshynnykova"})
    (action,) = code_actions("file:///a.txt", [found])
    assert action.title == "Use ‘Kuvshynnykova’"
    assert action.edit.changes == {"file:///a.txt": [types.TextEdit(place, "Kuvshynnykova")]}


def test_nothing_is_offered_for_what_has_no_suggestion():
    place = types.Range(types.Position(0, 0), types.Position(0, 3))
    assert not code_actions(
        "file:///a.txt", [types.Diagnostic(place, "340 or 940", source="consistency", data={"suggestion": None})]
    )
    assert not code_actions(
        "file:///a.txt", [types.Diagnostic(place, "of another tool", source="ruff", data={"suggestion": "x"})]
    )


async def two(published):
    """How many diagnostics the next two texts have."""
    shown = [await asyncio.wait_for(published.get(), 10) for _ in range(2)]
    return {each.uri: len(each.diagnostics) for each in shown}


def session_of(tmp_path, more="", mended=True):
    """How many diagnostics two texts have while they disagree, and once the open one is mended."""
    (tmp_path / "saved.txt").write_text(HOUSES.format(340) + more, encoding="utf-8")
    typed = (tmp_path / "typed.txt").as_uri()

    async def session():
        client, published = LanguageClient("test", "1"), asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def shown(params):
            published.put_nowait(params)

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def told(params):
            published.put_nowait(params)

        await client.start_io(sys.executable, "-m", "consistency", "lsp")
        folder = types.WorkspaceFolder(tmp_path.as_uri(), "corpus")
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), workspace_folders=[folder]))
        client.initialized(types.InitializedParams())
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(typed, "plaintext", 1, HOUSES.format(940) + more))
        )
        first = await two(published)
        change = types.TextDocumentContentChangeWholeDocument(HOUSES.format(340))
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, typed), [change])
        )
        last = await two(published) if mended else None
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return first, last

    return asyncio.run(session())


IMPOSSIBLE = " It was on 31 September."


@pytest.mark.parametrize("where", ["settings", "baseline", "beside"])
def test_the_settings_of_the_workspace_hold(tmp_path, where):
    texts = {
        (tmp_path / name).as_posix(): HOUSES.format(n) + IMPOSSIBLE
        for name, n in (("saved.txt", 340), ("typed.txt", 940))
    }
    if where == "settings":
        (tmp_path / "consistency.toml").write_text('ignore = ["Q101"]', encoding="utf-8")
    elif where == "baseline":
        (tmp_path / "consistency.toml").write_text("", encoding="utf-8")
        Baseline(tmp_path / NAME, {}).with_findings(
            check(texts, Config(select=("Q101",))).findings, date(2024, 11, 25)
        ).save()
    else:
        (tmp_path / "saved.txt.consistency.toml").write_text(
            '[[allow]]\ncode = "Q101"\nreason = "a test"', encoding="utf-8"
        )
    first, _ = session_of(tmp_path, IMPOSSIBLE, mended=False)
    left = diagnostics(check(texts, Config(ignore=("Q101",))), types.PositionEncodingKind.Utf16)
    assert first == {Path(id).as_uri(): len(found) for id, found in left.items()}
    assert len(first) == 2


def test_a_session(tmp_path):
    first, last = session_of(tmp_path)
    assert first == {(tmp_path / "typed.txt").as_uri(): 1, (tmp_path / "saved.txt").as_uri(): 1}
    assert last == {(tmp_path / "typed.txt").as_uri(): 0, (tmp_path / "saved.txt").as_uri(): 0}
