import Testing

/// Test of the tests: an engine that is wrong must not get through.
struct MutantTests {
    @Test(arguments: Mutant.allCases.filter { $0 != .none })
    func `a broken engine is caught within the usual seeds`(_ mutant: Mutant) {
        for seed in Seeds.usual {
            let violations = Simulation(seed: seed, mutant: mutant).run()
            guard violations.isEmpty else {
                print("\(mutant): caught by \(violations[0])")
                return
            }
        }
        Issue.record("\(mutant) got through \(Seeds.usual.count) seeds")
    }
}
