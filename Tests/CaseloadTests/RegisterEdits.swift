import Documents
import LocalStore
import TestSupport

@testable import Caseload

extension Bench {
    /// One edit as the office might send it: a family renamed, moved, new or gone; a member likewise.
    func editRegister(_ round: Int, _ generator: inout SeededGenerator) throws {
        let index = try caseload.reread()
        let id = index.id(Int.random(in: 0..<index.count, using: &generator))
        let other = index.id(Int.random(in: 0..<index.count, using: &generator))
        let kind = Int.random(in: 0..<6, using: &generator)
        try store.write { (writer) throws(StoreError) in
            var body = try writer.document(id)?.body ?? JSONObject()
            let parent = try writer.revision(id)
            switch kind {
            case 0:
                body["village"] = .string("Desa Baru \(round)")
                try writer.put(id, body, parent: parent)
            case 1:
                body["desil"] = 1
                body["programmes"] = [["programme": "baru"]]
                try writer.put(id, body, parent: parent)
            case 2:
                try writer.put(
                    DocumentID("family:N\(round)"),
                    ["type": "family", "village": "Baru"],
                )
                try writer.put(
                    DocumentID("member:N\(round)"),
                    ["type": "member", "family": .string("family:N\(round)"), "name": "Siti Baru"],
                )
            case 3:
                guard let parent else { return }
                try writer.delete(id, parent: parent)
            default:
                let query = "SELECT key FROM member WHERE family = ? LIMIT 1"
                let key = CaseloadProjections.key(id.rawValue)
                guard let member = try writer.first(query, [.text(key)], { $0.text(0) }) else {
                    return
                }
                let memberID = DocumentID("member:" + member)
                var person = try writer.document(memberID)?.body ?? JSONObject()
                if kind == 4 { person["family"] = .string(other.rawValue) }
                person["name"] = .string("Zainab Baru \(round)")
                try writer.put(memberID, person, parent: try writer.revision(memberID))
            }
        }
    }
}
