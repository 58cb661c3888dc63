import Fingerprints

extension PublishPlan {
  /// Compares what a wiki is to hold with what it holds.
  ///
  /// - Parameters:
  ///   - force: the pages and files to overwrite even where somebody has changed them, by name, title or path.
  init(
    _ contents: WikiContents, _ state: WikiState, force: Set<String>, orphans: OrphanPolicy,
    on wiki: some Wiki
  ) {
    let archived = Fingerprint(of: MarkedText.normalised(wiki.outdatedNotice))
    let foundPages = Dictionary(state.pages.map { ($0.name, $0) }) { first, _ in first }
    let foundFiles = Dictionary(state.files.map { ($0.name, $0) }) { first, _ in first }
    let wanted = contents.pages.map { page in
      let found = foundPages[page.name]
      let text = page.text
      let isForced = [page.name, page.title, page.path ?? page.name].contains { force.contains($0) }
      return Page(
        name: page.name, title: page.title, address: wiki.address(ofPage: page.name),
        action: Self.action(page, text, found, isForced: isForced),
        old: found?.part ?? "", new: text, wanted: page, found: found)
    }
    let files = contents.files.map { file in
      let found = foundFiles[file.name]
      return File(
        name: file.name, action: Self.action(file, found, isForced: force.contains(file.name)),
        wanted: file, found: found)
    }
    let isInTheWay =
      wanted.contains { $0.action.isConflict } || files.contains { $0.action.isConflict }
    // While something is in the way nothing is taken away: a reader may still need it.
    let orphans = isInTheWay ? .report : orphans
    let names = Set(contents.pages.map(\.name))
    let fileNames = Set(contents.files.map(\.name))
    let orphaned = state.pages.filter { !names.contains($0.name) }.compactMap {
      Self.orphan($0, force, orphans, archived, wiki)
    }
    self.pages = wanted + orphaned
    // A page that stays may show any of them.
    let removesFiles = orphans == .delete && orphaned.allSatisfy { $0.action == .delete }
    self.files =
      files
      + state.files.filter { !fileNames.contains($0.name) && $0.source != nil }.map { found in
        let action: Action = removesFiles ? .delete : .orphan
        return File(name: found.name, action: action, wanted: nil, found: found)
      }
    let known = Set(
      self.pages.flatMap { [$0.name, $0.title, $0.wanted?.path ?? $0.name] }
        + self.files.map(\.name)
    )
    self.unknownForced = force.subtracting(known).sorted()
  }

  private static func action(
    _ page: WikiPage, _ text: String, _ found: FoundPage?, isForced: Bool
  ) -> Action {
    guard let found else { return .create }
    switch found.owner {
    case .portolan(let source, let isEdited):
      // Whoever edited the page into what it is to be did no harm.
      let part = MarkedText.normalised(text)
      if !isEdited, source == Fingerprint(of: part), found.isComplete { return .unchanged }
      if !isEdited || isForced || found.part == part { return .update }
      return .conflict(reason: "somebody has edited Portolan's part of it")
    case .inviting: return .update
    // Nobody can tell what of it is Portolan's, and so what may be replaced.
    case .unclear(let reason): return .conflict(reason: "\(reason); mend it by hand")
    case .somebodyElse:
      if isForced { return .update }
      return page.role == .navigation
        ? .leave(reason: "it has no place for Portolan")
        : .conflict(reason: "somebody else wrote it")
    }
  }

  private static func action(_ file: WikiFile, _ found: FoundFile?, isForced: Bool) -> Action {
    guard let found else { return .create }
    if found.source == file.source { return .unchanged }
    return found.source != nil || isForced
      ? .update : .conflict(reason: "somebody else put it there or changed it")
  }

  private static func orphan(
    _ found: FoundPage, _ force: Set<String>, _ orphans: OrphanPolicy, _ archived: Fingerprint,
    _ wiki: some Wiki
  ) -> Page? {
    let action: Action
    switch found.owner {
    case .portolan(let source, let isEdited):
      if source == archived, !isEdited, orphans != .delete { return nil }
      if orphans == .report {
        action = .orphan
      } else if orphans == .delete, found.isShared {
        action = .leave(
          reason: "it is no longer needed, but somebody has written around Portolan's part of it")
      } else if isEdited, !force.contains(found.name) {
        action = .leave(
          reason: "it is no longer needed, but somebody has edited Portolan's part of it")
      } else {
        action = orphans == .archive ? .archive : .delete
      }
    case .unclear(let reason): action = .leave(reason: "it is no longer needed, but \(reason)")
    case .inviting, .somebodyElse: return nil
    }
    return Page(
      name: found.name, title: found.name, address: wiki.address(ofPage: found.name),
      action: action, old: found.part, new: action == .archive ? wiki.outdatedNotice : "",
      wanted: nil, found: found)
  }
}
