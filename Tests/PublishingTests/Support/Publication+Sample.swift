import Fingerprints
import Markup
import Publishing

extension Publication {
  /// An index, some flows, an ACL, and a picture for each flow; every page links to others.
  ///
  /// - Parameters:
  ///   - flows: the names of the flows.
  ///   - rule: what a row of the ACL's page says.
  static func sample(flows: [String] = ["browse", "ssh"], rule: String = "TCP 80") -> Publication {
    let index = Page(
      path: "README.md",
      document: Document(
        title: "Shop",
        blocks: [
          .list(
            flows.map { [.link($0, to: .page("flows/\($0).md", anchor: nil))] } + [
              [.link("nacl-2", to: .page("network-acls/nacl-2.md", anchor: nil))]
            ])
        ]))
    let acl = Page(
      path: "network-acls/nacl-2.md",
      document: Document(
        title: "Network ACL nacl-2",
        blocks: [
          .table(
            Table(
              header: ["Rule", "Traffic"],
              rows: [[[.anchor("inbound-100"), "100"], [.text(rule)]]])),
          .list(flows.map { [.link($0, to: .page("flows/\($0).md", anchor: nil))] }),
        ]))
    let pages = flows.map { flow in
      Page(
        path: "flows/\(flow).md",
        document: Document(
          title: "Flow \(flow)",
          blocks: [
            .picture(Markup.Picture(path: "diagrams/\(flow).svg", title: "Picture of \(flow)")),
            .paragraph([
              .link("rule 100", to: .page("network-acls/nacl-2.md", anchor: "inbound-100")),
              " and ",
              .link("all", to: .page("README.md", anchor: nil)),
            ]),
          ]))
    }
    return Publication(
      pages: [index, acl] + pages,
      pictures: flows.map { flow in
        Picture(
          path: "diagrams/\(flow).svg", title: flow,
          svg:
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><title>\(flow)</title></svg>\n",
          source: Fingerprint(of: "drawing of \(flow)"))
      })
  }
}
