import Casework

/// Who could have what a programme gives.
extension DataNode {
    /// What could be had, one by one.
    ///
    /// `eligible: [{ label?, about: "family", holds?: ["penerima"], needs: [{ when, known?, why, from, to?, source }] }]`
    func eligibilities(
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> [Eligibility] {
        var found: [Eligibility] = []
        for node in try children("eligible") {
            try node.allow("label", "about", "holds", "needs")
            guard let about = try node.code("about", as: AlertRule.Subject.self) else {
                throw node.error("about", .missing)
            }
            var label = try node.optionalWording("label")
            if label == nil { label = try optionalWording("short") }
            if label == nil { label = try optionalWording("name") }
            guard let label else {
                throw node.error("label", .missing)
            }
            if found.contains(where: { $0.label == label }) {
                throw node.error("label", .duplicate(label.id))
            }
            let names = ExpressionNames.facts(about)
            var needs: [Eligibility.Need] = []
            for inner in try node.requiredChildren("needs") {
                needs.append(try inner.need(names))
            }
            found.append(
                Eligibility(
                    programme: programme,
                    label: label,
                    about: about,
                    holds: try node.holdingForms(of: programme, library),
                    needs: needs,
                )
            )
        }
        return found
    }

    private func need(_ names: ExpressionNames) throws(ProgrammeError) -> Eligibility.Need {
        try allow("when", "known", "why", "from", "to", "source")
        let when = try requiredExpression("when")
        try names.check(when, at: self, "when")
        // What is no yes or no holds never, and the page would refuse everybody.
        if let kind = names.kind(when), kind != ExpressionKind.flag {
            throw error("when", .wrongType(expected: .flag))
        }
        let known = try expression("known")
        try names.check(known, at: self, "known")
        if let known, let kind = names.kind(known), kind != ExpressionKind.flag {
            throw error("known", .wrongType(expected: .flag))
        }
        return Eligibility.Need(
            when: when,
            known: known,
            why: try factTemplate("why", names),
            validity: try validity(),
            source: try text("source"),
        )
    }

    private func holdingForms(
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> [FormID] {
        var forms: [FormID] = []
        for (place, name) in try texts("holds").enumerated() {
            forms.append(try formID(name, "holds[\(place)]", of: programme, library))
        }
        return forms
    }
}
