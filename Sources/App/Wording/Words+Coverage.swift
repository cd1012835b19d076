import Caseload
import Casework

/// Sentences about the checks that a session's roster writes.
extension Words {
    /// How many obligations follow from a saved form, and what stays as somebody recorded it; nil where
    /// it covers none.
    ///
    /// `isUndone`: For a form that was taken back, or whose taking back was.
    package func covered(_ back: RecordChangeBack, isUndone: Bool = false) -> String? {
        var parts: [String] = []
        if back.covered > 0 {
            let count = number(back.covered)
            parts.append(
                isUndone
                    ? pick("\(count) isian kewajiban ikut.", "\(count) checks with it.")
                    : pick("\(count) isian kewajiban ikut tercatat.", "\(count) checks recorded.")
            )
        }
        let kept = back.kept
        guard !kept.isEmpty else { return parts.isEmpty ? nil : parts.joined(separator: " ") }
        var names = kept.prefix(Self.mostKept).map { keptCheck($0) }.joined(separator: "; ")
        if kept.count > Self.mostKept {
            let more = number(kept.count - Self.mostKept)
            names += pick("; dan \(more) lagi", "; and \(more) more")
        }
        let count = number(kept.count)
        parts.append(
            pick(
                "\(count) tidak diubah, sudah dicatat lain: \(names). Ubah di Catat atau Daftar Hadir bila perlu.",
                "\(count) left alone, recorded otherwise: \(names). Change them in the grid if need be.",
            )
        )
        return parts.joined(separator: " ")
    }

    private static let mostKept = 2

    /// *Siti tetap tidak (di sini patuh)*.
    package func keptCheck(_ check: KeptCheck) -> String {
        let stands =
            check.inConflict ? pick("dalam konflik", "in conflict") : name(of: check.recorded)
        let wanted = name(of: check.wanted)
        return pick(
            "\(check.name) tetap \(stands) (di sini \(wanted))",
            "\(check.name) stays \(stands) (here \(wanted))",
        )
    }
}
