package io.perennial.sandbox.salesforce.org;

import java.util.ArrayList;
import java.util.List;

/** A call, or one record of it, is refused. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ApiError> errors;
  private final int status;

  public ApiException(ApiError error) {
    this(error.status(), List.of(error));
  }

  public ApiException(String code, String message) {
    this(ApiError.of(code, message));
  }

  /** A refusal with a status of its own. */
  public ApiException(int status, List<ApiError> errors) {
    super(errors.toString());
    this.errors = new ArrayList<>(errors);
    this.status = status;
  }

  public List<ApiError> errors() {
    return List.copyOf(errors);
  }

  /** HTTP status, if the whole call is refused. */
  public int status() {
    return status;
  }
}
