import Foundation

/// Where in a Confluence pages are to stand, read from the address that browsers show for a space or a page.
///
/// | Address | Means |
/// | --- | --- |
/// | `https://host/display/KEY` | a Data Center, below the home page of a space |
/// | `https://host/display/KEY/Title` | below a page |
/// | `https://host/spaces/KEY`, `https://host/spaces/KEY/pages/ID/Title` | the same, in newer releases |
/// | `https://host/pages/viewpage.action?pageId=ID` | below a page |
/// | `https://site.atlassian.net/wiki/spaces/KEY` | a Cloud, below the home page of a space |
/// | `https://site.atlassian.net/wiki/spaces/KEY/pages/ID/Title` | below a page |
/// | `https://api.atlassian.com/ex/confluence/CLOUD_ID/wiki/spaces/KEY` | the same, with a scoped token |
///
/// A Data Center may be in a folder of its host: `https://host/confluence/display/KEY`. What has `/wiki/spaces/` is
/// taken for a Cloud, whatever its host is called; a Data Center in the folder `/wiki` is meant by
/// `/wiki/display/KEY`.
struct ConfluenceAddress: Hashable, Sendable {
  /// The two kinds of Confluence, which have different interfaces.
  enum Edition: Hashable, Sendable {
    case dataCenter
    case cloud
  }

  /// The page that everything is below.
  enum Parent: Hashable, Sendable {
    /// The home page of the space.
    case home
    case title(String)
    case id(String)
  }

  let edition: Edition
  /// What the paths of its interfaces are appended to.
  let base: String
  /// The key of the space; nil: the one of the parent.
  let space: String?
  let parent: Parent

  init(_ text: String) throws(PublishError) {
    let parts = text.split(separator: "#")[0].split(separator: "?", maxSplits: 1)
    let path = parts[0]
    let query = parts.count > 1 ? parts[1].split(separator: "&") : []
    func value(_ name: String) -> String? {
      query.first { $0.hasPrefix("\(name)=") }.map { Self.decoded($0.dropFirst(name.count + 1)) }
    }
    let host = path.split(separator: "/").dropFirst().first?.lowercased() ?? ""
    let isAtlassians = host.hasSuffix(".atlassian.net") || host == "api.atlassian.com"
    func edition(_ base: Substring, isNewForm: Bool) -> Edition {
      isAtlassians || isNewForm && base.hasSuffix("/wiki") ? .cloud : .dataCenter
    }

    if let (base, rest) = Self.cut(path, at: "/spaces/"), let key = rest.first {
      self.edition = edition(base, isNewForm: true)
      self.base = String(base)
      self.space = Self.decoded(key)
      self.parent = rest.count > 2 && rest[1] == "pages" ? .id(String(rest[2])) : .home
    } else if let (base, rest) = Self.cut(path, at: "/display/"), let key = rest.first {
      self.edition = edition(base, isNewForm: false)
      self.base = String(base)
      self.space = Self.decoded(key)
      self.parent = rest.count > 1 ? .title(Self.decoded(rest[1])) : .home
    } else if let (base, rest) = Self.cut(path, at: "/pages/"), rest == ["viewpage.action"],
      let id = value("pageId")
    {
      self.edition = edition(base, isNewForm: false)
      self.base = String(base)
      self.space = nil
      self.parent = .id(id)
    } else {
      throw .unsuitable(
        place: text, reason: "names no space of a Confluence",
        advice:
          "give the address that the browser shows for a space or a page, such as https://HOST/display/KEY or https://SITE.atlassian.net/wiki/spaces/KEY"
      )
    }
    guard base.hasPrefix("https://") || base.hasPrefix("http://") else {
      throw .unsuitable(
        place: text, reason: "is no address of the web", advice: "begin it with https://")
    }
  }

  /// What is before a sign, and what is between the slashes after it.
  private static func cut(_ path: Substring, at sign: String) -> (Substring, [Substring])? {
    path.firstRange(of: sign).map {
      (path[..<$0.lowerBound], path[$0.upperBound...].split(separator: "/"))
    }
  }

  private static func decoded(_ text: Substring) -> String {
    let text = text.replacing("+", with: " ")
    return String(text).removingPercentEncoding ?? String(text)
  }
}
