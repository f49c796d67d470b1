#!/usr/bin/env python3
"""Opens pages of backtests in headless Chromium, reads and uses them as people do, and says what is wrong.

    page.py [--screens] FOLDER ...

Each FOLDER holds report.html with summary.json and its tables beside it. Looked at: no error on the console, nothing
asked of the network, every figure equal to summary.json, links and ids that lead somewhere, order of headings,
contrast of every text in both themes, nothing wider than a phone, the language switch, sorting by keyboard, and that
the first page is one sheet of A4. --screens keeps pictures in FOLDER/screens. Skipped, with a message, where there is
no Chromium.
"""
import base64
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from decimal import ROUND_HALF_EVEN, Decimal

A4_WIDTH, A4_HEIGHT = 210 - 2 * 13, 297 - 2 * 12  # millimetres within the page's own margins
PIXELS_PER_MM = 96 / 25.4


class Browser:
    """A Chromium that is spoken to over two pipes."""

    def __init__(self, program):
        to_read, self.to = os.pipe()
        self.answers, from_write = os.pipe()
        # Chromium reads at descriptor 3 and writes at 4.
        hand_over = ('exec "$0" "$@" 3<&%d 4>&%d' % (to_read, from_write))
        self.process = subprocess.Popen(
            ["bash", "-c", hand_over, program, "--headless=new", "--no-sandbox", "--disable-gpu",
             "--remote-debugging-pipe", "--hide-scrollbars", "--user-data-dir=/tmp/page-test-%d" % os.getpid(),
             "about:blank"],
            pass_fds=(to_read, from_write), stderr=subprocess.DEVNULL)
        os.close(to_read), os.close(from_write)
        self.rest, self.number, self.events, self.session = b"", 0, [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")

    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.answers, 1 << 20)
            if not part:
                sys.exit("page.py: Chromium ended early")
            self.rest += part
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method, **parameters):
        self.number += 1
        question = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            question["sessionId"] = self.session
        os.write(self.to, json.dumps(question).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.number:
                if "error" in message:
                    sys.exit(f"page.py: {method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def open(self, url):
        self.events.clear()
        self.ask("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def run(self, script):
        result = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"page.py: {result['exceptionDetails']}\n{script}")
        return result["result"].get("value")

    def resize(self, width, height=900):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            extra = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **extra)

    def close(self):
        self.process.terminate()
        self.process.wait()


CONTRAST = """
(() => {
  const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { const layers = [];
    for (; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]); };
  const bad = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const e = node.parentElement, style = getComputedStyle(e);
    if (!node.textContent.trim() || !e.getClientRects().length || ["SCRIPT", "STYLE", "title"].includes(e.tagName)) continue;
    const below = ground(e);
    const ink = over(parse(e instanceof SVGElement ? style.fill : style.color), below);
    ink[3] = 1;
    const [a, b] = [light(ink), light(below)].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05), size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 || size >= 18.6 && style.fontWeight >= 700 ? 3 : 4.5))
      bad.set(e.tagName + "." + (e.getAttribute("class") || e.parentElement.getAttribute("class") || ""), ratio.toFixed(2) + " " + node.textContent.trim().slice(0, 30));
  }
  return [...bad].map(pair => pair.join(": "));
})()
"""


class Check:
    def __init__(self, browser, folder, keeps_screens):
        self.browser, self.folder, self.keeps_screens = browser, pathlib.Path(folder), keeps_screens
        self.faults = []
        self.figures = 0

    def expect(self, holds, fault):
        if not holds:
            self.faults.append(fault)

    def run(self):
        self.browser.resize(1280)
        self.browser.open((self.folder / "report.html").resolve().as_uri())
        self.look_at_errors()
        self.look_at_figures()
        self.look_at_structure()
        self.look_at_languages_and_themes()
        self.sort()
        self.print()
        return self.faults

    def look_at_errors(self):
        for event in self.browser.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                self.faults.append("exception: " + json.dumps(parameters)[:300])
            if method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
                self.faults.append("console: " + parameters["entry"]["text"])
            if method == "Network.requestWillBeSent" and not parameters["request"]["url"].startswith(("file:", "data:")):
                self.faults.append("asked the network for " + parameters["request"]["url"])

    def look_at_figures(self):
        summary = json.loads((self.folder / "summary.json").read_text())
        summary = summary.get("figures", summary)
        shown = self.browser.run("""[...document.querySelectorAll("[data-metric]")].map(e =>
            [e.dataset.metric, e.getAttribute("value"), (e.querySelector("[lang=en]") || e).textContent])""")
        self.expect(len(shown) > 20, f"only {len(shown)} figures carry their names")
        for name, value, text in shown:
            if name not in summary:
                self.faults.append(f"{name} is not in summary.json")
                continue
            held = summary[name]
            held = held.get("value", held) if isinstance(held, dict) and "unavailable" not in held else held
            if isinstance(held, dict) or held is None:
                self.expect(value is None and "not available" in text, f"{name} is not available, the page says {text}")
                continue
            self.figures += 1
            self.expect(value is not None and Decimal(value) == Decimal(str(held)), f"{name}: page {value}, summary {held}")
            self.expect(self.reads_as(text, Decimal(str(held))), f"{name}: {held} is shown as {text}")

    @staticmethod
    def reads_as(text, exact):
        """Whether a text is the number, rounded half to even to the digits that are shown."""
        digits = re.search(r"[−+]?[\d,]+(\.\d+)?", text)
        if not digits:
            return False
        shown = Decimal(digits[0].replace(",", "").replace("−", "-").replace("+", ""))
        scaled = exact * 100 if "%" in text or "pp" in text else exact
        return shown == scaled.quantize(Decimal(1).scaleb(shown.as_tuple().exponent), ROUND_HALF_EVEN)

    def look_at_structure(self):
        found = self.browser.run("""(() => {
            const all = s => [...document.querySelectorAll(s)];
            const ids = all("[id]").map(e => e.id);
            return {
              twins: ids.filter((id, i) => ids.indexOf(id) !== i),
              named: all("[aria-labelledby], [aria-describedby]").flatMap(e =>
                [e.getAttribute("aria-labelledby"), e.getAttribute("aria-describedby")]).filter(id => id && !ids.includes(id)),
              dangling: all("a[href^='#']").map(a => decodeURIComponent(a.hash.slice(1))).filter(id => !ids.includes(id)),
              files: [...new Set(all("a:not([href^='#'])").map(a => a.getAttribute("href")))],
              levels: all("h1, h2, h3, h4").filter(e => !e.closest("footer")).map(e => Number(e.tagName[1])),
              landmarks: ["main", "nav", "footer", ".skip"].filter(s => !document.querySelector(s)),
              unnamed: all("svg[role=img]").filter(e => !e.getAttribute("aria-labelledby")).length,
            }; })()""")
        self.expect(not found["twins"], f"ids that stand twice: {found['twins']}")
        self.expect(not found["named"], f"names that are nowhere: {found['named']}")
        self.expect(not found["dangling"], f"links to nowhere: {sorted(set(found['dangling']))}")
        for file in found["files"]:
            self.expect((self.folder / file).is_file(), f"{file} is linked and not there")
        levels = found["levels"]
        self.expect(levels.count(1) == 1 and levels[0] == 1, "not one first heading")
        self.expect(all(b <= a + 1 for a, b in zip(levels, levels[1:])), "a level of headings is left out")
        self.expect(not found["landmarks"], f"missing: {found['landmarks']}")
        self.expect(found["unnamed"] == 0, f"{found['unnamed']} charts have no name")

    def look_at_languages_and_themes(self):
        browser, seen = self.browser, {}
        for width, language, theme in itertools.product((1280, 390), ("en", "zh"), ("light", "dark")):
            browser.resize(width)
            browser.run(f"""
                if (document.documentElement.lang !== "{language}") document.getElementById("language").click();
                const pressed = document.getElementById("theme").getAttribute("aria-pressed") === "true";
                if (pressed !== {"true" if theme == "dark" else "false"}) document.getElementById("theme").click();
            """.replace("const pressed", "var pressed"))
            other = "zh" if language == "en" else "en"
            foreign = browser.run(f"""[...document.querySelectorAll("body [lang={other}]")]
                .filter(e => e.getClientRects().length).length""")
            self.expect(foreign == 0, f"{foreign} texts in {other} are seen in {language}")
            seen[language] = browser.run("""[...document.querySelectorAll("[data-metric]")]
                .map(e => e.innerText.replace(/[^\\d.,%]/g, "")).join(" ")""")
            scroll = browser.run("document.documentElement.scrollWidth")
            self.expect(scroll <= width, f"{language}: {scroll} pixels wide on a screen of {width}")
            if width == 1280:
                for fault in browser.run(CONTRAST):
                    self.faults.append(f"contrast, {theme}, {language}: {fault}")
            if self.keeps_screens:
                self.screen(f"{width}-{language}-{theme}")
        self.expect(seen["en"] == seen["zh"], "figures differ between the languages")
        browser.resize(1280)

    def screen(self, name):
        folder = self.folder / "screens"
        folder.mkdir(exist_ok=True)
        picture = self.browser.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        height = self.browser.run("document.documentElement.scrollHeight")
        width = self.browser.run("innerWidth")
        for part, top in enumerate(range(0, min(height, 16_000), 1_600)):
            picture = self.browser.ask(
                "Page.captureScreenshot", format="png", captureBeyondViewport=True,
                clip={"x": 0, "y": top, "width": width, "height": min(1_600, height - top), "scale": 1})
            (folder / f"{name}-{part:02}.png").write_bytes(base64.b64decode(picture["data"]))

    def sort(self):
        """Sorts the first table with numbers by its last column of them, by keyboard."""
        browser = self.browser
        column = browser.run("""(() => {
            const table = document.querySelector("table.sortable");
            const heads = [...table.tHead.querySelectorAll("[data-column].number")];
            const head = heads.reduce((a, b) => Number(a.dataset.column) > Number(b.dataset.column) ? a : b);
            const index = Number(head.dataset.column);
            head.querySelector("button").focus();
            window.sorted = { table, index, head };
            return index; })()""")
        read = """JSON.stringify([sorted.head.getAttribute("aria-sort"),
            [...sorted.table.tBodies[0].rows].map(r => r.cells[sorted.index].dataset.value ?? null)])"""
        before = json.loads(browser.run(read))
        browser.press("Enter", 13)
        order, values = json.loads(browser.run(read))
        numbers = [Decimal(value) for value in values if value is not None]
        self.expect(order == "descending", f"sorting column {column} says {order}")
        self.expect(numbers == sorted(numbers, reverse=True), "sorted, and not in order")
        self.expect(values == [str(v) if False else v for v in values if v is not None] + [None] * values.count(None),
                    "what is not available does not stand last")
        browser.press("Enter", 13)
        browser.press("Enter", 13)
        self.expect(json.loads(browser.run(read)) == before, "the third time does not bring the first order back")

    def print(self):
        browser = self.browser
        for language in ("en", "zh"):
            browser.run(f"document.documentElement.lang = '{language}'")
            browser.ask("Emulation.setEmulatedMedia", media="print")
            browser.resize(round(A4_WIDTH * PIXELS_PER_MM))
            height = browser.run("document.querySelector('.first').getBoundingClientRect().bottom + scrollY")
            browser.ask("Emulation.setEmulatedMedia", media="")
            browser.resize(1280)
            room = A4_HEIGHT * PIXELS_PER_MM
            self.expect(height <= room, f"{language}: the first page is {height / room:.2f} sheets of A4 high")
            pdf = base64.b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
            self.expect(pdf.startswith(b"%PDF"), "no PDF was printed")
            if self.keeps_screens:
                (self.folder / "screens" / f"report-{language}.pdf").write_bytes(pdf)


def main():
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        print("page.py: skipped, since Chromium is not there (apt-get install chromium)")
        return 0
    browser, code = Browser(program), 0
    for folder in folders:
        if not (pathlib.Path(folder) / "report.html").is_file():
            print(f"{folder}: no report.html, left out")
            continue
        check = Check(browser, folder, "--screens" in sys.argv)
        faults = check.run()
        print(f"{folder}: {check.figures} figures equal summary.json, {len(faults)} faults")
        for fault in faults:
            print("  " + fault)
            code = 1
    browser.close()
    return code


sys.exit(main())
