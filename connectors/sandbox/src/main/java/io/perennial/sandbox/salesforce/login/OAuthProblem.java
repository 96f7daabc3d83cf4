package io.perennial.sandbox.salesforce.login;

/** A login is refused, in OAuth's words. */
final class OAuthProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String error;

  OAuthProblem(String error, String description) {
    super(description);
    this.error = error;
  }

  String error() {
    return error;
  }
}
