"""The page in a real browser: it opens, filters, takes verdicts, exports them; no script of a hostile document runs.

Run by `make test-external`, which installs what it needs.
"""

import json
import shutil
from pathlib import Path
from threading import Thread

import pytest

pytest.importorskip("selenium", reason="`make test-external` installs it")

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from consistency import check
from consistency.baseline import Baseline
from consistency.report import html
from consistency.review import Review, server

HOUSES = "The flood in the northern district destroyed {} houses and closed the road to the coast."
HOSTILE = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
    "<svg/onload=\"document.title='taken'\"></script><iframe srcdoc=\"<script>parent.document.title='taken'</script>\"></iframe>"
)
CORPUS = {
    "a.txt": HOUSES.format(340),
    "b.txt": HOUSES.format(940),
    "c.txt": "The talks were on Monday 22 November 2024.",
    f"{HOSTILE.replace('/', '|')}.txt": f"{HOSTILE} {HOUSES.format(340)} {HOSTILE}",
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(argument)
    downloads = tmp_path_factory.mktemp("downloads")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    made.downloads = downloads
    yield made
    made.quit()


@pytest.fixture
def page(browser, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(html.render(check(CORPUS)), encoding="utf-8")
    browser.get(path.as_uri())
    return browser


def shown(page):
    return [
        each.get_attribute("data-rule")
        for each in page.find_elements(By.CSS_SELECTOR, "article")
        if each.is_displayed()
    ]


def keys(page, *pressed):
    for key in pressed:
        webdriver.ActionChains(page).send_keys(key).perform()


def test_it_opens_without_a_complaint_and_nothing_hostile_runs(page):
    assert shown(page) == ["Q101", "D201"]
    assert page.title == "Consistency: 2 findings in 4 documents"
    assert not page.find_elements(By.CSS_SELECTOR, "article img, article iframe, article svg")
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_it_filters(page):
    page.find_element(By.ID, "query").send_keys("friday")
    assert shown(page) == ["D201"]
    page.find_element(By.ID, "query").send_keys(" unheard-of")
    assert shown(page) == []
    page.find_element(By.ID, "reset").click()
    assert shown(page) == ["Q101", "D201"]
    Select(page.find_element(By.ID, "rule")).select_by_value("Q101")
    assert shown(page) == ["Q101"]
    Select(page.find_element(By.ID, "rule")).select_by_value("")
    Select(page.find_element(By.ID, "document")).select_by_value("c.txt")
    assert shown(page) == ["D201"]


def test_the_map_shows_what_two_documents_disagree_about(page):
    page.find_element(By.CSS_SELECTOR, "button.pair[data-first='a.txt'][data-second='b.txt']").click()
    assert shown(page) == ["Q101"]


def test_verdicts_by_the_keys_are_exported_as_a_baseline(page):
    keys(page, "j", "3", "r")
    keys(page, "two floods", Keys.ESCAPE)
    keys(page, "j", "2")
    page.find_element(By.ID, "export").click()
    exported = page.downloads / "consistency-baseline.json"
    WebDriverWait(page, 20).until(lambda _: exported.exists())
    judged = {entry.rule: (entry.verdict, entry.reason) for entry in Baseline.load(exported).entries.values()}
    assert judged == {"Q101": ("wrong", "two floods"), "D201": ("accepted", "")}
    as_written = exported.read_text(encoding="utf-8")
    Baseline.load(exported).save()
    assert exported.read_text(encoding="utf-8") == as_written


def test_help_opens_and_closes(page):
    keys(page, "?")
    assert page.find_element(By.ID, "help").is_displayed()
    keys(page, Keys.ESCAPE)
    assert not page.find_element(By.ID, "help").is_displayed()


def test_a_review_writes_each_verdict(browser, tmp_path):
    path = tmp_path / "baseline.json"
    serving, address = server(Review(check(CORPUS), path))
    Thread(target=serving.serve_forever, daemon=True).start()
    try:
        browser.get(address)
        keys(browser, "j", "2")
        WebDriverWait(browser, 20).until(lambda _: path.exists())
        assert [entry["rule"] for entry in json.loads(Path(path).read_text(encoding="utf-8"))["entries"]] == ["Q101"]
        assert browser.title == "Consistency: 2 findings in 4 documents"
    finally:
        serving.shutdown()
        serving.server_close()
