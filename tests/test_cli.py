"""The command as a user runs it."""

import json
import os
import subprocess
import sys

import pytest

from consistency.cli import main
from consistency.report import FORMATS
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


# The gate -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments, status",
    [
        (["check", "seeds"], 1),
        (["check", "seeds", "--exit-zero"], 0),
        (["check", "seeds", "no.txt", "--exit-zero"], 2),
        (["check", "no.txt", "--allow-empty"], 2),
        (["check", "empty"], 2),
        (["check", "empty", "--allow-empty"], 0),
        (["check", "blank.txt"], 2),
        (["check", "blank.txt", "--allow-empty"], 0),
        (["check", "seeds", "--ignore", "D2"], 0),
        (["check", "seeds", "--select", "N,Q"], 0),
        (["check", "seeds", "--select", "impossible-date"], 1),
        (["check", "seeds", "--select", "X1"], 2),
        (["check", "seeds", "--config", "no.toml"], 2),
        (["check", "seeds", "--config", "no.toml", "--no-config"], 2),
        (["check", "seeds", "--baseline", "no.json"], 2),
    ],
)
def test_the_exit_status(corpus, arguments, status):
    (corpus / "empty").mkdir()
    (corpus / "blank.txt").write_text("\n")
    assert main(arguments) == status


def test_a_setting_fails_with_file_and_line(corpus, capsys):
    (corpus / "consistency.toml").write_text("language = 'en'\nfail-onn = 'note'\n")
    assert main(["check", "seeds"]) == 2
    error = capsys.readouterr().err
    assert error == f"consistency: {corpus}/consistency.toml:2: no setting 'fail-onn'; did you mean 'fail-on'?\n"
    assert main(["check", "seeds", "--no-config"]) == 1


def test_settings_hold_and_the_command_line_outweighs_them(corpus, capsys):
    (corpus / "pyproject.toml").write_text(
        "[tool.consistency]\nfail-on = 'error'\n[tool.consistency.severity]\nD202 = 'warning'\n"
    )
    assert main(["check", "seeds"]) == 0
    assert "warning D202" in capsys.readouterr().out
    assert main(["check", "seeds", "--fail-on", "warning"]) == 1


def test_settings_of_some_paths(corpus, capsys):
    (corpus / "drafts").mkdir()
    (corpus / "drafts" / "b.txt").write_text("They came on Monday 23 October to the town, on 31 September.")
    (corpus / "consistency.toml").write_text(
        "[[per-path]]\npaths = ['drafts/']\nignore = ['D202']\npublished = 2024-10-30\n"
        "[[per-path]]\npaths = ['seeds/a*']\nseverity = { D202 = 'note' }\n"
    )
    assert main(["check", ".", "--report", "concise", "--show-suppressed"]) == 1
    output = capsys.readouterr().out
    assert "drafts/b.txt:1:14: warning D201" in output
    assert "seeds/a.txt:1:11: note D202" in output
    assert "1 finding left out by the settings" not in output


def test_what_may_stand_by_the_settings(corpus, capsys):
    (corpus / "seeds" / "a.txt").write_text(VARIANT)
    (corpus / "consistency.toml").write_text("ignore-texts = ['Yanukovich']")
    assert main(["check", "seeds", "--show-suppressed"]) == 0
    assert "‘Yanukovich’ is in ignore-texts" in capsys.readouterr().out


def test_a_tolerance_makes_an_agreement_of_a_disagreement(corpus, capsys):
    said = "The flood in the northern district destroyed {} houses and closed the road to the coast."
    (corpus / "seeds" / "a.txt").write_text(said.format(340))
    (corpus / "seeds" / "b.txt").write_text(said.format(352))
    assert main(["check", "seeds", "--no-config"]) == 1
    (corpus / "consistency.toml").write_text("[tolerance]\nQ101 = 0.02")
    capsys.readouterr()
    assert main(["check", "seeds", "--show-agreements"]) == 0
    assert (
        "‘340 houses’ and ‘352 houses’ differ by no more than the 2 % that the settings allow"
        in capsys.readouterr().out
    )
    (corpus / "consistency.toml").write_text("[tolerance]\nQ101 = 0.01")
    assert main(["check", "seeds"]) == 1


def test_a_baseline_from_update_to_prune(corpus, capsys):
    assert main(["baseline", "update", "seeds", "--reason", "known"]) == 0
    assert capsys.readouterr().out == "consistency-baseline.json: 1 added, 0 removed, 1 in all.\n"
    assert main(["check", "seeds"]) == 0
    assert (
        "No disagreement found in 1 document (0 claims, 0 comparisons in agreement; 1 finding in the baseline)."
        in capsys.readouterr().out
    )
    assert main(["check", "seeds", "--no-baseline"]) == 1
    assert main(["baseline", "show"]) == 0
    assert "consistency-baseline.json:4: D202 ‘September’ | ‘31’ (accepted " in capsys.readouterr().out
    (corpus / "seeds" / "a.txt").write_text("All is well in the town.")
    assert main(["check", "seeds"]) == 0
    assert "consistency-baseline.json:4: stale, nothing says this any more: D202" in capsys.readouterr().out
    assert main(["baseline", "update", "seeds"]) == 0
    assert "0 added, 0 removed, 1 in all; 1 of them stale" in capsys.readouterr().out
    assert main(["baseline", "prune", "seeds"]) == 0
    assert "0 added, 1 removed, 0 in all." in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["prune", "seeds"], ["show"], ["update"], ["update", "seeds", "no.txt"]])
