/// Labels for the resources of a script: made of their identifiers, and no two alike.
struct LabelTable {
  /// How a tool spells labels.
  enum Style {
    /// Letters, digits and underscores; the first is no digit.
    case terraform
    /// Letters and digits.
    case cloudFormation
  }

  private let style: Style
  private var labels: [String: String] = [:]
  private var taken: Set<String> = []

  init(_ style: Style) {
    self.style = style
  }

  /// The label of a resource, always the same.
  mutating func label(_ kind: String, _ id: String) -> String {
    let key = "\(kind) \(id)"
    if let known = labels[key] { return known }
    let wanted = spelled(id, kind)
    var label = wanted
    var number = 1
    while taken.contains(label) {
      number += 1
      label = "\(wanted)\(separator)\(number)"
    }
    taken.insert(label)
    labels[key] = label
    return label
  }

  private var separator: String { style == .terraform ? "_" : "n" }

  private func spelled(_ id: String, _ kind: String) -> String {
    let words = id.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    switch style {
    case .terraform:
      let label = words.joined(separator: "_").lowercased()
      return label.first?.isLetter == true
        ? label : [kind, label].filter { !$0.isEmpty }.joined(separator: "_")
    case .cloudFormation:
      let label = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      return label.first?.isLetter == true
        ? label : kind.prefix(1).uppercased() + kind.dropFirst() + label
    }
  }
}
