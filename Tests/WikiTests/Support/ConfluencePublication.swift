import Fingerprints
import Foundation
import Markup
import Publishing

extension Publication {
  /// An index, a flow with its picture, a group: all lead to each other.
  static func confluenceSample(version: String = "1", hasFlow: Bool = true, hasPNG: Bool = true)
    -> Publication
  {
    let toFlow = Inline.link("Browse", to: .page("flows/browse.md", anchor: nil))
    let toGroup = Inline.link("sg-2", to: .page("security-groups/sg-2.md", anchor: "inbound-100"))
    func picture(_ path: String) -> Publication.Picture {
      Publication.Picture(
        path: path, title: "A picture", svg: "<?xml version=\"1.0\"?>\n<svg>\(version)</svg>\n",
        source: Fingerprint(of: "\(path) \(version)"), png: hasPNG ? confluencePNG : nil)
    }
    let index = Page(
      path: "README.md",
      document: Document(
        title: "The network",
        blocks: [
          .picture(Markup.Picture(path: "diagrams/overview.svg", title: "All of it")),
          .list(hasFlow ? [[toFlow], [toGroup]] : [[toGroup]]),
        ]))
    let flow = Page(
      path: "flows/browse.md",
      document: Document(
        title: "Browse",
        blocks: [
          .picture(Markup.Picture(path: "diagrams/browse.svg", title: "Browse")),
          .paragraph(["See ", toGroup, "."]),
        ]))
    let group = Page(
      path: "security-groups/sg-2.md",
      document: Document(
        title: "Security group sg-2",
        blocks: [
          .heading(level: 2, "Inbound", anchor: "inbound"),
          .table(
            Table(
              header: ["Rule"],
              rows: [[[.anchor("inbound-100"), .text("Version \(version) & more")]]])),
          .paragraph(hasFlow ? ["Needed by ", toFlow, "."] : ["Needed by nothing."]),
          .code("aws ec2 describe", language: "sh"),
        ]))
    return Publication(
      pages: [index, group] + (hasFlow ? [flow] : []),
      pictures: [picture("diagrams/overview.svg")]
        + (hasFlow ? [picture("diagrams/browse.svg")] : []))
  }

  /// The header of a PNG that is 640 pixels wide.
  static let confluencePNG: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 0x02, 0x80, 0, 0, 0x01, 0x40, 8, 2, 0, 0, 0]
}
