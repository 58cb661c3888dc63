/// Carries out a plan: first everything is put on the disk under other names, then it is moved to its
/// place, then what is no longer needed is removed, and last the manifest says so.
struct WriteTransaction {
  private let folder: OutputFolder
  private var madeFolders: [OutputPath] = []
  private var staged: [OutputPath] = []

  init(_ folder: OutputFolder) {
    self.folder = folder
  }

  func carryOut(_ plan: WritePlan) throws(WriteError) {
    var transaction = self
    try transaction.run(plan)
  }

  private mutating func run(_ plan: WritePlan) throws(WriteError) {
    guard let manifestPath = OutputPath(Manifest.fileName) else { return }
    try attempt(folder.root) { () throws(SystemError) in try folder.makeRoot() }
    for path in plan.staged {
      try attempt(path.text) { () throws(SystemError) in try folder.removeFile(path) }
    }
    do {
      // The manifest comes first: it tells the next run what this one was about.
      if let manifest = plan.manifest { try stage([(manifestPath, manifest)]) }
      try stage(plan.writes)
    } catch {
      undo()
      throw error
    }
    for (path, _) in plan.writes { try commit(path) }
    for path in plan.removals {
      try attempt(path.text) { () throws(SystemError) in try folder.removeFile(path) }
    }
    for path in plan.formerFolders { folder.removeFolderIfEmpty(path) }
    if plan.manifest != nil { try commit(manifestPath) }
  }

  private mutating func stage(
    _ files: [(path: OutputPath, bytes: [UInt8])]
  ) throws(WriteError) {
    for parent in Set(files.flatMap(\.path.folders)).sorted() {
      let isNew = try attempt(parent.text) { () throws(SystemError) in
        try folder.makeFolder(parent)
      }
      if isNew { madeFolders.append(parent) }
    }
    staged += files.map(\.path.staged)
    let results = files.concurrentMap { [folder] path, bytes in
      Result { () throws(SystemError) in try folder.create(path.staged, bytes) }
    }
    for (file, result) in zip(files, results) {
      try attempt(file.path.text) { () throws(SystemError) in try result.get() }
    }
  }

  private func commit(_ path: OutputPath) throws(WriteError) {
    try attempt(path.text) { () throws(SystemError) in try folder.move(path.staged, to: path) }
  }

  /// Takes back what was put on the disk so far.
  private func undo() {
    for path in staged { try? folder.removeFile(path) }
    for path in madeFolders.reversed() { folder.removeFolderIfEmpty(path) }
  }

  private func attempt<Result>(
    _ path: String, _ work: () throws(SystemError) -> Result
  ) throws(WriteError) -> Result {
    do {
      return try work()
    } catch {
      throw .system(path: path, reason: error.text)
    }
  }
}
