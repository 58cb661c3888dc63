/// The labels of resources, and which of them name several things of a type.
struct LabelUses {
  private struct Use: Hashable {
    let family: Family
    let label: String
  }

  private var counts: [Use: Int] = [:]

  init(_ resources: [Resource]) {
    for resource in resources {
      if let use = Self.use(of: resource) { counts[use, default: 0] += 1 }
    }
  }

  private static func use(of resource: Resource) -> Use? {
    Family.byType[resource.type].map { Use(family: $0, label: resource.labelAndKey) }
  }

  /// What the author calls a resource, with its module where that is needed to tell it from others.
  func label(of resource: Resource) -> String {
    let isUnique = Self.use(of: resource).map { counts[$0] == 1 } ?? true
    guard !isUnique, !resource.module.isEmpty else { return resource.labelAndKey }
    return "\(resource.module).\(resource.labelAndKey)"
  }
}
