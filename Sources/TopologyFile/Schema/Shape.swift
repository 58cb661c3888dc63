/// What a mapping of a topology file may hold: the reader checks against it, and the JSON Schema is
/// written from it, so that they cannot differ.
struct Shape: Sendable {
  /// A key, what it holds and why.
  struct Field: Sendable {
    let key: Key
    let value: Value
    let isRequired: Bool
    /// Whether an empty list is enough of what is required.
    let mayBeEmpty: Bool
    let description: String

    init(
      _ key: Key, _ value: Value, required: Bool = false, mayBeEmpty: Bool = false,
      _ description: String
    ) {
      self.key = key
      self.value = value
      self.isRequired = required
      self.mayBeEmpty = mayBeEmpty
      self.description = description
    }
  }

  /// What a key holds.
  indirect enum Value: Sendable {
    case text
    case number(ClosedRange<Int>)
    case boolean
    /// A day, as `2027-01-31`.
    case date
    case word([String])
    /// A port, a range or several, as a number or a text.
    case ports
    case object(Shape)
    case list(Value)
    /// What nobody knows: `unknown`, or `unknown: ` and what is known about it.
    case unknown
    /// A mapping from identifiers of the author's choice.
    case dictionary(Value)
    case either([Value])
  }

  /// What messages call such a mapping: "a security group".
  let noun: String
  let fields: [Field]
  /// Keys of the format that this version does not read.
  let notModelled: [Key]

  init(_ noun: String, _ fields: [Field], notModelled: [Key] = []) {
    self.noun = noun
    self.fields = fields
    self.notModelled = notModelled
  }

  /// What messages call the one at hand: "the security group".
  var definite: String { "the \(noun.split(separator: " ", maxSplits: 1).last ?? "")" }

  /// The field of a key.
  subscript(key: Key) -> Field? { fields.first { $0.key == key } }
}

extension Shape.Value {
  /// Such a value, or that nobody knows it.
  static func orUnknown(_ value: Self) -> Self { .either([value, .unknown]) }

  /// One such value, or a list of them.
  static func oneOrSeveral(_ value: Self) -> Self { .either([value, .list(value)]) }
}
