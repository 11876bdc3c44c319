# Double coding
double-title = Double coding
double-lead = Two people or more label the same statements with the codebook without seeing each other's choices. This shows whether the labels are understood alike.
double-none = There has been no double coding yet.
double-new = New double coding
double-sample = Number of statements
double-sample-help = Statements are drawn so that each language has the share that it has of all.
double-kinds = With which labels?
double-coders = Who labels?
double-begin = Begin
double-can-not = A double coding needs at least two users who may label.
double-phase-coding = Labelling
double-phase-revealed = Comparison
double-phase-done = Signed
double-now-coding = Everybody labels alone. The choices of others are shown to nobody.
double-now-revealed = The choices are shown. Settle the labels on which you differ.
double-now-done = The result is signed, and the labels are with the statements.
double-agreement-means = 1 means full agreement, 0 chance. The 95 % interval is in brackets. Labels that nobody gave are left out.
double-given = Given
double-all = All labels
double-no-labels = Nobody gave any label.
double-differ = Differences
double-differ-lead = { $number ->
    [one] There are differences on one statement.
   *[other] There are differences on { $number } statements.
} Not settled: { $left }.
double-agree = All agree on everything.
double-settle = Save what was settled
double-settle-fits = We settled that the label fits
double-settled = Settled.
double-settled-as = Settled:
double-code = Statements
double-coded-as = You gave:
double-coded-none = You gave: no label fits.
double-save = Save
double-save-help = If no label fits, save without choosing any.
double-progress = Who has labelled
double-to-reveal = When all have labelled, show the choices. They can't be changed after that.
double-do-reveal = Show the choices
double-to-sign = Sign the result. The labels that all gave or that were settled are given to the statements, and each can be undone on the statement's page.
double-do-sign = Sign the result
double-done-coded = The labels have been saved.
double-done-revealed = The choices are now shown.
double-done-settled = What was settled has been saved.
double-done-signed = The result has been signed.
error-double-people = Choose at least two who label.
error-double-kinds = Choose the labels to use.
error-double-number = There can be { $least }–{ $most } statements.
error-double-few = There are fewer than { $least } statements that may be shown.
error-double-unready = No statement has been labelled by two people yet.
error-double-unsettled = So many statements are to be settled before signing: { $number }.
double-size = { $statements ->
    [one] one statement
   *[other] { $statements } statements
}, { $labels ->
    [one] one label
   *[other] { $labels } labels
}
