import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// A filled form in a line, or two where it is long; Enter opens it.
    ///
    ///     ! 28 Okt · Pengaduan: Bantuan PKH · Diterima · tenggat 2 Nov
    func lines(of record: FamilyRecord, indent: Int, tellsWhom: Bool) -> [TextLine] {
        let row = record.row
        let mark = mark(of: record)
        var parts = [
            row.isVeiled
                ? words.shortMonth(row.date.month) : words.shortDay(row.date, today: today)
        ]
        if row.isVeiled {
            parts += [words.text(row.formLabel), words.text(.veiled)]
        } else if row.isSensitive {
            parts.append(words.restricted)
        } else {
            parts.append(name(of: record))
            if tellsWhom, let whom = whom(record) { parts.append(whom) }
            if record.isRefused {
                parts.append(refusal(row))
            } else if let state = row.stateLabel.map(words.text) ?? row.state {
                parts.append(state)
            }
            if let reply = row.reply {
                parts.append(reply.task.map(words.text) ?? words.told(reply))
            }
            if let due = row.awaited {
                parts.append(words.dueOn(words.shortDay(due, today: today)))
            }
        }
        return opening(record.id, mark, parts.joined(separator: " · "), indent: indent)
    }

    /// Lines that hang below a sign and lead to a record.
    func opening(
        _ record: DocumentID?,
        _ mark: Mark,
        _ text: String,
        _ role: Role = .text,
        indent: Int,
    ) -> [TextLine] {
        var lead = TextLine()
        if indent > 0 { lead.tab(to: indent) }
        lead.add(mark)
        lead.add(" ")
        var lines: [TextLine] = []
        lines.add(wrapping: text, role, width: width, indent: indent + 2, lead: lead)
        for place in lines.indices { lines[place].opens = record }
        return lines
    }

    /// Form and title, the title only where it says more.
    func name(of record: FamilyRecord) -> String {
        let label = words.text(record.row.formLabel)
        let title = words.text(record.row.titles)
        return words.named(label, title)
    }

    private func mark(of record: FamilyRecord) -> Mark {
        if record.row.isInConflict { return .conflict }
        if record.row.isOverdue(on: today) { return .warning }
        if record.row.isSensitive || record.isOpen { return .blank }
        switch record.row.payment {
        case .failed: return .tidak
        case .short: return .warning
        case .waiting: return .blank
        case .paid, nil: return record.row.outcome == .bad ? .tidak : .patuh
        }
    }

    private func whom(_ record: FamilyRecord) -> String? {
        guard let member = record.row.member else { return nil }
        if let name = names[member] { return name }
        let name = record.row.memberName
        return name.isEmpty ? words.formerMember : "\(name) \(words.formerMember)"
    }

    /// What goes on first, what is due soonest on top; then the rest, the newest on top.
    func inOrder(_ records: [FamilyRecord]) -> [FamilyRecord] {
        records.sorted { left, right in
            if left.isOpen != right.isOpen { return left.isOpen }
            if left.isOpen, left.row.due != right.row.due {
                return left.row.due ?? .last < right.row.due ?? .last
            }
            return (left.row.date, left.id) > (right.row.date, right.id)
        }
    }

    // MARK: Proposals

    /// What is proposed to the office about a member or the family, over the register's own values.
    ///
    ///     ~ diusulkan: Perbaikan data: NIK · Yang benar 9901… · menunggu keputusan (Diajukan)
    func proposals(about member: DocumentID?) -> [TextLine] {
        let own = page.records.filter { record in
            record.row.member == member && (record.isPending || isRefusedLast(record))
        }
        return inOrder(own).flatMap { record in
            let said = record.answers.prefix(4).filter { $0.kind != .shown }.map { answer in
                "\(words.text(answer.label)) \(words.text(answer.text))"
            }
            let text = ([name(of: record)] + said).joined(separator: " · ")
            if record.isRefused {
                let refused = words.proposed(text) + " · " + refusal(record.row)
                return opening(
                    record.id,
                    .tidak,
                    refused,
                    .stateWarning,
                    indent: member == nil ? 0 : 4,
                )
            }
            let state = record.row.stateLabel.map { " (\(words.text($0)))" } ?? ""
            return opening(
                record.id,
                .draft,
                words.proposed(text) + " · " + words.waitsForDecision + state,
                .stateDraft,
                indent: member == nil ? 0 : 4,
            )
        }
    }

    /// The office's word and its reason: *Ditolak kantor: KTP tidak terbaca*.
    private func refusal(_ row: RecordRow) -> String {
        let word = row.stateLabel.map(words.text) ?? ""
        guard let reason = row.office?.reason, !reason.isEmpty else { return word }
        return "\(word): \(reason)"
    }

    /// Refused, and nothing of the kind was proposed about the same since.
    private func isRefusedLast(_ record: FamilyRecord) -> Bool {
        guard record.isRefused else { return false }
        return !page.records.contains { other in
            other.row.form == record.row.form && other.row.member == record.row.member
                && (other.row.date, other.row.at, other.id)
                    > (record.row.date, record.row.at, record.id)
        }
    }

    // MARK: What goes on

    /// What is shown beside a member: what goes on, what is still to come, and the last visit.
    private func isCurrent(_ record: FamilyRecord, among all: [FamilyRecord]) -> Bool {
        guard !record.isPending else { return false }
        if record.isOpen || record.row.awaited != nil { return true }
        guard record.row.kind.rawValue == "visit" else { return false }
        return !all.contains { other in
            other.row.kind == record.row.kind
                && (other.row.date, other.id) > (record.row.date, record.id)
        }
    }

    func current(_ records: [FamilyRecord]) -> [FamilyRecord] {
        inOrder(records.filter { isCurrent($0, among: records) })
    }

    /// Proposals and services of the family itself, and the restricted records, of which nothing is told.
    func services() -> [TextLine] {
        let proposed = proposals(about: nil)
        let own = current(page.records.filter { !$0.row.isSensitive && $0.row.member == nil })
        let restricted = restricted
        guard !proposed.isEmpty || !own.isEmpty || !restricted.isEmpty else { return [] }
        var lines = proposed
        if !own.isEmpty || !restricted.isEmpty {
            lines += [.blank, .heading(words.familyServices(own.count + restricted.count))]
        }
        for record in own + restricted {
            lines += self.lines(of: record, indent: 2, tellsWhom: false)
        }
        return lines
    }

    var restricted: [FamilyRecord] {
        page.records.filter(\.row.isSensitive)
            .sorted { ($0.row.date, $0.id) > ($1.row.date, $1.id) }
    }

    /// What goes on about people whom the register no longer has in this family.
    func lost() -> [TextLine] {
        let found = page.records.filter { record in
            guard record.isOpen, let member = record.row.member else { return false }
            return names[member] == nil
        }
        guard !found.isEmpty else { return [] }
        var lines = [TextLine.blank, .heading(words.lostMembers(found.count))]
        for record in inOrder(found) {
            lines += self.lines(of: record, indent: 2, tellsWhom: true)
        }
        return lines
    }
}
