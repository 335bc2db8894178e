"""The command as a user runs it."""

import json
import os
import subprocess
import sys

import pytest

from consistency.cli import main
from consistency.rules import every

IMPOSSIBLE = "It was on 31 September."
VARIANT = "Minister Yanukovych said that it was so. Minister Yanukovich said that it was not."


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(IMPOSSIBLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_findings_exit_1_with_file_line_and_column(corpus, capsys):
    assert main(["check", "seeds"]) == 1
    assert capsys.readouterr().out.startswith("seeds/a.txt:1:11: error D202 impossible-date\n")


def test_agreement_exits_0(corpus, capsys):
    (corpus / "seeds" / "a.txt").write_text("All is well in the town.")
    assert main(["check", "seeds"]) == 0
    assert capsys.readouterr().out.startswith("No disagreement found in 1 document")


@pytest.mark.parametrize("level, status", [("error", 0), ("warning", 1), ("note", 1)])
def test_the_failing_level(corpus, level, status):
    (corpus / "seeds" / "a.txt").write_text(VARIANT)
    assert main(["check", "seeds", "--fail-on", level]) == status


def test_reports_go_where_they_are_sent(corpus, capsys):
    assert main(["check", "seeds", "--report", "json=report.json"]) == 1
    assert capsys.readouterr().out.startswith("seeds/a.txt:1:11")
    assert json.loads((corpus / "report.json").read_text(encoding="utf-8"))["findings"][0]["rule"] == "D202"
    assert main(["check", "seeds", "--report", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["version"] == 1


def test_agreements_are_listed_on_demand(corpus, capsys):
    (corpus / "seeds" / "a.txt").write_text("About 12,000 troops are there, including 500 officers.")
    assert main(["check", "seeds", "--show-agreements"]) == 0
    assert "‘500 officers’ is within ‘About 12,000 troops’" in capsys.readouterr().out


def test_the_publication_date_settles_the_year(corpus, capsys):
    (corpus / "seeds" / "a.txt").write_text("They came on Monday 23 October to the town.")
    assert main(["check", "seeds"]) == 0
    assert main(["check", "seeds", "--published", "2024-10-30"]) == 1
    assert "23 October in 2024, the year of the text, was a Wednesday, not a Monday" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["check", "no.txt"], "no.txt: no such file or folder; check the path"),
        (["check", "empty"], "empty: holds no text to check; put files into it"),
        (["check", "binary.bin"], "binary.bin: is of a kind that is not read"),
        (["check", "latin.txt"], "latin.txt: is not UTF-8 text; if it is text, convert it"),
        (["mentions", "no.txt"], "no.txt: no such file or folder"),
        (["explain", "N999"], "no rule 'N999' that has a page; the known ones are: D201 weekday-mismatch"),
        (["check", "seeds", "--report", "pdf"], "--report pdf: give one of text, concise, markdown"),
        (["check", "seeds", "--report", "json=no/r.json"], "no/r.json: cannot be written"),
        (["check", "seeds", "--report", "json=seeds/a.txt"], "seeds/a.txt: is one of the texts that were checked"),
        (
            ["check", "seeds", "--language", "en-US"],
            "language 'en-US' is not known; give an ISO 639-1 code such as de, en,",
        ),
        (["check", "seeds", "--published", "tomorrow"], "--published tomorrow: is no date; write it as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_done_exits_2_and_says_what_to_do(corpus, capsys, arguments, message):
    (corpus / "empty").mkdir()
    (corpus / "binary.bin").write_bytes(b"\x00\x01")
    (corpus / "latin.txt").write_bytes("Кув".encode("cp1251"))
    assert main(arguments) == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert "Traceback" not in errors


def test_the_other_files_are_still_checked(corpus, capsys):
    assert main(["check", "no.txt", "seeds"]) == 2
    output = capsys.readouterr()
    assert "D202" in output.out
    assert "consistency: no.txt: no such file" in output.err
    assert "1 input could not be read" in output.out


def test_unknown_files_in_a_folder_are_counted(corpus, capsys):
    (corpus / "seeds" / "image.png").write_bytes(b"\x89PNG")
    main(["check", "seeds"])
    assert "1 file of other kinds skipped" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["check"], ["check", "seeds", "--fail-on", "doom"], ["unknown"]])
def test_bad_usage_exits_2(corpus, arguments):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "--help"],
        ["mentions", "--help"],
        ["explain", "--help"],
        ["rules", "--help"],
        ["--version"],
    ],
)
def test_help_and_version_exit_0(arguments, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 0
    assert "consistency" in capsys.readouterr().out


def test_rules_and_their_pages(capsys):
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == [rule.code for rule in every()]
    for rule in every():
        assert main(["explain", rule.code.lower()]) == main(["explain", rule.name]) == 0
        assert capsys.readouterr().out.startswith(f"# {rule.code} {rule.name}\n")


def test_mentions_lists_what_was_found(corpus, capsys):
    assert main(["mentions", "seeds", "--language", "en"]) == 0
    assert "seeds/a.txt:1:11: date     ‘31 September’ = impossible: September has 30 days" in capsys.readouterr().out
    assert main(["mentions", "seeds", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["place"]["text"] == "31 September"


def in_a_shell(redirection):
    command = f"{sys.executable} -m consistency check seeds {redirection}"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("redirection, status", [("> /dev/full", 2), (">&-", 1), ("| head -n 0; exit 0", 0)])
def test_output_that_nobody_takes_causes_no_traceback(corpus, redirection, status):
    result = in_a_shell(redirection)
    assert "Traceback" not in result.stderr
    assert result.returncode == status
