extension FixedWidthInteger {
  /// Reads a number written in ASCII digits only: no sign, no leading zeros, nothing around it.
  init?(plainDecimal text: Substring.UTF8View) {
    guard let first = text.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    guard text.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
    self.init(Substring(text))
  }
}
