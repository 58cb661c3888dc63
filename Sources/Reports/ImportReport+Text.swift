public import Provenance

extension ImportReport {
  /// What was read and what was not, in a few lines; of long lists the beginning.
  ///
  /// - Parameter limit: how many remarks of each kind are written out.
  public func text(limit: Int) -> String {
    guard !isEmpty else { return "" }
    let total = read.values.reduce(0, +)
    var lines = ["read \(total) resources: \(Self.list(read))"]
    lines += Self.lines("incomplete, what depends on it is undetermined", incomplete, limit)
    lines += Self.lines("skipped", skipped, limit)
    if !unrelated.isEmpty { lines.append("not about the network: \(Self.list(unrelated))") }
    return lines.joined(separator: "\n")
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private static func lines(_ title: String, _ remarks: [Remark], _ limit: Int) -> [String] {
    guard !remarks.isEmpty else { return [] }
    let shown = remarks.prefix(limit).map { remark in
      let place = remark.location.map { " (\($0))" } ?? ""
      let type = remark.type.isEmpty ? "" : "\(remark.type) "
      return "  \(type)\(remark.id): \(remark.reason)\(place)"
    }
    let more = remarks.count - shown.count
    return ["\(title): \(remarks.count)"] + shown
      + (more > 0 ? ["  … and \(more) more; --verbose lists them"] : [])
  }
}
