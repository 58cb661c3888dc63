/// A direction as seen from the subnet or the interface: the console's words.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  case inbound
  case outbound
}
