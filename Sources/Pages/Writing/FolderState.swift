import Fingerprints

/// What a folder holds, compared with what it should hold.
struct FolderState {
  /// A wanted file, and what stands in its place.
  struct File {
    let path: OutputPath
    let content: OutputFile.Content
    /// The hash of what is there, line feeds at the ends of lines; nil where nothing is.
    let found: Fingerprint?
    /// What the manifest says.
    let entry: Manifest.Entry?
    /// The hash of what is wanted; where there are pictures: of what it is made from.
    let wanted: Fingerprint
    /// Whether it holds pictures.
    let isDrawn: Bool

    /// Whether the file is as it should be.
    var isFresh: Bool {
      isDrawn ? entry?.source == wanted && isUntouched : found == wanted
    }

    /// Whether it is as Portolan left it.
    var isUntouched: Bool { found != nil && found == entry?.sha256 }
  }

  let files: [File]
  /// The text of the manifest, as it was found.
  let manifestText: Fingerprint?
  /// Files of the manifest that are no longer wanted, with what is there.
  let leftovers: [(path: OutputPath, isUntouched: Bool)]
  /// Where files were that are not wanted, innermost first: an interrupted run may have removed the files, or
  /// only begun to write them.
  let formerFolders: [OutputPath]
  /// Half-written files of an earlier run.
  let staged: [OutputPath]

