import Fingerprints

/// A name for a file: lower-case ASCII letters, digits and single hyphens; never empty, at most 80
/// characters, no name that Windows reserves.
struct Slug: Hashable {
  let text: String

  private static let longest = 80
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// Makes a slug of a name; different names may get the same.
  init(_ name: String) {
    var words = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": words.unicodeScalars.append(scalar)
      case "A"..."Z": words += String(scalar).lowercased()
      default: if words.last != "-", !words.isEmpty { words += "-" }
      }
    }
    if words.last == "-" { words.removeLast() }
    if words.count > Self.longest {
      words = "\(words.prefix(Self.longest - 9))-\(Self.digest(name))"
    }
    if words.isEmpty { words = "page-\(Self.digest(name))" }
    self.text = Self.reserved.contains(words) ? "\(words)-page" : words
  }

  /// A slug with a number, as short as one without.
  init(_ slug: Slug, number: Int) {
    let suffix = "-\(number)"
    self.text = "\(slug.text.prefix(Self.longest - suffix.count))\(suffix)"
  }

  private static func digest(_ name: String) -> String {
    String(Fingerprint(of: name).text.prefix(8))
  }
}

/// Gives out slugs of one folder, none twice.
struct SlugTable {
  private var taken: Set<Slug> = []
  private var next: [Slug: Int] = [:]

  /// A slug for a name, numbered from 2 where it is taken.
  mutating func slug(for name: String) -> String {
    let plain = Slug(name)
    var slug = plain
    while !taken.insert(slug).inserted {
      let number = next[plain, default: 2]
      next[plain] = number + 1
      slug = Slug(plain, number: number)
    }
    return slug.text
  }
}
