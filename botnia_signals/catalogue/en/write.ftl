# Writing in, dialogues and the dialogue sheet
write-nav = Write in
write-title = Write in an observation
write-lead = Tell what you have noticed. A small thing is enough: nobody knows yet what will be a signal.
write-text = What did you notice?
write-text-help = Use your own words. Names and identifiers are removed before anything is stored, but leave them out yourself if you can.
write-voice = Whose voice is this?
voice-client = client
voice-worker = worker
voice-ngo = NGO
voice-resident = resident
voice-business = business
write-place = Where?
write-place-choose = Choose a municipality
write-day = When?
write-matters = Whom does this concern?
write-show = Show how this is stored
write-next = Nothing is sent yet. First you see the text without names and identifiers.
write-kept = The unfinished text stays in this tab even if the line breaks.
write-restored = The unfinished text was brought back.
write-shown-title = This is how the text is stored
write-shown-lead = { $number ->
    [0] No names or identifiers were found in the text.
    [one] One name or identifier has been replaced by a mark.
   *[other] { $number } names or identifiers have been replaced by marks.
}
write-shown-check = Read the text through. If somebody can still be recognised, go back and change it.
write-send = Send
write-change = Go back and change
write-sent-title = Thank you, the observation has been stored
write-sent-what = It takes part when the week is run next. If others tell of the same thing, it may become a signal.
write-sent-waits = It waits in the privacy queue until somebody has checked that nobody can be recognised in it. After that it is part of the next weekly run.
write-another = Write in another observation
error-write-empty = Write what you noticed.
error-write-long = The text has { $length } characters; at most { $longest } fit. Split it into several observations.
error-write-voice = Choose whose voice this is.
error-write-day = Give a day of the past year, not one to come.
error-write-place = Choose the municipality where it was noticed.
dialogue-title = Dialogues
dialogue-lead = Foresight dialogues, round tables and residents' panels: what is said is written in as it comes, and the group's interpretation goes back to the signals.
dialogue-new = New dialogue
dialogue-none = No dialogue has been held yet.
dialogue-kind = What kind of meeting?
dialogue-kind-foresight_dialogue = Foresight dialogue
dialogue-kind-round_table = Round table of NGOs
dialogue-kind-residents_panel = Residents' panel
dialogue-name = Subject or title
dialogue-name-help = Write no names of persons in the title.
dialogue-where = Where is it held, or which area is it about?
dialogue-where-choose = Choose a region or a municipality
dialogue-whole-region = The whole region: { $region }
dialogue-participants = Participants by role
dialogue-participants-help = Numbers only; no names are written down. Each participant is one voice.
dialogue-start = Begin the dialogue
dialogue-number = { $number ->
    [0] no statements
    [one] one statement
   *[other] { $number } statements
}
dialogue-people = { $number ->
    [one] one participant
   *[other] { $number } participants
}
dialogue-say = Write in a statement
dialogue-said-by = Who spoke?
dialogue-someone = { $voice }, not said which
dialogue-person = { $voice } { $number }
dialogue-say-text = What was said?
dialogue-say-do = Store the statement
dialogue-say-help = The text is stored without names and shows below at once.
dialogue-done-say = The statement has been stored.
dialogue-done-waits = The statement has been stored and waits in the privacy queue.
dialogue-waiting = { $number ->
    [one] One text waits in the privacy queue. It is shown here once it has been checked.
   *[other] { $number } texts wait in the privacy queue. They are shown here once they have been checked.
}
dialogue-said = Statements
dialogue-said-none = No statements have been written in yet.
dialogue-file = Add a file
dialogue-file-help = Notes or a table (.txt, .docx, .csv, .xlsx), at most { $limit } MB. Each paragraph or row is one statement.
dialogue-file-choose = File
dialogue-file-do = Add the file to the dialogue
dialogue-sheet = Dialogue sheet
dialogue-sheet-go = Open the dialogue sheet: signals and questions for this group
dialogue-sheet-lead = These findings concern { $region }. Read them together and tell what they mean to you.
dialogue-sheet-none = The newest week has no signals or watched findings of this area. Ask each other what has changed.
dialogue-sheet-ask = To discuss
dialogue-sheet-silent = Who has not been heard
dialogue-sheet-silent-place = Nothing has been heard from { $place } for { $weeks } weeks. How are things there?
dialogue-sheet-open = What else has changed that nobody speaks of yet?
ask-watch = Do you recognise this, or is it chance?
ask-few = Only a few have told of this. Who should be asked?
ask-one-place = Is the same seen in other municipalities?
ask-one-source = What is known of this elsewhere: among workers, NGOs, residents?
ask-one-language = How is this felt in the other language group?
ask-short = Will this pass, or is it the beginning of something?
ask-always = What could this come from, and what should be done next?
dialogue-interpret = The group's interpretation
dialogue-interpret-help = What does the group say of this? The interpretation shows on the signal's page without names. It does not count as a new voice.
dialogue-interpret-do = Store the interpretation
dialogue-done-interpret = The interpretation has been stored.
dialogue-interpretations = Interpretations by groups
dialogue-print = Print with the browser; the forms are left out and lines stand in their place on paper.
error-dialogue-unknown = There is no dialogue { $number }.
error-dialogue-title = Give the dialogue a subject or a title.
error-dialogue-kind = Choose what kind of meeting it is.
error-dialogue-where = Choose the region or municipality that the dialogue is about.
error-dialogue-people = Write the number of participants as 0–200.
error-dialogue-nobody = Write the number of participants of at least one role.
