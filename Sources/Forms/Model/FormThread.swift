/// The body that a record is one of: a business group, a home, a store, a kitchen, told by the answer that names it.
///
/// Records of one kind of body, one village and one name are a thread, whatever their forms: a later one of a form
/// settles what the one before left due, and all of them are one page.
package struct FormThread: Sendable, Hashable {
    /// The question that names the body, of kind `text`.
    package let question: String
    /// The kind of body, `pemberdayaan/kube`; forms that say the same one share their bodies.
    package let body: String
    /// What the record brings to the body's sums.
    package let money: FormMoney

    package init(question: String, body: String, money: FormMoney = FormMoney()) {
        self.question = question
        self.body = body
        self.money = money
    }
}

/// The questions of a form that tell money which came in, which went out, and what is left; in whole rupiah.
package struct FormMoney: Sendable, Hashable {
    package let inflow: String?
    package let outflow: String?
    /// What was there at the end: not summed, the last one holds.
    package let balance: String?

    package init(inflow: String? = nil, outflow: String? = nil, balance: String? = nil) {
        self.inflow = inflow
        self.outflow = outflow
        self.balance = balance
    }
}
