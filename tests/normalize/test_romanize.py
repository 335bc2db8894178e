"""Romanization by the tables, each held to the pairs beside it."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import consistency
from consistency import TableError, romanization_systems, romanize
from consistency.normalize.natives import circles, common, mixes
from consistency.normalize.romanize import giving, systems

FOLDER = Path(consistency.__file__).parent / "tables" / "romanize"
PAIRS = [
    pytest.param(path.stem, *(line + "\t").split("\t")[:3], id=f"{path.stem}-{line}")
    for path in sorted(FOLDER.glob("*.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def context_free(system):
    sections = system.initial, system.after, system.before, system.final, system.context, *system.joint
    return not any(sections) and all(len(letters) == 1 for letters in system.letters)


@pytest.mark.parametrize("system, native, latin, how", PAIRS)
def test_pairs(system, native, latin, how):
    """how is "also" for a form that is as good as the one that is written."""
    assert (romanize(native, system) == latin) is (how != "also")
    assert giving(latin, native, among={system: systems()[system]}) == (system,)


def test_every_system_has_pairs():
    assert (
        {path.stem for path in FOLDER.glob("*.tsv")} == {path.stem for path in FOLDER.glob("*.toml")} == set(systems())
    )


@pytest.mark.parametrize(
    "native, latin",
    [
        ("Щербак", "Shcherbak"),
        ("ЩЕРБАК", "SHCHERBAK"),
        ("щербак", "shcherbak"),
        ("Щербак-Їжак, 12", "Shcherbak-Yizhak, 12"),
    ],
)
def test_capitals_and_what_is_no_word_are_kept(native, latin):
    assert romanize(native, "uk-kmu-2010") == latin


def test_an_unknown_system_is_an_error_that_lists_the_known():
    with pytest.raises(TableError, match="uk-kmu-2010"):
        romanize("Київ", "uk-kmu-1666")


ANY = st.sampled_from(sorted(systems()))


def words(system):
    """Words in the letters of the system."""
    letters = sorted(
        {letter for letters in systems()[system].letters for letter in letters if letter.isalpha()} - {"ʼ"}
    )
    return st.text(alphabet=letters, min_size=1, max_size=12)


@given(st.text(max_size=60), ANY)
def test_any_text_is_romanized_without_an_error(text, system):
    assert isinstance(romanize(text, system), str)


@given(st.data(), ANY)
def test_a_system_gives_the_form_that_it_makes(data, system):
    native = data.draw(words(system))
    form = romanize(native, system)
    if systems()[system].knows(native):
        assert giving(form, native, among={system: systems()[system]}) == (system,)
        assert systems()[system].habit or system in romanization_systems(form, native=native)


def test_habits_are_named_where_no_system_gives_the_form():
    assert romanization_systems("Zelenskiy", native="Зеленський", language="uk") == ("uk-press",)
    assert romanization_systems("Gaddafi", native="القذافي") == ("ar-press",)
    assert "uk-press" not in romanization_systems("Zelenskyi", native="Зеленський")


def test_signs_and_hyphens_that_the_press_drops():
    assert romanization_systems("Kim Chŏngun", native="김 정운") == ("ko-mccune-1939",)
    assert romanization_systems("Kim Chŏng-un", native="김 정운") == ("ko-mccune-1939",)
    assert romanization_systems("Teng Hsiao-ping", native="Deng Xiaoping") == ("zh-wade-giles",)


@given(st.data(), st.sampled_from("0 -\n.,1_"), ANY)
def test_each_word_is_romanized_by_itself(data, between, system):
    first, second = data.draw(words(system)), data.draw(words(system))
    assert romanize(first + between + second, system) == romanize(first, system) + between + romanize(second, system)


@given(st.data(), st.sampled_from([id for id, system in systems().items() if context_free(system)]))
def test_a_system_without_contexts_is_concatenative(data, system):
    first, second = data.draw(words(system)), data.draw(words(system))
    composed = unicodedata.normalize("NFC", romanize(first, system) + romanize(second, system))
    assert romanize(first + second, system) == composed


@given(st.data(), ANY)
def test_what_a_system_does_not_know_is_kept(data, system):
    unknown = data.draw(st.text(alphabet="\u0905\u0915\u0e01\u16a0\U00010900 5%", max_size=8))
    native = data.draw(words(system))
    assert romanize(f"{unknown} {native} {unknown}", system) == f"{unknown} {romanize(native, system)} {unknown}"


def test_long_texts_are_romanized():
    for system in systems().values():
        letter = next(iter(system.letters))
        assert romanize(letter * 20_000, system.id)


def test_the_native_spelling_of_two_forms_and_the_systems_of_each():
    native = common("Kuvshynnykova", "Kuvshinnikova")[0]
    assert native.spelling == "Кувшинникова"
    ukrainian, russian = native.systems
    assert {"uk-kmu-2010", "uk-bgn-1965", "uk-bgn-2019"} <= set(ukrainian)
    assert {"ru-bgn-1947", "ru-icao-9303"} <= set(russian)
    assert all(systems()[id].verified for id in (*ukrainian, *russian))


@pytest.mark.parametrize(
    "a, b",
    [
        ("Ivanov", "Ivanova"),
        ("Poroshenko", "Doroshenko"),
        ("Smith", "Smyth"),
        ("Lee", "Li"),
        ("Mueller", "Muller"),
        ("", "Li"),
        ("x" * 500, "x" * 500),
    ],
)
def test_no_native_spelling_stands_for_different_names(a, b):
    assert common(a, b) == ()


@pytest.mark.parametrize(
    "native, forms",
    {
        "Кавалоў": {"Kavaloŭ": "be-national-2007", "Kavalow": "be-bgn-1979"},
        "Дзянісевіч": {"Dzianisievič": "be-national-2007", "Dzyanisyevich": "be-bgn-1979"},
        "Първолетов": {"Parvoletov": "bg-national-2009", "Pŭrvoletov": "bg-bgn-1952", "Părvoletov": "bg-scholarly"},
        "Хаджийски": {"Hadzhiyski": "bg-bgn-2013", "Khadzhiyski": "bg-bgn-1952"},
        "Ђурђевић": {"Đurđević": "sr-national-1977", "Djurdjevic": "sr-press"},
        "Шћепановић": {"Šćepanović": "sr-bgn-2005", "Scepanovic": "sr-press"},
        "Ѓорѓиевски": {"Ǵorǵievski": "mk-bgn-2013", "Gjorgjievski": "mk-passport"},
    }.items(),
)
def test_a_native_spelling_in_other_languages(native, forms):
    found = common(*forms)[0]
    assert found.spelling == native
    assert all(system in ids for system, ids in zip(forms.values(), found.systems, strict=True))


def test_systems_of_a_language_without_a_native_spelling():
    assert romanization_systems("Šćepanović", language="sr") == ("sr-bgn-2005", "sr-national-1977")
    assert romanization_systems("Kavaloŭ", language="be") == romanization_systems("Kavaloŭ") == ("be-national-2007",)
    assert romanization_systems("Pŭrvoletov", language="bg") == ("bg-bgn-1952",)
    assert romanization_systems("Kavaloŭ", language="sr") == romanization_systems("Kavaloŭ", language="el") == ()


@given(st.sampled_from(circles()), st.data())
def test_every_native_spelling_is_romanized_into_the_form_by_each_of_its_systems(circle, data):
    language = data.draw(st.sampled_from(sorted(circle.languages)))
    form = data.draw(st.text("abdeghijklmnoprstuvyzčšž", min_size=1, max_size=7))
    for native in common(form, language=language):
        assert set(native.systems[0]) <= set(circle.systems)
        assert set(native.systems[0]) <= set(romanization_systems(form, native=native.spelling))


def test_a_mixture_renders_each_letter_by_one_system_and_the_whole_by_none():
    both = ["uk-kmu-2010", "ru-bgn-1947"]
    assert mixes("Kuvshynnikova", "Кувшинникова", both)
    assert not mixes("Kuvshinnikova", "Кувшинникова", both)
    assert not mixes("Kuvshinnikov", "Кувшинникова", both)


def test_systems_without_a_native_spelling_are_those_of_the_best_supported_one():
    assert "uk-kmu-2010" in romanization_systems("Zghurskyi", language="uk")
    assert romanization_systems("Zghurskyi", language="ru") == ()


def test_signs_count_where_a_system_writes_them():
    assert romanization_systems("Strel'chenko", native="Стрельченко", language="uk") == (
        "uk-bgn-1965",
        "uk-national-1996",
    )
    assert "uk-kmu-2010" in romanization_systems("Strelchenko", native="Стрельченко", language="uk")


@pytest.mark.parametrize("text", ["don't", "Müller’s", "株式会社", "e\u0301", ""])
def test_a_text_without_letters_of_the_system_stays_as_it_is(text):
    assert romanize(text, "uk-kmu-2010") == text


def test_no_system_gives_what_it_does_not_romanize():
    assert romanization_systems("Smith", native="Smith") == ()
