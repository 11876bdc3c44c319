# Handling of data: erasing, retention, backups, logs, keys, encryption
cli-erase-reach = This would go: documents { $documents }, statements { $statements }, authors { $authors }, vectors { $vectors }. Passages set aside: { $asides }. Signals with statements among them: { $signals }. Frozen weeks whose records they are of: { $editions }.
cli-erase-preview = Nothing has been erased yet. Add --yes to erase.
cli-erase-clean = The file has been rewritten.
cli-erased = Erased { $documents } documents and { $statements } statements. Their counts are kept.
cli-erased-backup = This backup was made before the erasure and still holds it: { $path }. Make a new one (botnia backup) and destroy the old.
cli-erased-file = This file still holds erased text: { $path }. Destroy it or make it anew.
cli-retention-months = { $months } months
cli-retention-line = { $source }: kept { $months }, documents { $documents }, to erase { $due }
cli-retention-set = The rule is kept: { $source }. Nothing was erased.
cli-retention-nothing = There is nothing to erase.
cli-backup = Backup { $number } was written: { $path } (SHA-256 { $sha256 }).
cli-backup-dropped = An old backup was destroyed: { $path }
cli-key-rotated = The secret was rotated (generation { $generation }) and the keys of { $authors } authors carried over. Back up botnia.key now: an older copy no longer does.
cli-audit-whole = The log's chain holds: { $rows } rows, the newest has the hash { $hash }.
cli-audit-changed = Row { $row } of the log was changed.
cli-audit-missing = Row { $row } of the log is missing.
cli-audit-cut_off = The end of the log was cut off from row { $row } on.
cli-audit-other = Row { $row } of the log has another hash than the one kept.
cli-init-encrypted = The store is encrypted. Without the { $secret } nobody can open or restore it.
cli-init-with-key_file = key file
cli-init-with-passphrase = passphrase
edition-erased = Since the freeze { $number ->
    [one] one document
   *[other] { $number } documents
} of this week's records were erased.
edition-differs-rekeyed = author keys were rotated after the freeze, so the hash of the records can't be compared; the replayed list differs.
error-erase-one = Give one of --author, --author-key, --document and --statement.
error-erase-nothing = Nothing to erase was found. Check the name or the id.
error-erase-busy = The rows are gone, but another program holds the store open, so traces are left in the file. Close other programs and run: botnia erase --clean
error-retention-months = Give a number of months, 1 to 1200, or ever.
error-backup-broken = The backup { $path } failed. See that there is room on the disk and that the folder can be written.
error-encryption-passphrase = Encryption needs a key file, or a passphrase of at least { $shortest } characters.
error-encryption-locked = The store is encrypted. Give the passphrase in the variable { $variable }, or run the command in a terminal, which asks for it.
error-encryption-key-file = The store is encrypted with a key file. Say where it is in the variable { $variable }.
error-encryption-key-short = The key file { $path } is too short: it needs at least { $shortest } bytes.
error-encryption-wrong-key = The passphrase or key file does not open the store.
error-encryption-card = The file { $path } is broken. Restore it from the backup.
