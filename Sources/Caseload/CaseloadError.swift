import Casework
import Documents
import Exchange
import LocalStore

/// Why an act on a caseload could not be done, with the facts an explanation needs.
///
/// No name, number or body is in it; row keys and codes that the person typed herself are.
package enum CaseloadError: Error, Equatable, Sendable {
    /// The store itself; its `safety` says what became of the data.
    case store(StoreError)
    /// The store has no worker: it was not made by `Caseload.create`.
    case noWorker
    /// The store has no programme, so nothing can be recorded.
    case noProgrammes
    /// A programme file that cannot be used; the version before it stays in force.
    case programme(ProgrammeError)
    case unknownMember(key: String)
    case unknownFamily(key: String)
    /// No obligation or service of the programmes has this id; those that the member has.
    case unknownObligation(id: String, known: [String])
    /// The period's text is none, or none of this obligation's; those it has.
    case unknownPeriod(text: String, known: [String])
    /// The obligation is not this member's in this period, and why.
    case doesNotApply(obligation: String, period: String, ObligationCell.WhyNot)
    /// The period, or the day, lies after today, so that nothing can be known about it; nothing was
    /// written.
    case notBegun(period: String, today: Day)
    /// The value is not one this obligation takes; those it takes.
    case unknownValue(text: String, known: [String])
    /// Days missed without how many school days there were: no share can be told by them.
    case schoolDaysMissing(text: String)
    case unknownSchool(npsn: String)
    /// No programme in force has this form; those there are.
    case unknownForm(id: String, known: [String])
    /// The form is about somebody or something that was not named, or is not in the register.
    case unknownSubject(form: String)
    /// There is no filled form of this id.
    case unknownRecord(key: String)
    /// No step of the record's flow leads to this state from where it is; those it can go to.
    case unknownStep(text: String, known: [String])
    /// The flow wants a word of explanation with this step.
    case stepNeedsNote(step: String)
    /// A file that is no caseload file, no verification sheet, or not even CSV.
    case file(name: String, FileTrouble)
    /// Someone else recorded something different meanwhile, so nothing was written.
    case overtaken
    /// What is asked is for a supervisor's store; nothing was written.
    case needsRole
    /// What was to be taken back is on its way already; nothing was written.
    case alreadySent
    /// The office decides on what the server has; this record is not known to be there.
    case notAtServer
    /// A refusal has to say why, so that the worker knows what to mend.
    case reasonMissing
    /// The record was written in two ways, of which one is chosen first; nothing was written.
    case inConflict
    /// What is asked for is a restricted record, and was not asked for as one; nothing was written.
    case restricted
    /// What is asked for is drawn to be keyed again, and hidden until then; nothing was written.
    case veiled

    /// What is wrong with a whole file.
    package enum FileTrouble: Error, Equatable, Sendable {
        case caseload(CaseloadFileError)
        /// A list to compare with, without a header that names whom it is about and what.
        case noListHeader
        case verkom(VerkomError)
        /// A verification sheet whose header names no quarter, or no year.
        case noQuarter
    }
}

extension CaseloadError {
    /// Lifts a store's error into ours.
    static func lifting<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(CaseloadError) -> Result {
        do {
            return try body()
        } catch {
            throw .store(error)
        }
    }
}
