import NetworkModel

/// One thing that there is to say of a resource, which has one value or several.
struct ResourceFact {
  let label: String
  /// In their order, which is none to speak of.
  let values: [String]

  init(_ label: String, _ values: [String]) {
    self.label = label
    self.values = values
  }

  /// A fact of one value; nil: nothing is said.
  init(_ label: String, _ value: String?) {
    self.init(label, value.map { [$0] } ?? [])
  }

  /// A fact that is so or not; nil: it is not known.
  init(_ label: String, _ value: Bool?) {
    self.init(label, value.map { $0 ? "on" : "off" } ?? "not known")
  }

  /// What is otherwise in facts of the same labels, in their order.
  static func differences(_ before: [ResourceFact], _ after: [ResourceFact]) -> [String] {
    let old = Dictionary(before.map { ($0.label, $0.values) }, uniquingKeysWith: +)
    let new = Dictionary(after.map { ($0.label, $0.values) }, uniquingKeysWith: +)
    return (after + before).map(\.label).unique.flatMap { label -> [String] in
      let (gone, added) = Self.differences(old[label] ?? [], new[label] ?? [])
      if gone.count == 1, added.count == 1 { return ["\(label) \(gone[0]) → \(added[0])"] }
      return added.map { "\(label) added: \($0)" } + gone.map { "\(label) removed: \($0)" }
    }
  }

  private static func differences(
    _ before: [String], _ after: [String]
  ) -> (gone: [String], added: [String]) {
    let (old, new) = (Set(before), Set(after))
    return (before.filter { !new.contains($0) }.unique, after.filter { !old.contains($0) }.unique)
  }

  /// What is said, in phrases.
  var text: String? {
    values.isEmpty ? nil : "\(label) \(values.joined(separator: ", "))"
  }
}
