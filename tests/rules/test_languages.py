"""Rules whose wordings are tables judge Ukrainian and Russian as they judge English."""

import pytest

from consistency import Document, check

WRONG = [
    ("uk", "У школі 40 учнів: 12 дівчат і 25 хлопців.", "Q103"),
    ("uk", "Загинули 12 чоловіків, 5 жінок і 3 дитини, загалом 25 людей.", "Q103"),
    ("uk", "Із 40 будинків 12 згоріли, а решта 25 стоять порожні.", "Q103"),
    ("uk", "Він народився у 1950 році і помер у 1940 році.", "D204"),
    ("uk", "Ярмарок тривав з 7 до 3 травня 2024 року.", "D204"),
    ("uk", "Ярмарок тривав три дні, з 3 до 9 травня 2024 року.", "D205"),
    ("ru", "В школе 40 учеников: 12 девочек и 25 мальчиков.", "Q103"),
    ("ru", "Погибли 12 мужчин, 5 женщин и 3 ребёнка, всего 25 человек.", "Q103"),
    ("ru", "Из 40 домов 12 сгорели, а остальные 25 стоят пустые.", "Q103"),
    ("ru", "Он родился в 1950 году и умер в 1940 году.", "D204"),
    ("ru", "Ярмарка длилась три дня, с 3 по 9 мая 2024 года.", "D205"),
]
RIGHT = [
    ("uk", "У школі 40 учнів: 12 дівчат і 28 хлопців."),
    ("uk", "Приїхали 40 людей, зокрема 12 жінок і 20 дітей."),
    ("uk", "Ярмарок тривав сім днів, з 3 до 9 травня 2024 року."),
    ("ru", "Погибли 12 мужчин, 5 женщин и 3 ребёнка, всего 20 человек."),
    ("ru", "Приехали 40 человек, в том числе 12 женщин и 20 детей."),
    ("ru", "Он родился в 1940 году и умер в 1950 году."),
]


@pytest.mark.parametrize("language, text, rule", WRONG)
def test_what_does_not_add_up_is_found(language, text, rule):
    assert [finding.rule for finding in check([Document("a", text, language)]).findings] == [rule]


@pytest.mark.parametrize("language, text", RIGHT)
def test_what_adds_up_is_silent(language, text):
    assert not check([Document("a", text, language)]).findings
