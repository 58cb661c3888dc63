/// Why a text or a pair of values is no CIDR block.
public enum CIDRError: Error, Hashable, Sendable {
  /// The text is not an address, or what follows the slash is not a plain number.
  case malformed(String)
  /// The text is an address without a slash and a prefix length.
  case missingPrefixLength(String)
  /// The prefix length is not one that the family has.
  case prefixLengthOutOfRange(Int, allowed: ClosedRange<Int>)
}

extension CIDRError: CustomStringConvertible {
  /// The fault in words, ready for a diagnostic.
  public var description: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a CIDR block"
    case .missingPrefixLength(let text):
      "'\(text)' has no prefix length"
    case .prefixLengthOutOfRange(let length, let allowed):
      "prefix length \(length) is not in \(allowed.lowerBound)-\(allowed.upperBound)"
    }
  }
}
