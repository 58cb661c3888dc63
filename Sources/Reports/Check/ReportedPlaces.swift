import Diagnostics
import Evaluation
import Evidence
import Provenance

/// Where reports point to: a line of a file for every finding, for there are readers that drop what has none.
struct ReportedPlaces: Sendable {
  private let locations: SourceLocations
  private let input: String
  private let folder: String

  init(_ locations: SourceLocations, input: String, folder: String) {
    self.locations = locations
    self.input = input
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : "\(folder)/"
  }

  /// Where a finding is, or else the first line of the input.
  func place(of finding: Finding) -> SourceLocation {
    relative(
      locations.place(of: finding) ?? SourceLocation(file: input, line: 1, column: 1))
  }

  /// The same place, its path as seen from the folder.
  func relative(_ place: SourceLocation) -> SourceLocation {
    var file = Substring(place.file)
    if !folder.isEmpty, file.hasPrefix(folder) { file.removeFirst(folder.count) }
    while file.hasPrefix("./") { file = file.dropFirst(2).drop { $0 == "/" } }
    return SourceLocation(file: String(file), line: place.line, column: place.column)
  }
}
