import DOT

// Every kind of message is written and read here, side by side.

extension Message {
  /// What a worker says first.
  static let hello = Message(["portolan render worker 1"])

  // MARK: From the parent: palette and limit, then jobs

  init(palette: SVGPalette, secondsPerDrawing: Int) {
    self.init(
      ["\(secondsPerDrawing)"]
        + palette.entries.flatMap { entry in
          [entry.light, entry.dark, entry.darkArea].map { $0.rgb.map(String.init) ?? "" }
        })
  }

  var secondsPerDrawing: Int? { fields.first.flatMap { Int($0) } }

  var palette: SVGPalette {
    let colors = fields.dropFirst().map { UInt32($0).map { DOTColor($0) } ?? .transparent }
    return SVGPalette(
      stride(from: 0, to: colors.count - 2, by: 3).map { index in
        .init(colors[index], dark: colors[index + 1], darkArea: colors[index + 2])
      })
  }

  init(_ job: RenderJob) {
    self.init([
      job.id, job.title, job.summary, job.dot,
      "\(job.nodeCount)", "\(job.edgeCount)", "\(job.clusterCount)",
    ])
  }

  var job: RenderJob? {
    let counts = fields.dropFirst(4).compactMap { Int($0) }
    guard fields.count == 7, counts.count == 3 else { return nil }
    return RenderJob(
      id: fields[0], title: fields[1], summary: fields[2], dot: fields[3],
      nodeCount: counts[0], edgeCount: counts[1], clusterCount: counts[2])
  }

  // MARK: From the worker: one reply for each job

  init(_ result: Result<SVG, RenderFailure.Reason>) {
    switch result {
    case .success(let svg): self.init(["svg", svg.text, "\(svg.width)", "\(svg.height)"])
    case .failure(.complaint(let text)): self.init(["complaint", text])
    case .failure(.miscounted(let kind, let expected, let drawn)):
      self.init(["miscounted", kind, "\(expected)", "\(drawn)"])
    case .failure(.malformedSVG(let fault)): self.init(["malformed", fault])
    case .failure(.unknownColor(let color)): self.init(["color", color])
    case .failure(.invalidID): self.init(["id"])
    case .failure(.timedOut), .failure(.crashed): self.init([])  // only the parent sees these
    }
  }

  var result: Result<SVG, RenderFailure.Reason> {
    func text(_ index: Int) -> String { fields.indices.contains(index) ? fields[index] : "" }
    func number(_ index: Int) -> Int { Int(text(index)) ?? 0 }
    return switch text(0) {
    case "svg": .success(SVG(text: text(1), width: number(2), height: number(3)))
    case "complaint": .failure(.complaint(text(1)))
    case "miscounted":
      .failure(.miscounted(kind: text(1), expected: number(2), drawn: number(3)))
    case "malformed": .failure(.malformedSVG(text(1)))
    case "color": .failure(.unknownColor(text(1)))
    case "id": .failure(.invalidID)
    default: .failure(.crashed("unknown reply"))
    }
  }
}
