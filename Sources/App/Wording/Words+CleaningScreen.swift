extension Words {
    package var cleaningHint: String {
        pick("Enter bandingkan · Esc kembali", "Enter compares · Esc back")
    }

    package var aboutCleaning: String {
        pick(
            "Data bersih: data ganda dan janggal, satu per satu, dengan alasannya.",
            "Clean data: duplicates and anomalies, one by one, with their reasons.",
        )
    }
}
