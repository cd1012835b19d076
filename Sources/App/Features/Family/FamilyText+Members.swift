import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// The members by life stage, the eldest last within each.
    ///
    /// `whole`: With what each is entitled to, and what goes on about her.
    package func members(whole: Bool = false) -> [TextLine] {
        var lines = [TextLine.blank, .heading(words.membersHeading(page.members.count))]
        let staged = page.members.map { (LifeStage($0, at: ageDay), $0) }
        for stage in LifeStage.allCases {
            let own = staged.filter { $0.0 == stage }.map(\.1).sorted(by: isYounger)
            guard !own.isEmpty else { continue }
            lines.append(TextLine(words.name(of: stage), .listGroup))
            for member in own {
                lines += self.lines(of: member, whole: whole)
                if whole { lines += cycle(of: member) }
            }
        }
        return lines
    }

    private func isYounger(_ left: Member, _ right: Member) -> Bool {
        // Of twins the order of the document stays, for sorting is stable.
        switch (left.born, right.born) {
        case (let mine?, let theirs?): mine > theirs
        case (nil, _?): false
        case (_?, nil): true
        case (nil, nil): false
        }
    }

    /// The name with age, sex and place in the family; below it numbers, school and states.
    private func lines(of member: Member, whole: Bool) -> [TextLine] {
        var line = TextLine("  ")
        let role = words.relation(of: member, in: page.family)
        let fixed = 2 + 7 + 3
        let nameWidth = min(40, max(8, width - fixed - 12))
        line.add(member.name, width: nameWidth, .textStrong)
        let age = member.born.map { words.age(born: $0, at: ageDay) } ?? "?"
        line.add(age, width: 7, align: .right)
        line.add(" " + (member.sex?.rawValue ?? "?"), width: 3)
        // In a narrow column the place in the family goes to the details.
        let fits = line.width + SafeText(role).width <= width
        if fits { line.add(role) }
        var lines = [line]
        if member.born == nil { lines.append(flag(words.withoutBirthday, indent: 4)) }
        if let trouble = numberTrouble(of: member) { lines.append(flag(trouble, indent: 4)) }
        lines += proposals(about: member.id)
        let details = (fits || role.isEmpty ? [] : [role]) + details(of: member, whole: whole)
        if !details.isEmpty {
            var lead = TextLine()
            lead.tab(to: 4)
            lines.add(
                wrapping: details.joined(separator: " · "),
                .textDim,
                width: width,
                indent: 4,
                lead: lead,
            )
        }
        return lines
    }

    private func numberTrouble(of member: Member) -> String? {
        guard let nik = member.nik, !nik.isEmpty else { return words.withoutNIK }
        return member.nikNumber == nil ? words.invalidNIK(nik) : nil
    }

    private func details(of member: Member, whole: Bool) -> [String] {
        var parts: [String] = []
        if member.nikNumber != nil, let nik = member.nik { parts.append("NIK \(nik)") }
        if let born = member.born { parts.append(words.bornOn(born)) }
        // Beside what she is entitled to they would stand twice.
        if !whole || page.entitlements.isEmpty { parts += categories(of: member.id) }
        if let school = member.school {
            let name = school.facility.flatMap { page.facilities[$0]?.name }
            parts.append(words.schooling(level: school.level, grade: school.grade, school: name))
        }
        if let posyandu = member.posyandu {
            parts.append(page.facilities[posyandu]?.name ?? words.unknownPosyandu)
        }
        parts += member.states.map { words.state($0, today: today) }
        if let phone = member.phone { parts.append(words.phone(phone)) }
        return parts
    }

    /// The paid categories that a member belongs to in this stage.
    private func categories(of member: DocumentID) -> [String] {
        page.summaries.flatMap { summary in
            summary.amounts.members.filter { $0.member == member }.map {
                words.categoryName($0.category, in: summary.programme)
            }
        }
    }
}
