import Diagnostics
import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

extension SourceText {
  /// A file in `Examples`.
  static func example(_ name: String) throws -> SourceText {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples/\(name).yaml")
    return SourceText(name: "\(name).yaml", text: try String(contentsOf: url, encoding: .utf8))
  }
}

private struct Unreadable: Error {}

extension Topology {
  /// The network of a file in `Examples`.
  static func example(_ name: String) throws -> Topology {
    try read(SourceText.example(name))
  }

  /// The network of a text.
  static func read(_ text: String) throws -> Topology {
    try read(SourceText(name: "network.yaml", text: text))
  }

  private static func read(_ source: SourceText) throws -> Topology {
    let reading = TopologyFile.read([source])
    let faults = reading.diagnostics.map(\.message)
    #expect(faults == [])
    guard let topology = reading.topology else { throw Unreadable() }
    return topology
  }
}
