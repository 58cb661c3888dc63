"""REST API v2 of Confluence Cloud: pages, their properties, and reading of labels and attachments."""

import base64
from urllib.parse import quote, quote_plus, urlencode

from confluence_space import Refusal
from loopback import Answer, Routes

routes = Routes()
CODES = {400: "BAD_REQUEST", 401: "UNAUTHORIZED", 403: "FORBIDDEN", 404: "NOT_FOUND", 409: "CONFLICT"}
MAXIMUM_LIMIT = 250


class RestV2:
    def __init__(self, confluence, base, context, page_size):
        self.confluence, self.base, self.context, self.page_size = confluence, base, context, page_size

    def answer(self, request, path):
        try:
            if not (found := routes.find(request.method, path)):
                raise Refusal(404, "Not Found")
            function, parts = found
            return function(self, request, *parts)
        except Refusal as refusal:
            return self.refused(refusal.status, refusal.message)
        except ValueError as error:  # JSON or a number that is none
            return self.refused(400, str(error))

    @staticmethod
    def refused(status, message):
        error = {"status": status, "code": CODES.get(status, "ERROR"), "title": message, "detail": None}
        return Answer.json({"errors": [error]}, status)

    # Spaces

    @routes("GET", "/spaces")
    def spaces(self, request):
        keys, ids = request.query.get("keys"), request.query.get("ids")
        spaces = [
            space
            for space in self.confluence.spaces.values()
            if (keys is None or space.key in keys.split(",")) and (ids is None or str(space.id) in ids.split(","))
        ]
        return self.listing(request, spaces, self.space_json)

    @routes("GET", r"/spaces/(\d+)")
    def space(self, request, id):
        return Answer.json(self.space_json(self.confluence.space(id=id)))

    # Pages

    @routes("GET", r"/pages")
    def list_pages(self, request):
        id = request.query.get("space-id")
        return self.pages(request, id and self.confluence.space(id=self.number(id)))

    @routes("GET", r"/spaces/(\d+)/pages")
    def pages_of_space(self, request, id):
        return self.pages(request, self.confluence.space(id=id))

    def pages(self, request, space):
        """Lists archived pages too, unless a status is asked for, as the real one does."""
        statuses = request.query.get("status", "current,archived").split(",")
        pages = self.confluence.find(space, request.query.get("title"), statuses)
        if "id" in request.query:
            ids = [self.number(id) for id in request.query["id"].split(",")]
            if len(ids) > MAXIMUM_LIMIT:
                raise Refusal(400, f"There may be no more than {MAXIMUM_LIMIT} ids")
            pages = [page for page in pages if page.id in ids]
        return self.listing(request, pages, lambda page: self.page_json(page, request))

    @routes("POST", "/pages")
    def create(self, request):
        order = self.order(request, "spaceId", "title", "body")
        space = self.confluence.space(id=self.number(order["spaceId"]))
        if "parentId" in order:
            parent = self.confluence.page(order["parentId"])
        else:
            parent = None if request.query.get("root-level") == "true" else space.homepage
        page = self.confluence.create_page(
            space, parent, order["title"], self.storage(order), request.author, "", False
        )
        return Answer.json(self.page_json(page, request))

    @routes("GET", r"/pages/(\d+)")
    def get_page(self, request, id):
        statuses = request.query.get("status", "current,archived").split(",")
        return Answer.json(self.page_json(self.confluence.page(id, statuses), request, request.query.get("version")))

    @routes("PUT", r"/pages/(\d+)")
    def update(self, request, id):
        order = self.order(request, "id", "status", "title", "body", "version")
        if str(order["id"]) != id:
            raise Refusal(400, "The id in the path is not the one in the body")
        page, version = self.confluence.page(id), order["version"]
        self.confluence.update_page(
            page,
            version.get("number"),
            order["title"],
            self.storage(order),
            request.author,
            version.get("message") or "",
            False,
            self.confluence.page(order["parentId"]) if order.get("parentId") else None,
        )
        return Answer.json(self.page_json(page, request))

    @routes("DELETE", r"/pages/(\d+)")
    def delete(self, request, id):
        if request.query.get("purge") == "true":
            self.confluence.purge(self.confluence.page(id, ("current", "trashed")))
        else:
            self.confluence.trash(self.confluence.page(id, ("current", "archived")))
        return Answer(204)

    @routes("GET", r"/pages/(\d+)/(?:direct-)?children")
    def children(self, request, id):
        return self.listing(request, self.confluence.children(self.confluence.page(id)), self.child_json)

    @routes("GET", r"/pages/(\d+)/ancestors")
    def ancestors(self, request, id):
        page = self.confluence.page(id)
        return self.listing(request, page.ancestors, lambda ancestor: {"id": ancestor.id, "type": "page"})

    # What belongs to a page

    @routes("GET", r"/pages/(\d+)/labels")
    def labels(self, request, id):
        return self.listing(
            request, self.confluence.page(id).labels, lambda name: {"id": name, "name": name, "prefix": "global"}
        )

    @routes("GET", r"/labels/([^/]+)/pages")
    def pages_with_label(self, request, label):
        """Nothing but where they are told apart: an id of a label is its name here."""
        id = request.query.get("space-id")
        pages = self.confluence.find(id and self.confluence.space(id=self.number(id)))
        return self.listing(
            request, [page for page in pages if label in page.labels], lambda page: self.page_json(page, request)
        )

    @routes("GET", r"/pages/(\d+)/attachments")
    def attachments(self, request, id):
        found = self.confluence.find_attachments(self.confluence.page(id), request.query.get("filename"))
        return self.listing(request, found, self.attachment_json)

    @routes("GET", r"/attachments/(att\d+)")
    def attachment(self, request, id):
        return Answer.json(self.attachment_json(self.confluence.attachment(id)))

    @routes("DELETE", r"/attachments/(att\d+)")
    def delete_attachment(self, request, id):
        self.confluence.attachment(id).status = "trashed"
        return Answer(204)

    @routes("GET", r"/pages/(\d+)/properties")
    def properties(self, request, id):
        key = request.query.get("key")
        entries = [entry for entry in self.confluence.page(id).properties if key in (None, entry.key)]
        return self.listing(request, entries, self.property_json)

    @routes("POST", r"/pages/(\d+)/properties")
    def create_property(self, request, id):
        order = self.order(request, "key")
        entry = self.confluence.create_property(self.confluence.page(id), order["key"], order.get("value"))
        return Answer.json(self.property_json(entry))

    @routes("GET", r"/pages/(\d+)/properties/(\d+)")
    def get_property(self, request, id, property_id):
        return Answer.json(self.property_json(self.confluence.property(self.confluence.page(id), id=property_id)))

    @routes("PUT", r"/pages/(\d+)/properties/(\d+)")
    def update_property(self, request, id, property_id):
        order = self.order(request, "key", "version")
        entry = self.confluence.property(self.confluence.page(id), id=property_id)
        self.confluence.update_property(entry, order["version"].get("number"), order.get("value"))
        return Answer.json(self.property_json(entry))

    @routes("DELETE", r"/pages/(\d+)/properties/(\d+)")
    def delete_property(self, request, id, property_id):
        page = self.confluence.page(id)
        page.properties.remove(self.confluence.property(page, id=property_id))
        return Answer(204)

    # What orders look like

    @staticmethod
    def number(text):
        if not str(text).isdigit():
            raise Refusal(400, f"Provided value '{text}' is not a number")
        return text

    @staticmethod
    def order(request, *required):
        order = request.json()
        missing = [name for name in required if not order.get(name)]
        if missing:
            raise Refusal(400, f"Must supply {', '.join(missing)}")
        return order

    @staticmethod
    def storage(order):
        body = order["body"].get("storage", order["body"])
        if body.get("representation") != "storage":
            raise Refusal(400, "The representation of the body has to be 'storage' here")
        return body.get("value", "")

    # What answers look like

    def listing(self, request, entries, to_json):
        limit = min(int(request.query.get("limit", 25)), self.page_size, MAXIMUM_LIMIT)
        start = int(base64.b64decode(request.query["cursor"])) if "cursor" in request.query else 0
        links = {"base": self.base + self.context}
        headers = {}
        if start + limit < len(entries):
            cursor = base64.b64encode(str(start + limit).encode()).decode()
            links["next"] = f"{quote(request.path)}?{urlencode({**request.query, 'limit': limit, 'cursor': cursor})}"
            headers["Link"] = f'<{links["next"]}>; rel="next"'
        results = [to_json(entry) for entry in entries[start : start + limit]]
        return Answer.json({"results": results, "_links": links}, **headers)

    @staticmethod
    def space_json(space):
        return {
            "id": str(space.id),
            "key": space.key,
            "name": space.name,
            "type": "global",
            "status": "current",
            "homepageId": space.homepage.id,
        }

    @staticmethod
    def child_json(page):
        """Neither the version nor the text: those need a second request."""
        return {
            "id": page.id,
            "type": "page",
            "status": page.status,
            "title": page.title,
            "spaceId": str(page.space.id),
        }

    def page_json(self, page, request, number=None):
        version = page.latest if number is None else page.versions[int(number) - 1]
        with_body = request.query.get("body-format") == "storage" or request.method != "GET"
        return {
            "id": page.id,
            "status": page.status,
            "title": version.title,
            "spaceId": str(page.space.id),
            "parentId": page.parent and page.parent.id,
            "parentType": page.parent and "page",
            "authorId": page.versions[0].author,
            "createdAt": page.versions[0].when,
            "version": {
                "number": version.number,
                "message": version.message,
                "minorEdit": version.minor,
                "authorId": version.author,
                "createdAt": version.when,
            },
            "body": {"storage": {"representation": "storage", "value": version.body}} if with_body else {},
            "_links": {
                "base": self.base + self.context,
                "webui": f"/spaces/{page.space.key}/pages/{page.id}/{quote_plus(version.title)}",
            },
        }

    @staticmethod
    def property_json(entry):
        return {"id": entry.id, "key": entry.key, "value": entry.value, "version": {"number": entry.version}}

    @staticmethod
    def attachment_json(attachment):
        download = f"/download/attachments/{attachment.page.id}/{quote(attachment.title)}"
        return {
            "id": attachment.id,
            "status": attachment.status,
            "title": attachment.title,
            "pageId": attachment.page.id,
            "mediaType": attachment.media_type,
            "comment": attachment.comment,
            "fileSize": len(attachment.versions[-1]),
            "version": {"number": len(attachment.versions)},
            "downloadLink": download,
            "_links": {"download": download},
        }
