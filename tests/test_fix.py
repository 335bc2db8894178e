"""Mending: only the spelling of names, only outside quotations, only what the file still says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import Document, DocumentError, check
from consistency.cli import main
from consistency.fix import fixes, write
from consistency.model import Finding, Reading, Report, Severity, Span

TEXT = (
    "Victoria Kuvshynnykova, the envoy, spoke first. Kuvshynnykova was brief. ‘I am Kuvshinnikova,’ she said.\r\n"
    "Then Victoria Kuvshinnikova left. KUVSHINNIKOVA HAS LEFT. See https://example.org/Kuvshinnikova/2024 for more.\r\n"
)


def report(text=TEXT, old="Kuvshinnikova", new="Kuvshynnykova", rule="N301", severity=Severity.WARNING, id="a.txt"):
    document = Document(id, text)
    readings = [_reading(document, form) for form in (new, old, old.upper()) if form in text]
    return Report((Finding(rule, "x", severity, "x", tuple(readings), 0.9, new),), documents={id: document})


def _reading(document, form):
    places, at = [], document.text.find(form)
    while at >= 0:
        places.append(document.place(Span(at, at + len(form))))
        at = document.text.find(form, at + 1)
    return Reading(form, form, tuple(places))


def test_names_are_mended_but_not_in_quotations_and_addresses():
    (fix,) = fixes(report())
    assert fix.text == TEXT.replace("Then Victoria Kuvshinnikova", "Then Victoria Kuvshynnykova").replace(
        "KUVSHINNIKOVA", "KUVSHYNNYKOVA"
    )
    assert [place.line for place in fix.kept] == [1, 2]


def test_the_diff_shows_each_line_that_changes():
    (fix,) = fixes(report())
    assert [line[0] for line in fix.diff.splitlines()] == ["-", "+", "@", " ", "-", "+"]


@pytest.mark.parametrize(
    ("rule", "severity"),
    [("Q101", Severity.ERROR), ("D201", Severity.ERROR), ("T404", Severity.WARNING), ("N302", Severity.NOTE)],
)
def test_nothing_else_is_mended(rule, severity):
    assert fixes(report(rule=rule, severity=severity)) == ()


def test_where_two_findings_want_two_forms_nothing_is_done():
    one, other = report(), report(new="Kuvšinnikova")
    both = Report((*one.findings, *other.findings), documents=one.documents)
    assert not any(edit.place.text == "Kuvshinnikova" for fix in fixes(both) for edit in fix.edits)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be"])
def test_a_file_keeps_its_encoding_and_line_ends(tmp_path, encoding):
    path = tmp_path / "a.txt"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(mark + TEXT.encode(encoding))
    (fix,) = fixes(report(id=str(path)))
    write(fix)
    assert path.read_bytes() == mark + fix.text.encode(encoding)


def test_a_file_that_has_changed_is_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "More.", encoding="utf-8", newline="")
    with pytest.raises(DocumentError, match="has changed"):
        write(fixes(report(id=str(path)))[0])
    assert path.read_text(encoding="utf-8").endswith("More.")


@given(st.text(alphabet="Ab ‘’“”\n", max_size=60))
def test_what_is_not_mended_stays_to_the_letter(text):
    (fix,) = fixes(report(f"{text}\nAb Abb", "Ab", "Abc")) or (None,)
    kept = [place.start for place in fix.kept]
    rebuilt, last = [], 0
    for edit in fix.edits:
        rebuilt += [fix.document.text[last : edit.place.start], "Abc"]
        last = edit.place.end
        assert edit.place.start not in kept
    assert fix.text == "".join([*rebuilt, fix.document.text[last:]])


def test_the_command_shows_first_and_writes_when_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    seed = next((Path(__file__).parents[1] / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    path = Path("seed.txt")
    path.write_text(seed, encoding="utf-8")
    assert main(["fix", "seed.txt"]) == 0
    shown = capsys.readouterr().out
    assert "seed.txt:5:449: Kuvshinnikova → Kuvshynnykova (N301)" in shown and "--write does it" in shown
    assert path.read_text(encoding="utf-8") == seed
    assert main(["fix", "seed.txt", "--write"]) == 0
    assert "3 spellings in 1 document mended." in capsys.readouterr().out
    assert not [finding for finding in check(["seed.txt"]).findings if finding.rule == "N301"]
    assert main(["fix", "seed.txt"]) == 0
    assert capsys.readouterr().out == "Nothing to mend.\n"
