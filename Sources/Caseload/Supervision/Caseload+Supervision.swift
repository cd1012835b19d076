import Casework
import Documents
import LocalStore

extension Caseload {
    /// How the workers stand whose families and records are in this store.
    ///
    /// A supervisor sees them all, a plain worker herself alone, also where she shares families with others.
    /// A store from before there were roles is given one here: a supervisor's, where it gathers the families
    /// of two workers at least and she is none of them. Costs a reading of every family and of every record of
    /// the quarter: seconds in a large store.
    package func supervision(
        _ quarter: Quarter,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> Supervision {
        let standing = try familyProgress(quarter, today: today, progress)
        try settleRole(standing)
        return try read { (reader) throws(StoreError) in
            let owner = try StoreOwner.read(reader)
            let rules = try rules(reader)
            var gathering = Gathering(
                names: try WorkerNames(reader),
                disputed: try openConflicts(reader),
            )
            let holder = owner.role.seesAll ? nil : worker.name
            try gathering.addFamilies(standing, holder: holder, reader)
            var own = Set(owner.names.map(gathering.names.canonical))
            // Where none of the families is hers and every one is one other name's, also where some are shared,
            // the office knows her by that name.
            if !owner.role.seesAll, own.isDisjoint(with: gathering.workers.keys),
                let sole = gathering.soleWorker(of: standing.index.count)
            {
                let name = worker.name.isEmpty ? sole : gathering.names.canonical(worker.name)
                gathering.join(own.union([sole]), to: name)
                own = [name]
            }
            let names = gathering.names
            try gathering.addRecords(quarter, reader, rules)
            gathering.addProfiles()
            let (rates, drawn) = try Self.quality(quarter, reader, rules, names) {
                owner.role.seesAll || own.contains($0)
            }
            var workers = gathering.workers
            for (name, sample) in drawn {
                var worker = workers[name] ?? WorkerStanding(name: name)
                (worker.drawn, worker.unkeyed) = sample
                worker.quality = rates.workers[name] ?? QualityRate()
                workers[name] = worker
            }
            if owner.role.seesAll {
                // Whoever only looks after the others is no line of her own.
                workers = workers.filter { name, worker in
                    !own.contains(name) || worker.families > 0
                }
            } else {
                workers = workers.filter { own.contains($0.key) }
            }
            let profile = try WorkerProfile.read(reader)
            for name in own where workers[name] != nil {
                workers[name]?.desk = profile.desk
                workers[name]?.marks = profile.marks
            }
            return Supervision(
                quarter: quarter,
                workers: workers.values.sorted { $0.name < $1.name },
                isGathering: owner.role.seesAll,
                role: owner.role,
                quality: rates,
            )
        }
    }

    /// Gives a store from before there were roles the one that it was used in.
    private func settleRole(_ standing: FamilyProgress) throws(CaseloadError) {
        let isUnsettled = try readUnveiled { (reader) throws(StoreError) in
            try StoreOwner.isUnsettled(reader)
        }
        guard isUnsettled else { return }
        try write { (writer) throws(StoreError) in
            let owner = try StoreOwner.read(writer)
            let names = try WorkerNames(writer)
            var gathering = Gathering(names: names, disputed: [])
            try gathering.addFamilies(standing, holder: nil, writer)
            let assigned = Set(gathering.workers.keys)
            let isHers = !assigned.isDisjoint(with: owner.names.map(names.canonical))
            let gathers =
                assigned.count > 1 && !isHers
                && gathering.soleWorker(of: standing.index.count) == nil
            try StoreOwner.settle(gathers ? .supervisor : owner.role, writer)
        }
    }

    /// The error rates, and how many records of each worker were drawn and are not keyed again yet.
    private static func quality(
        _ quarter: Quarter,
        _ reader: Reader,
        _ rules: Rules,
        _ names: WorkerNames,
        where isShown: (String) -> Bool,
    ) throws(StoreError) -> (QualityFigures, [String: (drawn: Int, unkeyed: Int)]) {
        let samples = SampleReader(reader, rules, quarter)
        let rekeyings = try samples.rekeyings().filter { !$0.value.isReopened }
        var counter = QualityCounter()
        var drawn: [String: (drawn: Int, unkeyed: Int)] = [:]
        for rekeying in rekeyings.values {
            let name = names.canonical(rekeying.worker)
            guard isShown(name) else { continue }
            counter.add(rekeying, worker: name)
            // Where the sample itself is not here, what came of it is.
            drawn[name, default: (0, 0)].drawn += 1
        }
        for sample in try samples.samples() {
            let name = names.canonical(sample.worker)
            let unkeyed = sample.picks.count { rekeyings[$0.record] == nil }
            guard isShown(name), unkeyed > 0 else { continue }
            drawn[name, default: (0, 0)].drawn += unkeyed
            drawn[name, default: (0, 0)].unkeyed += unkeyed
        }
        return (counter.finished(rules), drawn)
    }
}
