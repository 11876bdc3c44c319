# Reading files. "error-" refuses a file or a command, "refusal-" a row or a part of a file.

error-intake-path-missing = { $path } was not found. Check the path and its spelling.
error-intake-folder-empty = The folder { $path } has no file that can be read. Files that end in { $endings } are read.
error-intake-extension = { $file } is of a kind that is not read. Save it in one of these formats: { $endings }.
error-intake-unreadable = { $file } can't be opened. Check that you may read it and that no other program has locked it.
error-intake-file-name = The name of { $file } has letters or signs that can't be shown. Give the file another name and add it again.
error-intake-empty = { $file } is empty. Export it again and check that it has content.
error-intake-too-big = { $file } is { $size } MB; the limit is { $limit } MB. Split it into smaller files.
error-intake-zip-bomb = { $file } unpacks to far more than its size and was not opened. Save it again with the program it was made with, or split it.
error-intake-too-wide = { $file } has cells so far apart that the sheet would not fit in memory. Delete what stands far outside the table and save again.
error-intake-password = { $file } is protected by a password. Open it, remove the password and save it again.
error-intake-broken = { $file } is broken or of another format than its name says. Open it in the program it was made with and save it again.
error-intake-encoding = The letters of { $file } can't be told for certain: the file is damaged or mixes encodings. Save it again as UTF-8.
error-intake-not-text = { $file } does not hold text. Save it as UTF-8 text or in its own format (.xlsx, .docx).
error-intake-json-array = { $file } is one JSON structure. Write one record on each line (JSONL).
error-intake-no-header = No header row was found in { $file }. Give each column a heading on the first row, or name the columns with --map text=HEADING.
    .page = No header row was found in { $file }. Give each column a heading on the first row and add the file again.
error-intake-no-text-column = No column of open answers was found in { $file }. Name it with --map text=HEADING. The columns are: { $columns }.
    .page = No column of open answers was found in { $file }. Write its heading in the form, under Columns of the answers. The columns are: { $columns }.
error-intake-no-rows = { $file } has headings but no rows under them. Export it again and check that it has answers.
error-intake-no-statements = No statement was found in { $file }. Write each as a paragraph or a dashed line of its own.
error-intake-no-source = { $file } does not say what kind of source it is. Give it with --source, for example --source survey.
    .page = { $file } does not say what kind of source it is. Choose the kind of source in the form.
error-intake-no-date = { $file } has no date. Give it with --date 2026-09-14, name the column with --map date=HEADING, or write the date in the file's name.
    .page = { $file } has no date. Give the day in the form, name the column of dates, or write the date in the file's name.
error-intake-source = There is no source kind “{ $name }”. The kinds are: { $kinds }.
error-intake-map-syntax = “{ $part }” is not a part of a mapping. Write field=heading, for example --map text=Answer,date=Time.
error-intake-map-field = There is no field “{ $field }”. The fields are: { $fields }.
error-intake-map-twice = The field { $field } has two columns in the mapping. Only text can have several; keep one of the others.
    .page = The field { $field } has two columns. Keep one of them.
error-intake-map-column = { $file } has no column “{ $column }”. Correct the mapping. The columns are: { $columns }.
error-intake-spread-date = --date and --spread-from can't be given together. Choose one of them.
error-intake-spread-weeks = Dates can be spread over one week or more. Give --spread-weeks a whole number from 1 up.
error-intake-old-format = { $file } is of a format that is not read. Open it and save it as .docx, .odt, .xlsx or .pdf.
error-intake-macros = { $file } has macros (program code) and was not opened. Save it without macros as .xlsx or .docx.
error-intake-entities = { $file } defines structures of its own (DOCTYPE) that may do harm and was not opened. Save it again with the program it was made with.
error-intake-image = { $file } is a picture, and no text is read from pictures. Write the text into a file, or add the original document.
error-intake-archive = { $file } is a packed folder. Unpack it and add the folder.
    .page = { $file } is a packed folder. Unpack it and choose the files in it.
error-intake-scanned = The pages of { $file } are pictures without text (a scanned document). Add the original document, or recognise its text with another program first.
error-intake-too-long = { $file } has { $pages } pages; the limit is { $limit }. Split it.
error-intake-too-many-parts = { $file } has more than { $limit } paragraphs. Split it into smaller files.
error-intake-line-too-long = { $file } has a line of more than { $limit } characters. Check that each record is on a line of its own.

refusal-no-text = No text in { $column }. Add the text or delete the row.
refusal-text-too-long = The text has { $length } characters; the limit for one answer or paragraph is { $limit }. Split it.
refusal-no-date = No date. Add it to the row or give it for the whole file with --date.
    .page = No date. Add it to the row, or give the day in the form.
refusal-bad-date = The date in { $column } can't be read. Write it as 14.9.2026 or 2026-09-14.
refusal-ambiguous-date = Day and month in { $column } can't be told apart. Write the date as 14.9.2026 or 2026-09-14.
refusal-date-out-of-range = The date in { $column } is before { $earliest } or over a year ahead. Correct it.
refusal-no-source = The kind of source is missing. Add it to the row or give it for the whole file with --source.
    .page = The kind of source is missing. Add it to the row, or choose it in the form.
refusal-source = The kind of source in { $column } is unknown. Correct it or give it for the whole file with --source.
    .page = The kind of source in { $column } is unknown. Correct it, or choose it in the form.
refusal-json = The line is not a JSON record. Write one record in braces on each line.
refusal-too-many-cells = The row has { $cells } cells but there are { $columns } columns. Put texts that hold the delimiter in quotation marks.
refusal-quotes = The file was read up to a quotation mark that never closes; the rows after it were left out. Correct the quotation marks and add the file again.
refusal-sheet = No open answers were found on this sheet, so it was left out. If it has them, name their column with --map text=HEADING.
    .page = No open answers were found on this sheet, so it was left out. If it has them, write the heading of their column in the form, under Columns of the answers.
refusal-follow-up = The section “{ $heading }” records what was agreed, not what was noticed, so it was not taken as statements.
refusal-scanned = The page is a picture without text and could not be read. Recognise its text with another program first.
refusal-formulas = The workbook has { $number } formulas whose result was not saved; they were left empty. Open the file in a spreadsheet program and save it again.
refusal-formula = { $column } holds a formula and no text. Write the content of the cell as text.
refusal-attachment = Attachment { $number } of the mail was not read. Save it as a file of its own and add that.
