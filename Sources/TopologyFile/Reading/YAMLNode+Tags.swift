internal import Diagnostics
internal import StructuredText

extension YAMLNode {
  /// It without tags, which mean nothing here; complains about each.
  func withoutTags(_ complaints: Complaints) -> YAMLNode {
    switch content {
    case .scalar: return self
    case .sequence(let items):
      return replacing(.sequence(items.map { $0.withoutTags(complaints) }))
    case .mapping(let pairs):
      if pairs.count == 1, let pair = pairs.first, pair.key.hasPrefix("!") {
        complaints.error(
          .tag, "tag '\(pair.key)' means nothing in a topology file", at: pair.keyLocation,
          help: "CloudFormation's short forms belong into a template, which has 'Resources'")
        return pair.value.withoutTags(complaints)
      }
      return replacing(
        .mapping(
          pairs.map {
            Pair(
              key: $0.key, keyLocation: $0.keyLocation, value: $0.value.withoutTags(complaints))
          }))
    }
  }

  private func replacing(_ content: Content) -> YAMLNode {
    YAMLNode(content: content, location: location)
  }
}
