import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

extension Topology {
  /// The network of a file in `Examples`.
  static func example(_ name: String, file: String = #filePath) throws -> Topology {
    let url = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "../../Examples/\(name).yaml")
    return try read(String(contentsOf: url, encoding: .utf8))
  }

  /// The network of a text.
  static func read(_ text: String) throws -> Topology {
    let reading = TopologyFile.read([SourceText(name: "network.yaml", text: text)])
    return try #require(reading.topology, "\(reading.diagnostics)")
  }
}
