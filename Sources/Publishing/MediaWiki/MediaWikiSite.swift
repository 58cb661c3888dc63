/// What a MediaWiki can show and take.
struct MediaWikiSite: Sendable {
  static let uploadAdvice = "ask its administrator for `$wgEnableUploads = true;`"
  static let typeAdvice = "ask its administrator for `$wgFileExtensions[] = 'svg';`"

  /// Whether it knows `<imagemap>`.
  let hasImageMaps: Bool
  /// Whether it shows by itself what a page such as `Net/x` is below.
  let showsWayUp: Bool
  /// The address of its `index.php`, by which readers know it; nil where it does not say.
  let script: String?
  private let takesFiles: Bool
  private let takesSVG: Bool

  /// Asks a wiki.
  init(_ api: MediaWikiAPI) async throws(PublishError) {
    let answers = try await api.query([
      ("meta", "siteinfo"), ("siprop", "general|namespaces|fileextensions|extensions"),
    ])
    self.hasImageMaps = answers.contains {
      $0.extensions?.contains { $0.name == "ImageMap" } ?? false
    }
    self.showsWayUp = answers.contains { $0.namespaces?["0"]?.subpages ?? false }
    let general = answers.compactMap(\.general).first
    if let server = general?.server, let path = general?.script {
      self.script = (server.hasPrefix("//") ? "https:" : "") + server + path
    } else {
      self.script = nil
    }
    // What a wiki does not say is found out by trying.
    self.takesFiles = general?.uploadsenabled ?? true
    self.takesSVG =
      answers.compactMap(\.fileextensions).first?.contains { $0.ext.lowercased() == "svg" } ?? true
  }

  /// Makes sure that pictures can be shown, before anything is written.
  func checkTakesPictures(_ place: String) throws(PublishError) {
    if !takesFiles {
      throw .unsuitable(
        place: place, reason: "takes no files, so there could be no pictures",
        advice: Self.uploadAdvice + (takesSVG ? "" : " and `$wgFileExtensions[] = 'svg';`"))
    }
    if !takesSVG {
      throw .unsuitable(
        place: place, reason: "takes no SVG, so there could be no pictures",
        advice: Self.typeAdvice)
    }
  }
}
