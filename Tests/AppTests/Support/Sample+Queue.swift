import Caseload
import Casework
import Documents
import LocalStore
import Testing

@testable import App

extension Sample {
    static func queueRow(
        _ number: Int,
        _ member: String,
        family: String = "f1",
        _ familyName: String = "Aminah",
        state: CheckState? = .patuh,
        kind: String = "check",
        delivery: DeliveryState = .local,
    ) throws -> QueueRow {
        let time = (number < 10 ? "0" : "") + String(number % 60)
        return QueueRow(
            id: DocumentID("\(kind):m\(number):hadir:2026-10"),
            revision: try RevisionID("1-" + String(repeating: "b", count: 32)),
            kind: kind,
            isDeleted: false,
            family: DocumentID("family:" + family),
            familyName: familyName,
            member: DocumentID("member:m\(number)"),
            memberName: member,
            village: "Sukamaju",
            label: Wording(id: "Hadir di sekolah", en: "School attendance"),
            period: "2026-10",
            state: state,
            at: "2026-11-02T14:\(time):00+07:00",
            delivery: delivery,
            reason: delivery == .refusedByServer ? "forbidden" : nil,
        )
    }

    static func queueRows() throws -> [QueueRow] {
        [
            try queueRow(1, "Budi"),
            try queueRow(2, "Désirée", family: "f2", "Ñoño", state: .tidak),
            try queueRow(3, longName, state: .izin),
            try queueRow(4, "王小明", family: "f3", "王小明 Wijaya", state: nil, kind: "event"),
            try queueRow(5, "Siti", family: "f2", "Ñoño", delivery: .refusedByServer),
        ]
    }

    static func home(isEmpty: Bool = false) -> HomeSummary {
        let tally = Tally(expected: 3480, recorded: 1203, notMet: 41, due: 812)
        guard !isEmpty else {
            return HomeSummary(
                total: .init(name: "", families: 0, tally: Tally()),
                villages: [],
                programmes: [],
                unfinished: 0,
                waiting: 0,
                lastBackup: nil,
                drafts: [],
            )
        }
        return HomeSummary(
            total: .init(name: "", families: 300, tally: tally),
            villages: [
                .init(
                    name: "Cibodas",
                    families: 97,
                    tally: Tally(expected: 1140, recorded: 1140, notMet: 12, due: 0),
                ),
                .init(name: "Mekarsari", families: 100, tally: Tally(expected: 1180, due: 400)),
                .init(
                    name: "Sukamaju",
                    families: 103,
                    tally: Tally(expected: 1160, recorded: 63, notMet: 29, due: 412),
                ),
            ],
            programmes: [.init(name: "PKH", families: 300, tally: tally)],
            unfinished: 187,
            waiting: 56,
            lastBackup: "2026-10-20T08:00:00+07:00",
            drafts: [.family("family:f5"), .facility("facility:s")],
        )
    }
}
