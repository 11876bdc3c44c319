# The identity of signals: merging, splitting and what became of them
event-merged = was merged into signal { $other }
event-joined = took in signal { $other }
event-split = split from signal { $other }
event-parted = signal { $other } split from it
event-asleep = fell asleep
error-merge-itself = Signal { $signal } can't be merged into itself.
error-merge-loop = These signals are merged already. If they should go the other way, undo the earlier merge first.
error-merge-already = Signal { $signal } was merged into signal { $into }. Decide there, or undo the merge first.
error-split-nothing = Choose at least one statement that becomes a signal of its own.
error-split-everything = Not every statement can be split off. Leave at least one in the signal.
error-split-foreign = Statement { $statement } is not part of signal { $signal }.
