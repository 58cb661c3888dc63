import Foundation
import JSON

/// A page, as both interfaces describe it.
struct ConfluencePage: Decodable, Sendable {
  struct Version: Decodable, Sendable {
    let number: Int
    let message: String?
  }

  let id: String
  let title: String
  let version: Version
  private let body: Body?
  private let metadata: Metadata?
  private let space: SpaceKey?
  private let spaceId: String?

  /// What is on it, in the storage format.
  var text: String { body?.storage?.value ?? "" }
  /// Its labels, where they were asked for.
  var labels: Set<String> { Set((metadata?.labels?.results ?? []).map(\.name)) }
  /// The key of its space on a Data Center, the id on a Cloud.
  var spaceName: String? { space?.key ?? spaceId }

  private struct Body: Decodable {
    struct Storage: Decodable { let value: String }
    let storage: Storage?
  }

  private struct Metadata: Decodable {
    struct Labels: Decodable { let results: [ConfluenceLabel] }
    let labels: Labels?
  }

  private struct SpaceKey: Decodable { let key: String }
}

/// A label.
struct ConfluenceLabel: Decodable, Sendable {
  let id: String
  let name: String

  /// A label as it is sent.
  static func json(_ name: String) -> JSONValue {
    .object(["prefix": .string("global"), "name": .string(name)])
  }
}

/// A file that is attached to a page, as both interfaces describe it.
struct ConfluenceAttachment: Decodable, Sendable {
  let id: String
  let title: String
  private let comment: String?
  private let metadata: Comment?
  private let extensions: Comment?

  /// What was said of its current version.
  var remark: String { comment ?? metadata?.comment ?? extensions?.comment ?? "" }

  private struct Comment: Decodable { let comment: String? }
}

/// A part of a list, as both interfaces cut it.
struct ConfluenceList<Entry: Decodable>: Decodable {
  let results: [Entry]
  private let links: Links?

  /// What to ask for next; empty at the end. The rest of the address is not followed: it may be another host's.
  var nextPlace: [(name: String, value: String)] {
    guard let next = links?.next else { return [] }
    return (URLComponents(string: next)?.queryItems ?? []).compactMap { item in
      ["start", "cursor"].contains(item.name) ? item.value.map { (item.name, $0) } : nil
    }
  }

  /// Where readers find the wiki.
  var base: String? { links?.base }

  private struct Links: Decodable {
    let next: String?
    let base: String?
  }

  private enum CodingKeys: String, CodingKey {
    case results
    case links = "_links"
  }
}

/// Why something was refused, as both interfaces say it.
struct ConfluenceComplaint: Decodable {
  private let message: String?
  private let errors: [Entry]?

  var text: String? { message ?? errors?.first?.title }

  private struct Entry: Decodable { let title: String? }
}
