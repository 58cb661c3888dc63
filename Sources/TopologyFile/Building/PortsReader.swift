internal import Diagnostics
internal import PacketSpace
internal import StructuredText

/// Reads ports: a number, a range such as `1024-65535`, several of them joined by commas.
struct PortsReader {
  private let complaints: Complaints

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  /// The one range of a rule.
  func range(_ node: YAMLNode?) -> ClosedRange<UInt16>? {
    guard let node, let text = node.text else { return nil }
    guard !text.contains(",") else {
      complaints.error(
        .ports, "a rule has one port or one range, found '\(text)'", at: node.location,
        help: "write a rule for each of them")
      return nil
    }
    return range(text, at: node)
  }

  /// The ports of a flow or a client, over all items of a list.
  func set(_ nodes: [YAMLNode]) -> PortSet? {
    var ranges: [ClosedRange<UInt16>] = []
    var isSound = true
    for node in nodes {
      for part in (node.text ?? "").split(separator: ",", omittingEmptySubsequences: false) {
        if let range = range(part.trimmed, at: node) {
          ranges.append(range)
        } else {
          isSound = false
        }
      }
    }
    guard isSound, !ranges.isEmpty else { return nil }
    return PortSet(ranges)
  }

  private func range(_ text: String, at node: YAMLNode) -> ClosedRange<UInt16>? {
    let bounds = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map { Int($0.trimmed) }
    guard let first = bounds.first, let lower = first, let last = bounds.last, let upper = last
    else {
      complaints.error(
        .ports, "'\(text)' is not a port or a range of ports", at: node.location,
        help: "write one as 443, a range as 1024-65535")
      return nil
    }
    guard lower <= upper else {
      complaints.error(
        .ports, "the range '\(text)' is reversed", at: node.location,
        help: "write \(upper)-\(lower)")
      return nil
    }
    guard let lower = UInt16(exactly: lower), let upper = UInt16(exactly: upper) else {
      complaints.error(.ports, "ports are 0 to 65535, found '\(text)'", at: node.location)
      return nil
    }
    return lower...upper
  }
}

extension StringProtocol {
  /// Without the spaces around it.
  var trimmed: String {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...last])
  }
}
