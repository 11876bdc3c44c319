# One's own account, the second step of signing in, the organisation's own sign-in
account-title = Your account
account-second = Signing in in two steps
account-second-what = With two steps, signing in needs a one-time code from an app on your phone as well as the password. The password alone lets nobody in then.
account-step-app = Put an authenticator app (TOTP) on your phone if you have none yet.
account-step-scan = Read this picture with the app.
account-step-type = If you can't read the picture, type this key into the app:
account-step-code = Type the code that the app shows.
account-qr = QR code for the authenticator app
account-on-do = Turn on
account-on = Signing in in two steps is on.
account-codes = Keep these recovery codes in a safe place. If the phone is lost, each lets you in once. They are not shown again.
account-is-on = Signing in in two steps is on.
account-codes-left = { $number ->
    [0] No recovery codes are left.
    [one] One recovery code is left.
   *[other] { $number } recovery codes are left.
}
account-off-do = Turn off
account-done-off = Signing in in two steps is off.
second-title = Give the one-time code
second-lead = The password fits. Now give the code of your authenticator app.
second-code = One-time code
second-help = If the app is not at hand, give a recovery code. If there are none either, ask the administrator to take the second step away.
error-second-code = The code does not fit. Wait until the app shows a new one and try again.
users-second-do = Take the second step away
users-second-help = The person gets in with the password alone again. For a lost phone.
users-done-second = The second step was taken away.
user-act-second = Two steps turned on
user-act-second-off = Two steps turned off
oidc-do = Sign in with your organisation's account
oidc-or = Or sign in with an account of this service:
error-oidc-failed = Signing in with your organisation's account failed. Try again or sign in with an account of this service.
error-oidc-unknown = Your organisation's account is in order, but you have no account in this service. Ask the administrator for one.
error-oidc-issuer = The address { $issuer } of the setting oidc_issuer has to begin with https://.
error-oidc-secret = The settings of the organisation's sign-in are not complete. Give oidc_client, and the secret in the file { $file } or the variable { $variable }.
user-act-bound = Bound to an organisation's account
setting-oidc_issuer = The organisation's sign-in
setting-oidc_issuer-means = The address of the organisation's own sign-in (OpenID Connect). Empty means that it is not used.
setting-oidc_client = Our name at the organisation's sign-in
setting-oidc_client-means = The name by which the organisation's sign-in knows this service. The secret lies in the file oidc.secret.
setting-oidc_claim = What a user is known by
setting-oidc_claim-means = Which of the organisation's claims is the user's name here the first time. An e-mail address counts only if it is verified.
