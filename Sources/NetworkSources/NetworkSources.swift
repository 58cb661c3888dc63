internal import AWSImport
internal import CloudFormationImport
internal import Diagnostics
public import NetworkModel
internal import Provenance
public import StructuredText
internal import TerraformImport
public import TopologyFile

/// The sources of one network, whatever they are written in.
public struct NetworkSources: Sendable {
  /// Which state of the network is read from a plan that changes it.
  public enum Side: String, Sendable, CaseIterable {
    case before
    case after
  }

  /// The sources themselves.
  public var sources: [SourceText]
  /// Declarations beside them, in topology file format, such as a flow to explain.
  public var declarations: [SourceText] = []
  /// Files with annotations.
  public var annotations: [SourceText] = []
  /// Values of CloudFormation parameters that replace their defaults, as the AWS command line takes them.
  public var parameterFiles: [SourceText] = []
  /// The Terraform configuration that plans come from, for the places of resources.
  public var configuration: [SourceText] = []
  /// Which state is read from a plan that changes something.
  public var side = Side.after
  /// The checks that suppressions may name; nil: any.
  public var checks: [String]?
  /// The only format that is wanted; nil: whatever the sources are.
  public var format: SourceFormat?

  /// Collects sources.
  public init(_ sources: [SourceText]) {
    self.sources = sources
  }

  /// Whether one of the sources is a plan that changes something, so that there are two states to compare.
  public var changeSomething: Bool {
    LargeStack.run {
      sources.contains { source in
        SourceReader.read(source, complaints: Complaints()).map(TerraformImport.hasChanges) ?? false
      }
    }
  }

  /// Reads the network; whatever is wrong with it is reported, all at once.
  public func read() -> TopologyReading {
    LargeStack.run { gathered().reading() }
  }

  /// Reads the network, and writes it down as one topology file.
  public func imported() -> (reading: TopologyReading, text: String) {
    LargeStack.run {
      let gathered = gathered()
      return (
        gathered.reading(), TopologyFile.text(of: gathered.documents, importing: gathered.draft)
      )
    }
  }

  /// Writes the network down as one topology file, with other rules.
  ///
  /// - Parameter topology: what `read` gives, but for the rules of its groups and ACLs.
  public func text(withRulesOf topology: Topology) -> String {
    LargeStack.run {
      let gathered = gathered()
      return TopologyFile.text(
        of: gathered.documents, importing: gathered.draft, rulesOf: topology)
    }
  }

  /// What the sources hold, before it is a network.
  private struct Gathered {
    let documents: [YAMLNode]
    let draft: CompletedDraft?
    let annotations: [YAMLNode]
    let isComplete: Bool
    let checks: [String]?
    let complaints: Complaints

    func reading() -> TopologyReading {
      TopologyFile.read(
        documents, importing: draft, annotations: annotations, isComplete: isComplete,
        checks: checks, complaints: complaints)
    }
  }

  private func gathered() -> Gathered {
    let complaints = Complaints()
    var documents = Documents(complaints)
    for source in sources { documents.add(source, wanted: format) }
    let declared = declarations.compactMap { SourceReader.read($0, complaints: complaints) }
    return Gathered(
      documents: documents.topologyFiles + declared, draft: draft(of: &documents)?.completed(),
      annotations: annotations.compactMap { SourceReader.read($0, complaints: complaints) },
      isComplete: documents.isComplete, checks: checks, complaints: complaints)
  }

  /// What the sources that are no topology files say; nil where there are none.
  private func draft(of documents: inout Documents) -> TopologyDraft? {
    guard documents.hasImports else { return nil }
    let complaints = documents.complaints
    var draft = TopologyDraft()
    // Each of its own, for an importer takes what is there for what it has read itself.
    func add(_ read: (inout TopologyDraft) -> Void) {
      var own = TopologyDraft()
      read(&own)
      draft.merge(own)
    }
    let described = documents.take(.aws)
    add { AWSImport.read(described, into: &$0, complaints: complaints) }
    let planned = documents.take(.terraform)
    add {
      TerraformImport.read(
        planned, side == .before ? .before : .after,
        positions: TerraformImport.sourcePositions(in: configuration), into: &$0,
        complaints: complaints)
    }
    let templates = documents.take(.cloudFormation)
    add {
      CloudFormationImport.read(
        templates, parameters: ParameterFile.read(parameterFiles, complaints: complaints),
        into: &$0, complaints: complaints)
    }
    for (name, reason) in documents.strangers {
      draft.report.skip(
        "file", name, because: reason, at: SourceLocation(file: name, line: 1, column: 1))
    }
    return draft
  }
}