  init(
    of documentation: Documentation, in folder: OutputFolder, _ renderer: PictureRenderer
  ) throws(WriteError) {
    let (found, text) = try Self.manifest(in: folder)
    self.manifestText = text
    let pending = Self.pendingManifest(in: folder)
    let manifest = Self.completed(found, with: pending, in: folder)
    let results = documentation.files.concurrentMap { file in
      Result { () throws(WriteError) in
        try File(file, entry: manifest.files[file.path], in: folder, renderer)
      }
    }
    var files: [File] = []
    for result in results { files.append(try result.get()) }
    self.files = files
    let wanted = Set(files.map(\.path))
    var leftovers: [(path: OutputPath, isUntouched: Bool)] = []
    for (name, entry) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard let path = OutputPath(name) else {
        throw .damagedManifest(Manifest.fileName)
      }
      guard !wanted.contains(path), let found = try? Self.found(path, in: folder) else { continue }
      leftovers.append((path, found == entry.sha256))
    }
    self.leftovers = leftovers
    let former = (Array(manifest.files.keys) + Array(pending.files.keys)).compactMap(
      OutputPath.init
    )
    .filter { !wanted.contains($0) }
    self.formerFolders = Set(former.flatMap { Self.realFolders(of: $0, in: folder) }).sorted()
      .reversed()
    let folders = Set(files.flatMap(\.path.folders) + formerFolders)
    self.staged = ([nil] + folders.sorted().map(Optional.some)).flatMap { path in
      folder.names(in: path).filter { $0.hasPrefix(".") && $0.hasSuffix(OutputPath.stagedSuffix) }
        .compactMap { name in OutputPath(path.map { "\($0.text)/\(name)" } ?? name) }
    }
  }

  /// What is in the way, and neither Portolan's nor the same as what it would write.
  var foreign: [String] {
    files.filter(\.isForeign).map(\.path.text)
  }

  /// The files with pictures among the same, once these are drawn: one that the manifest does not know may be
  /// ours of an interrupted run.
  func foreign(_ drawn: [OutputPath: String]) -> [String] {
    files.filter { file in
      guard let found = file.found, file.entry == nil, let text = drawn[file.path] else {
        return false
      }
      return Fingerprint(of: text) != found
    }.map(\.path.text)
  }

  /// The files whose pictures have to be drawn.
  var outdatedDrawings: [File] { files.filter { $0.isDrawn && !$0.isFresh } }

  /// What is not as it should be, by path.
  var staleFiles: [StaleFile] {
    let wanted = files.filter { !$0.isFresh }.map { file in
      let problem: StaleFile.Problem =
        if file.found == nil {
          .missing
        } else if file.entry == nil {
          .foreign
        } else {
          file.isUntouched ? .outdated : .edited
        }
      return StaleFile(path: file.path.text, problem: problem)
    }
    let superfluous = leftovers.map { StaleFile(path: $0.path.text, problem: .superfluous) }
    let own =
      manifestText == nil && !files.isEmpty
      ? [StaleFile(path: Manifest.fileName, problem: .missing)] : []
    return (wanted + superfluous + own).sorted { $0.path < $1.path }
  }

  // MARK: Reading the folder

  private static func manifest(
    in folder: OutputFolder
  ) throws(WriteError) -> (Manifest, Fingerprint?) {
    guard let path = OutputPath(Manifest.fileName),
      let kind = try? folder.kind(of: path), kind != .nothing
    else { return (Manifest(), nil) }
    do {
      let bytes = try folder.content(of: path)
      guard let manifest = Manifest(bytes) else { throw WriteError.damagedManifest(path.text) }
      return (manifest, Fingerprint(ofLines: bytes))
    } catch let error as SystemError {
      throw .system(path: path.text, reason: error.text)
    } catch {
      throw .damagedManifest(path.text)
    }
  }

  /// The manifest that an interrupted run was about to write; empty where there is none.
  private static func pendingManifest(in folder: OutputFolder) -> Manifest {
    guard let path = OutputPath(Manifest.fileName)?.staged,
      let bytes = try? folder.content(of: path), let pending = Manifest(bytes)
    else { return Manifest() }
    return pending
  }

  /// The manifest with the files that an interrupted run had already put in place: what the manifest that it
  /// left says about a file holds if the file is there.
  private static func completed(
    _ manifest: Manifest, with pending: Manifest, in folder: OutputFolder
  ) -> Manifest {
    var manifest = manifest
    for (name, entry) in pending.files {
      guard let path = OutputPath(name), let found = try? Self.found(path, in: folder),
        found == entry.sha256
      else { continue }
      manifest.files[name] = entry
    }
    return manifest
  }

  /// The folders on the way to a file that are there, and that no symbolic link leads to.
  private static func realFolders(of path: OutputPath, in folder: OutputFolder) -> [OutputPath] {
    Array(path.folders.prefix { (try? folder.kind(of: $0)) == .folder })
  }

  /// The hash of the file at a path; nil where there is none.
  fileprivate static func found(
    _ path: OutputPath, in folder: OutputFolder
  ) throws(WriteError) -> Fingerprint? {
    do {
      for parent in path.folders {
        switch try folder.kind(of: parent) {
        case .folder: continue
        case .nothing: return nil
        case .file, .symbolicLink, .other: throw WriteError.notAFolder(parent.text)
        }
      }
      switch try folder.kind(of: path) {
      case .nothing: return nil
      case .file: return Fingerprint(ofLines: try folder.content(of: path))
      case .folder, .symbolicLink, .other: throw WriteError.foreignFiles([path.text])
      }
    } catch let error as SystemError {
      throw .system(path: path.text, reason: error.text)
    } catch let error as WriteError {
      throw error
    } catch {
      throw .system(path: path.text, reason: "\(error)")
    }
  }
}

extension FolderState.File {
  fileprivate init(
    _ file: OutputFile, entry: Manifest.Entry?, in folder: OutputFolder,
    _ renderer: PictureRenderer
  ) throws(WriteError) {
    guard let path = OutputPath(file.path) else { throw .unsafePath(file.path) }
    self.init(
      path: path, content: file.content, found: try FolderState.found(path, in: folder),
      entry: entry, wanted: renderer.source(of: file.content),
      isDrawn: !file.content.drawings.isEmpty)
  }

  /// Whether somebody else wrote the text that stands there.
  fileprivate var isForeign: Bool {
    found != nil && entry == nil && !isDrawn && !isFresh
  }
}

extension Fingerprint {
  /// Hashes text whose lines may end in CR LF, as some git checkouts have them.
  init(ofLines bytes: [UInt8]) {
    guard bytes.contains(13) else {
      self.init(of: bytes)
      return
    }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    for (place, byte) in bytes.enumerated()
    where byte != 13 || place + 1 == bytes.count || bytes[place + 1] != 10 {
      lines.append(byte)
    }
    self.init(of: lines)
  }
}
