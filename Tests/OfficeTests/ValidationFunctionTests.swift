import Documents
import FoundationEssentials
import TestSupport
import Testing

@testable import Office

/// The validation function as an engine runs it; skipped where the machine has no `nodejs`.
@Suite(.enabled(if: JavaScript.isAvailable, "the package nodejs is not installed"))
struct ValidationFunctionTests {
    private static let worker: JSONValue = ["name": "siti", "roles": ["pendamping"]]
    private static let desk: JSONValue = ["name": "meja-x", "roles": ["meja.daerah-x"]]
    private static let supervisor: JSONValue = ["name": "rina", "roles": ["penyelia.daerah-x"]]
    private static let office: JSONValue = ["name": "kantor-x", "roles": ["kantor.daerah-x"]]
    private static let replicator: JSONValue = [
        "name": "replikator-pendamping", "roles": ["replikator.pendamping"],
    ]
    private static let admin: JSONValue = ["name": "admin", "roles": ["_admin"]]
    private static let all = [worker, desk, office, replicator, admin]

    private struct Case {
        let document: JSONObject
        let user: JSONValue
        /// nil when the server shall take it.
        let refusal: String?
    }

    private static func record(_ kind: String, _ more: JSONObject = [:]) -> JSONObject {
        var body: JSONObject = [
            "_id": .string(kind + ":A-1:x:2026-10"), "type": .string(kind), "by": "Siti",
            "at": "2026-10-05T14:03:00+07:00",
        ]
        for member in more { body[member.name] = member.value.isNull ? nil : member.value }
        return body
    }

    private static let onlyOffice = "data induk hanya diubah kantor"
    private static let onlyWorkers = "catatan hanya ditulis pendamping"

    private static var cases: [Case] {
        var cases: [Case] = []
        func add(_ document: JSONObject, _ users: [JSONValue], _ refusal: String?) {
            cases += users.map { Case(document: document, user: $0, refusal: refusal) }
        }
        for kind in RecordKinds.ofObligations.union(RecordKinds.ofForms).sorted() {
            add(record(kind), [worker, supervisor, desk, replicator, admin], nil)
            add(record(kind), [office], onlyWorkers)
        }
        for kind in RecordKinds.ofSupervision.sorted() {
            add(record(kind), [worker], "pemeriksaan ulang hanya ditulis penyelia")
            add(record(kind), [supervisor, desk, office, replicator, admin], nil)
        }
        add(record("worker"), [worker, supervisor, desk], onlyOffice)
        let decided: JSONObject = [
            "_id": "decision:check:1:1-a", "about": "check:1", "revision": "1-a",
            "verdict": "accepted",
        ]
        add(record("decision", decided), [worker, desk], onlyOffice)
        add(record("decision", decided), [supervisor, office, replicator, admin], nil)
        let bare = decided.setting(["verdict": "refused"]) ?? decided
        add(record("decision", bare), [supervisor, office], "penolakan tanpa alasan")
        add(record("family"), [supervisor], onlyOffice)
        for kind in ["family", "member", "facility", "group", "programme"] {
            add(record(kind), [worker, desk], onlyOffice)
            add(record(kind), [office, replicator, admin], nil)
        }
        // What the recorded server was asked, in our form.
        add(["_id": "k3", "v": 0], all, "dokumen tanpa type")
        add(["_id": "k2", "type": "family"], all, "type tidak sama dengan jenis pada _id")
        add(["_id": "check:", "type": "check"], all, "type tidak sama dengan jenis pada _id")
        add(["_id": "check:1", "type": 5], all, "dokumen tanpa type")
        add(["_id": "check:1", "_deleted": true], all, "dokumen tanpa type")
        add(record("check", ["by": nil]), all, "dokumen tanpa penulis (by)")
        add(record("check", ["by": ""]), all, "dokumen tanpa penulis (by)")
        add(record("check", ["by": ["Siti"]]), all, "dokumen tanpa penulis (by)")
        for at: JSONValue in [nil, "", "kemarin", 5, "2026-10", "05/10/2026"] {
            add(
                record("check", ["at": at]),
                [worker, desk, replicator, admin],
                "dokumen tanpa tanggal (at)",
            )
        }
        add(record("check", ["at": "2026-10-05"]), [worker], nil)
        add(record("rahasia"), all, "jenis dokumen tidak dikenal")
        add(record("constructor"), all, "jenis dokumen tidak dikenal")
        add(record("check", ["_attachments": ["a": [:]]]), [worker], "lampiran tidak diterima")

        // Deletions: tombstones that say what they settle, by any member.
        let tombstone = record("check", ["_deleted": true, "settles": ["1-a", "10-b"]])
        add(tombstone, all, nil)
        let unsettled = "penghapusan tanpa revisi yang diselesaikan (settles)"
        add(record("check", ["_deleted": true]), all, unsettled)
        add(record("check", ["_deleted": true, "settles": []]), all, unsettled)
        add(record("check", ["_deleted": true, "settles": "1-a"]), all, unsettled)
        add(record("check", ["_deleted": true, "settles": [1]]), all, unsettled)
        add(
            record("check", ["_deleted": true, "settles": ["0-a"]]),
            all,
            "settles bukan daftar revisi",
        )
        add(
            record("check", ["_deleted": true, "settles": ["a"]]),
            all,
            "settles bukan daftar revisi",
        )
        add(
            record("check", ["_deleted": true, "settles": ["1-a"], "by": nil]),
            all,
            "dokumen tanpa penulis (by)",
        )
        add(
            record("family", ["_deleted": true, "settles": ["1-a"]]),
            [worker, desk],
            onlyOffice,
        )
        add(record("family", ["_deleted": true]), [office, replicator, admin], nil)

        // Decisions, releases, receipts.
        let decision = record(
            "decision",
            [
                "_id": "decision:check:A:x:2026-10:1-a", "about": "check:A:x:2026-10",
                "revision": "1-a",
                "verdict": "accepted",
            ],
        )
        add(decision, [office, replicator, admin], nil)
        add(decision, [worker, desk], onlyOffice)
        let others: [(JSONObject, String)] = [
            (["verdict": "refused"], "penolakan tanpa alasan"),
            (["verdict": "maybe"], "keputusan tanpa putusan"),
            (["revision": "2-a"], "keputusan tidak menyebut catatan dan revisinya"),
        ]
        for (change, refusal) in others {
            var broken = decision
            for member in change { broken[member.name] = member.value }
            add(broken, [office, admin], refusal)
        }
        let release = record("release", ["family": "family:K1", "assignedTo": ["siti"]])
        add(release, [office, replicator, admin], nil)
        add(release, [worker, desk], onlyOffice)
        add(
            record("release", ["family": "family:K1", "assignedTo": []]),
            [office],
            "pelepasan tanpa keluarga atau petugas",
        )
        let receipt = record("receipt", ["by": nil, "server": "uuid"])
        add(receipt, [desk, office, replicator, admin], nil)
        add(receipt, [worker], "tanda terima hanya ditulis meja atau kantor")
        add(record("receipt", ["by": nil]), [desk], "tanda terima tanpa server")
        return cases
    }

