"""Which names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import compare_names, name_pairs
from consistency.compare.link import link
from consistency.model import NameUse
from consistency.values import Name, NamePart

words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Ivanov", "Ivanova", "Kuvshynnykova", "Зеленський", "V.", "de", "al-", "", "é\u0301"]),
)


@pytest.mark.parametrize(
    "a, b, verdict",
    [
        ("Kuvshynnykova", "Kuvshinnikova", "same"),
        ("Tymoshenko", "Timoshenko", "same"),
        ("Hasan", "Hassan", "same"),
        ("Müller", "Mueller", "same"),
        ("Зеленський", "Зеленського", "same"),
        ("Кувшинникова", "Кувшинниковой", "same"),
        ("Іванов", "Іванова", "possible"),
        ("Perminov", "Perminova", "different"),
        ("Zelensky", "Zelenska", "different"),
        ("Poroshenko", "Doroshenko", "different"),
        ("Iraq", "Iran", "different"),
        ("Victoria Kuvshynnykova", "Kuvshinnikova Viktoria", "same"),
        ("V. Kuvshynnykova", "Victoria Kuvshynnykova", "same"),
        ("Anna Petrenko", "Olha Petrenko", "different"),
        ("", "Li", "different"),
    ],
)
def test_verdicts(a, b, verdict):
    assert compare_names(a, b).verdict == verdict
    assert compare_names(b, a).verdict == verdict


def test_the_systems_that_explain():
    match = compare_names("Kuvshynnykova", "Kuvshinnikova")
    assert match.native == "Кувшинникова"
    assert "uk-kmu-2010" in match.systems["Kuvshynnykova"]
    assert "ru-bgn-1947" in match.systems["Kuvshinnikova"]


@given(words, words)
def test_any_names_get_a_verdict_and_a_score(a, b):
    match = compare_names(a, b)
    assert match.verdict in ("same", "possible", "different")
    assert 0 <= match.score <= 1
    assert match.verdict == compare_names(b, a).verdict


@given(st.text(min_size=1, max_size=20).filter(lambda text: any(c.isalpha() for c in text)))
def test_a_name_is_itself(name):
    assert compare_names(name, name).verdict == "same"


def test_pairs_hold_the_variants_and_few_others():
    names = ["Kuvshynnykova", "Petrenko", "Kuvshinnikova", "Hassan", "Hasan", "Smith"]
    assert {(0, 2), (3, 4)} <= set(name_pairs(names))
    assert all(i < j for i, j in name_pairs(names))
    assert len(name_pairs([f"{first}{second}ov" for first in "BDKLMNPRSTV" * 20 for second in "aeiou" * 9])) < 9900 * 15


def use(family, *givens, kind="person"):
    return NameUse(
        family, Name((NamePart(family, "family"),), kind), (), frozenset(givens), roles=frozenset(["family", "lone"])
    )


def test_linking_joins_what_is_explained_and_a_mixture_of_it():
    ids = link(
        [use("Kuvshynnykova", "Victoria"), use("Kuvshinnikova"), use("Kuvshynnikova"), use("Bach"), use("Bax")]
    ).ids
    assert len({ids["Kuvshynnykova"], ids["Kuvshinnikova"], ids["Kuvshynnikova"]}) == 1
    assert ids["Bach"] != ids["Bax"]


def test_linking_keeps_apart_whom_something_tells_apart():
    names = [
        use("Tymoshenko", "Oleh"),
        use("Timoshenko", "Roman"),
        use("Luhanko", kind="other"),
        use("Luganko"),
        use("Hill"),
        use("Gill"),
    ]
    assert len(set(link(names).ids.values())) == 6
    mr, ms = (
        NameUse(key, Name((NamePart(key, "family"),), "person"), (), frozenset(), frozenset([sex]))
        for key, sex in (("Melnyk", "male"), ("Melnik", "female"))
    )
    assert len(set(link([mr, ms]).ids.values())) == 2
