import Casework
import Documents
import Forms

/// Which programme files may come in: those whose forms can be read beside what is in force.
///
/// A file may name lists of one that comes with it, in either order. One that would break the forms of a
/// programme in force, by taking a list away, is refused, with that programme's fault as the reason. One that names a
/// list of a programme that is not here comes in: its forms wait for the other, its obligations do not.
struct FormAdmission {
    struct File {
        /// Where it stands among all files that came.
        let place: Int
        let name: String
        let programme: Programme
    }

    /// By place.
    private(set) var refused: [Int: ProgrammeError] = [:]

    init(inForce: [Programme], _ files: [File]) {
        var inForce = inForce
        // What is broken already is no fault of a newcomer's.
        while let error = Self.fault(inForce, []) {
            let count = inForce.count
            inForce.removeAll { $0.documentID.rawValue == error.file }
            if inForce.count == count { inForce = [] }
        }
        var left = files
        while !left.isEmpty, let error = Self.fault(inForce, left) {
            if Self.isEarly(error, inForce, left) {
                left.removeAll { $0.name == error.file }
                continue
            }
            // The one named, else one without which all is well, else all.
            var guilty = left.indices.filter { left[$0].name == error.file }
            if guilty.isEmpty {
                guilty = left.indices.filter { place in
                    var others = left
                    others.remove(at: place)
                    return Self.fault(inForce, others) == nil
                }
                guilty = Array(guilty.prefix(1))
            }
            if guilty.isEmpty { guilty = Array(left.indices) }
            for place in guilty.reversed() {
                refused[left[place].place] = Self.blaming(left[place], error)
                left.remove(at: place)
            }
        }
    }

    /// The fault as the file's own: of one that breaks another programme the message names both.
    private static func blaming(_ file: File, _ error: ProgrammeError) -> ProgrammeError {
        guard error.file != file.name else { return error }
        return ProgrammeError(file: file.name, path: "", reason: .breaks(error))
    }

    /// Whether a file only came before the one whose list it names.
    private static func isEarly(
        _ error: ProgrammeError,
        _ inForce: [Programme],
        _ files: [File],
    ) -> Bool {
        guard case .unknownElsewhere(let name, _) = error.reason,
            files.contains(where: { $0.name == error.file })
        else { return false }
        let programme = FormID(name).programme
        return !inForce.contains { $0.id == programme }
            && !files.contains { $0.programme.id == programme }
    }

    /// What is wrong with the forms of these programmes together; nil for nothing.
    private static func fault(_ inForce: [Programme], _ files: [File]) -> ProgrammeError? {
        // The last file of a programme is the one that stays.
        var chosen: [(id: String, json: JSONValue, file: String)] = []
        for programme in inForce where !files.contains(where: { $0.programme.id == programme.id }) {
            chosen.append((programme.id, programme.json, programme.documentID.rawValue))
        }
        for (place, file) in files.enumerated() {
            let isLast = !files[(place + 1)...].contains { $0.programme.id == file.programme.id }
            if isLast { chosen.append((file.programme.id, file.programme.json, file.name)) }
        }
        do throws(ProgrammeError) {
            _ = try FormBook(programmes: chosen)
            return nil
        } catch {
            return error
        }
    }
}
