/// What the lock takes off the screen, and what may still come in behind it.
extension AppState {
    /// Hides everything and closes the store; typed drafts are in it already.
    package mutating func lock() -> [Effect] {
        hideCaseload()
        unlock = unlock.lockedAgain()
        return [.lock]
    }

    /// The store is closed; `unkept` pages with something typed are not in it and wait for the next unlock.
    mutating func locked(unkept: Int) {
        hideCaseload()
        guard unkept > 0 else { return }
        messages.say(words.unkeptAtLock(unkept), .error, at: moment)
    }

    /// The caseload, what was said about it, and what was asked: a sentence may name a person.
    private mutating func hideCaseload() {
        isImporting = false
        workspace = nil
        overlay = nil
        asked = nil
        messages = MessageLog()
        shownInRoster = nil
    }

    /// Leaving would lose what is typed: the screen stays, and says why.
    package mutating func stay(unkept: Int) {
        isEnding = false
        say(words.unkeptAtLeaving(unkept), .error)
    }

    /// What is heard behind the lock of an act that began before it: that it failed, and nothing else.
    mutating func hearLocked(_ action: Action) {
        guard let refusal = action.refusal else { return }
        say(refusal)
    }
}

extension Action {
    /// Whether it tells something of the caseload, which nobody is to see while it is locked.
    var isOfCaseload: Bool {
        switch self {
        case .input, .clock, .idleTooLong, .rested, .unlocked, .created, .locked, .settingsSaved,
            .failed:
            false
        // What the programmes call their parts; comes on the heels of the unlock.
        case .loaded(.programmes): false
        case .storeChanged, .loaded, .committed, .conflictDecided, .conflictReopened, .draftSaved,
            .backedUp, .importing, .imported, .sync, .form, .record, .records, .agenda, .reports,
            .cleaning, .supervisor, .privacy:
            true
        }
    }

    /// Why an act on the caseload could not be done; nil where it was, or is no act.
    fileprivate var refusal: Refusal? {
        switch self {
        case .committed(_, .failure(let refusal)), .conflictDecided(_, .failure(let refusal)),
            .conflictReopened(_, .failure(let refusal)), .draftSaved(_, .failure(let refusal)),
            .backedUp(.failure(let refusal)), .form(.kept(_, .failure(let refusal))),
            .form(.saved(_, .failure(let refusal))), .form(.undone(_, .failure(let refusal))),
            .record(.stepped(_, .failure(let refusal))),
            .record(.takenBack(_, .failure(let refusal))),
            .record(.written(_, .failure(let refusal))), .reports(.written(.failure(let refusal))):
            refusal
        default: nil
        }
    }
}
