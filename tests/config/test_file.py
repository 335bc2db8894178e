"""Settings files: found, read, refused with file and line."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import consistency
from consistency import Config, ConfigError
from consistency.config.keys import IN_PATHS, IN_RUN
from consistency.report.settings import render

SCHEMA = json.loads((Path(consistency.__file__).parent / "config" / "config.schema.json").read_text(encoding="utf-8"))
WHOLE = """
select = ["ALL"]
ignore = ["Q102"]
fail-on = "error"
language = "en"
published = 2024-10-30
preferred = ["Kharkiv"]
synonyms = [["pupil", "child"]]
ignore-texts = ["N/A"]
exclude = ["drafts/"]
gitignore = false
force-exclude = true
allow-empty = true
baseline = "accepted.json"

[severity]
N301 = "error"
impossible-date = "note"

[spellings]
Odesa = ["Odessa", "Odesse"]

[tolerance]
Q101 = 0.05

[[per-path]]
paths = ["archive/**"]
ignore = ["N"]

[[per-path]]
paths = ["uk/*.md"]
language = "uk"
published = "2020-01-02"
severity = { D201 = "off" }
"""


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting(tmp_path):
    config = Config.load(write(tmp_path, "consistency.toml", WHOLE))
    assert config.ignore == ("Q102",)
    assert (config.fail_on, config.language, config.published) == ("error", "en", date(2024, 10, 30))
    assert config.severities == {"N301": "error", "D202": "note"}
    assert config.spellings == {"Odesa": ("Odessa", "Odesse")}
    assert config.tolerances == {"Q101": Fraction(1, 20)}
    assert config.baseline == tmp_path / "accepted.json"
    assert (config.gitignore, config.force_exclude, config.allow_empty) == (False, True, True)
    assert [entry.paths for entry in config.per_path] == [("archive/**",), ("uk/*.md",)]
    assert config.per_path[1].published == date(2020, 1, 2)
    assert config.options.variants == {"Odessa": "Odesa", "Odesse": "Odesa"}
    assert config.off == {"Q102"}


def test_pyproject_says_the_same_in_its_table(tmp_path):
    own = Config.load(write(tmp_path, "consistency.toml", WHOLE))
    table = WHOLE.replace("[[per-path]]", "[[tool.consistency.per-path]]")
    for name in ("severity", "spellings", "tolerance"):
        table = table.replace(f"[{name}]", f"[tool.consistency.{name}]")
    shared = Config.load(write(tmp_path, "pyproject.toml", f"[project]\nname = 'x'\n[tool.consistency]\n{table}"))
    assert render(shared).split("\n", 1)[1] == render(own).split("\n", 1)[1]


def test_the_settings_that_are_shown_can_be_read_again(tmp_path):
    config = Config.load(write(tmp_path, "consistency.toml", WHOLE))
    again = Config.load(write(tmp_path, "consistency.toml", render(config)))
    assert again == config


def test_the_schema_knows_every_key():
    assert set(SCHEMA["properties"]) == {*IN_RUN, "per-path"}
    assert set(SCHEMA["properties"]["per-path"]["items"]["properties"]) == set(IN_PATHS)


def plain(value):
    """TOML data as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(held) for key, held in value.items()}
    return (
        [plain(held) for held in value]
        if isinstance(value, list)
        else value.isoformat()
        if isinstance(value, date)
        else value
    )


def test_the_schema_accepts_what_is_read():
    import tomllib

    jsonschema.validate(plain(tomllib.loads(WHOLE)), SCHEMA)


@given(
    st.sampled_from(sorted(IN_RUN)),
    st.one_of(
        st.booleans(),
        st.integers(-2, 2),
        st.text(max_size=3),
        st.lists(st.text(max_size=3), max_size=2),
        st.just({}),
        st.none(),
    ),
)
def test_what_the_schema_refuses_is_refused(key, value):
    try:
        jsonschema.validate({key: value}, SCHEMA)
    except jsonschema.ValidationError:
        with pytest.raises(ConfigError):
            IN_RUN[key].read(value)


def test_the_nearest_file_wins(tmp_path):
    write(tmp_path, "pyproject.toml", "[tool.consistency]\nfail-on = 'note'")
    write(tmp_path, "a/consistency.toml", "fail-on = 'error'")
    write(tmp_path, "a/pyproject.toml", "[tool.consistency]\nfail-on = 'note'")
    write(tmp_path, "a/b/pyproject.toml", "[project]\nname = 'of somebody else'")
    text = write(tmp_path, "a/b/x.txt", "x")
    other = write(tmp_path, "c/x.txt", "x")
    assert Config.find([text]).source == tmp_path / "a" / "consistency.toml"
    assert Config.find([tmp_path / "a" / "b"]).fail_on == "error"
    assert Config.find([other]).source == tmp_path / "pyproject.toml"
    assert Config.find([text, other]).source == tmp_path / "pyproject.toml"


