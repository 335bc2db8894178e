"""`pytest --consistency`, in a process of its own."""

import os
import subprocess
import sys


def run(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "consistency.pytest_plugin",
        "-p",
        "no:cacheprovider",
        "-rA",
        *arguments,
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


def test_a_document_is_a_test_and_a_finding_a_failure(tmp_path):
    said = "The flood in the northern district destroyed {} houses and closed the road to the coast."
    (tmp_path / "a.txt").write_text(said.format(340))
    (tmp_path / "b.md").write_text(said.format(940))
    (tmp_path / "c.txt").write_text("All is well.")
    (tmp_path / "d.txt").write_bytes("Кув".encode("cp1251"))
    result = run(tmp_path, "--consistency", ".")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "2 failed, 2 passed" in result.stdout
    assert "error Q101 quantity-conflict" in result.stdout
    assert "FAILED b.md::consistency" in result.stdout
    assert "d.txt: is not UTF-8 text" in result.stdout
    assert "Traceback" not in result.stdout


def test_the_baseline_and_the_settings_hold(tmp_path):
    (tmp_path / "a.txt").write_text("It was on 31 September.")
    (tmp_path / "consistency.toml").write_text("ignore = ['D202']")
    assert run(tmp_path, "--consistency").returncode == 0


def test_without_the_option_there_is_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("It was on 31 September.")
    assert run(tmp_path).returncode == 5
