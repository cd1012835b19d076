import Caseload

/// What a family has of the programmes, could have and has not.
extension Words {
    var aidsHeading: String { pick("Berhak atau tidak", "Entitled or not") }
    func couldHave(_ reasons: String) -> String {
        pick("belum dapat, memenuhi: \(reasons)", "has it not, yet meets: \(reasons)")
    }
    func notMeant(_ reasons: String) -> String {
        pick("tidak memenuhi: \(reasons)", "does not meet: \(reasons)")
    }
    func yetNotMeant(_ reasons: String) -> String {
        pick("padahal tidak memenuhi: \(reasons)", "though it does not meet: \(reasons)")
    }
    func meets(_ reasons: String) -> String { pick("memenuhi: ", "meets: ") + reasons }
    func cannotTell(_ reasons: String) -> String {
        pick("belum diketahui: \(reasons)", "not known: \(reasons)")
    }
    func holding(_ holding: AidStanding.Holding) -> String {
        switch holding {
        case .enrolled: pick("peserta", "enrolled")
        case .membership: pick("penerima", "recipient")
        case .paid(let day): pick("terima \(self.day(day))", "received \(self.day(day))")
        }
    }
}
