import Testing

@testable import Caseload

@Suite struct ObligationLabelsTests {
    @Test(
        arguments: [
            // "Ukur panjang badan bayi" is ticked by the month; what is dated is the height.
            ("ukur", "Ukur tinggi badan"), ("timbang", "Timbang berat badan, 5 tahun"),
            ("perkembangan", "Pemantauan perkembangan"),
            // No event is recorded for it: an obligation that it meets names it.
            ("vitamin-a", "Vitamin A kapsul biru"),
        ]
    )
    func `a service has the name of the obligation that its dates are recorded for`(
        service: String,
        name: String,
    ) throws {
        let bench = try Bench()
        let labels = ObligationLabels(try bench.caseload.ruleBook())
        #expect(labels.label(service: service).id == name)
    }
}
