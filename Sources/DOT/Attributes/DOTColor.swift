/// A colour, or none.
public struct DOTColor: Hashable, Sendable {
  /// Red, green and blue, eight bits each; nil if nothing is painted.
  public let rgb: UInt32?

  /// Creates a colour from red, green and blue, for instance `0x0072B2`; further bits are ignored.
  public init(_ rgb: UInt32) {
    self.rgb = rgb & 0xFFFFFF
  }

  private init() {
    rgb = nil
  }

  /// No paint.
  public static let transparent = DOTColor()

  /// `#` and six hexadecimal digits, or `transparent`.
  public var text: String {
    guard let rgb else { return "transparent" }
    let digits = String(rgb, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  var value: DOTValue { .word(text) }
}
