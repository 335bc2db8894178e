"""The main job on the seed document, and on changed copies of it."""

from pathlib import Path

import pytest

from consistency import check

SEED = Path(__file__).parents[1] / "seeds" / "000_1be755a8a575e7b4.txt"
TEXT = SEED.read_bytes().decode("utf-8")


def changed(old, new):
    assert old in TEXT
    return TEXT.replace(old, new)


def found(sources):
    """Findings by rule; the seed's two terms for one kind of regiment are a note that every copy has."""
    return {finding.rule: finding for finding in check(sources).findings if finding.rule != "T405"}


def said(finding):
    return [reading.text for reading in finding.readings]


def test_the_only_finding_is_the_name():
    report = check(SEED)
    (finding, term) = report.findings
    assert (term.rule, term.severity) == ("T405", "note")
    assert (finding.rule, finding.severity, report.exit_status(), report.exit_status("error")) == (
        "N301",
        "warning",
        1,
        0,
    )


def test_the_finding_joins_every_place_of_the_surname():
    finding = found(SEED)["N301"]
    # The seed spells the name three ways: its last line has a mixture of the other two.
    assert [(reading.text, len(reading.places)) for reading in finding.readings] == [
        ("Kuvshynnykova", 2),
        ("Kuvshinnikova", 2),
        ("Kuvshynnikova", 1),
    ]
    assert sorted((place.line, place.column) for place in finding.places) == [
        (4, 53),
        (5, 449),
        (8, 1),
        (9, 442),
        (11, 525),
    ]
    assert all(TEXT[place.start : place.end] == place.text for place in finding.places)


def test_the_finding_says_which_name_by_which_systems_and_what_to_write():
    finding = found(SEED)["N301"]
    for words in (
        "Кувшинникова",
        "Kuvshynnykova by Ukrainian systems (KMU 2010, BGN/PCGN 1965, BGN/PCGN 2019 and",
        "Kuvshinnikova by Russian systems (BGN/PCGN 1947, ICAO Doc 9303,",
        "Kuvshynnikova mixes the systems",
    ):
        assert words in finding.message
    assert finding.suggestion == "Kuvshynnykova"


def test_the_ledger_shows_what_was_compared():
    messages = [agreement.message for agreement in check(SEED).agreements]
    assert messages == [
        "at least 5 × 2,000–3,000 people = at least 10,000, which ‘about 12,000 North Korean military personnel’ does not contradict",
        "number of regiments: ‘at least five motorised rifle regiments’ and ‘at least five formations’ agree",
        "size of each regiment: ‘2,000 to 3,000 people’ and ‘2-3 thousand people’ agree",
        "‘500 officers’ is within ‘about 12,000 North Korean military personnel’",
        "‘three generals’ is within ‘about 12,000 North Korean military personnel’",
        "headline and text: ‘five regiments’ (1 place) and ‘at least five formations’ (1 place) agree",
    ]


@pytest.mark.parametrize(
    "old, new, rule, sides",
    [
        ("2-3 thousand", "4-5 thousand", "Q101", ["2,000 to 3,000 people", "4-5 thousand people"]),
        (
            "500 officers",
            "15,000 officers",
            "Q102",
            ["about 12,000 North Korean military personnel", "15,000 officers"],
        ),
        ("on 23 October", "on Monday, 23 October 2024", "D201", ["23 October 2024", "Monday"]),
        ("on 23 October", "on 31 September", "D202", ["September", "31"]),
    ],
)
def test_a_changed_copy_fires_with_exactly_that_finding_and_both_sides(old, new, rule, sides):
    text = changed(old, new)
    findings = found({"copy": text})
    assert set(findings) == {"N301", rule}
    assert said(findings[rule]) == sides
    assert findings[rule].severity in ("error", "warning")
    assert all(text[place.start : place.end] == place.text for place in findings[rule].places)


def test_one_spelling_throughout_is_silent():
    text = TEXT
    for form in ("Kuvshinnikova", "Kuvshynnikova"):
        text = text.replace(form, "Kuvshynnykova")
    assert not found({"copy": text})


def test_the_changed_sentence_in_a_second_document_conflicts_with_both_of_the_first():
    sentence = next(line for line in changed("2-3 thousand", "4-5 thousand").splitlines() if "4-5 thousand" in line)
    findings = found({"seed": TEXT, "other": sentence.split(". ")[0] + "."})
    assert set(findings) == {"N301", "Q101"}
    assert {(place.document, place.text) for place in findings["Q101"].places} == {
        ("seed", "2,000 to 3,000 people"),
        ("seed", "2-3 thousand people"),
        ("other", "4-5 thousand people"),
    }


def test_two_copies_give_one_finding_with_the_places_of_both():
    finding, term = check({"one": TEXT, "two": TEXT}).findings
    assert (finding.rule, term.rule) == ("N301", "T405")
    assert len(finding.places) == 10
