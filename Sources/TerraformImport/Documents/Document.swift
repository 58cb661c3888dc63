internal import Diagnostics
internal import StructuredText

/// What one side of a plan, or a state, holds.
struct Document {
  /// Its resources, in its order.
  var resources: [Resource] = []
  /// Of the planned side of a plan: what its authors wrote.
  var configuration: Configuration?
  /// Of the planned side of a plan: what was there before.
  var prior: [Resource] = []
}

extension Document {
  /// Reads a document; complains where it cannot be one.
  init?(_ root: YAMLNode, _ side: TerraformImport.Side, number: Int, complaints: Complaints) {
    guard let kind = DocumentKind(root) else { return nil }
    self.init()
    switch kind {
    case .plan: read(plan: root, side, number: number, complaints: complaints)
    case .state:
      resources = ShownResources.read(root["values"], document: number)
    case .stateFile(version: "4"):
      resources = StateFileResources.read(root, document: number)
    case .stateFile(version: "3"):
      resources = LegacyStateResources.read(root, document: number)
    case .stateFile(let version):
      complaints.error(
        .unsupported, "the state has version '\(version)', and 3 and 4 are read",
        at: root["version"]?.location ?? root.location,
        help: "print it with 'terraform show -json'")
      return nil
    }
  }

  private mutating func read(
    plan root: YAMLNode, _ side: TerraformImport.Side, number: Int, complaints: Complaints
  ) {
    if root["errored"]?.isTrue == true {
      complaints.warning(
        .incompletePlan, "the plan was not finished: what it lacks is not in the topology",
        at: root["errored"]?.location, help: "correct the error and plan again")
    }
    let prior =
      root["prior_state"] == nil && root["planned_values"] == nil
      ? ShownResources.read(changes: root["resource_changes"], .before, document: number)
      : ShownResources.read(root["prior_state"]?["values"], document: number)
    guard side == .after else {
      resources = prior
      return
    }
    var changes: [String: YAMLNode] = [:]
    for change in root["resource_changes"]?.items ?? [] {
      guard let address = change["address"]?.text, change["deposed"]?.text == nil,
        let change = change["change"]
      else { continue }
      changes[address] = changes[address] ?? change
    }
    resources =
      root["planned_values"] == nil
      ? ShownResources.read(changes: root["resource_changes"], .after, document: number)
      : ShownResources.read(root["planned_values"], document: number, changes: changes)
    // What was looked up already is not planned, and what plans refer to it knows it.
    let planned = Set(resources.map(\.address))
    resources += prior.filter { $0.isData && !planned.contains($0.address) }
    configuration = root["configuration"].map(Configuration.init)
    self.prior = prior
  }
}
