/// What tables call the types and codes of ICMP: the console's words.
struct ICMPNames {
  private let types: [UInt8: String]
  private let codes: [UInt8: [UInt8: String]]

  static let ipv4 = ICMPNames(
    types: [
      0: "Echo Reply", 3: "Destination Unreachable", 4: "Source Quench", 5: "Redirect Message",
      8: "Echo Request", 9: "Router Advertisement", 10: "Router Solicitation",
      11: "Time Exceeded", 12: "Parameter Problem", 13: "Timestamp", 14: "Timestamp Reply",
    ],
    codes: [
      3: [4: "fragmentation required, and DF flag set"],
      11: [0: "TTL expired transit"],
    ])

  static let ipv6 = ICMPNames(
    types: [
      1: "Destination Unreachable", 2: "Packet Too Big", 3: "Time Exceeded",
      4: "Parameter Problem", 128: "Echo Request", 129: "Echo Reply",
      133: "Router Solicitation", 134: "Router Advertisement", 135: "Neighbor Solicitation",
      136: "Neighbor Advertisement", 137: "Redirect Message",
    ],
    codes: [:])

  func typeName(_ type: UInt8) -> String { types[type] ?? String(type) }

  func codeName(_ type: UInt8, _ code: UInt8) -> String { codes[type]?[code] ?? String(code) }
}
