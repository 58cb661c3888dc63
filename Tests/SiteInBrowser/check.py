"""Opens every page of a site in Chromium: at two widths, in both themes, with and without its script.

    check.py AXE SITE [PICTURES]

AXE is the file of axe-core. Exits 1 where the console says anything, a page asks for anything from elsewhere, axe
finds a violation, a page is wider than the window, or something cannot be operated. With PICTURES, a folder, it
leaves screenshots there.
"""

import pathlib
import sys

from browser import Browser

WIDTHS = [1440, 360]
THEMES = ["light", "dark"]
AXE = """axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map(violation =>
  `${violation.id}: ${violation.help}: ` + violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))"""


class Check:
    def __init__(self, axe, site, pictures):
        self.axe = pathlib.Path(axe).read_text()
        self.site = pathlib.Path(site).resolve()
        self.pictures = pictures and pathlib.Path(pictures)
        self.browser = Browser()
        self.faults = []
        self.place = ""

    def expect(self, is_so, sentence):
        if not is_so:
            self.faults.append(f"{self.place}: {sentence}")
            print(self.faults[-1], file=sys.stderr)

    def open(self, page, width, theme="light", script=True):
        self.place = f"{page.relative_to(self.site)}, {width} px, {theme}"
        self.browser.show(width, theme=theme, script=script)
        self.browser.open(page.as_uri())
        for problem in self.browser.problems():
            self.expect(False, problem)

    def look_at(self, page):
        for theme in THEMES:
            for width in WIDTHS:
                self.open(page, width, theme)
                is_wide = self.browser.evaluate("document.documentElement.scrollWidth > innerWidth")
                self.expect(not is_wide, "the page is wider than the window")
                # Not a script of the page, so that its policy does not apply.
                self.browser.evaluate(self.axe + "; 0")
                for violation in self.browser.evaluate(AXE):
                    self.expect(False, violation)
                if self.pictures:
                    self.pictures.mkdir(parents=True, exist_ok=True)
                    name = "-".join(page.relative_to(self.site).with_suffix("").parts)
                    self.browser.screenshot(self.pictures / f"{name}-{width}-{theme}.png")
        self.open(page, WIDTHS[1], script=False)
        ways = self.browser.evaluate("document.querySelectorAll('nav a, main a').length")
        self.expect(ways > 0, "nothing to follow without the script")

    def search(self, page):
        self.open(page, WIDTHS[0])
        browser = self.browser
        browser.press("/", "/")
        self.expect(browser.evaluate("document.activeElement.id") == "site-search", "'/' does not lead to the search")
        browser.type("inbound")
        found = browser.evaluate("""new Promise(resolve => { const start = Date.now(); (function look() {
          const count = document.querySelectorAll('.found a').length;
          if (count || Date.now() - start > 5000) resolve(count); else setTimeout(look, 20); })(); })""")
        self.expect(found > 0, "nothing is found")
        self.expect(browser.evaluate("document.querySelector('.search [role=status]').textContent") != "",
                    "nobody is told how much was found")
        browser.press("ArrowDown")
        self.expect(browser.evaluate("document.activeElement.matches('.found a')"), "arrow keys do not move")
        browser.press("Escape")
        self.expect(browser.evaluate("document.querySelector('.found').hidden"), "Escape does not close what was found")
        for problem in browser.problems():
            self.expect(False, problem)

    def operate(self, page):
        self.open(page, WIDTHS[0])
        browser = self.browser
        number = browser.evaluate("/check-(\\d+)/.exec(document.querySelector('.check[class*=check-]').getAttribute('class'))[1]")
        browser.evaluate(f"(document.querySelector('.check-{number} a') ?? document.querySelector('.check-{number}')).focus()")
        self.expect(browser.evaluate("document.querySelector('.outline.lit') !== null"), "focus does not show in the diagram")
        browser.press("Enter")
        self.expect(browser.evaluate("document.querySelector('.outline.chosen') !== null"), "Enter does not choose a check")
        self.expect(browser.evaluate("document.querySelector('tr.chosen .step')?.textContent") == number,
                    "the row of the chosen check does not show")
        self.expect(f"Check {number}" in browser.evaluate(
            "new Promise(resolve => setTimeout(() => resolve(document.querySelector('.rule-card').textContent), 200))"),
            "the rule does not show")
        browser.press("Escape")
        self.expect(browser.evaluate("document.querySelector('.outline.chosen') === null"), "Escape does not let go")
        browser.evaluate("document.querySelector('.step').focus()")
        self.expect(browser.evaluate("document.querySelector('.outline.lit') !== null"),
                    "a row does not show its check in the diagram")
        browser.click(".choice button:nth-child(2)")
        self.expect(browser.evaluate("document.querySelectorAll('tr.dimmed').length") > 0, "the return path stays as it is")
        before = browser.evaluate("document.documentElement.dataset.theme ?? ''")
        browser.click(".theme")
        self.expect(browser.evaluate("document.documentElement.dataset.theme ?? ''") != before, "the theme does not change")
        browser.open(page.as_uri())
        self.expect(browser.evaluate("document.documentElement.dataset.theme") == "dark", "the theme is forgotten")
        browser.evaluate("localStorage.clear()")

    def run(self):
        pages = sorted(self.site.rglob("*.html"))
        for page in pages:
            self.look_at(page)
        self.search(self.site / "index.html")
        flows = [page for page in pages if page.parent.name == "flows"]
        for page in flows:
            self.operate(page)
        self.browser.close()
        print(f"{len(pages)} pages, {len(self.faults)} faults")
        return 1 if self.faults or not flows else 0


if __name__ == "__main__":
    sys.exit(Check(*(sys.argv[1:] + [None])[:3]).run())
