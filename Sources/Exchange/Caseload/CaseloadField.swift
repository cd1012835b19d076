/// What a caseload column means.
package enum CaseloadField: UInt8, Sendable, Hashable, CaseIterable {
    // Row keys of this document and of others.
    case family, member, facility, group
    case head, caregiver, mother, school, posyandu, chair
    // Families.
    case familyCard, address, rt, rw, village, villageCode, district, regency
    case phone, benefitCard, decile, programmes, workers, note
    // Members.
    case name, nik, sex, born, relation, nisn, level, grade
    case pregnant, due, delivered, disability, rightsVictim, died, moved, otherStates
    // Facilities.
    case kind, npsn, leader
    // Records.
    case obligation, service, period, state, date
    case alpa, izin, sakit, effectiveDays, percent, attendance, weight, height, values
    case recordedBy, recordedAt
}
