import App
import Caseload
import Casework
import Exchange
import FoundationEssentials
import LocalStore

/// A store with fictitious families in it.
enum DemoStore {
    /// Makes the store and fills it: from `sample-data`, or with so many families from its seed.
    static func fill(
        _ folder: StoreFolder,
        families: Int?,
        passphrase: Secret,
        label: String,
        role: WorkerRole = .worker,
        _ surroundings: Surroundings,
    ) throws(Refusal) -> Caseload {
        let files: [ImportFile]
        if let families {
            files = generated(families)
        } else {
            files = try shipped(surroundings.places)
        }
        // A supervisor looks at what the worker of the sample recorded.
        // A large sample is of several workers: then she is the first of them.
        let isShared = (families ?? 0) > 300
        let name = role.seesAll || isShared ? "pdp-001" : "Ibu Contoh"
        let worker = Worker(name: name, device: "laptop-demo")
        let (caseload, _) = try EffectRunner.create(
            folder,
            label: label,
            worker: worker,
            passphrase: passphrase,
            surroundings,
        )
        do throws(CaseloadError) {
            _ = try caseload.importFiles(files, at: surroundings.now())
            // What a changed programme file refuses of them is left out.
            if families == nil { _ = try caseload.fill(sampleForms(surroundings.places)) }
            guard role.seesAll else { return caseload }
            return try handOver(caseload.store, to: role)
        } catch {
            caseload.store.close()
            throw .caseload(error)
        }
    }

    /// Makes it the store of somebody who gathers what the server has.
    private static func handOver(
        _ store: Store,
        to role: WorkerRole,
    ) throws(CaseloadError) -> Caseload {
        do throws(StoreError) {
            try store.write { (writer) throws(StoreError) in
                for waiting in try writer.queue() {
                    try writer.setDelivery(waiting.id, waiting.revision, .server)
                }
            }
        } catch {
            throw .store(error)
        }
        let supervisor = Worker(name: "Penyelia Contoh", device: "laptop-demo")
        try Caseload.set(supervisor, role, in: store)
        return try Caseload(store: store)
    }

    private static func generated(_ families: Int) -> [ImportFile] {
        let sample = SampleCaseload(seed: SampleCaseload.committed.seed, families: families)
        return CaseloadKind.allCases.map { kind in
            ImportFile(name: kind.rawValue + ".csv", bytes: sample.file(kind))
        }
    }

    /// The filled forms of `sample-data`; none where the file is missing or damaged.
    private static func sampleForms(_ places: Places) -> [SampleForm] {
        guard let folder = places.sampleData,
            let bytes = try? FileBytes.read(folder + "/formulir.json5")
        else { return [] }
        return (try? SampleForm.list(bytes)) ?? []
    }

    /// The CSV files of `sample-data`.
    private static func shipped(_ places: Places) throws(Refusal) -> [ImportFile] {
        guard let folder = places.sampleData else { throw .noProgrammeFiles }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".csv") }.sorted()
        var files: [ImportFile] = []
        for name in names {
            files.append(
                ImportFile(name: name, bytes: try FileBytes.read(folder + "/" + name))
            )
        }
        return files
    }
}

/// The throw-away demo lives on the day of its sample data, at the time of day that it is.
///
/// So half the working quarter is recorded whenever someone tries it.
enum DemoClock {
    static func clock(over now: @escaping @Sendable () -> Moment) -> @Sendable () -> Moment {
        let day = SampleCaseload.committed.today.dayNumber
        return {
            let moment = now()
            let local = day * 86_400 + moment.secondOfDay
            return Moment(seconds: local - moment.offset, offset: moment.offset)
        }
    }
}
