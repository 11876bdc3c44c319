# Privacy of what is shown and of what leaves
disclosure-title = What is not shown
disclosure-nothing = Nothing was left out.
disclosure-signals = Of { $number ->
    [one] one finding
   *[other] { $number } findings
} only the region is told, since fewer than { $least } people spoke. Statements not shown for that reason: { $quotes }.
disclosure-places = { $number ->
    [one] One municipality is not named, since fewer than { $least } people spoke there or another's number could be worked out.
   *[other] Municipalities are left unnamed { $number } times, since fewer than { $least } people spoke there or another's number could be worked out.
}
disclosure-reviewer = { $number ->
    [one] One statement is not shown by a reviewer's decision.
   *[other] { $number } statements are not shown by a reviewer's decision.
}
disclosure-in-other-words = { $number ->
    [one] One statement is paraphrased.
   *[other] { $number } statements are paraphrased.
}
disclosure-paraphrased = paraphrased
disclosure-no-place = place not told
disclosure-rest-of = { $region }, other municipalities
disclosure-token = [MUNICIPALITY]
disclosure-exists = It was spoken of here: { $regions }. Fewer than { $least } people spoke, so statements, municipalities and words are not shown. The finding counts all the same.
disclosure-no-quotes = The statements are not shown. They are shown once at least { $least } people have spoken.
setting-shown_voices = People before anything is shown
setting-shown_voices-means = How many independent people must have spoken before statements or a municipality's name are shown.

web-quote-limit = Limit what is shown
web-quote-withhold = Do not show this statement
web-quote-withhold-help = It is left out of every page and digest but still counts. The history undoes it.
web-quote-paraphrase = Show it in other words
web-quote-paraphrase-help = Write it so that nobody can tell who said it. The original words are not shown.
web-quote-words = The statement in other words
web-done-withhold = The statement is no longer shown.
web-done-paraphrase = The statement is shown in other words.
web-was-withhold = Statement withheld
web-was-paraphrase = Statement paraphrased
cli-quote-withheld = The statement is no longer shown (decision { $decision }).
cli-quote-paraphrased = The statement is shown in other words (decision { $decision }).
error-paraphrase-empty = Write first in which words the statement is to be shown.
error-quote-foreign = The statement { $statement } is not one of signal { $signal }.
error-leak-identifier = The file was not written: something in it identifies a person (at { $place }, { $number } found in all). Limit the statement on the signal's page, or erase the document, and try again.
error-leak-author = The file was not written: an author's key stands in it (at { $place }, { $number } found in all). Tell the administrator.
error-leak-secret = The file was not written: a secret key of the program stands in it (at { $place }, { $number } found in all). Tell the administrator at once.
error-leak-text = The file was not written: a statement that must not be shown stands in it (at { $place }, { $number } found in all). Tell the administrator.
