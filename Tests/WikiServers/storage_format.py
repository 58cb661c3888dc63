"""Confluence's storage format: what is refused, and what it becomes when it is saved.

Confluence takes a page as XML with the elements of XHTML, its own in ac: and ri:, and the named entities of XHTML, and
refuses everything else ("Error parsing xhtml"). What it gives back is the same page, but not the same text: comments
are gone, macros have got ids, characters are entities, elements and attributes are written in its own way. So who wants
to know whether a page was edited cannot compare it with what was sent, and here it must not seem possible either.
"""

import html.entities
import itertools
import uuid
from xml.parsers import expat

PREFIXES = {"ac", "ri", "at", "xml"}
DOCTYPE = (
    "<!DOCTYPE page ["
    + "".join(f'<!ENTITY {name} "&#{code};">' for name, code in html.entities.name2codepoint.items() if code > 127)
    + "]><page>\n"
)
# Where CDATA stays what it is; elsewhere it becomes text.
PLAIN_TEXT = {"ac:plain-text-body", "ac:plain-text-link-body"}

macro_ids = (str(uuid.UUID(int=number, version=4)) for number in itertools.count(1))


class StorageFormatError(Exception):
    pass


def normalised(text):
    return Normaliser().normalise(text)


def escaped(text, quotes=False):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quotes:
        text = text.replace('"', "&quot;")
    names = html.entities.codepoint2name
    return "".join(f"&{names[ord(c)]};" if ord(c) > 127 and ord(c) in names else c for c in text)


class Normaliser:
    def __init__(self):
        self.written, self.open, self.elements, self.cdata = [], False, [], False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartCdataSectionHandler = lambda: self.section(True)
        self.parser.EndCdataSectionHandler = lambda: self.section(False)

    def normalise(self, text):
        try:
            self.parser.Parse(DOCTYPE + text + "</page>", True)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise self.refusal(reason, error.lineno - 1, error.offset + 1) from None
        return "".join(self.written).removeprefix("\n")  # the one that ends DOCTYPE

    def refusal(self, reason, row=None, column=None):
        row, column = row or self.parser.CurrentLineNumber - 1, column or self.parser.CurrentColumnNumber + 1
        return StorageFormatError(f"Error parsing xhtml: {reason}\n at [row,col {{unknown-source}}]: [{row},{column}]")

    def start(self, name, attributes):
        for qualified in (name, *attributes):
            prefix, colon, _ = qualified.partition(":")
            if colon and prefix not in PREFIXES:
                raise self.refusal(f'Undeclared namespace prefix "{prefix}"')
        self.close_tag()
        self.elements.append(name)
        if len(self.elements) == 1:
            return
        if name == "ac:structured-macro":
            attributes.setdefault("ac:schema-version", "1")
            attributes.setdefault("ac:macro-id", next(macro_ids))
        pairs = "".join(f' {key}="{escaped(value, quotes=True)}"' for key, value in sorted(attributes.items()))
        self.written.append(f"<{name}{pairs}")
        self.open = True

    def end(self, name):
        self.elements.pop()
        if self.open:
            self.written.append(" />")
            self.open = False
        elif self.elements:
            self.written.append(f"</{name}>")

    def characters(self, text):
        self.close_tag()
        self.written.append(text if self.cdata else escaped(text))

    def section(self, starts):
        if self.elements[-1] in PLAIN_TEXT:
            self.close_tag()
            self.written.append("<![CDATA[" if starts else "]]>")
            self.cdata = starts

    def close_tag(self):
        if self.open:
            self.written.append(">")
            self.open = False
