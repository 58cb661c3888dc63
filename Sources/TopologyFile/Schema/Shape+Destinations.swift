extension Shape {
  static let destination = Shape(
    "a destination",
    [
      Field(.name, .text, required: true, "what `portolan publish --to` calls it"),
      Field(
        .url, .text, required: true,
        "the address of the wiki, without user and password: secrets come from the environment"),
      Field(
        .kind,
        .word(["github", "gitlab", "azure", "gitea", "mediawiki", "dokuwiki", "confluence"]),
        "what kind of wiki it is, where the address does not tell"),
      Field(
        .pages, .text,
        "what the names of the pages begin with: letters, digits, hyphens; if not given, as the input"
      ),
      Field(.user, .text, "who signs in, where the wiki asks for a name"),
      Field(.parent, .text, "the page below which the pages stand, in Confluence"),
      Field(.labels, .oneOrSeveral(.text), "labels for every page, in Confluence"),
      Field(.branch, .text, "the branch that readers see, of wikis that are git repositories"),
      Field(
        .orphans, .word(["report", "archive", "delete"]),
        "what happens to pages whose resource is gone; if not given, they are reported"),
      Field(
        .tokenVariable, .text,
        "the environment variable that holds the token or password; if not given, PORTOLAN_TOKEN"),
    ])
}
