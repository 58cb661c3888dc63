internal import Diagnostics
internal import StructuredText

/// A resource or data source of a plan or state, one of as many as its `count` or `for_each` makes.
struct Resource {
  /// Which of the documents holds it.
  let document: Int
  /// `module.vpc.aws_subnet.public[0]`.
  let address: String
  /// The address of the module that it is in; empty for the root module.
  let module: String
  /// `aws_subnet`, `data.aws_subnet`.
  let type: String
  /// What its author calls it.
  let label: String
  /// What tells it from the others of its block, as its address has it: `0`, `"a"`.
  let key: String?
  /// Its attributes, as far as they are known.
  let values: YAMLNode?
  /// What of it is known after the plan is applied.
  let unknown: YAMLNode?
  /// What of it must not be shown.
  let sensitive: Sensitive
  /// Whether it comes from a plan, in which not everything is known.
  let isPlanned: Bool
  /// Where the document has it.
  let location: SourceLocation

  /// Whether it is only looked up, not managed.
  var isData: Bool { type.hasPrefix("data.") }

  /// Its address in its module, without what tells it from others of its block.
  var block: String { "\(type).\(label)" }

  /// Its label, with what tells it from others.
  var labelAndKey: String { key.map { "\(label)[\($0)]" } ?? label }
}

extension Resource {
  /// How a document marks attributes that must not be shown.
  enum Sensitive {
    /// As `show -json` does: like the values, with `true` for what is sensitive.
    case values(YAMLNode)
    /// As a state file does: the names of attributes.
    case attributes(Set<String>)
    case none

    /// Whether an attribute must not be shown.
    func contains(_ key: String) -> Bool {
      switch self {
      case .values(let node): node[key]?.isTrue ?? node.isTrue
      case .attributes(let names): names.contains(key)
      case .none: false
      }
    }

    /// The marks of a block.
    func block(_ key: String, _ index: Int) -> Sensitive {
      switch self {
      case .values(let node):
        let items = node[key]?.items ?? []
        return items.indices.contains(index) ? .values(items[index]) : .none
      case .attributes, .none: return .none
      }
    }
  }
}
