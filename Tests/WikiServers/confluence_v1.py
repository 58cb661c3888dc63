"""REST API v1: all of Confluence Data Center, and on Cloud what its version 2 cannot do."""

import re
from urllib.parse import quote, quote_plus, urlencode

from confluence_space import Refusal
from loopback import Answer, Routes

routes = Routes()
# What version 2 cannot do. The rest of version 1 is being removed from Cloud and answers 410 there.
ON_CLOUD = re.compile(r"/content/(\d+/(child/attachment|label)\b.*|archive|search)|/search|/user/current")
CQL_TERM = re.compile(r"""\s*(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\w+))\s*""")
# What a page has in a field.
CQL_FIELDS = {
    "type": lambda page: ["page"],
    "space": lambda page: [page.space.key],
    "title": lambda page: [page.title],
    "label": lambda page: page.labels,
    "id": lambda page: [page.id],
    "parent": lambda page: [page.parent.id] if page.parent else [],
    "ancestor": lambda page: [ancestor.id for ancestor in page.ancestors],
}
FORM_PART = re.compile(rb'form-data;.*?\bname="(?P<name>[^"]*)"(?:.*?\bfilename="(?P<file>[^"]*)")?', re.S)


class RestV1:
    def __init__(self, confluence, base, context, page_size):
        self.confluence, self.base, self.context, self.page_size = confluence, base, context, page_size

    @property
    def is_cloud(self):
        return self.context != ""

    def answer(self, request, path):
        try:
            return self.dispatch(request, path)
        except Refusal as refusal:
            return self.refused(refusal.status, refusal.message)
        except ValueError as error:  # JSON or a number that is none
            return self.refused(400, str(error))

    @staticmethod
    def refused(status, message):
        data = {"authorized": status not in (401, 403), "valid": status != 400, "errors": [], "successful": False}
        return Answer.json({"statusCode": status, "data": data, "message": message}, status)

    def dispatch(self, request, path):
        if self.is_cloud and not ON_CLOUD.fullmatch(path):
            raise Refusal(410, "This deprecated endpoint has been removed.")
        if not (found := routes.find(request.method, path)):
            raise Refusal(404, f"No resource {request.method} {path}")
        function, parts = found
        return function(self, request, *parts)

    # Reading

    @routes("GET", "/user/current")
    def current_user(self, request):
        return Answer.json({"type": "known", "username": "publisher", "displayName": "Publisher"})

    @routes("DELETE", r"/user/watch/content/(?:att)?\d+")
    def unwatch(self, request):
        """Who creates a page also watches it, which publishers undo."""
        return Answer(204)

    @routes("GET", "/space")
    def list_spaces(self, request):
        keys = request.query.get("spaceKey")
        spaces = [space for space in self.confluence.spaces.values() if keys in (None, space.key)]
        return self.listing(request, spaces, self.space_json)

    @routes("GET", r"/space/([^/]+)")
    def get_space(self, request, key):
        space = self.confluence.space(key=key)
        expanded = {"homepage": self.page_json(space.homepage, set())} if "homepage" in self.expanded(request) else {}
        return Answer.json({**self.space_json(space), **expanded})

    @routes("GET", "/content")
    def list_content(self, request):
        query = request.query
        space = self.confluence.space(key=query["spaceKey"]) if "spaceKey" in query else None
        status = query.get("status", "current")
        statuses = ("current", "trashed", "archived") if status == "any" else (status,)
        if query.get("type", "page") != "page":
            return self.listing(request, [], None)
        return self.pages(request, self.confluence.find(space, query.get("title"), statuses))

    @routes("GET", "/content/search")
    def search(self, request):
        """CQL as far as a publisher needs it: terms with = that are joined by AND.

        The real one answers from an index that lags behind, so what was just written may be missing there.
        """
        pages = self.confluence.find()
        for term in re.split(r"\s+and\s+", request.query.get("cql", ""), flags=re.IGNORECASE):
            match = CQL_TERM.fullmatch(term)
            if not match:
                raise Refusal(400, f"Could not parse cql : {term}")
            field, value = match[1].lower(), next(group for group in match.groups()[1:] if group is not None)
            if field not in CQL_FIELDS:
                raise Refusal(400, f"Could not parse cql : no field {field}")
            pages = [page for page in pages if value in CQL_FIELDS[field](page)]
        return self.pages(request, pages)

    @routes("GET", r"/content/(\d+)")
    def get_content(self, request, id):
        status = request.query.get("status", "current")
        statuses = ("current", "trashed", "archived") if status in ("any", "historical") else (status,)
        page = self.confluence.page(id, statuses)
        expand = self.expanded(request) if "expand" in request.query else {"space", "version", "history"}
        return Answer.json(self.page_json(page, expand, request.query.get("version")))

    @routes("GET", r"/content/(\d+)/child/page")
    def child_pages(self, request, id):
        return self.pages(request, self.confluence.children(self.confluence.page(id)))

    @routes("GET", r"/content/(\d+)/descendant/page")
    def descendant_pages(self, request, id):
        top = self.confluence.page(id)
        return self.pages(request, [page for page in self.confluence.find() if top in page.ancestors])

    # Writing

    @routes("POST", "/content")
    def create(self, request):
        order = self.order(request, "type", "title", "space")
        space = self.confluence.space(key=order["space"].get("key"))
        ancestors = order.get("ancestors") or []
        parent = self.confluence.page(ancestors[-1]["id"]) if ancestors else None
        version = order.get("version") or {}
        page = self.confluence.create_page(
            space,
            parent,
            order["title"],
            self.storage(order) or "",
            request.author,
            version.get("message") or "",
            False,
        )
        metadata = order.get("metadata") or {}
        self.confluence.add_labels(page, [label["name"] for label in metadata.get("labels") or []])
        for key, entry in (metadata.get("properties") or {}).items():
            self.confluence.create_property(page, key, entry["value"])
        expand = self.expanded(request) | {"space", "version", "ancestors", "body.storage"}
        return Answer.json(self.page_json(page, expand))

    @routes("PUT", r"/content/(\d+)")
    def update(self, request, id):
        page = self.confluence.page(id)
        order = self.order(request, "type", "title", "version")
        ancestors = order.get("ancestors") or []
        version = order["version"]
        self.confluence.update_page(
            page,
            version.get("number"),
            order["title"],
            self.storage(order),
            request.author,
            version.get("message") or "",
            version.get("minorEdit", False),
            self.confluence.page(ancestors[-1]["id"]) if ancestors else None,
        )
        return Answer.json(self.page_json(page, {"space", "version", "ancestors", "body.storage"}))

    @routes("DELETE", r"/content/(att\d+|\d+)")
    def delete(self, request, id):
        if id.startswith("att"):
            self.confluence.attachment(id).status = "trashed"
        elif request.query.get("status") == "trashed":
            self.confluence.purge(self.confluence.page(id, ("current", "trashed")))
        else:
            self.confluence.trash(self.confluence.page(id))
        return Answer(204)

    @routes("POST", "/content/archive")
    def archive(self, request):
        """Cloud only, and the one call that wants ids as numbers."""
        if not self.is_cloud:
            raise Refusal(404, "No resource POST /content/archive")
        ids = [entry.get("id") for entry in self.order(request, "pages")["pages"]]
        if any(not isinstance(id, int) for id in ids):
            raise Refusal(400, "ids of pages are numbers")
        for page in [self.confluence.page(id) for id in ids]:
            page.status = "archived"
        return Answer.json({"id": "task", "links": {"status": "/rest/api/longtask/task"}}, 202)

    # Labels

    @routes("GET", r"/content/(\d+)/label")
    def labels(self, request, id):
        return self.listing(request, self.confluence.page(id).labels, self.label_json)

    @routes("POST", r"/content/(\d+)/label")
    def add_labels(self, request, id):
        order = request.json()
        entries = order if isinstance(order, list) else [order]
        self.confluence.add_labels(self.confluence.page(id), [entry["name"] for entry in entries])
        return self.labels(request, id)

    @routes("DELETE", r"/content/(\d+)/label(?:/([^/]+))?")
    def remove_label(self, request, id, name):
        self.confluence.remove_label(self.confluence.page(id), name or request.query.get("name"))
        return Answer(204)

    # Properties

    @routes("GET", r"/content/(\d+)/property")
    def properties(self, request, id):
        return self.listing(request, self.confluence.page(id).properties, self.property_json)

    @routes("GET", r"/content/(\d+)/property/([^/]+)")
    def get_property(self, request, id, key):
        return Answer.json(self.property_json(self.confluence.property(self.confluence.page(id), key)))

    @routes("POST", r"/content/(\d+)/property(?:/([^/]+))?")
    def create_property(self, request, id, key):
        order = request.json()
        entry = self.confluence.create_property(self.confluence.page(id), key or order.get("key"), order.get("value"))
        return Answer.json(self.property_json(entry))

    @routes("PUT", r"/content/(\d+)/property/([^/]+)")
    def update_property(self, request, id, key):
        order = self.order(request, "value", "version")
        page, number = self.confluence.page(id), order["version"].get("number")
        if number == 1:
            return Answer.json(self.property_json(self.confluence.create_property(page, key, order["value"])))
        entry = self.confluence.property(page, key)
        self.confluence.update_property(entry, number, order["value"])
        return Answer.json(self.property_json(entry))

    @routes("DELETE", r"/content/(\d+)/property/([^/]+)")
    def delete_property(self, request, id, key):
        page = self.confluence.page(id)
        page.properties.remove(self.confluence.property(page, key))
        return Answer(204)

    # Attachments

    @routes("GET", r"/content/(\d+)/child/attachment")
    def attachments(self, request, id):
        found = self.confluence.find_attachments(self.confluence.page(id), request.query.get("filename"))
        return self.listing(request, found, self.attachment_json)

    @routes("POST", r"/content/(\d+)/child/attachment")
    def attach(self, request, id):
        page, (title, media_type, data, comment) = self.confluence.page(id), self.upload(request)
        attachment = self.confluence.attach(page, title, media_type, data, comment)
        return self.listing(request, [attachment], self.attachment_json)

    @routes("PUT", r"/content/(\d+)/child/attachment")
    def attach_or_replace(self, request, id):
        """Cloud only: a new attachment, or a new version where there is one of this name."""
        if not self.is_cloud:
            raise Refusal(405, "Method Not Allowed")
        page, (title, media_type, data, comment) = self.confluence.page(id), self.upload(request)
        found = self.confluence.find_attachments(page, title)
        if not found:
            found = [self.confluence.attach(page, title, media_type, data, comment)]
        else:
            self.confluence.replace(found[0], media_type, data, comment)
        return self.listing(request, found, self.attachment_json)

    @routes("POST", r"/content/(\d+)/child/attachment/(att\d+)/data")
    def replace(self, request, id, attachment_id):
        attachment, (_, media_type, data, comment) = self.confluence.attachment(attachment_id), self.upload(request)
        self.confluence.replace(attachment, media_type, data, comment)
        return Answer.json(self.attachment_json(attachment))

    @staticmethod
    def upload(request):
        """The file of a multipart form, as title, media type, bytes and comment."""
        if request.headers.get("X-Atlassian-Token") not in ("no-check", "nocheck"):
            raise Refusal(403, "XSRF check failed")
        boundary = re.search(r'boundary="?([^";]+)', request.headers.get("Content-Type", ""))
        if not boundary:
            raise Refusal(415, "Unsupported Media Type")
        file, fields = None, {}
        for part in request.body.split(b"--" + boundary[1].encode())[1:-1]:
            head, _, value = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
            value = value.removesuffix(b"\r\n")
            names = FORM_PART.search(head)
            if names and names["name"] == b"file" and names["file"]:
                media_type = re.search(rb"(?i)^content-type:\s*(\S+)", head, re.M)
                file = names["file"].decode(), (media_type[1] if media_type else b"application/octet-stream").decode()
                data = value
            elif names:
                fields[names["name"].decode()] = value.decode()
        if not file:
            raise Refusal(400, "At least one attachment file was expected but none was found")
        return *file, data, fields.get("comment", "")

    # What orders look like

    @staticmethod
    def order(request, *required):
        order = request.json()
        missing = [name for name in required if not order.get(name)]
        if missing:
            raise Refusal(400, f"{', '.join(missing)} must be provided")
        return order

    @staticmethod
    def storage(order):
        storage = (order.get("body") or {}).get("storage")
        if storage is None:
            return None
        if storage.get("representation") != "storage":
            raise Refusal(400, "body.storage needs the representation 'storage'")
        return storage["value"]

    # What answers look like

    @staticmethod
    def expanded(request):
        return {name.strip() for name in request.query.get("expand", "").split(",") if name}

    def pages(self, request, pages):
        expand = self.expanded(request)
        return self.listing(request, pages, lambda page: self.page_json(page, expand))

    def listing(self, request, entries, to_json):
        start = int(request.query.get("start", 0))
        limit = min(int(request.query.get("limit", 25)), self.page_size)
        results = [to_json(entry) for entry in entries[start : start + limit]]
        links = {"base": self.base + self.context, "context": self.context}
        if start + limit < len(entries):
            path = request.path.removeprefix(self.context)
            links["next"] = f"{quote(path)}?{urlencode({**request.query, 'limit': limit, 'start': start + limit})}"
        return Answer.json({"results": results, "start": start, "limit": limit, "size": len(results), "_links": links})

    @staticmethod
    def space_json(space):
        return {"id": space.id, "key": space.key, "name": space.name, "type": "global"}

    def page_json(self, page, expand, number=None):
        version = page.latest if number is None else page.versions[int(number) - 1]
        result = {"id": page.id, "type": "page", "status": page.status, "title": version.title}
        if "space" in expand:
            result["space"] = self.space_json(page.space)
        if "version" in expand:
            result["version"] = {
                "by": {"type": "known", "username": version.author},
                "when": version.when,
                "message": version.message,
                "number": version.number,
                "minorEdit": version.minor,
            }
        if "history" in expand:
            result["history"] = {
                "latest": version is page.latest,
                "createdBy": {"type": "known", "username": page.versions[0].author},
                "createdDate": page.versions[0].when,
            }
        if "ancestors" in expand:
            result["ancestors"] = [self.page_json(ancestor, set()) for ancestor in page.ancestors]
        if "body.storage" in expand:
            result["body"] = {"storage": {"value": version.body, "representation": "storage"}}
        metadata = {}
        if "metadata.labels" in expand:
            metadata["labels"] = {"results": [self.label_json(label) for label in page.labels]}
        for entry in page.properties:
            if f"metadata.properties.{entry.key}" in expand:
                metadata.setdefault("properties", {})[entry.key] = self.property_json(entry)
        if metadata:
            result["metadata"] = metadata
        result["_links"] = {
            "base": self.base + self.context,
            "context": self.context,
            "self": f"{self.base}{self.context}/rest/api/content/{page.id}",
            "webui": f"/display/{page.space.key}/{quote_plus(version.title)}",
        }
        return result

    @staticmethod
    def label_json(label):
        return {"prefix": "global", "name": label, "id": label, "label": label}

    @staticmethod
    def property_json(entry):
        version = {"number": entry.version, "minorEdit": False}
        return {"id": entry.id, "key": entry.key, "value": entry.value, "version": version}

    def attachment_json(self, attachment):
        return {
            "id": attachment.id,
            "type": "attachment",
            "status": attachment.status,
            "title": attachment.title,
            "version": {"number": len(attachment.versions), "message": attachment.comment, "minorEdit": False},
            "metadata": {"mediaType": attachment.media_type, "comment": attachment.comment},
            "extensions": {
                "mediaType": attachment.media_type,
                "fileSize": len(attachment.versions[-1]),
                "comment": attachment.comment,
            },
            "_links": {
                "context": self.context,
                "download": f"/download/attachments/{attachment.page.id}/{quote(attachment.title)}"
                f"?version={len(attachment.versions)}",
            },
        }
