# The privacy queue
queue-title = Privacy queue
queue-lead = New texts wait here until somebody has seen that names and identifiers are gone. Nothing reads them before that.
queue-empty = Nothing waits.
queue-batch = Batch { $number }
queue-documents = { $number ->
    [one] one document
   *[other] { $number } documents
}
queue-state-held = waiting
queue-state-released = released
queue-state-returned = returned
queue-how = What was removed is highlighted. Mark names that were missed: they are removed in every inflected form from all texts of the same kind of source, those released before and those that come later too.
queue-words = Words with a capital letter that were not removed
queue-type = Another word or name to remove
queue-type-help = Write the word as it stands in the text. A space between several words.
queue-mark = Remove the marked
queue-marked = { $words } words were marked. { $held } waiting and { $released } released documents changed.
queue-marked-short = The marked words were removed from the source's texts.
queue-release = Release for use
queue-release-help = The texts are in the next run, the search and the pages.
queue-release-do = Release the batch
queue-released = { $number } documents were released.
queue-released-short = The batch was released.
queue-return = Return
queue-return-help = The batch's texts are deleted. The file can be put right and added anew.
queue-return-do = Return the batch
queue-returned = { $number } documents were returned and deleted from the queue.
queue-returned-short = The batch was returned and deleted from the queue.
queue-reason = Why is the batch returned?
queue-reason-names = Too many names or identifiers
queue-reason-sensitive = A person can be told by other things
queue-reason-wrong = The wrong file
queue-reason-other = Another reason
queue-choose-reason = Choose a reason.
queue-pages = Pages of the queue
cli-queue-line = Batch { $batch } ({ $state }): { $number } documents, { $name }, { $by }, { $at }
cli-held = The texts wait in the privacy queue as batch { $batch }. Look at them: botnia queue show { $batch }
error-queue-batch = There is no batch { $batch }, or it has been dealt with.
error-queue-no-word = Mark or type at least one word.
setting-hold = What waits to be looked at
setting-hold-means = Which texts wait in the privacy queue before they are used: web means those that come through the pages, all means all, none means none.
