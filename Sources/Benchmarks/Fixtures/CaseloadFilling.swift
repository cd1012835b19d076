import Caseload
import Casework
import Exchange
import LocalStore

/// Puts files into a caseload the way an import does.
enum CaseloadFilling {
    static let today = Day(2026, 11, 15) ?? .last

    static func fill(
        _ caseload: Caseload,
        with files: CaseloadFiles,
        kinds: [CaseloadKind]
    ) throws {
        for kind in kinds where kind != .records {
            var file = try CaseloadFile(
                file: try Files.read(files.path(kind)),
                named: kind.rawValue,
                today: today
            )
            try caseload.store.write(bulk: true) { (writer) throws(StoreError) in
                while let row = file.next() {
                    guard case .document(let document) = row.content else { continue }
                    try writer.put(document.id, document.body, local: true)
                }
            }
        }
    }
}
