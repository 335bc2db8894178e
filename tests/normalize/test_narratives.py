"""Narratives: years that are carried over, what is counted from what was told, and news told from its own day.

In the texts [6 August = 1944-08-06] marks a mention and the day (the month, the year) with which it begins, [two weeks = 0m 1209600s] a
length of time, [the next day = ?] what the context cannot settle.
"""

import re
from datetime import date

import pytest

from consistency import find_dates
from consistency.values import Duration

NARRATIVES = [
    (
        "en",
        None,
        """The siege began on [4 March 1705 = 1705-03-04]. [The next morning = 1705-03-05] the guns opened fire, and on [9 March = 1705-03-09]
        the outer work fell. [Two days later = 1705-03-11] the governor asked for terms. By [the end of the month = 1705-03] the town
        had bread for [ten days = 0m 864000s]. A relief came in [early May = 1705-05]. [That summer = 1705-06] the walls were mended. In [1690 = 1690]
        the town had been taken once before, in [June = 1690-06]. On [2 September = 1705-09-02] a new garrison marched in. In [December = 1705-12]
        it was sent home; in [January = 1706-01] it came back. [The same year = 1706] the bridge was built.""",
    ),
    (
        "en",
        None,
        """Ada Brandt (born [7 May 1881 = 1881-05-07]) studied in Bern from [1900 to 1904 = 1900]. [A year later = 1905] she went to Rome. On
        [14 April 1906 = 1906-04-14] she wrote to her sister; the answer came [three weeks later = 1906-05-05]. In [July = 1906-07] she travelled south.
        [The following year = 1907] she married. Their son was born on [1 February of that year = 1907-02-01]. She stayed for [the next six years = 72m 0s].
        In [the autumn of 1913 = 1913-09] she moved to Graz, where she lived until [her death|]. On [6 November = 1913-11-06], at [10 p.m. = 1913-11-06], a
        fire broke out. In [the spring of the following year = 1914-03] she left.""",
    ),
    (
        "en",
        None,
        """The brigade crossed the river on [11 October 1918 = 1918-10-11]. Its plan had been ready since [late August = 1918-08]. At [06:15 = 1918-10-11]
        the guns fell silent. [That evening = 1918-10-11] rain set in. Between [12 and 15 October = 1918-10-12] it took two villages. It was relieved on
        [the 20th = 1918-10-20], and reached its camp on [the morning of the 22nd = 1918-10-22] at [0530 hours = 1918-10-22].""",
    ),
    (
        "en",
        None,
        """In [1014 = 1014] the prince was baptised, and [the next year = 1015] he built a church. A raid in [1068 = 1068] burned the town; it
        was burned again [fifteen years later = 1083]. In [1380 = 1380] a duke refused to pay, and on [8 September = 1380-09-08] he beat
        the khan. [Two years later = 1382] the khan came back.""",
    ),
    (
        "en",
        None,
        """The battle of Brenno, fought from [24 to 27 June 1859 = 1859-06-24], was the last of the war. The army had crossed the river on
        [20 June = 1859-06-20] and camped [two days later = 1859-06-22]. On [the 23rd = 1859-06-23] balloonists saw nobody. [Early next morning = 1859-06-24]
        the vanguard met five corps, and they fought from [3 a.m. = 1859-06-24] until [nightfall = 1859-06-24]. On [25 June = 1859-06-25] neither side moved.""",
    ),
    (
        "en",
        date(1997, 4, 17),  # a Thursday
        """The bank said on [Thursday = 1997-04-17] that its profit for [the first quarter = 1997-01] fell, from $40 million [a year earlier = 1996].
        Its chairman left [last Friday = 1997-04-11]. The bank, which was founded in [1921 = 1921], will close ten branches by [the end of the year = 1997-09].
        A merger that was announced in [January = 1997-01] failed [two weeks ago = 1997-04-03]. Over [the past six months = 6m 0s] its shares lost a third.
        It is to report its figures for [April = 1997-04] on [May 6 = 1997-05-06]. Talks are set for [Friday = 1997-04-18] and [Monday = 1997-04-21]. [Last year's
        third quarter = 1996-07] was its best in [ten years = 120m 0s]. The board met at [8 a.m. = 1997-04-17].""",
    ),
    (
        "uk",
        None,
        """Оборона міста почалася [3 серпня 1941 року = 1941-08-03]. [Наступного дня = 1941-08-04] ворог захопив міст, а [8 серпня = 1941-08-08] вийшов до
        вокзалу. [Через тиждень = 1941-08-15] гарнізон відступив. До [кінця місяця = 1941-08] бої точилися в передмісті. [Восени = 1941-09] полк
        розформували. [У січні = 1942-01] його створили знову. [Того ж року = 1942] він дійшов до річки. [Навесні наступного року = 1943-03] місто звільнили:
        [12 квітня = 1943-04-12] зайшла розвідка, [14-го = 1943-04-14] — піхота. [Через три дні = 1943-04-17] запрацював млин.""",
    ),
    (
        "uk",
        None,
        """Марко Верес народився [9 березня 1877 року = 1877-03-09]. [1895 року = 1895] вступив до гімназії, а [через чотири роки = 1899] закінчив її. У
        [вересні 1902-го = 1902-09] виїхав до Праги, де прожив [майже рік = 12m 0s]. [Роком пізніше = 1903] видав першу книжку. У [двадцятих роках = 1920] жив
        у Відні. [17 травня 1926 року = 1926-05-17] захворів; [у червні = 1926-06] повернувся додому. [Взимку = 1926-12] написав спогади.
        Їх надрукували на початку [ХХІ століття = 2000].""",
    ),
    (
        "ru",
        None,
        """Осада началась [2 июня 1742 года = 1742-06-02]. [На следующее утро = 1742-06-03] подошли пушки. [5 июня = 1742-06-05] пала башня, а
        [неделю спустя = 1742-06-12] — весь вал. К [концу года = 1742] город сдался. [В январе = 1743-01] его покинули. [Летом того же года = 1743-06]
        крепость взорвали. За [пять лет = 60m 0s] здесь сменилось три коменданта. В [тридцатых годах = 1930] нашли их письма.""",
    ),
]  # fmt: skip


def marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without marks, and its marked mentions with their values."""
    text = re.sub(r"\s+", " ", text)
    mentions = re.findall(r"\[([^]=|]+) = ([^]]+)\]", text)
    return re.sub(r"\[([^]=|]+)(?: = [^]]+|\|)\]", r"\1", text), mentions


def begins(mention) -> str:
    value = mention.value
    if isinstance(value, Duration):
        return f"{value.months}m {value.seconds}s"
    return value.start.isoformat() if value.start else "?"


@pytest.mark.parametrize("language, published, text", NARRATIVES)
def test_a_text_is_read_from_what_it_tells(language, published, text):
    text, expected = marked(text)
    found = find_dates(text, published=published, language=language)
    for said, value in expected:
        overlapping = [m for m in found if m.text in said or said in m.text]
        assert overlapping, f"not read: {said}"
        assert any(begins(m).startswith(value) for m in overlapping), (said, value, [begins(m) for m in overlapping])


@pytest.mark.parametrize("language, published, text", NARRATIVES)
def test_every_mention_of_a_narrative_is_marked(language, published, text):
    text, expected = marked(text)
    said = [words for words, _ in expected]
    for mention in find_dates(text, published=published, language=language):
        assert any(mention.text in words or words in mention.text for words in said), mention.text
