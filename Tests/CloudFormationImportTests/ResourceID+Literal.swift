public import NetworkModel

extension ResourceID: ExpressibleByStringLiteral {
  /// An identifier as tests write it.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
