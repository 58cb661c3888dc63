/// The `.order` files of Azure DevOps: the names of the pages of a folder, one a line, in their order.
///
/// What people have put in order stays so; names of new pages are added, those of missing pages go.
enum AzureOrder {
  /// Brings the order of a publication's folder, and that of the root, in line with the pages.
  static func update(
    _ repository: GitRepository, folder name: PublicationName, pages: [String]
  ) async throws(PublishError) {
    let folder = GitWikiLayout.azureName(name.text)
    let wanted = pages.map { file in
      String(file.dropFirst(folder.count + 1).dropLast(".md".count))
    }
    try await update(repository, "\(folder)/.order", folder: "\(folder)/", adding: wanted)
    // Without an order of its own, the root is in alphabetical order: nothing to add to.
    if repository.exists(".order") {
      try await update(repository, ".order", folder: "", adding: [folder])
    }
  }

  private static func update(
    _ repository: GitRepository, _ file: String, folder: String, adding wanted: [String]
  ) async throws(PublishError) {
    let bytes = try await repository.contents(of: [file])[file] ?? []
    let old = String(decoding: bytes, as: UTF8.self)
    let lines = old.split(whereSeparator: \.isNewline).map(String.init)
    let kept = lines.filter { folder.isEmpty || repository.exists("\(folder)\($0).md") }
    let new =
      (kept + wanted.filter { !kept.contains($0) && repository.exists("\(folder)\($0).md") })
      .map { "\($0)\n" }.joined()
    if new != old.replacing("\r\n", with: "\n") { try repository.write(Array(new.utf8), to: file) }
  }
}
