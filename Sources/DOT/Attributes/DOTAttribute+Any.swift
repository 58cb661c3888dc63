extension DOTAttribute where Owner: DOTOwner {
  /// The id of the SVG element.
  public static func id(_ id: String) -> Self { Self("id", .text(id)) }

  /// Classes of the SVG element, besides `graph`, `cluster`, `node` or `edge`.
  ///
  /// What cannot stand in a class name becomes a hyphen.
  public static func `class`(_ names: String...) -> Self { classes(names) }

  /// Classes of the SVG element, besides `graph`, `cluster`, `node` or `edge`.
  ///
  /// What cannot stand in a class name becomes a hyphen.
  public static func classes(_ names: [String]) -> Self {
    Self("class", .word(names.map(className).joined(separator: " ")))
  }

  /// What is shown when the pointer rests on the element.
  public static func tooltip(_ text: String) -> Self {
    // Graphviz looks for `\N` in tooltips twice: a backslash has to survive that.
    Self("tooltip", .text(text.replacing("\\", by: "\\\\")))
  }

  /// Where the element leads.
  public static func href(_ link: DOTLink) -> Self { Self("href", .word(link.graphvizText)) }

  /// The frame or window in which the link opens, for instance `_top`.
  public static func target(_ target: LinkTarget) -> Self {
    Self("target", .word(target.rawValue))
  }

  /// The font's name, or several in order of preference, separated by commas.
  public static func fontName(_ name: String) -> Self { Self("fontname", .text(name)) }

  /// The font size in points; a whole number, because Graphviz drops fractions in SVG.
  public static func fontSize(_ points: Int) -> Self { Self("fontsize", .word("\(points)")) }

  /// The colour of text.
  public static func fontColor(_ color: DOTColor) -> Self { Self("fontcolor", color.value) }
}

private func className(_ name: String) -> String {
  String(
    name.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: "-"
      }
    })
}
