import Casework
import Documents
import Forms
import Testing

@Suite struct `A record` {
    private static let document: JSONValue = [
        "_id": "complaint:01J", "type": "complaint", "v": 1, "form": "puskesos/pengaduan",
        "version": "2025-01-01",
        "family": "family:f", "place": "Tirtasari", "date": "2026-10-05", "due": "2026-10-12",
        "answers": ["jenis": "kks", "saldo": 1.50],
        "steps": [
            [
                "state": "ditelaah", "by": "w1", "at": "2026-10-06T08:00:00+09:00", "device": "a",
                "warna": 1,
            ],
            [
                "state": "diterima", "by": "w2", "at": "2026-10-06T05:00:00+07:00", "device": "b",
                "due": "2026-10-07",
            ],
        ],
        "sensitive": true, "by": "w1", "at": "2026-10-06T08:00:00+09:00", "device": "a",
        "assignedTo": ["w1"], "asing": ["x": .null],
    ]

    @Test func `keeps what it does not know, and sorts its steps by time`() throws {
        let record = try FormRecord(Self.document)
        #expect(
            record.steps.map(\.state) == ["diterima", "ditelaah"],
            "05.00 in the west comes before 08.00 in the east",
        )
        #expect(record.state == "ditelaah")
        #expect(record.isSensitive)
        let written = record.json
        #expect(written["asing"] == Self.document["asing"])
        #expect(written["assignedTo"] == ["w1"])
        #expect(written["steps"]?.array?.last?["warna"] == 1)
        #expect(try FormRecord(written).json == written)
        var sorted = Self.document
        sorted["steps"] = written["steps"]
        #expect(written == sorted)
    }

    private static let faults: [(name: String, value: JSONValue, path: String)] = [
        ("form", .null, "form"), ("date", "2026-13-01", "date"), ("family", "member:f", "family"),
        ("answers", [1], "answers"), ("steps", [["by": "x"]], "steps[0].state"), ("v", 2, "v"),
        ("type", "visit", "type"), ("sensitive", "ya", "sensitive"), ("_id", "family:x", "_id"),
        ("_id", .null, "_id"),
    ]

    @Test(arguments: faults)
    func `that cannot be read names its fault`(name: String, value: JSONValue, path: String) throws
    {
        var document = Self.document
        document[name] = value
        let fault = #expect(throws: DocumentFault.self) { _ = try FormRecord(document) }
        #expect(fault?.path == path)
    }

    @Test func `meets its like in one document, by what its form says`() throws {
        let form = try Books.complaint()
        let day = try Books.day("2026-10-05")
        let id = { (identity: FormIdentity, subject: DocumentID?, place: String?) in
            DocumentID.formRecord(
                form: form.identified(identity),
                subject: subject,
                place: place,
                date: day,
                random: "r26",
            )
        }
        #expect(id(.own, "family:A", nil) == "complaint:r26")
        #expect(id(.once, "family:A", nil) == "complaint:puskesos.pengaduan:A")
        #expect(id(.day, "family:A", nil) == "complaint:puskesos.pengaduan:A:2026-10-05")
        #expect(id(.quarter, "member:A-1", nil) == "complaint:puskesos.pengaduan:A-1:2026-Q4")
        #expect(id(.month, nil, nil) == "complaint:r26", "nothing to meet about")
        func own(_ worker: String) -> DocumentID {
            DocumentID.formRecord(
                form: form.identified(.month),
                subject: nil,
                worker: worker,
                date: day,
                random: "r26",
            )
        }
        #expect(own("pdp-001") == own("pdp-001") && own("pdp-001") != own("pdp-002"))
        #expect(own("pdp-001").rawValue.hasSuffix(":2026-10"))
        #expect(!own("pdp-001").rawValue.contains("pdp"), "no id tells a name")
        #expect(id(.month, nil, "Tirta  Sari") == id(.month, nil, "tirta sari"))
        #expect(id(.month, nil, "Tirta:Sari") != id(.month, nil, "tirta sari"))
    }

    @Test func `is open, overdue and ended on its days`() throws {
        let form = try Books.complaint()
        var record = FormRecord(
            id: "complaint:x",
            form: form.id,
            version: "2025-01-01",
            date: try Books.day("2026-10-05"),
            answers: [:],
            authorship: Authorship(how: .typed, by: "w", at: "", device: "d"),
        )
        #expect(
            try form.standing(record, on: Books.day("2026-10-06"))
                == .open(due: Books.day("2026-10-06"))
        )
        #expect(
            try form.standing(record, on: Books.day("2026-10-07"))
                == .overdue(since: Books.day("2026-10-06"))
        )
        #expect(form.nextSteps(record).map(\.to) == ["ditelaah"])
        record.steps = [
            RecordStep(state: "ditelaah", by: "w", at: "2026-10-08T09:00:00+07:00", device: "d")
        ]
        #expect(form.stateDue(record)?.description == "2026-10-13")
        record.steps[0].due = try Books.day("2026-10-09")
        #expect(form.stateDue(record)?.description == "2026-10-09")
        let step = try #require(form.nextSteps(record).first)
        #expect(step.unanswered([:]) == ["hasil"])
        #expect(step.unanswered(["hasil": "baik"]) == [])
        record.steps.append(
            RecordStep(state: "selesai", by: "w", at: "2026-10-09T09:00:00+07:00", device: "d")
        )
        #expect(try form.standing(record, on: Books.day("2027-01-01")) == .ended(.good))
        #expect(form.stateDue(record) == nil)
    }
}

extension Form {
    fileprivate func identified(_ identity: FormIdentity) -> Form {
        Form(
            id: id,
            kind: kind,
            label: label,
            short: short,
            pillar: pillar,
            rhk: rhk,
            about: about,
            identity: identity,
            flow: flow,
            isSensitive: isSensitive,
            marks: markRules,
            title: title,
            dateQuestion: dateQuestion,
            dueQuestion: dueQuestion,
            nameQuestions: nameQuestions,
            versions: versions,
        )
    }
}
