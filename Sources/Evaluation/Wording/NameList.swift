/// Names in a row, as far as there is room for them.
public enum NameList {
  private static let most = 4

  /// All names, or the first ones and how many more there are.
  public static func text(_ names: [String]) -> String {
    guard names.count > most else { return names.joined(separator: ", ") }
    let shown = names.prefix(most - 1)
    return "\(shown.joined(separator: ", ")) and \(names.count - shown.count) more"
  }
}
