extension DOTAttribute where Owner: DOTRegion {
  /// The background.
  public static func backgroundColor(_ color: DOTColor) -> Self { Self("bgcolor", color.value) }

  /// The label.
  public static func label(_ text: String) -> Self { Self("label", .text(text)) }

  /// The label.
  public static func label(_ label: HTMLLabel) -> Self { Self("label", .html(label)) }

  /// Whether the label stands above or below what is enclosed.
  public static func labelLocation(_ location: LabelLocation) -> Self {
    Self("labelloc", .word(location.rawValue))
  }

  /// Where the label stands horizontally.
  public static func labelJustification(_ justification: LabelJustification) -> Self {
    Self("labeljust", .word(justification.rawValue))
  }
}
