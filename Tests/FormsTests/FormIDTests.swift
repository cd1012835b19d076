import Forms
import Testing

@Suite struct `A form's name` {
    @Test func `holds the id of its programme`() {
        #expect(FormID(programme: "puskesos", record: "pengaduan").programme == "puskesos")
        #expect(FormID("puskesos/pengaduan").description == "puskesos/pengaduan")
    }
}
