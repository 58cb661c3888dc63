/// One dimension of a region: slices along a number line, each with the region that lies below it.
///
/// Layers nest, the content of one being the next dimension, and end with `Presence`. So a set of
/// ports is one layer, and the TCP packets of a family are four. What no slice covers is empty.
/// Equal slices that touch are one slice, which makes the whole tree canonical.
struct Layer<Bound: FixedWidthInteger & UnsignedInteger & Sendable, Content: Region>: Region {
  struct Slice: Hashable, Sendable {
    let lower: Bound
    fileprivate(set) var upper: Bound
    let content: Content
  }

  // INVARIANT: ascending and disjoint; no content is empty; slices that touch differ in content.
  private(set) var slices: [Slice] = []

  static var empty: Self { Self() }

  var isEmpty: Bool { slices.isEmpty }

  var measure: Double {
    slices.reduce(0) { $0 + (Double($1.upper - $1.lower) + 1) * $1.content.measure }
  }

  /// Adds a slice above all others.
  mutating func append(_ lower: Bound, _ upper: Bound, _ content: Content) {
    guard !content.isEmpty else { return }
    if let last = slices.last, last.upper + 1 == lower, last.content == content {
      slices[slices.count - 1].upper = upper
    } else {
      slices.append(Slice(lower: lower, upper: upper, content: content))
    }
  }

  /// What lies below one position.
  func content(at position: Bound) -> Content {
    guard let slice = slices(from: position).first, slice.lower <= position else { return .empty }
    return slice.content
  }

  /// The slices that reach a position or lie above it.
  func slices(from position: Bound) -> ArraySlice<Slice> {
    var candidates = slices.indices
    while !candidates.isEmpty {
      let middle = candidates.lowerBound + candidates.count / 2
      if slices[middle].upper < position {
        candidates = (middle + 1)..<candidates.upperBound
      } else {
        candidates = candidates.lowerBound..<middle
      }
    }
    return slices[candidates.lowerBound...]
  }
}

// MARK: - Where the layer is, whatever lies below

extension Layer {
  /// The positions below which there is something.
  var support: Layer<Bound, Presence> {
    var support = Layer<Bound, Presence>()
    for slice in slices { support.append(slice.lower, slice.upper, .present) }
    return support
  }

  /// The different contents in the order of their first slice, each with the positions that it lies
  /// below.
  var groups: [(support: Layer<Bound, Presence>, content: Content)] {
    var groups: [(support: Layer<Bound, Presence>, content: Content)] = []
    var indices: [Content: Int] = [:]
    for slice in slices {
      let index = indices[slice.content] ?? groups.count
      if index == groups.count {
        indices[slice.content] = index
        groups.append((.empty, slice.content))
      }
      groups[index].support.append(slice.lower, slice.upper, .present)
    }
    return groups
  }

  /// Creates the layer with the same content below all given positions.
  init(_ support: Layer<Bound, Presence>, _ content: Content) {
    for slice in support.slices { append(slice.lower, slice.upper, content) }
  }
}

extension Layer<UInt16, Presence> {
  static let all = Self([0...UInt16.max])
}

extension Layer where Content == Presence {
  /// Creates the set of all positions in the given ranges, which may overlap and have any order.
  init(_ ranges: some Sequence<ClosedRange<Bound>>) {
    var pending: ClosedRange<Bound>?
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let current = pending, range.lowerBound <= current.upperBound {
        pending = current.lowerBound...max(current.upperBound, range.upperBound)
      } else {
        if let current = pending { append(current.lowerBound, current.upperBound, .present) }
        pending = range
      }
    }
    if let current = pending { append(current.lowerBound, current.upperBound, .present) }
  }

  var ranges: [ClosedRange<Bound>] { slices.map { $0.lower...$0.upper } }

  func contains(_ position: Bound) -> Bool { content(at: position) == .present }
}
