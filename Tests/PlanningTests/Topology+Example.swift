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
  /// The files in `Examples`, without their extension.
  static var exampleNames: [String] {
    get throws {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../Examples")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }
  }

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
