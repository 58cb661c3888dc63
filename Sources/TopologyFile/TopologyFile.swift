public import Diagnostics
public import NetworkModel
public import Provenance
public import StructuredText

/// Portolan's own description of a network, as YAML or JSON.
public enum TopologyFile {
  /// What `format:` may say.
  public static let format = "portolan.topology/1"

  /// What `format:` may say in a file of annotations.
  public static let annotationFormat = "portolan.annotations/1"

  /// Reads the files of one network.
  ///
  /// All faults are reported at once, by place; with an error among them there is no topology.
  public static func read(_ sources: [SourceText]) -> TopologyReading {
    LargeStack.run {
      let complaints = Complaints()
      let documents = sources.map { SourceReader.read($0, complaints: complaints) }
      return read(
        documents.compactMap { $0 }, isComplete: !documents.contains { $0 == nil },
        complaints: complaints)
    }
  }

  /// Reads the documents of one network: those of topology files, and what a draft has become.
  ///
  /// - Parameters:
  ///   - isComplete: whether there are all of them; otherwise what is not declared may be in one that could
  ///     not be read.
  ///   - checks: the checks that suppressions may name; nil: any.
  package static func read(
    _ documents: [YAMLNode], importing draft: CompletedDraft? = nil, annotations: [YAMLNode] = [],
    isComplete: Bool = true, checks: [String]? = nil, complaints: Complaints
  ) -> TopologyReading {
    let annotations = annotations.compactMap {
      Annotations($0.withoutTags(complaints), complaints: complaints)
    }
    let builder = NetworkBuilder(
      roots: documents.map { $0.withoutTags(complaints) } + [draft?.document].compactMap { $0 }
        + annotations.map(\.declarations),
      isComplete: isComplete, complaints: complaints)
    var topology = builder.build()
    for annotations in annotations { annotations.apply(to: &topology, builder) }
    let suppressions = builder.suppressions(of: checks)
    let destinations = builder.destinations()
    return TopologyReading(
      topology: complaints.hasErrors ? nil : topology, locations: builder.locations,
      suppressions: suppressions, destinations: destinations,
      report: draft?.report ?? ImportReport(),
      diagnostics: complaints.sorted)
  }
}

/// What reading some topology files gave.
public struct TopologyReading: Sendable {
  /// The network; absent when there is any error.
  public let topology: Topology?
  /// Where its resources, rules and flows were written.
  public let locations: SourceLocations
  /// The findings that its authors accept.
  public let suppressions: [Suppression]
  /// The wikis that they publish to.
  public let destinations: [DeclaredDestination]
  /// What was imported for it, and what was not.
  public let report: ImportReport
  /// What is wrong, or worth a note, by file, line and column.
  public let diagnostics: [Diagnostic]
}
