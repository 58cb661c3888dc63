/// What a source says of an attribute.
package enum Fact<Value> {
  /// Nothing: AWS's default holds.
  case absent
  /// What it is.
  case known(Value)
  /// That it is something nobody knows yet, in a few words.
  case unknown(String)
}

extension Fact: Equatable where Value: Equatable {}

extension Fact {
  /// The value, where it is known.
  package var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }

  /// Why it is not known, where it is not.
  package var gap: String? {
    if case .unknown(let reason) = self { reason } else { nil }
  }

  /// What becomes of the value; a value that is nothing makes the fact unknown.
  package func map<Other>(orUnknown reason: String, _ transform: (Value) -> Other?) -> Fact<Other> {
    switch self {
    case .absent: .absent
    case .known(let value): transform(value).map { .known($0) } ?? .unknown(reason)
    case .unknown(let reason): .unknown(reason)
    }
  }
}

extension Fact<Int> {
  /// The port that it is; nil where it is unknown, absent or none.
  package var port: Int? {
    value.flatMap { (1...65535).contains($0) ? $0 : nil }
  }
}
