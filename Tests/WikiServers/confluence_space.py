"""What a Confluence holds and what it refuses, without HTTP: the rules that its two interfaces share."""

import hashlib
import itertools
import re
from dataclasses import dataclass, field

from storage_format import StorageFormatError, normalised

INVALID_IN_LABELS = re.compile(r"[\s:;,.?&\[\]()#^*@!<>]")
MAXIMUM_TITLE = 255


class Refusal(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status, self.message = status, message


@dataclass
class Version:
    number: int
    title: str
    body: str
    author: str
    message: str
    minor: bool
    when: str


@dataclass
class Property:
    id: str
    key: str
    value: object
    version: int = 1


@dataclass
class Attachment:
    id: str
    page: "Page"
    title: str
    media_type: str
    comment: str
    versions: list
    status: str = "current"


@dataclass
class Space:
    id: int
    key: str
    name: str
    homepage: "Page" = None


@dataclass
class Page:
    id: str
    space: Space
    parent: "Page"
    versions: list
    status: str = "current"
    labels: list = field(default_factory=list)
    properties: list = field(default_factory=list)
    attachments: list = field(default_factory=list)

    @property
    def latest(self):
        return self.versions[-1]

    @property
    def title(self):
        return self.latest.title

    @property
    def ancestors(self):
        return [*self.parent.ancestors, self.parent] if self.parent else []


class Confluence:
    def __init__(self):
        self.ids, self.clock = itertools.count(65537), itertools.count()
        self.spaces, self.pages = {}, {}

    def new_id(self):
        return str(next(self.ids))

    def now(self):
        """Every change is a minute after the one before, so that dumps are the same for the same changes."""
        minutes = next(self.clock)
        return f"2024-01-{1 + minutes // 1440:02}T{minutes // 60 % 24:02}:{minutes % 60:02}:00.000Z"

    # Spaces

    def create_space(self, key, name):
        if key in self.spaces:
            raise Refusal(400, f"A space already exists with key {key}")
        space = self.spaces[key] = Space(int(self.new_id()), key, name)
        space.homepage = self.create_page(space, None, f"{name} Home", "<p>Welcome</p>", "human", "", False)
        return space

    def space(self, key=None, id=None):
        for space in self.spaces.values():
            if space.key == key or str(space.id) == str(id):
                return space
        raise Refusal(404, f"No space with key : {key or id}")

    # Pages

    def page(self, id, statuses=("current",)):
        page = self.pages.get(str(id))
        if page is None or page.status not in statuses:
            raise Refusal(404, f"No content found with id: ContentId{{id={id}}}")
        return page

    def find(self, space=None, title=None, statuses=("current",)):
        return [
            page
            for page in self.pages.values()
            if page.status in statuses and space in (None, page.space) and title in (None, page.title)
        ]

    def children(self, page):
        return [other for other in self.find() if other.parent is page]

    def create_page(self, space, parent, title, body, author, message, minor):
        title = self.checked_title(space, title, None)
        version = Version(1, title, self.checked_body(body), author, message, minor, self.now())
        page = Page(self.new_id(), space, parent, [version])
        self.pages[page.id] = page
        return page

    def update_page(self, page, number, title, body, author, message, minor, parent=None):
        """Saves a new version, where NUMBER is one more than the current one, and otherwise refuses with 409."""
        if number != page.latest.number + 1:
            raise Refusal(409, f"Version must be incremented on update. Current version is: {page.latest.number}")
        title = self.checked_title(page.space, page.title if title is None else title, page)
        body = page.latest.body if body is None else self.checked_body(body)
        if parent is not None:
            if page in [parent, *parent.ancestors]:
                raise Refusal(400, "A page cannot be moved below itself")
            page.parent = parent
        page.versions.append(Version(number, title, body, author, message, minor, self.now()))

    def checked_title(self, space, title, page):
        """Titles are unique in a space, whatever their case; an archived page still has its title."""
        title = (title or "").strip()
        if not title:
            raise Refusal(400, "Title cannot be empty")
        if len(title) > MAXIMUM_TITLE:
            raise Refusal(400, f"Title cannot be longer than {MAXIMUM_TITLE} characters")
        for other in self.find(space, statuses=("current", "archived")):
            if other is not page and other.title.lower() == title.lower():
                raise Refusal(
                    400,
                    "A page with this title already exists: A page already exists with the title "
                    f"{title} in the space with key {space.key}",
                )
        return title

    @staticmethod
    def checked_body(body):
        try:
            return normalised(body)
        except StorageFormatError as error:
            raise Refusal(400, str(error)) from None

    def trash(self, page):
        """Moves a page to the trash; pages below it move up."""
        if page is page.space.homepage:
            raise Refusal(400, "The homepage of a space cannot be deleted")
        for child in self.children(page):
            child.parent = page.parent
        page.status = "trashed"

    def purge(self, page):
        if page.status != "trashed":
            raise Refusal(400, "Only trashed content can be purged")
        del self.pages[page.id]

    # Labels, properties, attachments

    def add_labels(self, page, names):
        for name in names:
            if not name or INVALID_IN_LABELS.search(name):
                raise Refusal(400, f"The label '{name}' contains characters that are not allowed")
        page.labels += [name.lower() for name in dict.fromkeys(names) if name.lower() not in page.labels]

    @staticmethod
    def remove_label(page, name):
        if name not in page.labels:
            raise Refusal(404, f"No label '{name}'")
        page.labels.remove(name)

    @staticmethod
    def property(page, key=None, id=None):
        for entry in page.properties:
            if entry.key == key or entry.id == id:
                return entry
        raise Refusal(404, f"Unable to find content property with key: {key or id}")

    def create_property(self, page, key, value):
        if not key or value is None:
            raise Refusal(400, "A content property needs a key and a value")
        if any(entry.key == key for entry in page.properties):
            raise Refusal(409, f"A content property with key {key} already exists")
        page.properties.append(Property(self.new_id(), key, value))
        return page.properties[-1]

    @staticmethod
    def update_property(entry, number, value):
        if number != entry.version + 1:
            raise Refusal(409, f"Version must be incremented on update. Current version is: {entry.version}")
        entry.value, entry.version = value, number

    @staticmethod
    def find_attachments(page, title=None):
        return [a for a in page.attachments if a.status == "current" and title in (None, a.title)]

    def attachment(self, id):
        for page in self.pages.values():
            for attachment in self.find_attachments(page):
                if attachment.id == id:
                    return attachment
        raise Refusal(404, f"No content found with id: ContentId{{id={id}}}")

    def attach(self, page, title, media_type, data, comment):
        if self.find_attachments(page, title):
            raise Refusal(400, f"Cannot add a new attachment with same file name as an existing attachment: {title}")
        page.attachments.append(Attachment(f"att{self.new_id()}", page, title, media_type, comment, [data]))
        return page.attachments[-1]

    @staticmethod
    def replace(attachment, media_type, data, comment):
        attachment.media_type, attachment.comment = media_type, comment
        attachment.versions.append(data)

    # For tests

    def state(self, space):
        return [
            {
                "id": page.id,
                "title": page.title,
                "parent": page.parent and page.parent.title,
                "status": page.status,
                "body": page.latest.body,
                "versions": [[v.number, v.author, v.message] for v in page.versions],
                "labels": sorted(page.labels),
                "properties": {entry.key: [entry.version, entry.value] for entry in page.properties},
                "attachments": {
                    a.title: [len(a.versions), a.media_type, a.comment, hashlib.sha256(a.versions[-1]).hexdigest()]
                    for a in sorted(self.find_attachments(page), key=lambda a: a.title)
                },
            }
            for page in self.pages.values()
            if page.space is space
        ]
