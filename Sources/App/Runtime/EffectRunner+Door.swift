import Caseload
import Casework
import FoundationEssentials
import LocalStore

/// Opening and making profiles.
extension EffectRunner {
    /// Finds the key, opens the store, tells the screen.
    func unlock(_ path: String, _ secret: Secret) {
        do throws(Refusal) {
            guard let passphrase = Passphrase(secret.text) else {
                throw .caseload(.store(.wrongPassphrase))
            }
            let folder = StoreFolder(path)
            let caseload = try Self.open(folder, passphrase, surroundings)
            opened(caseload, label: folder.label())
        } catch {
            post(.unlocked(.failure(error)))
        }
    }

    /// Opens a store with a passphrase; where it cannot be written, a copy for reading (`Store.Unwritten`).
    package static func open(
        _ folder: StoreFolder,
        _ passphrase: Passphrase,
        _ surroundings: Surroundings,
        unwritten: Store.Unwritten = .reading,
    ) throws(Refusal) -> Caseload {
        let options = surroundings.storeOptions
        let store = try Refusal.lifting { () throws(StoreError) in
            let ring = KeyRing(folder, derivation: options.derivation)
            return try Store.open(
                in: folder,
                key: try ring.unlock(passphrase),
                options: options,
                unwritten: unwritten,
            )
        }
        do throws(CaseloadError) {
            return try Caseload(store: store)
        } catch {
            store.close()
            throw .caseload(error)
        }
    }

    /// Makes a profile in the profiles' folder and shows its recovery code.
    func createProfile(_ label: String, _ worker: Worker, _ secret: Secret) {
        do throws(Refusal) {
            guard let profiles = surroundings.profiles else {
                throw .file(path: "$HOME", reason: .missing)
            }
            var generator = SystemRandomNumberGenerator()
            let folder = profiles.newFolder(using: &generator)
            var refused: [ProgrammeError] = []
            let (caseload, recovery) = try Self.create(
                folder,
                label: label,
                worker: worker,
                passphrase: secret,
                surroundings,
            ) { refused = $0 }
            caseload.store.close()
            post(
                .created(
                    .success(
                        CreatedProfile(
                            profile: ProfileChoice(path: folder.path, label: label),
                            recoveryCode: Secret(recovery.description),
                            refused: refused,
                        )
                    )
                )
            )
        } catch {
            post(.created(.failure(error)))
        }
    }

    /// Makes a store with a worker and the programmes that come with the program: whole, or not at all.
    ///
    /// - `told`: Hears of the programme files that could not be used; the store is made without them.
    package static func create(
        _ folder: StoreFolder,
        label: String,
        worker: Worker,
        role: WorkerRole = .worker,
        passphrase secret: Secret,
        _ surroundings: Surroundings,
        told: ([ProgrammeError]) -> Void = { _ in },
    ) throws(Refusal) -> (Caseload, RecoveryCode) {
        guard let passphrase = Passphrase(secret.text) else { throw .passphraseTooShort }
        let files = try programmeFiles(surroundings.places)
        var generator = SystemRandomNumberGenerator()
        let (store, recovery) = try Refusal.lifting { () throws(StoreError) in
            try Store.initialise(
                in: folder,
                label: label,
                passphrase: passphrase,
                options: surroundings.storeOptions,
                using: &generator,
            )
        }
        return try finishing(store, in: folder) { () throws(CaseloadError) in
            let caseload = try Caseload.create(in: store, worker: worker, role: role)
            let updates = try caseload.installProgrammes(files)
            told(
                updates.compactMap { update in
                    if case .refused(let error) = update.result { error } else { nil }
                }
            )
            return (caseload, recovery)
        }
    }

    /// Makes a store that was just made into what it is for, or takes it away again.
    ///
    /// One that is nobody's would stand in the way of the next try, and its recovery code was never shown.
    static func finishing<Made>(
        _ store: Store,
        in folder: StoreFolder,
        _ body: () throws(CaseloadError) -> Made,
    ) throws(Refusal) -> Made {
        do throws(CaseloadError) {
            return try body()
        } catch {
            store.close()
            try? FileManager.default.removeItem(atPath: folder.path)
            throw .caseload(error)
        }
    }

    /// The programme files beside the program, by name.
    package static func programmeFiles(
        _ places: Places
    ) throws(Refusal) -> [(name: String, bytes: [UInt8])] {
        guard let folder = places.programmes else { throw .noProgrammeFiles }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".json5") }.sorted()
        guard !names.isEmpty else { throw .noProgrammeFiles }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names {
            files.append((name, try FileBytes.read(folder + "/" + name)))
        }
        return files
    }
}
