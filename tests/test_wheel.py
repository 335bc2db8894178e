"""The wheel in an empty environment: it carries the rule pages, the tables and the type marker, and starts without its dependencies."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (wheel,) = folder.glob("source_consistency-*.whl")
    venv.create(folder / "empty", with_pip=False)
    python = folder / "empty" / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", site, wheel)
    return folder, python, site


def test_explain_shows_the_page(installed):
    folder, python, _ = installed
    page = run(python, "-m", "consistency", "explain", "N301", cwd=folder)
    assert page == (ROOT / "docs" / "rules" / "N301-name-variant.md").read_text(encoding="utf-8")


def test_it_is_typed_and_carries_its_tables_and_schema(installed):
    _, _, site = installed
    for path in (
        "py.typed",
        "report/report.schema.json",
        "tables/romanize/uk-kmu-2010.toml",
        "pages/Q101-quantity-conflict.md",
    ):
        assert (site / "consistency" / path).is_file(), path


def test_the_version_is_that_of_the_package(installed):
    folder, python, _ = installed
    assert (
        run(python, "-m", "consistency", "--version", cwd=folder)
        == f"consistency {__import__('consistency').__version__}\n"
    )
