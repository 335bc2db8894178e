"""The public call: what may be checked, and what is refused."""

from datetime import date

import pytest

import consistency
from consistency import Config, ConfigError, Document, DocumentError, check
from consistency.model import Finding, Reading, Severity, Span
from consistency.pipeline import _findings


def test_a_path_paths_documents_and_a_mapping(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("It was on 31 September.")
    for sources in (
        path,
        str(path),
        [path],
        tmp_path,
        [Document("a", "It was on 31 September.", "en")],
        {"a": "It was on 31 September."},
    ):
        assert [finding.rule for finding in check(sources).findings] == ["D202"]


def test_nothing_read_is_an_error(tmp_path):
    with pytest.raises(DocumentError, match="no such file"):
        check(tmp_path / "no")
    with pytest.raises(DocumentError, match="nothing to check"):
        check([])


def test_an_unreadable_input_is_reported_and_the_others_are_checked(tmp_path):
    (tmp_path / "a.txt").write_text("It was on 31 September.")
    report = check([tmp_path, tmp_path / "no.txt"])
    assert [finding.rule for finding in report.findings] == ["D202"]
    assert (len(report.failures), report.exit_status()) == (1, 2)


def test_two_documents_of_one_id_are_refused():
    with pytest.raises(DocumentError, match="share the id 'a'"):
        check([Document("a", "x"), Document("a", "y")])


def test_settings():
    text = {"a": "Minister Yanukovych said so. Minister Yanukovich said so. They came on Monday 23 October."}
    assert [f.rule for f in check(text, Config(published=date(2024, 10, 30), severities={"N301": "off"})).findings] == [
        "D201"
    ]
    assert [f.severity for f in check(text, Config(severities={"name-variant": "error"})).findings] == ["error"]
    (finding,) = check(text, Config(preferred=frozenset(["Yanukovich"]))).findings
    assert finding.suggestion == "Yanukovich"


@pytest.mark.parametrize(
    "preferred, suggestion",
    [
        ([], "Yanukovich"),  # the majority's
        (["uk-kmu-2010"], "Yanukovych"),
        (["ru-bgn-1947"], "Yanukovich"),
        (["ru-icao-9303"], "Ianukovich"),  # no text has it
        (["bg-national-2009"], "Yanukovich"),  # not a system of the languages: the majority's
        (["uk-kmu-2010", "Yanukovich"], "Yanukovich"),  # a spelling before a system
    ],
)
def test_the_house_prefers_a_spelling_or_a_system(preferred, suggestion):
    text = {"a": "Minister Yanukovych said so. Minister Yanukovich said so. Minister Yanukovich left."}
    (finding,) = check(text, Config(preferred=frozenset(preferred))).findings
    assert (finding.rule, finding.suggestion) == ("N301", suggestion)


@pytest.mark.parametrize(
    "severities, message",
    [({"N999": "error"}, "no rule 'N999'; the known ones are: D201"), ({"N301": "fatal"}, "must be one of: error")],
)
def test_wrong_settings_are_refused(severities, message):
    with pytest.raises(ConfigError, match=message):
        Config(severities=severities)


def test_the_language_is_said_in_the_report():
    report = check(
        {"uk": "Це те, що вони сказали про нього і про неї.", "en": "This is what they said about it.", "none": "12"}
    )
    assert report.languages == {"en": "en", "none": None, "uk": "uk"}


def test_every_public_name_exists_and_unknown_ones_do_not():
    assert all(hasattr(consistency, name) for name in consistency.__all__)
    assert dir(consistency) == sorted(consistency.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        consistency.nothing  # noqa: B018


def test_synonyms_are_one_thing():
    text = "The ministry gave {} to the schools of the northern district on Monday, the paper said."
    corpus = {"a.txt": text.format("34 laptops"), "b.txt": text.format("94 computers")}
    assert check(corpus).findings == ()
    (finding,) = check(corpus, Config(synonyms=(("laptop", "computer"),))).findings
    assert (finding.rule, [reading.text for reading in finding.readings]) == ("Q101", ["34 laptops", "94 computers"])


def test_what_is_read_is_told():
    seen = []
    check({"a": "It was fine.", "b": "It was fine."}, progress=lambda document: seen.append(document.id))
    assert seen == ["a", "b"]


def test_readings_of_one_text_keep_their_places_apart():
    documents = [Document(id, "nine and nine") for id in "ab"]
    readings = lambda document: tuple(Reading("nine", "nine", (document.place(Span(at, at + 4)),)) for at in (0, 9))  # noqa: E731
    findings = [Finding("X1", "x", Severity.NOTE, "x", readings(document), 1.0) for document in documents]
    (merged,) = _findings(findings)
    assert [[(place.document, place.start) for place in reading.places] for reading in merged.readings] == [
        [("a", 0), ("b", 0)],
        [("a", 9), ("b", 9)],
    ]
