# Adding material on the pages, and the program's jobs
setting-backup_folder = Folder of backups
setting-backup_folder-means = The folder that backups made on the pages are written to, an external disk say. Empty means the folder “backups” in the home folder.
right-jobs = Running the week needs a role.
step-copy = Copying the present material
step-check = Checking
step-carry = Carrying over what has to stay
step-put = Restoring

material-nav = Add material
material-title = Add material
material-lead = Minutes, notes and survey answers go in as they are. The program takes out what names a person before anything is stored.
material-files = Files
material-files-help = Formats that are read: { $endings }. At most { $most } files at a time, { $limit } MB together.
material-source = Kind of source
material-source-help = Choose one if the file does not say where the material comes from.
material-in-file = The file says it
material-day = Day, if the file has none
material-place = Municipality, if the file has none
material-table = Columns of a table
material-table-help = Needed only if the program does not find the right columns of a table.
material-mapping = Columns saved earlier
material-mapping-none = Not used
material-column-text = Columns of the answers
material-column-help = The heading of the column exactly as the table has it. If the answers stand in several columns, write each on a line of its own.
material-column-date = Column of the date
material-column-municipality = Column of the municipality
material-column-author = Column of the respondent's code
material-save-as = Remember the columns under this name
material-promise = The file is deleted as soon as it has been read. Only text without names stays.
material-do = Add the material
material-choose-again = Choose the files again. Everything else is still here.
material-jobs = Files that you added
material-none = You have not added files here yet.
dialogue-file-worker = The file is read separately, and you see at once how far it is.

jobs-title = Jobs
jobs-lead = What takes long is done in the background. You may close the page; the job goes on.
jobs-run = The week's run
jobs-run-help = The run looks for new signals in what was added and brings the weekly digest up to date. It can be run as often as you like.
jobs-run-do = Run the week
jobs-every = All jobs
jobs-yours = Your jobs
jobs-none = There have been no jobs yet.
job-add = Adding material
job-drop = Adding a file to a dialogue
job-run = The week's run
job-backup = Backup
job-restore = Restoring a backup
job-check = Thorough check
job-asked = Job { $number }, asked for by { $user }, { $at }.
job-asked-short = { $user }, { $at }
job-badge-waiting = Waiting
job-badge-running = Running
job-badge-done = Done
job-badge-failed = Failed
job-state-waiting = The job waits for its turn.
job-state-running = The job is running.
job-state-done = The job is done.
job-state-failed = The job failed.
job-progress = Progress of the job
job-no-worker = Nothing does the jobs just now, so nothing happens. It starts when the service is started anew (botnia serve).
job-again = The job was cut short and begun anew. What was stored already is not stored again.
job-failed-add = Rows that were stored stay, and nothing is stored twice. Put the reason right and add the file again.
job-failed-drop = What was stored of the dialogue stays, and nothing is stored twice. Put the reason right and add the file again.
job-failed-run = The weeks that were finished are kept. Put the reason right and run the week again.
job-failed-backup = The material is as it was, but no backup was made.
job-failed-restore = Nothing was restored. The material is as it was.
job-failed-check = The check could not be made.
job-held = The texts wait in the privacy queue until the privacy officer has looked at them.
job-stored = The texts are in the next run of the week.
job-known = Everything in the file was in the material already.
job-nothing = Nothing of the file was stored.
job-refused-more = The first { $shown } of { $all } are shown.
job-hint-columns = Open Columns of a table in the form, write the heading of the answers' column and add the file again.
job-ran = { $weeks ->
    [0] There were no new weeks to run.
    [one] One week was run.
   *[other] { $weeks } weeks were run.
} { $encoded ->
    [0] There were no new statements.
    [one] One new statement was in it.
   *[other] { $encoded } new statements were in it.
}
job-ran-go = Go to the weekly digest
job-backed-up = Backup { $number } was made ({ $size }).
job-restored = Backup { $number } was restored. What was there before is in backup { $kept }.
job-checked = What the check found is on the page of administration.
job-to-dialogue = Go to the dialogue
job-to-material = Add more material
job-refresh = The page keeps itself up to date. Without scripts it loads again every { $seconds } seconds.
job-refresh-stop = Don't update by itself
job-refresh-start = Update by itself again

error-upload-nothing = Choose at least one file.
error-upload-many = These are too many files. Add at most { $most } at a time.
error-upload-large = The files are too large together. At most { $limit } MB can be added at a time.
error-upload-kind = One of the files is of a format that is not read. The formats are: { $endings }.
error-upload-source = Choose the kind of source from the list.
error-upload-mapping = There are no such saved columns. Choose them from the list.
error-job-unknown = There is no job { $number }.
error-job-killed = The job was cut short { $times } times and was not begun again. The computer may have run out of memory: split the material into smaller files or close other programs.
error-job-disk = Files could not be read or written ({ $reason }). See that there is room on the disk and that the folder can be written.
error-job-memory = The computer ran out of memory. Close other programs or split the material into smaller files.
error-job-locked = The material could not be written because another program used it too long ({ $kind }). Try again.
error-job-broken = The program has a fault ({ $kind }). Tell the administrator, with the number of the job.
cli-worker-other = Another worker is up already.
cli-job-done = Job { $number } is done: { $kind }.
cli-job-failed = Job { $number } failed: { $kind }. { $reason }
jobs-empty-pages = The same can be done on these pages too:
