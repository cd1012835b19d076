import Documents
import Glibc
import TestSupport
import Testing

/// An aid that nobody had thought of when the program was built: one file at the office, nothing else.
@Test func `a new aid is one file at the office: keys fill it, report and next laptop have it`()
    throws
{
    let place = try HubProcess.Place()
    let hub = try HubProcess(place)
    let laptop = try SampleStore(worker: "Siti")
    let sent = try hub.client().send(
        "PUT",
        "/pendamping-siti/programme:tanggap",
        login: HubProcess.Place.office,
        json: try JSONValue(parsing: Array(newAid.utf8)),
    )
    #expect(sent.status == 201)
    try laptop.sync(hub.port, place)

    let terminal = try laptop.open()
    try terminal.press("2", "Enter", "F6")
    try terminal.wait(for: "Formulir:")
    try terminal.type("bantuan tanggap")
    try terminal.wait(for: "Formulir: bantuan tanggap")
    try terminal.press("Enter")
    try terminal.wait(for: "Uang diterima")
    // The day is set already; less than is due asks why.
    try terminal.press("Down")
    try terminal.type("250000")
    try terminal.press("Enter")
    try terminal.wait(for: "Sebab kurang")
    try terminal.type("dipotong")
    try terminal.press("F2")
    try terminal.wait(for: "Tersimpan: Bantuan tanggap")
    try terminal.press("4")
    try terminal.wait(for: "Bantuan tanggap")
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)

    let rows = try laptop.queue()
    #expect(rows.map { $0["state"]?.string } == ["local"])
    let report = try laptop.json("report", "bantuan")
    #expect(report.description.contains("Bantuan tanggap"), "\(report)")
    #expect(report.description.contains("250000"), "\(report)")

    try laptop.sync(hub.port, place)
    #expect(try laptop.queue().map { $0["state"]?.string } == ["desk"])
    let other = try SampleStore(worker: "Siti")
    try other.sync(hub.port, place)
    let records = try other.json("records", "--form", "tanggap/salur")
    #expect(records.description.contains("250.000"), "\(records)")
    // The form came along: here the same aid goes on.
    #expect(try other.json("forms").description.contains("tanggap/salur"))

    hub.signal(SIGTERM)
    hub.waitForEnd()
}

private let newAid = #"""
    { "type": "programme", "v": 1, "id": "tanggap", "source": "uji",
      "name": { "id": "Bantuan Tanggap", "en": "Response Aid" }, "short": { "id": "Tanggap", "en": "Response" },
      "pillar": "perlindungan", "membership": { "active": ["aktif"] },
      "records": [ { "id": "salur", "kind": "aid", "about": "family", "identity": "month", "date": "tanggal",
        "label": { "id": "Bantuan tanggap", "en": "Response aid" }, "title": "{diterima}",
        "versions": [ { "from": "2020-01-01", "source": "uji", "sections": [ { "questions": [
          { "id": "tanggal", "kind": "date", "label": { "id": "Tanggal", "en": "Day" },
            "default": "today", "required": true },
          { "id": "diterima", "kind": "money", "sum": true, "label": { "id": "Uang diterima", "en": "Received" }, "required": true },
          { "id": "kurang", "kind": "shown", "label": { "id": "Kekurangan", "en": "Short" },
            "value": "300000 - diterima" },
          { "id": "sebab", "kind": "text", "label": { "id": "Sebab kurang", "en": "Why short" },
            "shown": "answered(diterima) and diterima < 300000", "required": true } ] } ] } ] } ] }
    """#
