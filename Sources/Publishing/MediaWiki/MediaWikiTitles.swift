import Foundation
import Markup

/// What MediaWiki calls the pages and pictures of a publication: `Net`, `Net/Flow: Browse`, `Net-browse.svg`.
///
/// The wiki shows the name of a page above it, so it is made of the page's title as far as names may hold that.
struct MediaWikiTitles: Sendable {
  /// The longest title of a page within its name, in bytes; a name has at most 255.
  private static let longest = 80

  private let pages: PageNaming
  private let pictures: [String: String]

  init(_ name: PublicationName, _ publication: Publication) {
    let root = Self.root(name)
    self.pages = PageNaming(publication) { page in
      ([root] + Self.words(of: page)).joined(separator: "/")
    }
    var names = UniqueNames()
    self.pictures = Dictionary(
      publication.pictures.map { picture in
        let words = picture.path.split(separator: "/").filter { $0 != "diagrams" }
        let stem = words.joined(separator: "-").replacing(".svg", with: "")
        return (picture.path, names.take("\(root)-\(stem)") + ".svg")
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What the index is called, and what all other names begin with.
  static func root(_ name: PublicationName) -> String {
    // An underscore is a blank in names, and the first letter is a capital.
    capitalised(name.text.split(separator: "_").joined(separator: " "), otherwise: "Network")
  }

  /// What a page is called; nil where there is none at this path.
  func name(of path: String) -> String? { pages.name(of: path) }

  /// What a picture is called; nil where there is none at this path.
  func name(ofPicture path: String) -> String? { pictures[path] }

  private static func words(of page: Publication.Page) -> [String] {
    var words = page.path.split(separator: "/").map(String.init)
    let file = words.popLast().map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : $0 } ?? ""
    if file == "README" { return words }
    let title = legal(page.document.title)
    let leaf = title.isEmpty ? file : title
    let kind: String? =
      switch words.last {
      case "flows": "Flow"
      case "security-groups": "Security group"
      case "network-acls": "Network ACL"
      default: nil
      }
    if kind != nil { words.removeLast() }
    guard let kind, !leaf.lowercased().hasPrefix(kind.lowercased()) else {
      return words + [capitalised(leaf, otherwise: file)]
    }
    return words + ["\(kind): \(leaf)"]
  }

  /// A title without what names may not hold, composed as the wiki keeps it.
  private static func legal(_ title: String) -> String {
    var text = ""
    for scalar in title.precomposedStringWithCanonicalMapping.unicodeScalars {
      guard text.utf8.count + String(scalar).utf8.count <= longest else { break }
      if isLegal(scalar) {
        text.unicodeScalars.append(scalar)
      } else if scalar == "/" {
        text += "-"
      } else if text.last != " " {
        text += " "
      }
    }
    return text.split(separator: " ").joined(separator: " ").trimmingPrefix { $0 == "." }
      .description
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " -.,()".unicodeScalars.contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber,
      .dashPunctuation:
      return true
    default: return false
    }
  }

  private static func capitalised(_ text: String, otherwise: String) -> String {
    text.isEmpty ? otherwise : text.prefix(1).uppercased() + text.dropFirst()
  }
}
