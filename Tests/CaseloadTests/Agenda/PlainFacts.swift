import Casework
import Documents
import Forms
import LocalStore

@testable import Caseload

/// Facts and alerts computed the slow way: out of whole documents, one family after the other.
struct PlainFacts {
    let book: RuleBook
    let forms: FormBook
    var families: [Family] = []
    var members: [Member] = []
    var checks: [Check] = []
    var events: [ServiceEvent] = []
    var records: [FormRecord] = []

    init(_ caseload: Caseload) throws {
        book = try caseload.ruleBook()
        forms = try caseload.formBook()
        var made = (
            families: [Family](), members: [Member](), checks: [Check](),
            events: [ServiceEvent](), records: [FormRecord](),
        )
        try caseload.store.read { (reader) throws(StoreError) in
            func each(_ kind: String, _ body: (DocumentID, JSONValue) -> Void) throws(StoreError) {
                try reader.documents(ofKind: kind) { stored in
                    body(stored.id, .object(stored.body))
                    return true
                }
            }
            try each("family") {
                if let one = try? Family($1, id: $0) { made.families.append(one) }
            }
            try each("member") {
                if let one = try? Member($1, id: $0) { made.members.append(one) }
            }
            try each("check") { if let one = try? Check($1, id: $0) { made.checks.append(one) } }
            try each("event") {
                if let one = try? ServiceEvent($1, id: $0) { made.events.append(one) }
            }
            for kind in ["visit", "complaint", "aid", "referral", "case", "assessment"] {
                try each(kind) {
                    if let one = try? FormRecord($1, id: $0) { made.records.append(one) }
                }
            }
        }
        (families, members, checks) = (made.families, made.members, made.checks)
        (events, records) = (made.events, made.records)
    }

    /// The facts of a family or of one of its members on a day; of records only those before `before`.
    func facts(_ family: Family, _ member: Member?, on day: Day, before: Day) -> FormFacts {
        let own = members.filter { $0.family == family.id }
        var extra: [String: Value] = [:]
        let about = records.filter { $0.family == family.id && $0.date < before }
        extra["family.openComplaints"] = .number(
            Double(about.count { $0.kind.rawValue == "complaint" && isOpen($0) })
        )
        if let last = about.filter({ $0.kind.rawValue == "visit" }).map(\.date).max() {
            extra["family.monthsSinceVisit"] = .number(Double(last.ageInMonths(at: day)))
        }
        let aids = about.filter { ["uji/uang", "uji/beras"].contains($0.form.rawValue) }
            .filter { ["cair", "kurang", "gagal"].contains($0.answers["sampai"]?.string) }
            .sorted { $0.date < $1.date }
        let runs = Dictionary(grouping: aids, by: \.form).values.map { own in
            own.reversed().prefix { $0.answers["sampai"]?.string == "gagal" }.count
        }
        let failed = runs.max() ?? 0
        extra["family.failedAid"] = .number(Double(failed))
        if let member {
            let last = (1...3).first { attendance(member, day.month.adding(-$0)) != .nothing }
            for place in 1...3 {
                extra["member.attendance\(place)"] =
                    last.map { attendance(member, day.month.adding(1 - $0 - place)) } ?? .nothing
            }
            extra["member.missedWeighings"] = .number(Double(missedWeighings(member, day)))
            let twins = members.filter { $0.nik == member.nik && member.nikNumber != nil }
            if twins.count > 1 { extra["member.nikStatus"] = .text("ganda") }
        }
        return FormFacts(
            today: day,
            date: day,
            family: family,
            member: member,
            members: own,
            extra: extra,
        )
    }

    private func isOpen(_ record: FormRecord) -> Bool {
        forms.form(record.form)?.standing(record, on: .last).isOpen ?? false
    }

    private func attendance(_ member: Member, _ month: Month) -> Value {
        let check = checks.last {
            $0.member == member.id && $0.obligation == "hadir-sekolah" && $0.period == .month(month)
        }
        guard let share = check?.facts?.attendance?.share(.counts) else { return .nothing }
        return .number(Double(share.present * 10_000 / share.of) / 100)
    }

    private func missedWeighings(_ member: Member, _ day: Day) -> Int {
        var count = 0
        var started = false
        for back in 1...13 {
            let month = day.month.adding(-back)
            let check = checks.last {
                $0.member == member.id && $0.obligation == "timbang" && $0.period == .month(month)
            }
            let isWeighed = events.contains {
                $0.member == member.id && $0.service == "timbang" && $0.date.month == month
            }
            guard let state = check?.state ?? (isWeighed ? .patuh : nil) else {
                if started { return count }
                continue
            }
            started = true
            guard state == .tidak else { return count }
            count += 1
        }
        return count
    }

    /// One line for each alert: rule, family, member.
    func alerts(on day: Day) -> Set<String> {
        var found: Set<String> = []
        for rule in forms.alerts where rule.validity.contains(day) {
            for family in families {
                let own = members.filter { $0.family == family.id }
                guard !own.isEmpty else { continue }
                let subjects: [Member?] =
                    rule.about == .family ? [nil] : own.filter { isHere($0, day) }
                for member in subjects {
                    let now = facts(family, member, on: day, before: .last)
                    guard rule.when.evaluate(in: now).holds else { continue }
                    let isAnswered = records.contains { record in
                        record.form == rule.act && record.family == family.id
                            && (member == nil || record.member == member?.id)
                            && record.date <= day
                            // One that goes on answers for as long as it does.
                            && (isOpen(record)
                                || day.adding(days: -30) <= record.date
                                    && rule.when.evaluate(
                                        in: facts(
                                            family,
                                            member,
                                            on: record.date,
                                            before: record.date,
                                        )
                                    ).holds)
                    }
                    if isAnswered { continue }
                    found.insert("\(rule.id) \(family.id) \(member?.id.rawValue ?? "")")
                }
            }
        }
        return found
    }

    private func isHere(_ member: Member, _ day: Day) -> Bool {
        !member.states.contains {
            [.meninggal, .pindah].contains($0.code) && $0.from ?? .first <= day
                && day <= $0.to ?? .last
        }
    }
}
