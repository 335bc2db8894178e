"""Places and fingerprints."""

from hypothesis import given
from hypothesis import strategies as st

from consistency.model import Document, Finding, Reading, Severity, Span
from tests.strategies import texts


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_a_place_names_the_line_and_column_of_its_text(text, start, length):
    document = Document("a", text)
    start = min(start, len(text))
    place = document.place(Span(start, min(len(text), start + length)))
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n") if "\r\n" not in text else None
    assert place.text == text[place.start : place.end]
    if lines is not None:
        assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == place.start
    assert document.line(place.line)[place.column - 1 :].startswith(place.text.split("\r")[0].split("\n")[0])


def test_lines_end_as_editors_end_them():
    document = Document("a", "one\r\ntwo\rthree\u2028still\nfour")
    assert [document.place(Span(i, i + 1)).line for i in (0, 5, 9, 16, 21)] == [1, 2, 3, 3, 4]


def test_a_fingerprint_is_of_what_is_said_and_not_of_where():
    document = Document("a", "five and six and five")
    first, moved = (
        Finding("Q101", "n", Severity.ERROR, "m", (Reading(5, "five", (document.place(Span(at, at + 4)),)),), 1.0)
        for at in (0, 17)
    )
    assert first.fingerprint == moved.fingerprint
    assert Severity.ERROR.at_least("warning") and not Severity.NOTE.at_least("warning")
