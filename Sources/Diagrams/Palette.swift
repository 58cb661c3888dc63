import DOT

/// A colour by its meaning, on light and on dark pages.
typealias Ink = SVGPalette.Entry

/// Every colour of a picture, by what it means.
///
/// Text has a contrast of at least 4.5:1 and lines of at least 3:1 on their backgrounds, in both modes.
/// The verdicts' colours are told apart by colour-blind people as far as colours can be (Okabe and Ito's
/// blue, Machado 2009); glyph, word and line style say the same again.
enum Palette {
  // Verdicts: a line and badge, the text of the verdict, and the row behind it.
  static let allowLine = ink(0x0072B2, dark: 0x4AA8E0, area: 0x0B4F7D)
  static let allowText = ink(0x005A8C, dark: 0x8FD0F7)
  static let allowTint = ink(0xE5F1F9, dark: 0x10314A)
  static let denyLine = ink(0xC62828, dark: 0xF0716C, area: 0x9C2B28)
  static let denyText = ink(0xA61B1B, dark: 0xFFAAA5)
  static let denyTint = ink(0xFCE9E8, dark: 0x4A1A1A)
  static let partialLine = ink(0xB58100, dark: 0xE0AD2E)
  static let partialBadge = ink(0x8A6200, dark: 0x7D5B0A)
  static let partialText = ink(0x7A5600, dark: 0xF5CF74)
  static let partialTint = ink(0xFDF3DC, dark: 0x3D2E08)
  static let unknownLine = ink(0x57534E, dark: 0xC7C2BC, area: 0x6B655F)
  static let unknownText = ink(0x44403C, dark: 0xE2DED9)
  static let unknownTint = ink(0xECE9E2, dark: 0x36322D)
  static let notReachedLine = ink(0x7A8699, dark: 0x8793A8)
  static let notReachedText = ink(0x5B6678, dark: 0xA9B4C6, area: 0x566378)
  static let notReachedTint = ink(0xF1F4F8, dark: 0x1C2639)

  // Text.
  static let title = ink(0x0F172A, dark: 0xF1F5F9)
  static let body = ink(0x475569, dark: 0xCBD5E1)
  static let secondary = ink(0x566278, dark: 0x94A3B8, area: 0x566379)
  static let onHeader = ink(0xFFFFFF, dark: 0x0F172A)
  static let onHeaderSecondary = ink(0xE2E8F0, dark: 0xE2E8F0)

  // Surfaces. White text stays white in the dark, white areas are the page.
  static let page = onHeader
  static let networkACL = ink(0x334155, dark: 0x3F5270)
  static let securityGroup = ink(0x5B4A8A, dark: 0x6B589E)
  static let gateway = ink(0x115E59, dark: 0x1B6F6A)
  static let vpcFill = ink(0xF8FAFC, dark: 0x131C31)
  static let vpcBorder = ink(0x94A3B8, dark: 0x475569)
  static let publicFill = ink(0xF1F8EE, dark: 0x14261C)
  static let publicBorder = ink(0x86AB7C, dark: 0x4D7A52)
  static let privateFill = ink(0xEFF5FC, dark: 0x14233B)
  static let privateBorder = ink(0x86A3C9, dark: 0x4A6A96)

  static let all = SVGPalette([
    allowLine, allowText, allowTint, denyLine, denyText, denyTint, partialLine, partialBadge,
    partialText, partialTint, unknownLine, unknownText, unknownTint, notReachedLine,
    notReachedText, notReachedTint, title, body, secondary, onHeader, onHeaderSecondary,
    networkACL, securityGroup, gateway, vpcFill, vpcBorder, publicFill, publicBorder,
    privateFill, privateBorder,
  ])

  private static func ink(_ light: UInt32, dark: UInt32, area: UInt32? = nil) -> Ink {
    Ink(DOTColor(light), dark: DOTColor(dark), darkArea: DOTColor(area ?? dark))
  }
}
