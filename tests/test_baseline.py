"""The baseline: what is accepted stays accepted, what is new is not, and a broken file is refused with its line."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from consistency import Config, ConfigError, Document, check
from consistency.baseline import Baseline
from tests.strategies import texts

FLOOD = "The flood in the northern district destroyed {} houses and closed the road to the coast.\n"
TODAY = date(2024, 11, 2)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FLOOD.format(340))
    (tmp_path / "b.txt").write_text(FLOOD.format(940))
    (tmp_path / "c.txt").write_text("It was on 31 September.")
    return tmp_path


def accepted(corpus, reason="known"):
    report = check(corpus)
    path = corpus / "baseline.json"
    Baseline(path, {}).with_findings(report.findings, TODAY, reason).save()
    return Config(baseline=path)


def test_what_is_accepted_does_not_count_and_says_why(corpus):
    config = accepted(corpus)
    report = check(corpus, config)
    assert (report.findings, report.stale, report.exit_status("note")) == ((), (), 0)
    assert [(each.finding.rule, each.by, each.reason) for each in report.suppressed] == [
        ("Q101", "baseline", "known"),
        ("D202", "baseline", "known"),
    ]
    assert report.suppressed[1].where == f"{corpus.as_posix()}/baseline.json:4"


def test_the_file_is_readable_and_stays_as_it_is_when_nothing_changes(corpus):
    config = accepted(corpus)
    text = config.baseline.read_text(encoding="utf-8")
    assert '"said": [\n        "September",\n        "31"\n      ]' in text
    baseline = Baseline.load(config.baseline)
    baseline.with_findings(check(corpus).findings, date(2030, 1, 1), "another").save()
    assert config.baseline.read_text(encoding="utf-8") == text
    assert [path.name for path in corpus.iterdir() if path.name.startswith(".")] == []


@given(before=texts, after=texts)
def test_edits_elsewhere_change_nothing(before, after, tmp_path_factory):
    path = tmp_path_factory.mktemp("baseline") / "b.json"
    said = "It was on 31 September."
    Baseline(path, {}).with_findings(check(Document("a", said, "en")).findings, TODAY).save()
    moved = f"{before}\n\n{said}\n\n{after}"
    suppressed = check(Document("a", moved, "en"), Config(baseline=path)).suppressed
    assert any(reading.text == "31" for each in suppressed for reading in each.finding.readings)


def test_the_same_slip_in_another_document_is_new(corpus):
    config = accepted(corpus)
    (corpus / "d.txt").write_text("They met on 31 September.")
    assert [finding.rule for finding in check(corpus, config).findings] == ["D202"]


def test_one_more_document_that_repeats_a_side_is_not_new(corpus):
    config = accepted(corpus)
    (corpus / "d.txt").write_text(FLOOD.format(940))
    assert check(corpus, config).findings == ()


def test_what_is_real_still_counts(corpus):
    config = accepted(corpus)
    baseline = Baseline.load(config.baseline)
    real = {key: replace(entry, verdict="real") for key, entry in baseline.entries.items()}
    replace(baseline, entries=real).save()
    assert len(check(corpus, config).findings) == 2


def test_an_entry_is_stale_when_its_documents_were_read_or_are_gone(corpus):
    config = accepted(corpus)
    (corpus / "c.txt").write_text("It was on 30 September.")
    assert [entry.rule for entry in check(corpus, config).stale] == ["D202"]
    assert check(corpus / "a.txt", config).stale == ()
    (corpus / "c.txt").unlink()
    assert [entry.rule for entry in check(corpus / "a.txt", config).stale] == ["D202"]


def test_it_does_not_matter_where_the_command_is_run(corpus, monkeypatch):
    config = accepted(corpus)
    (corpus / "deep").mkdir()
    monkeypatch.chdir(corpus / "deep")
    assert check("..", config).findings == ()


ENTRY = {"fingerprint": "0" * 16, "rule": "D202", "said": ["31"], "documents": ["a"], "date": "2024-11-02"}


def written(*entries, version=1):
    return json.dumps({"version": version, "entries": entries}, indent=1)


@pytest.mark.parametrize(
    "content, line, message",
    [
        ("", 1, "is no baseline: expecting value"),
        ("{}", 1, "is no baseline; 'consistency baseline update' writes one"),
        ("[]", 1, "is no baseline;"),
        ('{"version": 1,\n"entries": [\n<<<<<<< HEAD\n]}', 3, "is no baseline: expecting value"),
        (written(version=2), 2, "is a baseline of version 2, and this reads version 1; upgrade consistency"),
        (written(version=0), 2, "make it anew"),
        ('{"version": true, "entries": []}', 1, "is no baseline;"),
        (written(ENTRY, 3), 15, "an entry must be an object"),
        (written(ENTRY, ENTRY), 15, "this entry is there twice"),
        (written(ENTRY, {"rule": "D202"}), 15, "'fingerprint' of this entry must be text"),
        (written({**ENTRY, "said": "31"}), 4, "'said' of this entry must be a list of texts"),
        (written({**ENTRY, "verdict": "fine"}), 4, "verdict is 'fine'; it must be one of: accepted, wrong, real"),
        (written({**ENTRY, "why": "x"}), 4, "an entry has no 'why'"),
        ("[" * 100_000, 1, "is no baseline: nested too deeply"),
    ],
)
def test_a_broken_baseline_is_refused_with_its_line(tmp_path, content, line, message):
    path = tmp_path / "b.json"
    path.write_text(content)
    with pytest.raises(ConfigError) as error:
        check({"a": "It was fine."}, Config(baseline=path))
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert message in str(error.value)


def test_a_baseline_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "latin").write_bytes(b'{\n"\xe9": 1}')
    with pytest.raises(ConfigError, match=r"latin:2: is no baseline: not UTF-8"):
        Baseline.load(tmp_path / "latin")
    with pytest.raises(ConfigError, match="cannot be read"):
        Baseline.load(tmp_path / "no")


def test_it_is_written_whole_or_not_at_all(corpus):
    config = accepted(corpus)
    text = config.baseline.read_bytes()
    broken = Baseline(
        config.baseline, {"0": replace(next(iter(Baseline.load(config.baseline).entries.values())), said=(object(),))}
    )
    with pytest.raises(TypeError):
        broken.save()
    assert config.baseline.read_bytes() == text
    with pytest.raises(ConfigError, match="cannot be written"):
        Baseline(corpus / "no" / "b.json", {}).save()
