internal import Diagnostics
package import StructuredText

extension TopologyFile {
  /// The text of one topology file with what several documents and a draft hold.
  package static func text(
    of documents: [YAMLNode], importing draft: CompletedDraft? = nil
  ) -> String {
    let all = documents + [draft?.document].compactMap { $0 }
    let format = Key.format.rawValue
    let pairs = all.flatMap(\.pairs).filter { $0.key != format }
    let merged = Key.allCases.compactMap { key -> YAMLNode.Pair? in
      let same = pairs.filter { $0.key == key.rawValue }
      guard let first = same.first else { return nil }
      return YAMLNode.Pair(
        key: first.key, keyLocation: first.keyLocation, value: joined(same.map(\.value)))
    }
    guard !merged.isEmpty else { return "\(format): \(Self.format)\n" }
    let start = SourceLocation(file: "", line: 1, column: 1)
    return "\(format): \(Self.format)\n\n"
      + YAMLWriter.text(of: YAMLNode(content: .mapping(merged), location: start))
  }

  /// Mappings and lists joined; of other values the first.
  private static func joined(_ values: [YAMLNode]) -> YAMLNode {
    guard values.count > 1 else { return values[0] }
    let items = values.flatMap(\.items)
    let pairs = values.flatMap(\.pairs)
    if !pairs.isEmpty { return YAMLNode(content: .mapping(pairs), location: values[0].location) }
    return items.isEmpty
      ? values[0] : YAMLNode(content: .sequence(items), location: values[0].location)
  }
}