@pytest.mark.parametrize(
    "name, text, line, message",
    [
        (
            "consistency.toml",
            'language = "en"\n\nfail_on = "note"\n',
            3,
            "no setting 'fail_on'; did you mean 'fail-on'?",
        ),
        ("consistency.toml", "zzzzzz = 1\n", 1, "no setting 'zzzzzz'; the known ones are: select, ignore"),
        (
            "consistency.toml",
            '# one\n# two\n"fail-on" = "fatal"\n',
            3,
            "fail-on: severity is 'fatal'; it must be one of",
        ),
        ("consistency.toml", 'select = [\n  "N301",\n  "N999",\n]\n', 1, "select: no rule 'N999'"),
        ("consistency.toml", 'a = """\nlanguage = 1\n"""\n', 1, "no setting 'a'"),
        ("consistency.toml", '[severity]\nD202 = "note"\nN301 = "high"\n', 3, "severity: severity of N301 is 'high'"),
        ("consistency.toml", 'exclude = "drafts"\n', 1, "exclude: is 'drafts'; it must be a list of texts"),
        ("consistency.toml", "published = 'soon'\n", 1, "published: soon: is no date; write it as YYYY-MM-DD"),
        ("consistency.toml", "[tolerance]\nQ101 = 5\n", 2, "tolerance: tolerance of Q101 is 5; it must be a share"),
        (
            "consistency.toml",
            "[spellings]\nA = ['B']\nC = ['B']\n",
            1,
            "spellings: 'B' is a variant of 'C' and something else too",
        ),
        (
            "consistency.toml",
            "\n[[per-path]]\npaths=['x']\n\n[[per-path]]\nignore=['N']\n",
            5,
            "names no paths; add paths =",
        ),
        (
            "consistency.toml",
            "\n[[per-path]]\npaths=['x']\n\n[[per-path]]\npaths=['y']\nfail-on='note'\n",
            7,
            "'fail-on' holds for the whole run",
        ),
        ("consistency.toml", "per-path = 3\n", 1, "'per-path' must be written [[per-path]]"),
        ("consistency.toml", 'language = "xx"\n', 1, "language: language 'xx' is not known"),
        ("consistency.toml", 'language = "en"\nexclude = [\n', 3, "is not TOML: "),
        ("consistency.toml", "a = 1\nb = = 2\n", 2, "is not TOML: invalid value"),
        ("consistency.toml", "x = " + "[" * 3000, 1, "is nested too deeply"),
        (
            "pyproject.toml",
            "[tool]\nconsistency = 'strict'\n",
            2,
            "'tool.consistency' must be a table; write [tool.consistency]",
        ),
        ("pyproject.toml", "[tool.black]\nx = 1\n[tool.consistency]\n\nstrictness = 3\n", 5, "no setting 'strictness'"),
        ("pyproject.toml", "[tool.consistency\n", 1, "is not TOML"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_with_its_line(tmp_path, name, text, line, message):
    path = write(tmp_path, name, text)
    with pytest.raises(ConfigError) as error:
        Config.find([tmp_path])
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert message in str(error.value)


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    path = tmp_path / "consistency.toml"
    path.write_bytes("language = 'en'\npreferred = ['Мова']".encode("cp1251"))
    with pytest.raises(ConfigError, match=r"consistency.toml:2: is not UTF-8"):
        Config.load(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        Config.load(tmp_path / "no.toml")


@given(
    st.lists(
        st.sampled_from(["a = 1", "b = [", "]", "1,", "# c", "", '"""', 'c = """', "[d]", "[[e]]", "f = 'x'"]),
        max_size=12,
    )
)
def test_the_line_of_a_key_is_where_its_statement_begins(lines):
    """The slow, obvious way: of all beginnings that are whole, the first that has the key; its statement begins where the one before ended."""
    import tomllib

    from consistency.config.file import _holds, _Source

    source = object.__new__(_Source)
    source._text = "\n".join(lines)
    try:
        data = tomllib.loads(source._text)
    except tomllib.TOMLDecodeError:
        return
    for key in data:
        whole = []
        for end in range(len(lines) + 1):
            try:
                whole.append((end, tomllib.loads("\n".join(lines[:end]) + "\n")))
            except tomllib.TOMLDecodeError:
                continue
        after = next(number for number, (_, found) in enumerate(whole) if _holds(found, (key,)))
        assert source._line((key,)) == whole[after - 1][0] + 1
