/// Where a module of a plan stands: `module.vpc`, `module.app["blue"].module.db[0]`.
struct ModuleAddress: Hashable {
  /// A module, and what tells it from the others of its call.
  struct Step: Hashable {
    let name: String
    let key: String?
  }

  /// From the root module on.
  let steps: [Step]

  static let root = ModuleAddress(steps: [])

  init(steps: [Step]) {
    self.steps = steps
  }

  /// Reads an address.
  init(_ text: String) {
    var steps: [Step] = []
    var name: String?
    for part in ReferenceText(text).parts {
      switch part {
      case .name("module"):
        if let name { steps.append(Step(name: name, key: nil)) }
        name = nil
      case .name(let text): name = text
      case .key(let key):
        if let name { steps.append(Step(name: name, key: key)) }
        name = nil
      }
    }
    if let name { steps.append(Step(name: name, key: nil)) }
    self.init(steps: steps)
  }

  /// The module that calls it.
  var parent: ModuleAddress? {
    steps.isEmpty ? nil : ModuleAddress(steps: Array(steps.dropLast()))
  }

  /// A module that it calls.
  func child(_ name: String, _ key: String?) -> ModuleAddress {
    ModuleAddress(steps: steps + [Step(name: name, key: key)])
  }
}
