extension Quarter {
    /// The quarter that a day lies in.
    package init(containing day: Day) {
        self = day.quarter
    }
}
