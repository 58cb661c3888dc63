import DOT

/// The style sheet of a finished SVG: it scales with the page, and has a dark mode.
///
/// Every colour stays in the elements, so the picture is right where style sheets are not supported.
/// Print is light.
struct SVGStyleSheet {
  static let white = "#ffffff"

  let palette: SVGPalette
  let fills: Set<String>
  let strokes: Set<String>

  var text: String {
    "svg.portolan{max-width:100%;height:auto}"
      + "@media screen and (prefers-color-scheme:dark){\(rules { $1 }.joined())}"
      + "@media print{svg.portolan{break-inside:avoid}}"
  }

  /// Rules for the colours that change.
  ///
  /// - Parameter value: what stands for a colour, given as it is in light and in dark mode.
  func rules(_ value: (_ light: String, _ dark: String) -> String) -> [String] {
    palette.entries.flatMap { rules(for: $0, value) } + [".portolan text.on{fill:\(Self.white)}"]
  }

  private func rules(
    for entry: SVGPalette.Entry, _ value: (String, String) -> String
  ) -> [String] {
    let light = entry.light.text.lowercased()
    let dark = entry.dark.text.lowercased()
    let darkArea = entry.darkArea.text.lowercased()
    var rules: [String] = []
    if fills.contains(light), darkArea != light || dark != light {
      rules.append(".portolan [fill=\"\(light)\"]{fill:\(value(light, darkArea))}")
      if dark != darkArea {
        rules.append(
          ".portolan .edge [fill=\"\(light)\"],.portolan text[fill=\"\(light)\"]"
            + "{fill:\(value(light, dark))}")
      }
    }
    if strokes.contains(light), dark != light {
      rules.append(".portolan [stroke=\"\(light)\"]{stroke:\(value(light, dark))}")
    }
    return rules
  }
}
