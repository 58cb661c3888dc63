import Fingerprints
import Foundation
import MarkdownReading
import Markup
import Publishing
import Testing

extension PublicationName {
  /// A name that no other test has.
  static func unique() throws -> PublicationName {
    try #require(PublicationName("Test-\(UUID().uuidString.prefix(8))"))
  }
}

extension Publication {
  /// Three pages that link to each other, and a picture that links to one of them.
  ///
  /// - Parameters:
  ///   - state: what the pages say.
  ///   - flows: which flows there are.
  static func sample(_ state: String = "ALLOW", flows: [String] = ["Browse"]) -> Publication {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100" viewBox="0 0 200 100">
      <g transform="translate(0 100)"><a xlink:href="../network-acls/nacl-1.md#inbound-100"><title>Rule 100</title>
      <polygon points="10,-10 90,-10 90,-90 10,-90" fill="#0072b2"/></a><text x="100" y="-50">\(state)</text></g></svg>
      """
    let acl = LinkTarget.page("network-acls/nacl-1.md", anchor: "inbound-100")
    let pages = flows.map { flow in
      Page(
        path: "flows/\(flow.lowercased()).md",
        document: Document(
          title: flow,
          blocks: [
            .picture(Markup.Picture(path: "diagrams/browse.svg", title: "How \(flow) goes")),
            .heading(level: 2, "Path", anchor: "path"),
            .paragraph([.text("\(state), see "), .link("rule 100", to: acl)]),
          ]))
    }
    let list = Block.list(
      flows.map { [.link($0, to: .page("flows/\($0.lowercased()).md", anchor: "path"))] })
    return Publication(
      pages: pages + [
        Page(
          path: "README.md", document: Document(title: "The network", blocks: [list])),
        Page(
          path: "network-acls/nacl-1.md",
          document: Document(
            title: "nacl-1",
            blocks: [
              .heading(level: 2, "Inbound", anchor: "inbound"),
              .table(
                Table(
                  header: ["Rule", "State"], alignments: [.trailing, .leading],
                  rows: [[[.anchor("inbound-100"), "100"], [.text(state)]]])), list,
            ])),
      ],
      pictures: [
        Picture(
          path: "diagrams/browse.svg", title: "How Browse goes", svg: svg,
          source: Fingerprint(of: state))
      ])
  }

  /// The pages of a generated example.
  static func generated(_ example: String) throws -> Publication {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs-out/\(example)").standardizedFileURL
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }
    return Publication(
      pages: try paths.filter { $0.hasSuffix(".md") }.map {
        Page(path: $0, document: MarkdownReader.document(try text($0), path: $0))
      },
      pictures: try paths.filter { $0.hasSuffix(".svg") }.map {
        Picture(
          path: $0, title: $0, svg: try text($0),
          source: Fingerprint(of: try text($0.replacing(".svg", with: ".dot"))))
      })
  }
}
