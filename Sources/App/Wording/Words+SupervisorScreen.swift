import Caseload
import Casework

/// The words of the supervisor's screen.
extension Words {
    package var supervisorLabel: String { pick("Penyelia", "Superv.") }
    package var supervisorHint: String {
        pick("Enter buka · Tab halaman · Esc kembali", "Enter opens · Tab page · Esc back")
    }

    /// A page is read: on none of its lines does Enter do anything.
    package func supervisorPageHint(isOpened: Bool) -> String {
        isOpened
            ? pick("Esc kembali · Tab halaman", "Esc back · Tab page")
            : pick("Tab halaman", "Tab page")
    }

    package var aboutSupervisor: String {
        pick(
            "Penyelia: kemajuan para pendamping yang catatannya terkumpul di sini; pendamping sendiri melihat angkanya sendiri",
            "Supervisor: the progress of the workers whose records are gathered here; a worker sees her own figures",
        )
    }
    package var openWorkerExplanation: String {
        pick(
            "Membuka baris di kursor: angka pendamping, catatan yang diputus, ketik ulang sampel atau bandingannya",
            "Open the line under the cursor: a worker's figures, a record to decide on, a sample to key again or its comparison",
        )
    }
    package var nothingToOpenHere: String {
        pick("Tidak ada yang dapat dibuka di baris ini", "Nothing to open on this line")
    }
    package var nobodyGathered: String {
        pick(
            "Tidak ada keluarga di laptop ini yang ditugaskan kepada nama ini, dan tidak ada catatannya pada triwulan ini. Keluarga di sini ditugaskan kepada pendamping lain.",
            "No family on this laptop is assigned to this name, and nothing of hers is recorded in this quarter. The families here are other workers'.",
        )
    }

    func supervisionHeading(_ count: Int, _ quarter: Quarter) -> String {
        pick("\(count) pendamping · \(stage(quarter))", "\(count) workers · \(stage(quarter))")
    }
    var workerColumn: String { pick("Pendamping", "Worker") }
    var recordedColumn: String { pick("Tercatat", "Recorded") }
    var blankColumn: String { pick("Waktunya", "Due") }
    var lateColumn: String { pick("Lewat", "Late") }
    var refusedColumn: String { pick("Ditolak", "Refused") }
    var conflictColumn: String { pick("Konflik", "Conflict") }
    var familiesColumn: String { pick("Keluarga", "Families") }
    var pendingColumn: String { pick("Menunggu", "Pending") }
    var recordsColumn: String { pick("Catatan", "Records") }
    var lastColumn: String { pick("Terakhir", "Last") }

    func workerFamilies(_ count: Int, _ share: String) -> String {
        pick(
            "\(number(count)) keluarga ditugaskan · tercatat \(share)",
            "\(number(count)) families assigned · recorded \(share)",
        )
    }
    func conflicting(_ count: Int) -> String {
        pick("\(number(count)) konflik", "\(number(count)) in conflict")
    }
    func blankCount(_ count: Int) -> String {
        pick("\(number(count)) sudah waktunya", "\(number(count)) due now")
    }
    func lateCount(_ count: Int) -> String {
        pick("\(number(count)) lewat waktunya", "\(number(count)) late")
    }
    func refusedCount(_ count: Int) -> String {
        pick("\(number(count)) ditolak", "\(number(count)) refused")
    }
    func pendingCount(_ count: Int) -> String {
        pick("\(number(count)) menunggu putusan kantor", "\(number(count)) wait for the office")
    }
    func recordsByKind(_ count: Int) -> String {
        pick(
            "Catatan triwulan ini (\(number(count)))",
            "Records of the quarter (\(number(count)))",
        )
    }
    func documentKind(_ kind: String) -> String {
        switch kind {
        case "check": pick("kewajiban", "obligation")
        case "event": pick("layanan", "service")
        default: recordKind(kind)
        }
    }
    func lastRecorded(_ time: String) -> String {
        pick("terakhir \(time)", "last \(time)")
    }
    var operatorHeading: String { pick("Cara mencatat, per hari", "How it was recorded, by day") }
    func operatorSum(_ work: OperatorDay, days: Int, perDay: Int) -> String {
        pick(
            "\(number(work.items)) catatan dalam \(days) hari, \(number(perDay)) sehari: ",
            "\(number(work.items)) records in \(days) days, \(number(perDay)) a day: ",
        ) + operatorDay(work)
    }
    /// The same beside a bar.
    func shortDay(_ day: OperatorDay) -> String {
        let parts = [
            (day.typed, pick("ketik", "typed")), (day.batch, pick("sekaligus", "at once")),
            (day.imported, pick("berkas", "files")), (day.corrected, pick("perbaiki", "mended")),
        ]
        return parts.filter { $0.0 > 0 }.map { "\($0.1) \(number($0.0))" }
            .joined(separator: ", ")
    }
    func operatorDay(_ day: OperatorDay) -> String {
        let parts = [
            (day.typed, pick("diketik", "typed")),
            (day.batch, pick("diisi sekaligus", "filled at once")),
            (day.imported, pick("dari berkas", "from files")),
            (day.corrected, pick("diperbaiki", "corrected")),
        ]
        return parts.filter { $0.0 > 0 }.map { "\(number($0.0)) \($0.1)" }
            .joined(separator: ", ")
    }
}
