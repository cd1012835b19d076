import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// Draws what is lacking to the quality sample of a quarter, for each worker whose records are here.
    ///
    /// Drawn from are all records of the quarter that somebody else keyed: not those from files, none in
    /// conflict, none that is restricted, none of the sample itself. Nothing is drawn twice; with enough drawn already nothing is
    /// written. The draw is kept with its seed, see `SampleRule` and `DrawnSample`, and cannot be undone: who
    /// took it back could look at what was drawn, or draw until the sample suits.
    ///
    /// - `seed`: New for each draw; who could foresee it would know which records are looked at.
    /// Throws `needsRole` in a plain worker's store.
    package func drawSample(
        _ quarter: Quarter,
        seed: String? = nil,
        at moment: Moment,
    ) throws(CaseloadError) -> SampleDrawn {
        let seed = seed ?? RecordToken.make()
        let worker = worker
        let made = try write { (writer) throws(StoreError) -> SampleDrawn? in
            let owner = try StoreOwner.read(writer)
            guard owner.role.rekeys else { return nil }
            let population = try population(quarter, besides: owner, writer, rules(writer))
            let recorder = SupervisionRecorder(writer: writer, worker: worker, moment: moment)
            var workers = 0
            var records = 0
            for (name, all) in population.sorted(by: { $0.key < $1.key }) {
                let id = DrawnSample.id(quarter, name)
                let stored = try writer.document(id)
                var sample =
                    stored.flatMap { $0.deleted ? nil : DrawnSample($0.body) }
                    ?? DrawnSample(quarter: quarter, worker: name)
                let picks = SampleRule.draw(
                    from: all.keys.map(\.self),
                    beside: Set(sample.picks.map(\.record)),
                    seed: seed,
                )
                guard !picks.isEmpty else { continue }
                sample.draws.append(
                    DrawnSample.Draw(
                        seed: seed,
                        population: all.count,
                        digest: SampleRule.digest(of: all.keys.map(\.self)),
                        picks: picks.compactMap { id in
                            all[id].map { DrawnSample.Pick(record: id, revision: $0) }
                        },
                        by: worker.name,
                        at: moment.description,
                    )
                )
                var members = sample.members
                recorder.authorship.write(to: &members)
                if try recorder.put(id, members) != nil {
                    workers += 1
                    records += picks.count
                }
            }
            return SampleDrawn(
                records: records,
                workers: workers,
                population: population.values.reduce(0) { $0 + $1.count },
                waiting: try writer.waitingCount(),
            )
        }
        guard let made else { throw .needsRole }
        return made
    }

    /// The records of a quarter that others keyed, with their revisions, by the name stamped on them.
    func population(
        _ quarter: Quarter,
        besides owner: StoreOwner,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> [String: [DocumentID: RevisionID]] {
        let disputed = try openConflicts(reader)
        let restricted = try restriction(reader).ids
        var population: [String: [DocumentID: RevisionID]] = [:]
        try QuarterScan.records(quarter, reader) { stored in
            guard let name = stored.body["by"]?.string, !name.isEmpty,
                !owner.names.contains(name), !disputed.contains(stored.id),
                stored.body["how"]?.string != EntryMethod.imported.rawValue,
                !restricted.contains(stored.id), !rules.isRestricted(stored.id, stored.body)
            else { return }
            population[name, default: [:]][stored.id] = stored.revision
        }
        return population
    }

    /// The records that were drawn in a quarter; what is open first.
    ///
    /// To a plain worker those of her own that were keyed again.
    package func sampleTasks(_ quarter: Quarter) throws(CaseloadError) -> [SampleTask] {
        try readUnveiled { (reader) throws(StoreError) in
            var samples = SampleReader(reader, try rules(reader), quarter)
            let tasks = try samples.tasks()
            let owner = try StoreOwner.read(reader)
            guard !owner.role.seesAll else { return tasks }
            return tasks.filter { !$0.isOpen && owner.names.contains($0.worker) }
        }
    }
}
