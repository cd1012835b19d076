import Casework

/// An item in 24 bytes, as a list keeps it until it is looked at.
struct AgendaEntry: Sendable {
    enum Kind: UInt8, Sendable {
        case mark, stage, session, blanks, due, loose
    }

    var section: AgendaSection
    var kind: Kind
    /// Its place has nothing of her specialisms in this section, while others have.
    var isAside = false
    /// It bears none of her specialisms.
    var isOther = false
    /// The rank of its place.
    var rank: UInt32
    /// Where its family stands; 0 for none.
    var ordinal: UInt32
    /// A place among the marks, sessions, dues or loose dues.
    var number: UInt32
    /// Nil comes first.
    var day: Day?

    /// Whether it stays out of a window that ends before its day: all but what is late, and what came back and
    /// is to be told now.
    var canWait: Bool {
        section == .coming || section == .due && (kind == .blanks || kind == .session)
    }

    /// By section, place, day, kind of errand and family; her specialisms first, and the places where they are.
    static func precedes(_ left: AgendaEntry, _ right: AgendaEntry) -> Bool {
        if left.section != right.section { return left.section < right.section }
        if left.isAside != right.isAside { return right.isAside }
        if left.rank != right.rank { return left.rank < right.rank }
        if left.isOther != right.isOther { return right.isOther }
        let (mine, theirs) = (left.day ?? .first, right.day ?? .first)
        if mine != theirs { return mine < theirs }
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        if left.ordinal != right.ordinal { return left.ordinal < right.ordinal }
        return left.number < right.number
    }
}
