public import Diagnostics
public import NetworkModel

/// Portolan's own description of a network, as YAML or JSON.
public enum TopologyFile {
  /// What `format:` may say.
  public static let format = "portolan.topology/1"

  /// How many bytes a file may have: 16 MiB.
  public static let maximumBytes = 16 << 20

  /// How many levels deep mappings and lists may be nested, aliases followed.
  public static let maximumDepth = 64

  /// How many values a file may have, counting those that aliases repeat.
  public static let maximumNodes = 2_000_000

  /// Reads the files of one network.
  ///
  /// All faults are reported at once, by place; with an error among them there is no topology.
  public static func read(_ sources: [SourceText]) -> TopologyReading {
    LargeStack.run { readHere(sources) }
  }

  private static func readHere(_ sources: [SourceText]) -> TopologyReading {
    let complaints = Complaints()
    let roots = sources.map { SourceReader.read($0, complaints: complaints) }
    let builder = NetworkBuilder(
      roots: roots.compactMap { $0 }, isComplete: !roots.contains { $0 == nil },
      complaints: complaints)
    let topology = builder.build()
    return TopologyReading(
      topology: complaints.hasErrors ? nil : topology,
      locations: builder.locations,
      diagnostics: complaints.sorted)
  }
}

/// What reading some topology files gave.
public struct TopologyReading: Sendable {
  /// The network; absent when there is any error.
  public let topology: Topology?
  /// Where its resources, rules and flows were written.
  public let locations: SourceLocations
  /// What is wrong, or worth a note, by file, line and column.
  public let diagnostics: [Diagnostic]
}
