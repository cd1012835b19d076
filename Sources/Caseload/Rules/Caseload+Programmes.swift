import Casework
import Documents
import LocalStore

/// What became of one programme file.
package struct ProgrammeUpdate: Sendable, Equatable {
    package enum Result: Sendable, Equatable {
        case added
        case changed
        case unchanged
        /// The office's own document stands above this laptop's.
        case outranked
        /// The file cannot be used; what was in force stays so.
        case refused(ProgrammeError)
    }

    package let file: String
    package let result: Result

    package init(file: String, result: Result) {
        self.file = file
        self.result = result
    }
}

extension Caseload {
    /// Takes programme files (JSON5) into the store as register documents of this laptop.
    ///
    /// Each is checked whole before it is stored; a broken one changes nothing. One transaction.
    ///
    /// `files`: Names, for messages, and contents.
    package func installProgrammes(
        _ files: [(name: String, bytes: [UInt8])]
    ) throws(CaseloadError) -> [ProgrammeUpdate] {
        var parsed: [(name: String, Swift.Result<Programme, ProgrammeError>)] = []
        for (name, bytes) in files {
            do {
                parsed.append((name, .success(try ProgrammeFile.parse(bytes, file: name))))
            } catch {
                parsed.append((name, .failure(error)))
            }
        }
        return try write { (writer) throws(StoreError) in
            let refusals = try Self.broken(parsed.map { ($0.name, $0.1) }, writer)
            var updates: [ProgrammeUpdate] = []
            for (place, (name, result)) in parsed.enumerated() {
                switch result {
                case .failure(let error):
                    updates.append(ProgrammeUpdate(file: name, result: .refused(error)))
                case .success(let programme):
                    var result = ProgrammeUpdate.Result.unchanged
                    if let refusal = refusals[place] {
                        result = .refused(refusal)
                    } else {
                        result = try Self.install(programme, writer)
                    }
                    updates.append(ProgrammeUpdate(file: name, result: result))
                }
            }
            return updates
        }
    }

    /// Which of some files bring forms that cannot be used beside the programmes in force and each other.
    ///
    /// By place; what is no programme, or none that can be read, is passed over.
    static func broken(
        _ parsed: [(String, Swift.Result<Programme, ProgrammeError>?)],
        _ reader: Reader,
    ) throws(StoreError) -> [Int: ProgrammeError] {
        var files: [FormAdmission.File] = []
        for (place, (name, result)) in parsed.enumerated() {
            guard case .success(let programme) = result else { continue }
            files.append(FormAdmission.File(place: place, name: name, programme: programme))
        }
        guard !files.isEmpty else { return [:] }
        let rules = try Rules.current(nil, reader)
        return FormAdmission(inForce: rules.book.programmes, files).refused
    }

    static func install(
        _ programme: Programme,
        _ writer: Writer,
    ) throws(StoreError) -> ProgrammeUpdate.Result {
        let body = (programme.json.object ?? JSONObject()).filteringNames { !$0.hasPrefix("_") }
        let stored = try writer.document(programme.documentID)
        if let stored, !stored.deleted, stored.body == body { return .unchanged }
        let parent = stored.flatMap { $0.deleted ? nil : $0.revision }
        let put = try writer.put(programme.documentID, body, parent: parent, local: true)
        switch put {
        case .stored: return parent == nil ? .added : .changed
        case .unchanged: return .unchanged
        case .outranked, .conflict: return .outranked
        }
    }
}
