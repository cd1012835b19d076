import Testing

/// Test of the tests: an engine that is wrong must not get through.
struct MutantTests {
    @Test(arguments: Mutant.allCases.filter { $0 != .none })
    func `a broken engine is caught within the usual seeds by all that it breaks`(
        _ mutant: Mutant
    ) {
        var caught: [Violation] = []
        for seed in Seeds.usual {
            for violation in Simulation(seed: seed, mutant: mutant).run()
            where !caught.contains(where: { $0.kind == violation.kind }) {
                caught.append(violation)
            }
            guard !mutant.breaks.isSubset(of: caught.map(\.kind)) else {
                for violation in caught where mutant.breaks.contains(violation.kind) {
                    print("\(mutant): caught by \(violation)")
                }
                return
            }
        }
        Issue.record("\(mutant) got through \(Seeds.usual.count) seeds with \(caught)")
    }
}
