import DOT
import Markup
import Mustache
import NetworkModel

/// The picture of a whole VPC on the index.
struct VPCOverview: MustacheParent {
  /// How many pictures an index shows; of more VPCs it names them and leads to them.
  static let mostShown = 3

  let vpc: VPC
  /// Of the picture, from the index and without its extension.
  let path: String
  let drawing: Drawing

  func child(named name: String) -> Any? {
    switch name {
    case "name": Markdown.link(Markdown.text(vpc.displayName), to: "\(path).svg")
    case "picture": PagePicture(alternative: drawing.title, path: "\(path).svg")
    case "summary":
      Markdown.text(
        drawing.title.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? "")
    default: nil
    }
  }
}
