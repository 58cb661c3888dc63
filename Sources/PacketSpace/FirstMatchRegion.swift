/// A region that can be drawn in one go from rules of which the first that matches decides.
///
/// Applying rules one by one would build and throw away a tree for each. Instead, every dimension is
/// swept once from its lower end: between two positions where a rule starts or ends, the same rules
/// are active, and the next dimension is drawn from those alone.
protocol FirstMatchRegion: Region {
  /// What is prepared once for a list of rules.
  associatedtype Plan

  /// Draws what the active rules admit; nothing where none of them matches.
  static func drawn(_ plan: Plan, active: RuleMask) -> Self
}

extension Presence: FirstMatchRegion {
  /// The plan is the set of rules that allow.
  static func drawn(_ allowing: RuleMask, active: RuleMask) -> Self {
    active.firstIsMember(of: allowing) ? .present : .absent
  }
}

/// What the sweep of a layer needs to know about the rules.
struct SweepPlan<Bound: FixedWidthInteger & UnsignedInteger & Sendable, ContentPlan> {
  /// A position from which on a rule covers this dimension, or no longer does.
  struct Toggle {
    let position: Bound
    let rule: Int
  }

  /// The rules that cover position 0.
  let initial: RuleMask
  /// All changes above position 0, in ascending order.
  let toggles: [Toggle]
  /// The end of the dimension.
  let last: Bound
  let content: ContentPlan

  /// Prepares the sweep for what each rule covers in this dimension.
  init(_ rules: [Layer<Bound, Presence>], through last: Bound, content: ContentPlan) {
    var initial = RuleMask(count: rules.count)
    var toggles: [Toggle] = []
    for (rule, covered) in rules.enumerated() {
      for slice in covered.slices {
        if slice.lower == 0 {
          initial.toggle(rule)
        } else {
          toggles.append(Toggle(position: slice.lower, rule: rule))
        }
        if slice.upper < last {
          toggles.append(Toggle(position: slice.upper + 1, rule: rule))
        }
      }
    }
    toggles.sort { $0.position < $1.position }
    self.initial = initial
    self.toggles = toggles
    self.last = last
    self.content = content
  }
}

extension Layer: FirstMatchRegion where Content: FirstMatchRegion {
  static func drawn(_ plan: SweepPlan<Bound, Content.Plan>, active: RuleMask) -> Self {
    var result = Self()
    var covering = plan.initial.intersection(active)
    var lower: Bound = 0
    for toggle in plan.toggles where active.contains(toggle.rule) {
      if lower < toggle.position {
        result.append(lower, toggle.position - 1, .drawn(plan.content, active: covering))
        lower = toggle.position
      }
      covering.toggle(toggle.rule)
    }
    result.append(lower, plan.last, .drawn(plan.content, active: covering))
    return result
  }
}