    @Test func `Each document is judged as it should be, whoever brings it`() throws {
        let cases = Self.cases
        let answers = try JavaScript.run(
            ValidationFunction.source,
            on: cases.map { ($0.document, $0.user) },
        )
        #expect(answers.count == cases.count)
        for (answer, expected) in zip(answers, cases) {
            #expect(
                answer == expected.refusal,
                "\(expected.user["name"]?.string ?? ""): \(JSONValue.object(expected.document))",
            )
        }
    }

    @Test func `It keeps to what every engine of CouchDB reads`() {
        let source = ValidationFunction.source
        for word in ["=>", "let ", "const ", "`", "includes(", "startsWith(", "class "] {
            #expect(!source.contains(word), "\(word)")
        }
        #expect(source.utf8.allSatisfy { $0 < 0x80 })
        #expect(!source.contains("RECORDS") && !source.contains("OFFICE"))
    }
}

/// Runs a validation function with `node`.
private enum JavaScript {
    private static let engine = "/usr/bin/node"
    static let isAvailable = FileManager.default.isExecutableFile(atPath: engine)

    /// For each document and user the reason of the refusal; nil where there is none.
    static func run(_ source: String, on cases: [(JSONObject, JSONValue)]) throws -> [String?] {
        let folder = try TemporaryFolder()
        let list = cases.map { document, user -> JSONValue in [.object(document), user] }
        try Bytes.write(JSONValue.array(list).serialized(), to: folder.file("cases.json"))
        try Bytes.write(
            """
            'use strict';
            const fs = require('fs');
            const judge = \(source);
            const cases = JSON.parse(fs.readFileSync('cases.json'));
            fs.writeFileSync('answers.json', JSON.stringify(cases.map(([document, user]) => {
              try { judge(document, null, user, {}); return null; }
              catch (error) { return error.forbidden || ('threw ' + error); }
            })));
            """,
            to: folder.file("run.js"),
        )
        try ChildProgram.run(engine, ["run.js"], in: folder.path)
        let answers = try JSONValue(parsing: try Bytes.read(folder.file("answers.json")))
        return (answers.array ?? []).map(\.string)
    }
}
