import Caseload

/// What the person typed into a cell, as undo and redo put it back.
package enum TypedCell: Sendable, Equatable {
    /// Nothing: the cell says what is recorded.
    case untouched
    case value(RecordedValue)
    /// What is recorded shall be taken back.
    case takenBack
}

extension RecordedValue {
    /// Whether both say the same, whoever said it and however.
    package func saysTheSame(as other: RecordedValue) -> Bool {
        state == other.state && attendance == other.attendance && session == other.session
            && dates == other.dates && note == other.note
    }
}

extension RecordedValue? {
    /// Whether both say the same, or both nothing.
    package func saysTheSame(as other: RecordedValue?) -> Bool {
        switch (self, other) {
        case (nil, nil): true
        case (let mine?, let theirs?): mine.saysTheSame(as: theirs)
        default: false
        }
    }
}