def test_a_baseline_that_cannot_be_made_exits_2(corpus, arguments):
    assert main(["baseline", *arguments]) == 2
    assert not (corpus / "consistency-baseline.json").exists()


def test_a_broken_baseline_exits_2_with_its_line(corpus, capsys):
    (corpus / "consistency-baseline.json").write_text('{"version": 99, "entries": []}')
    assert main(["check", "seeds"]) == 2
    assert (
        "consistency-baseline.json:1: is a baseline of version 99, and this reads version 1; upgrade"
        in capsys.readouterr().err
    )


def test_standard_input(corpus, capsys, monkeypatch):
    import io

    def given(text):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    given(IMPOSSIBLE)
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("<stdin>:1:11: error D202")
    given(f"{IMPOSSIBLE} <!-- consistency: allow D202 -->")
    assert main(["check", "-", "--stdin-filename", "docs/a.md", "--show-suppressed"]) == 0
    assert "docs/a.md:1:11" in capsys.readouterr().out
    given("")
    assert main(["check", "-"]) == 2


def test_files_and_settings_can_be_shown(corpus, capsys):
    (corpus / "seeds" / "b.md").write_text("All is well.")
    (corpus / "consistency.toml").write_text("exclude = ['*.md']\n")
    assert main(["check", "seeds", "--show-files"]) == 0
    assert capsys.readouterr().out == "seeds/a.txt\n"
    assert main(["check", "seeds", "--show-settings", "--ignore", "N301"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"# {corpus.as_posix()}/consistency.toml\n")
    assert 'ignore = ["N301"]' in shown and 'exclude = ["*.md"]' in shown


def test_quiet_shows_findings_only(corpus, capsys):
    assert main(["check", "seeds", "-q"]) == 1
    assert "claim" not in capsys.readouterr().out
    (corpus / "seeds" / "a.txt").write_text("All is well in the town.")
    assert main(["check", "seeds", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_statistics(corpus, capsys):
    assert main(["check", "seeds", "--statistics"]) == 1
    assert "      1  D202 impossible-date (2 places)\n" in capsys.readouterr().out


def test_several_reports_and_standard_output_stays_human(corpus, capsys):
    wanted = [f"--report={name}=r.{name}" for name in FORMATS]
    assert main(["check", "seeds", *wanted]) == 1
    assert capsys.readouterr().out.startswith("seeds/a.txt:1:11: error D202")
    assert all((corpus / f"r.{name}").stat().st_size > 0 for name in FORMATS)


def test_rules_as_json(capsys):
    assert main(["rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [rule["code"] for rule in listed] == [rule.code for rule in every()]
    assert set(listed[0]) == {"code", "name", "severity", "scope", "summary"}


def test_progress_is_for_a_terminal_and_gone_at_the_end():
    import io

    from consistency.cli import progress
    from consistency.model import Document

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def written(stream, quiet=False):
        with progress.Progress(stream, quiet) as shown:
            shown._next = 0
            shown.step(Document("a\x1b.txt", ""))
        return stream.getvalue()

    assert written(io.StringIO()) == written(Terminal(), quiet=True) == ""
    assert written(Terminal()) == "\r\x1b[K1 a<U+001B>.txt\r\x1b[K"


def test_watching_checks_again_after_a_change_and_leaves_when_interrupted(corpus, monkeypatch, capsys):
    from consistency.cli import watch

    steps = iter(["wait", "change", "stop"])

    def sleep(_):
        step = next(steps)
        if step == "change":
            (corpus / "seeds" / "a.txt").write_text("All is well in the town, at last.")
        elif step == "stop":
            raise KeyboardInterrupt

    monkeypatch.setattr(watch.time, "sleep", sleep)
    assert main(["check", "seeds", "--watch", "--report", "concise"]) == 0
    output = capsys.readouterr().out.splitlines()
    assert output[0].startswith("seeds/a.txt:1:11: error D202")
    assert output[-1].startswith("No disagreement found")
    assert main(["check", "-", "--watch"]) == 2


def test_the_command_in_a_broken_place_names_the_file(corpus, capsys):
    (corpus / "pyproject.toml").write_text("[project\n")
    assert main(["check", "seeds"]) == 2
    assert "pyproject.toml:1: is not TOML" in capsys.readouterr().err
