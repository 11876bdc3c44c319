# Search and saved searches
search-how = How to search
search-how-both = Words and meaning
search-how-words = Words only
search-how-meaning = Meaning only
search-help = The search finds inflected forms of words, and statements that mean the same in other words or in the other language.
search-counts = { $words } statements have the words; another { $close } are close in meaning.
search-meaning-loading = Search by meaning is being loaded. What was found by words is shown; search again in a moment.
search-meaning-absent = Search by meaning is not in use: the language model was not fetched. What was found by words is shown.
search-tip-meaning = Describe the matter in a whole sentence and choose “Meaning only”.
search-by-words = words
search-by-meaning = meaning
search-by-both = words and meaning
search-files = Results as a file
watch-title = Saved searches
watch-lead = A saved search looks for new statements whenever the week is run, and tells when there are any.
watch-none = No searches have been saved yet. Search for something and save it below the results.
watch-save = Save the search
watch-save-help = The search is done in each weekly run. New statements are told to you on the page This week. Names of people are not stored.
watch-name = Name of the search
watch-save-do = Save the search
watch-by = Saved by { $user }, { $at }.
watch-search = Search all statements
watch-nothing = Since it was saved, no statement has come that fits the search.
watch-delete = Delete the search
watch-deleted = The search is deleted and looks for new statements no more.
watch-back = Take the search back
watch-new = new
watch-week = New in your saved searches
watch-news = { $number ->
    [one] one new
   *[other] { $number } new
}
watch-found = { $number ->
    [0] No statements
    [one] One statement
   *[other] { $number } statements
}
watch-seen = { $number ->
    [one] Mark the new one as seen
   *[other] Mark { $number } new as seen
}
watch-done-saved = The search has been saved.
watch-done-seen = Marked as seen.
watch-done-deleted = The search has been deleted. It can be taken back on this page.
watch-done-back = The search has been taken back.
error-watch-name = Give the search a name.
error-watch-query = Write first what you are looking for.
error-watch-many = There are { $most } saved searches already. Delete one of them first.
error-watch-other = The search is another user's. Only that user can change it.
error-watch-unknown = There is no saved search { $number }.
export-files = The page as a file
