"""Checks a built site: links, places and pictures are there, tables are whole, names are shown as they are.

usage: check_site.py SITE [NAMES.json]
"""

import json
import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INVISIBLE = dict.fromkeys(map(ord, "\u2060\u2068\u2069"))


class Page(HTMLParser):
    """What a page links to and shows."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.pictures, self.ids, self.scripts = [], [], set(), []
        self.tables, self.texts = [], {"h1": [], "td": [], "title": []}
        self.open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        for name in ("id", "name"):
            if attributes.get(name):
                self.ids.add(attributes[name])
        for name, value in attributes.items():
            is_address = name in ("href", "src") and (value or "").strip().lower().startswith("javascript:")
            if name.startswith("on") or is_address:
                self.scripts.append(value or "")
        if tag in ("a", "link"):
            self.links.append(attributes.get("href"))
        if tag in ("img", "script"):
            self.pictures.append(attributes.get("src"))
        if tag == "table":
            self.tables.append([])
        if tag == "tr" and self.tables:
            self.tables[-1].append(0)
        if tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1] += 1
        if tag in self.texts:
            self.texts[tag].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if "script" in self.open:
            self.scripts.append(data)
            return
        for tag, texts in self.texts.items():
            if tag in self.open and texts:
                texts[-1] += data


def shown(text):
    """A text without what nobody sees, and with what is spelt out."""
    spelt = "".join(
        f"[U+{ord(c):04X}]" if c in "\u202a\u202b\u202c\u202d\u202e\u200e\u200f" else c for c in text)
    return " ".join(spelt.translate(INVISIBLE).replace("¶", "").split())


def pages(site):
    for path in sorted(site.rglob("*.html")):
        yield path, Page(path.read_text())
    for path in sorted(site.rglob("*.svg")):
        if "assets" not in path.relative_to(site).parts:
            page = Page(path.read_text())
            page.links += re.findall(r'xlink:href="([^"]*)"', path.read_text())
            yield path, page


def target(site, page, link):
    """The file that a link leads to, and the place in it; nothing for one to elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    file = page if not path else (site / path.lstrip("/") if path[0] == "/" else page.parent / path)
    file = file.resolve()
    return file / "index.html" if file.is_dir() else file, unquote(parts.fragment)


def faults(site, names):
    all_pages = dict(pages(site))
    ids = {path.resolve(): page.ids for path, page in all_pages.items()}
    for path, page in all_pages.items():
        if path.name == "404.html":
            continue
        where = path.relative_to(site)
        for link in page.links + page.pictures:
            if link is None:
                continue
            if "evil.example" in link:
                yield f"{where}: a name became a link: {link}"
            found = target(site, path, link)
            if found is None:
                continue
            file, place = found
            if not file.exists():
                yield f"{where}: nothing is at {link}"
            elif place and file in ids and place not in ids[file] and not place.startswith("__"):
                yield f"{where}: no such place: {link}"
        for script in page.scripts:
            if "alert(1)" in script and "mkdocs_page_name" not in script:
                yield f"{where}: a name became a program: {script[:80]}"
        for table in page.tables:
            if len(set(table)) > 1:
                yield f"{where}: the rows of a table have {sorted(set(table))} cells"
    yield from missing_names(all_pages, names)


def missing_names(all_pages, names):
    cells = {shown(text) for page in all_pages.values() for text in page.texts["td"]}
    headings = {shown(text) for page in all_pages.values() for text in page.texts["h1"]}
    for name in map(shown, names):
        name = unicodedata.normalize("NFC", name)
        if name not in cells:
            yield f"no cell of a table is {name!r}"
        if name not in headings:
            yield f"no page is called {name!r}"


def main():
    site = Path(sys.argv[1]).resolve()
    names = json.loads(Path(sys.argv[2]).read_text()) if len(sys.argv) > 2 else []
    found = list(faults(site, names))
    for fault in found[:40]:
        print(fault, file=sys.stderr)
    count = len(list(site.rglob("*.html")))
    print(f"{site.name}: {count} pages, {len(found)} faults")
    sys.exit(1 if found or not count else 0)


if __name__ == "__main__":
    main()
