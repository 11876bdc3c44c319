# Why a text was set aside from the statements.

aside-follow-up = The section records what was agreed, not what was noticed
aside-reference = Reference number, page number or date
aside-detail = Details of the meeting or the document
aside-fragment = Too short to be a statement
aside-people = List of participants
aside-table = Table without open texts
aside-header = Header or footer
aside-quoted = Quoted from an earlier mail
aside-signature = Signature
aside-notice = Notice of confidentiality, or a line of advertising
aside-repeated = Repeated in documents of the same source
