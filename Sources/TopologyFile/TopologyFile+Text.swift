internal import Diagnostics
package import NetworkModel
package import StructuredText

extension TopologyFile {
  /// The text of one topology file with what several documents and a draft hold.
  ///
  /// - Parameter topology: what they describe, with other rules, which are written in place of theirs.
  package static func text(
    of documents: [YAMLNode], importing draft: CompletedDraft? = nil,
    rulesOf topology: Topology? = nil
  ) -> String {
    let documents = documents + [draft?.document].compactMap { $0 }
    let format = Key.format.rawValue
    let pairs = documents.flatMap(\.pairs).filter { $0.key != format }
    let merged = Key.allCases.compactMap { key -> YAMLNode.Pair? in
      let same = pairs.filter { $0.key == key.rawValue }
      guard let first = same.first else { return nil }
      return YAMLNode.Pair(
        key: first.key, keyLocation: first.keyLocation, value: joined(same.map(\.value)))
    }
    let all = topology.map { merged.replacingRules(with: $0) } ?? merged
    guard !all.isEmpty else { return "\(format): \(Self.format)\n" }
    return "\(format): \(Self.format)\n\n"
      + YAMLWriter.text(of: YAMLNode(content: .mapping(all), location: .nowhere))
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

extension [YAMLNode.Pair] {
  /// The sections of a topology file with the rules of a network in place of their own.
  fileprivate func replacingRules(with topology: Topology) -> [YAMLNode.Pair] {
    let empty = YAMLNode(content: .mapping([]), location: .nowhere)
    func section(_ key: Key) -> YAMLNode { first { $0.key == key.rawValue }?.value ?? empty }
    let groups = section(.securityGroups).replacingRules(
      of: topology.securityGroups.filter { !$0.isUnidentified }, in: \.vpc
    ) { group, direction in
      group.rules(direction).map { DraftObject($0, direction, at: .nowhere) }
    }
    let acls = section(.networkACLs).replacingRules(of: topology.networkACLs, in: \.vpc) {
      acl, direction in
      acl.entries(direction).map { DraftObject($0, direction, at: .nowhere) }
    }
    return Key.allCases.compactMap { key in
      let value =
        switch key {
        case .securityGroups: groups
        case .networkACLs: acls
        default: section(key)
        }
      let isThere = contains { $0.key == key.rawValue } || !value.pairs.isEmpty
      return isThere
        ? YAMLNode.Pair(key: key.rawValue, keyLocation: .nowhere, value: value) : nil
    }
  }
}

extension SourceLocation {
  /// Of what no source has.
  fileprivate static let nowhere = SourceLocation(file: "", line: 1, column: 1)
}
