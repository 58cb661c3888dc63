extension IPAddress: LosslessStringConvertible {
  /// Reads an address, or returns nil where the text is not one.
  ///
  /// IPv4 is dotted decimal with four parts and no leading zeros, which some readers take for octal;
  /// IPv6 is RFC 4291, section 2.2, in all three forms, without a zone.
  public init?(_ text: String) {
    self.init(utf8: Substring(text).utf8)
  }

  init?(utf8 text: Substring.UTF8View) {
    if text.contains(UInt8(ascii: ":")) {
      guard let bits = Self.ipv6Bits(text) else { return nil }
      self.init(family: .ipv6, bits: bits)
    } else {
      guard let bits = Self.ipv4Bits(text) else { return nil }
      self.init(family: .ipv4, bits: UInt128(bits))
    }
  }

  /// The address as text; IPv6 in the one form that RFC 5952 recommends.
  public var description: String {
    switch family {
    case .ipv4: Self.dottedDecimal(UInt32(truncatingIfNeeded: bits))
    case .ipv6: ipv6Text
    }
  }
}

// MARK: - Reading

extension IPAddress {
  private static func ipv4Bits(_ text: Substring.UTF8View) -> UInt32? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard let octet = UInt8(plainDecimal: part) else { return nil }
      bits = bits << 8 | UInt32(octet)
    }
    return bits
  }

  private static func ipv6Bits(_ text: Substring.UTF8View) -> UInt128? {
    guard let gap = doubleColon(in: text) else {
      guard let groups = groups(text), groups.count == 8 else { return nil }
      return joined(groups)
    }
    let tailStart = text.index(gap, offsetBy: 2)
    // The embedded IPv4 address may only come last, so the part before the gap has none.
    guard let head = groups(text[..<gap], allowsIPv4: false), let tail = groups(text[tailStart...])
    else { return nil }
    // "::" stands for one group of zeros or more.
    guard head.count + tail.count < 8 else { return nil }
    let zeros = [UInt16](repeating: 0, count: 8 - head.count - tail.count)
    return joined(head + zeros + tail)
  }

  private static func doubleColon(in text: Substring.UTF8View) -> Substring.Index? {
    let colon = UInt8(ascii: ":")
    return zip(text.indices, zip(text, text.dropFirst()))
      .first { $0.1 == (colon, colon) }?.0
  }

  private static func groups(
    _ text: Substring.UTF8View, allowsIPv4: Bool = true
  ) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var groups: [UInt16] = []
    for (index, part) in parts.enumerated() {
      if part.contains(UInt8(ascii: ".")) {
        guard allowsIPv4, index == parts.count - 1, let bits = ipv4Bits(part) else { return nil }
        groups.append(UInt16(truncatingIfNeeded: bits >> 16))
        groups.append(UInt16(truncatingIfNeeded: bits))
      } else {
        guard let group = group(part) else { return nil }
        groups.append(group)
      }
    }
    return groups
  }

  private static func group(_ text: Substring.UTF8View) -> UInt16? {
    guard (1...4).contains(text.count) else { return nil }
    var group: UInt16 = 0
    for character in text {
      guard let digit = hexadecimalDigit(character) else { return nil }
      group = group << 4 | UInt16(digit)
    }
    return group
  }

  private static func hexadecimalDigit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func joined(_ groups: [UInt16]) -> UInt128 {
    groups.reduce(0) { $0 << 16 | UInt128($1) }
  }
}

// MARK: - Writing

extension IPAddress {
  private static func dottedDecimal(_ bits: UInt32) -> String {
    "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
  }

  private var ipv6Text: String {
    // RFC 5952, section 5: the IPv4-mapped prefix ::ffff:0:0/96 is known, so its tail is written as
    // what it is.
    if bits >> 32 == 0xffff {
      return "::ffff:" + Self.dottedDecimal(UInt32(truncatingIfNeeded: bits))
    }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
    guard let zeros = Self.longestZeros(groups) else { return Self.text(groups[...]) }
    return Self.text(groups[..<zeros.lowerBound]) + "::" + Self.text(groups[zeros.upperBound...])
  }

  private static func text(_ groups: ArraySlice<UInt16>) -> String {
    groups.map { String($0, radix: 16) }.joined(separator: ":")
  }

  /// The first of the longest runs of zeros, if it is longer than one group (RFC 5952, section 4.2).
  private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
    var longest = 0..<1
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<(index + 1)
      }
    }
    return longest.count > 1 ? longest : nil
  }
}
