package io.perennial.sandbox.dataset;

/** A data set cannot be read; the message names file, line, column and mend. */
public final class DatasetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatasetException(String message) {
    super(message);
  }
}
