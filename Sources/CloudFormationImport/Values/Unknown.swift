/// Something that the templates do not say.
struct Unknown: Hashable {
  /// What it depends on: "the export X".
  let reason: String
  /// How it is written, with `${…}` for what is not known: what is written alike is alike. Nothing where it is
  /// too long to be kept.
  let symbol: String?

  init(_ reason: String, symbol: String? = nil) {
    self.reason = reason
    self.symbol = symbol
  }
}
